import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeDevice } from './support/device.ts';
import { tempDir, testGateway } from './support/gateway.ts';
import { connected, type RawClient } from './support/raw-client.ts';

const ASK = { command: 'make deploy', cwd: '/srv', timeoutMs: 60_000 };
const v3 = { minProtocol: 3, maxProtocol: 3 };

/** Asks without waiting for the answer, and gives the id of the approval. */
async function ask(client: RawClient, extra: object = {}, frameId = 'ask'): Promise<string> {
  const before = client.frames.filter(({ event }) => event === 'exec.approval.requested').length;
  client.send({ type: 'req', id: frameId, method: 'exec.approval.request', params: { ...ASK, ...extra } });
  const { payload } = await client.event(
    'exec.approval.requested',
    frame => client.frames.filter(one => one.event === frame.event).indexOf(frame) >= before,
  );
  return payload.id as string;
}

describe('an approval', () => {
  test.each([
    [4, {}],
    [3, v3],
  ])('blocks the request until somebody decides (protocol %i)', async (_, protocol) => {
    const gateway = await testGateway();
    const { client: agent } = await connected(gateway.url, protocol);
    const { client: reviewer } = await connected(
      gateway.url,
      { ...protocol, scopes: ['operator.approvals'] },
      makeDevice(),
    );
    const id = await ask(agent, { env: { API_KEY: 's3cret', A: '1' } });
    const { payload } = await reviewer.event('exec.approval.requested');
    expect(payload).toMatchObject({
      id,
      request: { command: 'make deploy', cwd: '/srv', host: null, agentId: null, envKeys: ['A', 'API_KEY'] },
    });
    expect(JSON.stringify(reviewer.frames)).not.toContain('s3cret');
    expect(payload.expiresAtMs - payload.createdAtMs).toBe(60_000);

    expect(await reviewer.request('exec.approval.resolve', { id, decision: 'allow-once' })).toMatchObject({
      payload: { ok: true },
    });
    expect((await agent.response('ask')).payload).toEqual({
      id,
      decision: 'allow-once',
      createdAtMs: payload.createdAtMs,
      expiresAtMs: payload.expiresAtMs,
    });
    const resolved = await agent.event('exec.approval.resolved');
    expect(resolved.payload).toMatchObject({ id, decision: 'allow-once', resolvedBy: 'cli' });
  });

  test('takes the first decision only', async () => {
    const gateway = await testGateway();
    const { client } = await connected(gateway.url);
    const id = await ask(client);
    client.send({ type: 'req', id: 'a', method: 'exec.approval.resolve', params: { id, decision: 'deny' } });
    client.send({
      type: 'req',
      id: 'b',
      method: 'exec.approval.resolve',
      params: { id, decision: 'allow-once' },
    });
    expect((await client.response('a')).ok).toBe(true);
    expect((await client.response('b')).error?.code).toBe('INVALID_REQUEST');
    expect((await client.response('ask')).payload.decision).toBe('deny');
    expect(client.frames.filter(({ event }) => event === 'exec.approval.resolved')).toHaveLength(1);
  });

  test('is over without a decision when the time is up, and known for a while', async () => {
    const gateway = await testGateway();
    const { client } = await connected(gateway.url);
    const id = await ask(client, { timeoutMs: 20 });
    expect((await client.response('ask')).payload).toMatchObject({ id, decision: null });
    const late = await client.request('exec.approval.resolve', { id, decision: 'allow-once' });
    expect(late.error).toMatchObject({ code: 'INVALID_REQUEST', details: { reason: 'APPROVAL_NOT_FOUND' } });
    expect((await client.request('exec.approval.waitDecision', { id })).payload.decision).toBeNull();
  });

  test('is forgotten after that', async () => {
    const gateway = await testGateway({ limits: { approvalKeptMs: 1 } });
    const { client } = await connected(gateway.url);
    const id = await ask(client, { timeoutMs: 20 });
    expect((await client.response('ask')).payload).toMatchObject({ id, decision: null });
    await expect
      .poll(async () => (await client.request('exec.approval.waitDecision', { id })).ok)
      .toBe(false);
  });

  test('outlives the connection that asked for it', async () => {
    const gateway = await testGateway();
    const { client: agent } = await connected(gateway.url);
    const { client: reviewer } = await connected(gateway.url);
    const id = await ask(agent, { id: 'mine' });
    agent.ws.terminate();
    await agent.closed;
    const { client: back } = await connected(gateway.url);
    back.send({ type: 'req', id: 'wait', method: 'exec.approval.waitDecision', params: { id } });
    const again = await back.request('exec.approval.request', { ...ASK, id });
    expect(again.error?.message).toBe('approval id already pending');
    await reviewer.request('exec.approval.resolve', { id, decision: 'allow-always' });
    expect((await back.response('wait')).payload).toMatchObject({ id, decision: 'allow-always' });
  });

  test('answers twice when asked to', async () => {
    const gateway = await testGateway();
    const { client } = await connected(gateway.url);
    const id = await ask(client, { twoPhase: true });
    expect((await client.response('ask')).payload).toMatchObject({ status: 'accepted', id });
    await client.request('exec.approval.resolve', { id, decision: 'deny' });
    const final = await client.next(frame => frame.id === 'ask' && 'decision' in frame.payload);
    expect(final.payload).toMatchObject({ id, decision: 'deny' });
  });

  test('is over at once when somebody has to be there and nobody is', async () => {
    const gateway = await testGateway();
    const { client } = await connected(gateway.url);
    const answer = await client.request('exec.approval.request', { ...ASK, requireDeliveryRoute: true });
    expect(answer.payload.decision).toBeNull();
  });

  test('ends when the gateway stops', async () => {
    const gateway = await testGateway();
    const { client } = await connected(gateway.url);
    await ask(client);
    await gateway.close();
    expect((await client.closed).code).toBe(1012);
  });

  test('waiting ones are listed, oldest first, and bounded', async () => {
    const gateway = await testGateway({ limits: { approvalsPendingMax: 2 } });
    const { client } = await connected(gateway.url);
    await ask(client, { id: 'one' }, 'f1');
    await ask(client, { id: 'two' }, 'f2');
    const listed = (await client.request('exec.approval.list', {})).payload as { id: string }[];
    expect(listed.map(({ id }) => id)).toEqual(['one', 'two']);
    const third = await client.request('exec.approval.request', ASK);
    expect(third.error).toMatchObject({ code: 'UNAVAILABLE', retryable: true });
    await client.request('exec.approval.resolve', { id: 'one', decision: 'deny' });
    await ask(client, { id: 'three' }, 'f3');
  });

  test.each<[string, object, string]>([
    ['exec.approval.request', { timeoutMs: 1000 }, 'command is required'],
    [
      'exec.approval.request',
      { ...ASK, scope: { kind: 'payment', amount: '1', currency: 'EUR', target: 'shop' } },
      'scope is not supported by this gateway',
    ],
    ['exec.approval.resolve', { id: 'x', decision: 'maybe' }, 'invalid decision'],
    ['exec.approval.resolve', { id: 'x', decision: 'deny' }, 'unknown or expired approval id'],
    [
      'exec.approval.resolve',
      { id: 'x', decision: 'deny', grantExpiresInDays: 3 },
      'grantExpiresInDays is not supported by this gateway',
    ],
  ])('%s %j is refused', async (method, params, message) => {
    const gateway = await testGateway();
    const { client } = await connected(gateway.url);
    expect((await client.request(method, params)).error).toMatchObject({ code: 'INVALID_REQUEST', message });
  });

  test('an unavailable decision is refused', async () => {
    const gateway = await testGateway();
    const { client } = await connected(gateway.url);
    const id = await ask(client, { unavailableDecisions: ['allow-always'] });
    const answer = await client.request('exec.approval.resolve', { id, decision: 'allow-always' });
    expect(answer.error?.message).toMatch(/not available/);
  });

  test('is nobody else’s business', async () => {
    const gateway = await testGateway();
    const { client: agent } = await connected(gateway.url);
    const { client: reader } = await connected(gateway.url, { scopes: ['operator.read'] }, makeDevice());
    const { client: old } = await connected(
      gateway.url,
      { ...v3, scopes: ['operator.read', 'operator.write'] },
      makeDevice(),
    );
    const id = await ask(agent);
    await agent.request('exec.approval.resolve', { id, decision: 'deny' });
    for (const one of [reader, old]) {
      await one.request('health');
      expect(one.frames.filter(({ event }) => event?.startsWith('exec.'))).toEqual([]);
    }
  });

  test('protocol 3 hears of an unknown id in its own words, and knows no list', async () => {
    const gateway = await testGateway();
    const { client } = await connected(gateway.url, v3);
    const resolve = await client.request('exec.approval.resolve', { id: 'x', decision: 'deny' });
    expect(resolve.error).toEqual({ code: 'INVALID_REQUEST', message: 'unknown approval id' });
    expect((await client.request('exec.approval.list')).ok).toBe(false);
  });
});

describe('the rules', () => {
  const file = { version: 1, agents: { main: { allowlist: [{ pattern: '/usr/bin/git' }] } } };

  test('are written with the hash of what was read, and survive a restart', async () => {
    const stateDir = await tempDir();
    const gateway = await testGateway({ stateDir });
    const { client } = await connected(gateway.url);
    const empty = (await client.request('exec.approvals.get')).payload;
    expect(empty).toMatchObject({
      exists: false,
      file: { version: 1 },
      resolvedDefaults: { security: 'deny' },
    });
    const written = (await client.request('exec.approvals.set', { file, baseHash: empty.hash })).payload;
    expect(written).toMatchObject({ exists: true, file });
    expect((await stat(join(stateDir, 'exec-approvals.json'))).mode & 0o777).toBe(0o600);

    const blind = await client.request('exec.approvals.set', { file });
    expect(blind.error?.message).toBe(
      'exec approvals base hash required; re-run exec.approvals.get and retry',
    );
    const stale = await client.request('exec.approvals.set', { file, baseHash: empty.hash });
    expect(stale.error?.message).toBe(
      'exec approvals changed since last load; re-run exec.approvals.get and retry',
    );
    await gateway.close();
    const second = await testGateway({ stateDir });
    const { client: later } = await connected(second.url);
    expect((await later.request('exec.approvals.get')).payload).toEqual(written);
  });

  test('keep the token of the socket to themselves', async () => {
    const stateDir = await tempDir();
    const path = join(stateDir, 'exec-approvals.json');
    await writeFile(path, JSON.stringify({ version: 1, socket: { path: '/run/x.sock', token: 's3cret' } }));
    const gateway = await testGateway({ stateDir });
    const { client } = await connected(gateway.url);
    const { payload } = await client.request('exec.approvals.get');
    expect(JSON.stringify(payload)).not.toContain('s3cret');
    await client.request('exec.approvals.set', {
      file: { ...payload.file, defaults: { ask: 'always' } },
      baseHash: payload.hash,
    });
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
      socket: { token: 's3cret' },
      defaults: { ask: 'always' },
    });
    expect(JSON.parse(await readFile(`${path}.bak`, 'utf8')).defaults).toBeUndefined();
  });

  test('that are broken are reported and left alone', async () => {
    const stateDir = await tempDir();
    const path = join(stateDir, 'exec-approvals.json');
    await writeFile(path, '{"version": 2}');
    const gateway = await testGateway({ stateDir });
    const { client } = await connected(gateway.url);
    for (const method of ['exec.approvals.get', 'exec.approvals.set']) {
      const answer = await client.request(method, method.endsWith('set') ? { file } : {});
      expect(answer.error).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining(path) });
    }
    expect(await readFile(path, 'utf8')).toBe('{"version": 2}');
  });
});
