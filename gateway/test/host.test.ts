import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLogFile } from '../src/log/log-file.ts';
import { TOKEN, tempDir, testGateway } from './support/gateway.ts';
import { connected } from './support/raw-client.ts';

describe('logs.tail', () => {
  test('follows the log of the gateway, without secrets', async () => {
    const stateDir = await tempDir();
    const gateway = await testGateway({ stateDir });
    const { client } = await connected(gateway.url);
    const first = (await client.request('logs.tail')).payload;
    expect(first.lines.map((line: string) => JSON.parse(line).message)).toContain('connected');
    expect(first).toMatchObject({ truncated: false, reset: false, cursor: first.size });
    expect((await client.request('logs.tail', { cursor: first.cursor })).payload.lines).toEqual([]);
    await connected(gateway.url);
    const next = (await client.request('logs.tail', { cursor: first.cursor })).payload;
    expect(next.lines).toHaveLength(1);
    expect(JSON.stringify([first, next])).not.toContain(TOKEN);
    expect(statSync(first.file).mode & 0o077).toBe(0);
    expect(path.dirname(first.file)).toBe(path.join(stateDir, 'logs'));
  });

  test('limits, cursors and files set aside', async () => {
    const dir = await tempDir();
    const file = createLogFile({ path: path.join(dir, 'logs', 'x.log'), maxBytes: 2000 });
    for (let line = 0; line < 10; line++) file.log.info(`line ${line}`);
    const all = file.tail({});
    const size = all.size / 10;
    expect(all.lines).toHaveLength(10);
    expect(file.tail({ limit: 2 })).toMatchObject({ lines: all.lines.slice(-2), truncated: true });
    const part = file.tail({ cursor: 0, maxBytes: Math.round(size * 2.5) });
    expect(part).toMatchObject({ lines: all.lines.slice(-2), truncated: true });
    expect(part.skippedBytes).toBeGreaterThan(0);
    expect(file.tail({ cursor: all.cursor + 1 })).toMatchObject({ reset: true, lines: all.lines });

    for (let line = 10; line < 60; line++) file.log.info(`line ${line}`);
    expect(readdirSync(path.join(dir, 'logs')).sort()).toEqual(['x.log', 'x.log.1']);
    const later = file.tail({ cursor: all.cursor });
    expect(later.reset).toBe(true);
    expect(later.lines.at(-1)).toContain('line 59');
    expect(file.tail({ cursor: later.cursor })).toMatchObject({ lines: [], reset: false });
    file.close();
  });
});

test('gateway.identity.get: one key for the life of the state directory', async () => {
  const stateDir = await tempDir();
  const ask = async () => {
    const gateway = await testGateway({ stateDir });
    const { client } = await connected(gateway.url, { scopes: ['operator.read'] });
    const { payload } = await client.request('gateway.identity.get', {});
    await gateway.close();
    return payload;
  };
  const first = await ask();
  const raw = Buffer.from(first.publicKey, 'base64url');
  expect(raw).toHaveLength(32);
  expect(first.deviceId).toBe(createHash('sha256').update(raw).digest('hex'));
  expect(await ask()).toEqual(first);
  expect(statSync(path.join(stateDir, 'gateway-identity.key')).mode & 0o777).toBe(0o600);
});
