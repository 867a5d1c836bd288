/** What real gateways were seen to say has to fit the specification. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const TRANSCRIPTS = join(ROOT, 'conformance', 'transcripts');
/** Folders of gateways carry a version; `a2ui` holds no frames, canvas.test.ts checks it. */
const implementations = readdirSync(TRANSCRIPTS, { withFileTypes: true }).filter(
  entry => entry.isDirectory() && /-\d/.test(entry.name),
);

describe.each(implementations.map(({ name }) => name))('%s', name => {
  test('every server frame of a specified method or event validates', () => {
    const run = spawnSync(
      process.execPath,
      [join(ROOT, 'scripts', 'check-recordings.js'), '--json', join(TRANSCRIPTS, name)],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    const { specified, valid, excused, failures } = JSON.parse(run.stdout) as {
      specified: number;
      valid: number;
      /** Frames that do not validate, by the reason why that is right. */
      excused: Record<string, number>;
      failures: unknown[];
    };
    expect(failures).toEqual([]);
    expect(specified).toBeGreaterThan(500);
    const reasoned = Object.values(excused).reduce((sum, count) => sum + count, 0);
    expect(valid + reasoned).toBe(specified);
    expect(reasoned / specified).toBeLessThan(0.02);
  });
});
