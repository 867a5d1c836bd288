import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { bench, textOf } from './agents-support.ts';

describe('kill -9', () => {
  it('loses no message that was told as final, and marks the run that it cut off', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'clawspec-kill-'));
    const file = join(dir, 'gateway.db');
    const script = fileURLToPath(new URL('agents-kill-child.ts', import.meta.url));
    const child = spawn(process.execPath, ['--no-warnings', script, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const told: string[] = [];
    try {
      for await (const line of createInterface({ input: child.stdout })) {
        told.push(line);
        // The child is in the middle of its next run, or of writing it down.
        if (told.length === 25) child.kill('SIGKILL');
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      expect(child.signalCode).toBe('SIGKILL');

      const b = await bench({ file });
      const { payload } = await b.call('chat.history', { sessionKey: 'main', limit: 1000 });
      const messages = payload['messages'] as { idempotencyKey: string }[];
      const keys = new Set(messages.map(message => message.idempotencyKey));
      expect(told.length).toBeGreaterThanOrEqual(25);
      expect(told.filter(runId => !keys.has(`${runId}:user`) || !keys.has(`${runId}:assistant`))).toEqual([]);
      const [row] = (await b.call('sessions.list', {})).payload['sessions'] as { status: string }[];
      expect(['killed', 'done']).toContain(row?.status);
      await b.call('chat.send', { sessionKey: 'main', message: 'back', idempotencyKey: 'back' });
      expect(textOf((await b.end('back'))['message'])).toBe('You said: back');
      await b.dispose();
    } finally {
      child.kill('SIGKILL');
      await rm(dir, { recursive: true, force: true });
    }
  });
});
