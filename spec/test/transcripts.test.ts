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
  test('every frame of a specified method or event validates', () => {
    const folder = join(TRANSCRIPTS, name);
    const run = spawnSync(
      process.execPath,
      [
        join(ROOT, 'conformance', 'bin', 'clawspec.js'),
        'validate',
        '--json',
        ...readdirSync(folder).map(file => join(folder, file)),
      ],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    expect(run.status, run.stdout + run.stderr).toBe(0);
    const totals = run.stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as { valid: number; excused: number });
    const sum = (key: 'valid' | 'excused') => totals.reduce((all, one) => all + one[key], 0);
    expect(sum('valid')).toBeGreaterThan(200);
    // Frames that do not validate, with the reason why that is right.
    expect(sum('excused') / sum('valid')).toBeLessThan(0.02);
  });
});
