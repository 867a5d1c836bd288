/** What the suite starts ends with it, however the shell that it went through behaves. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { launch } from '../src/run/command.ts';
import { start, temporary } from './sockets.ts';

const folder = await temporary();
afterAll(() => folder.remove());

/** Waits until a command has written its process id there. */
async function pidIn(file: string): Promise<number> {
  const text = await vi.waitFor(
    async () => {
      const found = await readFile(file, 'utf8');
      if (!found.endsWith('\n')) throw new Error('not written yet');
      return found;
    },
    { timeout: 60_000 },
  );
  return Number(text);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const gone = (pid: number) => vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 60_000 });

describe.skipIf(process.platform === 'win32')('a gateway that the suite has started', () => {
  test('ends although its shell was gone before it', async () => {
    const file = join(folder.path, 'orphan');
    const launched = await launch(`sleep 60 & echo $! > ${file}; exit 3`);
    await expect(launched.died).rejects.toThrow(/exit code 3/);
    const pid = await pidIn(file);
    expect(isRunning(pid)).toBe(true);
    await launched.stop();
    await gone(pid);
    expect(existsSync(launched.state)).toBe(false);
  });

  test('is not started again once the run is over', async () => {
    const launched = await launch('exec sleep 60');
    await launched.stop();
    expect(() => launched.process.start()).toThrow(/over/);
  });

  test('ends with a suite that is interrupted, and so does its state', async () => {
    const file = join(folder.path, 'interrupted');
    const state = join(folder.path, 'state');
    const suite = start(
      [
        'test',
        '--command',
        `echo {state} > ${state}; echo $$ > ${file}; exec sleep 60`,
        '--case',
        'framing/ping',
      ],
      { OPENCLAW_STATE_DIR: '' },
    );
    const pid = await pidIn(file);
    const exited = once(suite.child, 'exit');
    suite.child.kill('SIGINT');
    expect(await exited).toEqual([null, 'SIGINT']);
    await gone(pid);
    expect(existsSync((await readFile(state, 'utf8')).trim())).toBe(false);
  });
});
