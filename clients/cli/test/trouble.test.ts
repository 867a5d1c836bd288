/** What commands say when they cannot do their work: a disk that is full, a gateway that is not there. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CliHome, finished } from './cli-process.ts';

const BIN = fileURLToPath(new URL('../bin/openclaw.js', import.meta.url));
let home: CliHome;
beforeAll(async () => {
  home = await CliHome.create();
});
afterAll(() => home.remove());

test.skipIf(!existsSync('/dev/full'))('a full disk under standard output is told in one line', async () => {
  const child = spawn('sh', ['-c', '"$0" "$@" > /dev/full', process.execPath, BIN, '--version']);
  const { code, stderr } = await finished(child);
  expect(stderr).toBe('openclaw: cannot write to standard output: ENOSPC: no space left on device, write\n');
  expect(code).toBe(1);
});

test('a node says why it waits, and claims nothing when it never got in', async () => {
  // Somebody who hangs up on everybody; nobody else can take the port meanwhile.
  const deaf = createServer(socket => socket.destroy());
  await once(deaf.listen(0, '127.0.0.1'), 'listening');
  const { port } = deaf.address() as { port: number };
  const node = home.spawn(['node', 'run', '--url', `ws://127.0.0.1:${port}`, '--token', 'x']);
  const run = finished(node);
  await new Promise<void>(resolve => {
    let text = '';
    node.stderr?.on('data', chunk => {
      text += chunk;
      if (/again in/.test(text)) resolve();
    });
    void run.then(() => resolve());
  });
  node.kill('SIGTERM');
  const { stdout, stderr } = await run;
  expect(stderr).toMatch(
    /^openclaw: waiting: ws:\/\/127\.0\.0\.1:\d+\/ cannot be reached: .*; again in \d+ms$/m,
  );
  expect(stdout).toBe('');
  deaf.close();
});
