/** What only shows on a terminal, or on an old Node. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { type Output, ago, bytes, createOutput, duration } from '../src/output.ts';
import { buildProgram } from '../src/program.ts';
import { CliHome, finished, type GatewayProcess } from './cli-process.ts';

let home: CliHome;
let gateway: GatewayProcess;
let token: string;

beforeAll(async () => {
  home = await CliHome.create();
  gateway = await home.gateway();
  token = await home.token();
});

afterAll(() => home.remove());

function terminal(): Output & { readonly writes: string[] } {
  const writes: string[] = [];
  const stream = { isTTY: true, write: (text: string) => writes.push(text) > 0 };
  return { ...createOutput(stream as unknown as NodeJS.WriteStream), writes };
}

function run(output: Output, ...args: string[]): Promise<unknown> {
  const connection = ['--url', gateway.url, '--token', token];
  return buildProgram(output).parseAsync(['node', 'openclaw', ...args, ...connection]);
}

test('a reply is written as it grows', async () => {
  const output = terminal();
  await run(output, 'agent', '-m', '!slow=100 one two three four five six seven eight nine ten');
  expect(output.writes.length).toBeGreaterThan(2);
  expect(output.writes.join('')).toBe('You said: one two three four five six seven eight nine ten\n');
});

test('a reply that breaks off ends its line', async () => {
  const output = terminal();
  await expect(run(output, 'agent', '-m', '!slow=300 one two three four', '--timeout', '1')).rejects.toThrow(
    'stopped',
  );
  const text = output.writes.join('');
  expect('You said: one two three four\n'.startsWith(text.slice(0, -1))).toBe(true);
  if (text !== '') expect(text.endsWith('\n')).toBe(true);
});

test('colours on a terminal, not with NO_COLOR', async () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv('NO_COLOR', undefined);
  const coloured = terminal();
  await run(coloured, 'health');
  expect(coloured.writes.join('')).toContain('\u001b[32mok\u001b[0m');
  vi.stubEnv('NO_COLOR', '1');
  const plain = terminal();
  await run(plain, 'health');
  expect(plain.writes.join('')).not.toContain('\u001b');
});

test('an old Node is told in one line', async () => {
  const bin = fileURLToPath(new URL('../bin/openclaw.js', import.meta.url));
  const pretend = 'Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.1.0"}})';
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${pretend}`, bin, 'health']);
  const result = await finished(child);
  expect(result.code).toBe(2);
  expect(result.stdout).toBe('');
  expect(result.stderr).toMatch(/^openclaw: this needs Node 24 or newer[^\n]*\n$/);
});

test.each([
  [duration(0), '0ms'],
  [duration(340.4), '340ms'],
  [duration(59_600), '1m'],
  [duration(62_000), '1m 2s'],
  [duration(90_061_000), '1d 1h'],
  [ago(1000, 1500), 'just now'],
  [ago(1000, 6000), '5s ago'],
  [ago(null), '-'],
  [bytes(2048), '2 KiB'],
  [bytes(1_572_864), '1.5 MiB'],
])('%s', (text, expected) => {
  expect(text).toBe(expected);
});
