import { WebSocket as Ws } from 'ws';
import { describe, expect, it } from 'vitest';
import type { GatewayClientError } from '../src/index.ts';
import { newClient, record, scripted } from './harness.ts';

const UNAUTHORIZED_3 = {
  code: 'INVALID_REQUEST',
  message: 'unauthorized: gateway token mismatch (set gateway.remote.token to match gateway.auth.token)',
};
const MISMATCH_4 = {
  code: 'INVALID_REQUEST',
  message: 'unauthorized: gateway token mismatch',
  details: { code: 'AUTH_TOKEN_MISMATCH', authReason: 'token_mismatch' },
};

async function refusal(
  error: unknown,
  closeCode = 1008,
): Promise<{ error: GatewayClientError; state: string }> {
  const gateway = await scripted(async peer => {
    await peer.refuse(error, closeCode);
  });
  const client = newClient(gateway.url, { maxAttempts: 1 });
  const failure = await client.connect().then(
    () => undefined,
    (reason: GatewayClientError) => reason,
  );
  expect(gateway.connections).toBe(1);
  return { error: failure as GatewayClientError, state: client.state };
}

const detail = (code: string, more: object = {}) => ({
  code: 'INVALID_REQUEST',
  message: 'no',
  details: { code, ...more },
});

describe('refusals', () => {
  it.each([
    ['protocol 4 mismatch', detail('PROTOCOL_MISMATCH', { expectedProtocol: 5 }), 'stop', 'closed'],
    [
      'protocol 3 mismatch',
      { code: 'INVALID_REQUEST', message: 'protocol mismatch', details: { expectedProtocol: 9 } },
      'stop',
      'closed',
    ],
    ['no token', detail('AUTH_TOKEN_MISSING'), 'pause', 'paused'],
    ['wrong token', MISMATCH_4, 'pause', 'paused'],
    ['wrong token, protocol 3', UNAUTHORIZED_3, 'pause', 'paused'],
    ['scopes', detail('AUTH_SCOPE_MISMATCH'), 'pause', 'paused'],
    ['origin', detail('CONTROL_UI_ORIGIN_NOT_ALLOWED'), 'stop', 'closed'],
    ['no device', { code: 'NOT_PAIRED', message: 'device identity required' }, 'stop', 'closed'],
    [
      'pairing, protocol 3',
      { code: 'NOT_PAIRED', message: 'pairing required', details: { requestId: 'r1' } },
      'pause',
      'paused',
    ],
    [
      'pairing, protocol 4',
      {
        code: 'NOT_PAIRED',
        message: 'pairing required: …',
        details: { code: 'PAIRING_REQUIRED', requestId: 'r1' },
      },
      'pause',
      'paused',
    ],
    ['bad params', { code: 'INVALID_REQUEST', message: 'invalid connect params: x' }, 'stop', 'closed'],
    ['an unknown code', { code: 'BRAND_NEW', message: 'hm' }, 'stop', 'closed'],
    ['an unknown detail code', detail('BRAND_NEW'), 'stop', 'closed'],
    ['not an error object', 'nope', 'stop', 'closed'],
    ['starting', { code: 'UNAVAILABLE', message: 'gateway starting', retryable: true }, 'retry', 'closed'],
    ['rate limit', detail('AUTH_RATE_LIMITED'), 'retry', 'closed'],
    ['unavailable for good', { code: 'UNAVAILABLE', message: 'no', retryable: false }, 'stop', 'closed'],
  ])('%s: says what to do', async (_name, wire, next, state) => {
    const result = await refusal(wire);
    expect(result.error).toMatchObject({ name: 'GatewayClientError', code: 'CONNECT_REFUSED', next });
    expect(result.error.outcome).toBe('refused');
    expect(result.state).toBe(state);
    if (typeof wire === 'object') expect(result.error.message).toContain(wire.message);
  });

  it('tells the pairing request and what to do', async () => {
    const { error } = await refusal({
      code: 'NOT_PAIRED',
      message: 'pairing required',
      details: { requestId: 'r7' },
    });
    expect(error.pairingRequestId).toBe('r7');
    expect(error.message).toMatch(/Approve the device .*r7.*resume/);
  });

  it('never shows a secret, even when the gateway repeats it', async () => {
    const { error } = await refusal({
      code: 'X',
      message: 'bad token shared-secret',
      details: { deep: ['shared-secret'] },
    });
    expect(JSON.stringify({ ...error, text: error.message, stack: error.stack })).not.toContain(
      'shared-secret',
    );
    expect(error.message).toContain('[redacted]');
  });

  it.each([
    [1000, 'retry'],
    [1002, 'stop'],
    [1008, 'pause'],
    [1009, 'stop'],
    [1012, 'retry'],
    [1013, 'retry'],
    [1011, 'retry'],
    [4001, 'pause'],
    [4999, 'retry'],
  ])('a close %i without an answer means %s', async (code, next) => {
    const gateway = await scripted(async peer => {
      await peer.greet();
      peer.close(code);
    });
    const client = newClient(gateway.url, { maxAttempts: 1 });
    await expect(client.connect()).rejects.toMatchObject({ code: 'CONNECT_FAILED', next, closeCode: code });
  });
});

describe('attempts', () => {
  it('goes on while the gateway starts, as long as it is told to wait', async () => {
    const gateway = await scripted(async (peer, index) => {
      if (index < 3) {
        await peer.refuse(
          { code: 'UNAVAILABLE', message: 'gateway starting', retryable: true, retryAfterMs: 20 },
          1013,
        );
      } else await peer.accept();
    });
    const client = newClient(gateway.url);
    const states = record(client, 'state');
    await client.connect();
    expect(gateway.connections).toBe(4);
    const waits = states.filter(change => change.state === 'waiting').map(change => change.retryInMs ?? 0);
    expect(waits).toHaveLength(3);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(20);
  });

  it('gives up after maxAttempts', async () => {
    const gateway = await scripted(peer => peer.close(1011));
    const client = newClient(gateway.url);
    await expect(client.connect({ maxAttempts: 3 })).rejects.toMatchObject({
      code: 'CONNECT_FAILED',
      next: 'retry',
    });
    expect(gateway.connections).toBe(3);
    expect(client.state).toBe('closed');
  });

  it('says that nobody listens', async () => {
    const gateway = await scripted(() => undefined);
    await gateway.stop();
    const client = newClient(gateway.url, { maxAttempts: 1, webSocket: Ws });
    await expect(client.connect()).rejects.toThrow(
      /cannot be reached: .*ECONNREFUSED.*Is the gateway running/,
    );
  });

  it('does not wait any longer when told to resume', async () => {
    const gateway = await scripted(async (peer, index) => {
      if (index === 0) peer.close(1011);
      else await peer.accept();
    });
    const client = newClient(gateway.url, { backoff: { initialMs: 600_000, maxMs: 600_000, jitter: 0 } });
    client.on('state', ({ state }) => {
      if (state === 'waiting') void client.resume();
    });
    await client.connect();
    expect(gateway.connections).toBe(2);
  });

  it('can be closed by its own listeners', async () => {
    const gateway = await scripted(async peer => {
      await peer.accept();
    });
    const client = newClient(gateway.url);
    const hellos = record(client, 'hello');
    client.on('state', ({ state }) => {
      if (state === 'connected') void client.close();
    });
    await expect(client.connect()).rejects.toMatchObject({ code: 'CLOSED' });
    expect(hellos).toEqual([]);
    expect(client.state).toBe('closed');
  });

  it('stops when aborted', async () => {
    const gateway = await scripted(peer => peer.close(1011));
    const client = newClient(gateway.url);
    const controller = new AbortController();
    const connecting = client.connect({ signal: controller.signal });
    client.on('close', () => controller.abort());
    await expect(connecting).rejects.toMatchObject({ code: 'ABORTED' });
    expect(client.state).toBe('closed');
  });

  it('joins connects and rejects them on close', async () => {
    const gateway = await scripted(() => undefined);
    const client = newClient(gateway.url);
    const both = [client.connect(), client.connect()];
    const results = Promise.allSettled(both);
    await client.close();
    for (const result of await results) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'CLOSED' } });
    }
  });

  it('closes with 1008 when no challenge comes (browsers and undici: 4008)', async () => {
    for (const [webSocket, code] of [
      [Ws, 1008],
      [undefined, 4008],
    ] as const) {
      let closed: Promise<{ code: number; reason: string }> | undefined;
      const gateway = await scripted(peer => {
        closed = peer.closed;
      });
      const client = newClient(gateway.url, {
        challengeTimeoutMs: 20,
        maxAttempts: 1,
        ...(webSocket ? { webSocket } : {}),
      });
      await expect(client.connect()).rejects.toMatchObject({ code: 'CONNECT_FAILED', next: 'retry' });
      expect(await closed).toEqual({ code, reason: 'connect challenge timeout' });
    }
  });

  it.each([[''], ['  '], [7], [undefined]])('does not accept the nonce %j', async nonce => {
    const gateway = await scripted(peer => peer.event('connect.challenge', { nonce, ts: 1 }));
    const client = newClient(gateway.url, { maxAttempts: 1 });
    await expect(client.connect()).rejects.toMatchObject({ code: 'PROTOCOL_VIOLATION' });
  });

  it('pauses, is given another token, and resumes', async () => {
    const gateway = await scripted(async peer => {
      const connect = await peer.greet();
      const { token } = connect.params['auth'] as { token: string };
      if (token === 'right') peer.ok(connect.id, {});
      else peer.error(connect.id, MISMATCH_4);
    });
    const client = newClient(gateway.url, { token: 'wrong' });
    await expect(client.connect()).rejects.toMatchObject({ next: 'pause' });
    expect(client.state).toBe('paused');
    await expect(client.request('health')).rejects.toMatchObject({
      code: 'NOT_CONNECTED',
      outcome: 'not-sent',
    });
    client.update({ token: 'right' });
    await client.resume();
    expect(client.state).toBe('connected');
  });

  it('takes the emptiest hello', async () => {
    const gateway = await scripted(async peer => {
      const connect = await peer.greet();
      peer.ok(connect.id, {});
    });
    const client = newClient(gateway.url);
    expect(await client.connect()).toEqual({});
    expect(client.scopes).toBeUndefined();
  });
});

describe('options', () => {
  it.each([
    [{ url: 'not an address' }],
    [{ url: 'ftp://host' }],
    [{ minProtocol: 5, maxProtocol: 3 }],
    [{ minProtocol: 0 }],
    [{ client: { id: 'test', mode: 'test', version: '', platform: 'x' } as const }],
  ])('refuses %j', options => {
    expect(() => newClient('ws://127.0.0.1:1', options)).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });

  it('does not repeat an address that may hold a secret', () => {
    expect(() => newClient('ftp://user:hunter22@host')).not.toThrow(/hunter22/);
  });

  it('takes http addresses and sends no Origin', async () => {
    let origin: unknown;
    const gateway = await scripted(async peer => {
      origin = peer.headers['origin'];
      await peer.accept();
    });
    await newClient(gateway.url.replace('ws:', 'http:')).connect();
    expect(origin).toBeUndefined();
  });
});
