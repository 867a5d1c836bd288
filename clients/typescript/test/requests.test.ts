import { describe, expect, it } from 'vitest';
import { newClient, scripted } from './harness.ts';
import type { Frame } from './scripted-gateway.ts';

describe('requests', () => {
  it('matches responses by id: late, out of order, repeated and unknown ones', async () => {
    const gateway = await scripted(async peer => {
      await peer.accept();
      const [first, second] = [await peer.next(), await peer.next()];
      peer.ok('nobody-asked', {});
      peer.ok(second.id, 'second');
      peer.ok(second.id, 'again');
      peer.ok(first.id, 'first');
      const third = await peer.next();
      expect(new Set([first.id, second.id, third.id]).size).toBe(3);
      peer.ok(third.id, 'third');
    });
    const client = newClient(gateway.url);
    await client.connect();
    expect(await Promise.all([client.requestRaw('x.one'), client.requestRaw('x.two')])).toEqual([
      'first',
      'second',
    ]);
    expect(await client.requestRaw('x.three')).toBe('third');
  });

  it('gives keyed methods a key and leaves a given one alone', async () => {
    const seen: unknown[] = [];
    const gateway = await scripted(async peer => {
      await peer.accept();
      for (;;) {
        const frame = await peer.next();
        seen.push(frame.params['idempotencyKey']);
        peer.ok(frame.id, { runId: 'r', status: 'started' });
      }
    });
    const client = newClient(gateway.url, { uuid: () => 'made-key' });
    await client.connect();
    await client.request('chat.send', { sessionKey: 'main', message: 'a' });
    await client.request('chat.send', { sessionKey: 'main', message: 'a', idempotencyKey: 'mine' });
    expect(seen).toEqual(['made-key', 'mine']);
  });

  it('comes back after a message that was too large, without what was under way', async () => {
    const frames: Frame[] = [];
    const gateway = await scripted(async (peer, index) => {
      await peer.accept();
      for (;;) {
        const frame = await peer.next();
        frames.push(frame);
        if (index > 0) peer.ok(frame.id, 'done');
        else peer.close(1009);
      }
    });
    const client = newClient(gateway.url);
    await client.connect();
    await expect(client.request('chat.send', { sessionKey: 'main', message: 'a' })).rejects.toMatchObject({
      code: 'CONNECTION_LOST',
      next: 'pause',
      outcome: 'unknown',
      cause: { closeCode: 1009, next: 'retry' },
    });
    expect(await client.requestRaw('health')).toBe('done');
    expect(frames.map(({ method }) => method)).toEqual(['chat.send', 'health']);
  });

  it.each([
    ['safe', 'health', {}],
    ['idempotent', 'chat.abort', { sessionKey: 'main' }],
    ['keyed', 'chat.send', { sessionKey: 'main', message: 'a' }],
  ])('sends a %s request again over a reconnect, with the same params', async (_kind, method, params) => {
    const frames: Frame[] = [];
    const gateway = await scripted(async (peer, index) => {
      await peer.accept();
      const frame = await peer.next();
      frames.push(frame);
      if (index < 2) peer.vanish();
      else peer.ok(frame.id, 'done');
    });
    const client = newClient(gateway.url);
    await client.connect();
    expect(await client.requestRaw(method, params)).toBe('done');
    expect(frames).toHaveLength(3);
    expect(frames[1]?.params).toEqual(frames[0]?.params);
    expect(frames[2]?.params).toEqual(frames[0]?.params);
  });

  it.each([
    ['an unsafe method', 'system-event', { text: 'x' }, {}],
    ['an unknown method', 'x.unknown', {}, {}],
    ['retry: false', 'health', {}, { retry: false }],
  ])('does not repeat %s', async (_name, method, params, options) => {
    const gateway = await scripted(async peer => {
      await peer.accept();
      await peer.next();
      peer.vanish();
    });
    const client = newClient(gateway.url);
    await client.connect();
    await expect(client.requestRaw(method, params, options)).rejects.toMatchObject({
      code: 'CONNECTION_LOST',
      outcome: 'unknown',
      method,
    });
  });

  it('does not repeat a request for ever that ends every connection', async () => {
    const gateway = await scripted(async peer => {
      await peer.accept();
      await peer.next();
      peer.vanish();
    });
    const client = newClient(gateway.url);
    await client.connect();
    await expect(client.request('health')).rejects.toMatchObject({ code: 'CONNECTION_LOST', next: 'retry' });
    expect(gateway.connections).toBeLessThan(10);
  });

  it('waits for the connection, and says not-sent when none comes', async () => {
    const gateway = await scripted(async (peer, index) => {
      if (index === 0) return peer.close(1011);
      await peer.accept();
      const frame = await peer.next();
      peer.ok(frame.id, 'served');
    });
    const client = newClient(gateway.url);
    const connecting = client.connect();
    expect(await client.requestRaw('x.early')).toBe('served');
    await connecting;

    const silent = await scripted(() => undefined);
    const other = newClient(silent.url);
    other.connect().catch(() => undefined);
    await expect(other.request('health', {}, { timeoutMs: 20 })).rejects.toMatchObject({
      code: 'TIMEOUT',
      outcome: 'not-sent',
      next: 'retry',
    });
  });

  it.each([
    ['chat.send', { sessionKey: 'main', message: 'a' }, 'retry'],
    ['system-event', { text: 'a' }, 'pause'],
  ])('times out %s without knowing, and says %s', async (method, params, next) => {
    const gateway = await scripted(async peer => {
      await peer.accept();
    });
    const client = newClient(gateway.url, { requestTimeoutMs: 20, uuid: () => 'key-1' });
    await client.connect();
    await expect(client.requestRaw(method, params)).rejects.toMatchObject({
      code: 'TIMEOUT',
      outcome: 'unknown',
      next,
    });
  });

  it('stops waiting on abort, and refuses what was aborted before', async () => {
    const gateway = await scripted(async peer => {
      await peer.accept();
    });
    const client = newClient(gateway.url);
    await client.connect();
    const controller = new AbortController();
    const waiting = client.request('health', {}, { signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'ABORTED', outcome: 'unknown' });
    await expect(client.request('health', {}, { signal: controller.signal })).rejects.toMatchObject({
      code: 'ABORTED',
      outcome: 'not-sent',
    });
  });

  it('keeps within its bounds', async () => {
    const gateway = await scripted(async peer => {
      await peer.accept({ policy: { maxPayload: 400, tickIntervalMs: 30_000 } });
    });
    const client = newClient(gateway.url, { maxPending: 2 });
    await client.connect();
    const open = [client.request('health'), client.request('status')];
    await expect(client.request('health')).rejects.toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      outcome: 'not-sent',
    });
    const settled = Promise.allSettled(open);
    await client.close();
    for (const result of await settled)
      expect(result).toMatchObject({ reason: { code: 'CLOSED', outcome: 'unknown' } });
    const again = await client.connect();
    expect(again.policy.maxPayload).toBe(400);
    await expect(client.requestRaw('x', { text: 'é'.repeat(200) })).rejects.toMatchObject({
      code: 'FRAME_TOO_LARGE',
    });
    await expect(client.requestRaw('x', { big: 1n })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  it.each([
    [
      'protocol 4',
      {
        code: 'FORBIDDEN',
        message: 'missing scope: operator.read',
        details: { code: 'MISSING_SCOPE', missingScope: 'operator.read', requiredScopes: ['operator.read'] },
      },
    ],
    ['protocol 3', { code: 'INVALID_REQUEST', message: 'missing scope: operator.read' }],
  ])('explains a missing scope (%s)', async (_name, wire) => {
    const gateway = await scripted(async peer => {
      await peer.accept({ auth: { role: 'operator', scopes: [] } });
      const frame = await peer.next();
      peer.error(frame.id, wire);
    });
    const client = newClient(gateway.url);
    await client.connect();
    expect(client.scopes).toEqual([]);
    const error = await client.request('status').catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'REQUEST_FAILED',
      next: 'stop',
      outcome: 'refused',
      missingScope: 'operator.read',
    });
    expect((error as Error).message).toMatch(/status.*no scopes at all.*device identity/);
  });

  it.each([
    [
      { code: 'UNAVAILABLE', message: 'busy', retryable: true, retryAfterMs: 50 },
      undefined,
      'retry',
      'refused',
    ],
    [{ code: 'UNAVAILABLE', message: 'boom' }, { runId: 'r', status: 'error' }, 'retry', 'failed'],
    [{ code: 'AGENT_TIMEOUT', message: 'late' }, undefined, 'retry', 'failed'],
    [{ code: 'INVALID_REQUEST', message: 'unknown method: x' }, undefined, 'stop', 'refused'],
    [{ code: 'NEVER_SEEN', message: 'x' }, undefined, 'stop', 'refused'],
  ])('carries the wire error %j', async (wire, payload, next, outcome) => {
    const gateway = await scripted(async peer => {
      await peer.accept();
      const frame = await peer.next();
      peer.error(frame.id, wire, payload);
    });
    const client = newClient(gateway.url);
    await client.connect();
    await expect(client.requestRaw('x')).rejects.toMatchObject({
      code: 'REQUEST_FAILED',
      wire,
      payload,
      next,
      outcome,
    });
  });
});
