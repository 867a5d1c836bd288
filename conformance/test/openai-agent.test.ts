/** The reference gateway with the scripted model behind its agent passes what the echo agent passes. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { referenceCommand } from './reference.ts';

const BIN = join(import.meta.dirname, '..', 'bin', 'clawspec.js');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clawspec-openai-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(['openai-completions', 'openai-responses'])('%s', { timeout: 120_000 }, async api => {
  await writeFile(
    join(folder, 'openclaw.json'),
    JSON.stringify({
      agents: { defaults: { model: { primary: 'openai/scripted' } } },
      models: { providers: { openai: { api } } },
    }),
  );
  const args = ['test', '--model', '--command', referenceCommand(folder), '--timeout-scale', '2'];
  // The tool that this agent has is not one that works on files.
  args.push('--fixture', 'tool-prompt=please !tool {}');
  const { code, stdout } = await new Promise<{ code: number; stdout: string }>(resolve => {
    execFile(process.execPath, [BIN, ...args, '--filter', 'chat/*', '--filter', 'agent/*'], (error, out) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout: out });
    });
  });
  expect(code, stdout).toBe(0);
  expect(stdout).toMatch(/[1-9]\d+ cases; (\d+) checks: \1 passed/);
});
