/** Commands on nodes: from the call to the answer, and everything that goes wrong between. */
import { LIMITS } from '@clawspec/protocol';
import { describe, expect, test } from 'vitest';
import {
  approvedNode,
  asked,
  invocation,
  operator,
  startNode,
  type TestNode,
  untilConnected,
} from './nodes-support.ts';
import { testGateway } from './support/gateway.ts';
import type { Frame, RawClient } from './support/raw-client.ts';

async function pair(protocol: 3 | 4, options: Parameters<typeof testGateway>[0] = {}) {
  const gateway = await testGateway(options);
  const admin = await operator(gateway, protocol);
  const node = await approvedNode(gateway, admin, { protocol });
  return { gateway, admin, node };
}

/** Calls, lets the node answer, and gives both responses. */
async function roundTrip(admin: RawClient, node: TestNode, result: Record<string, unknown>) {
  const params = invocation(node.id);
  const answer = admin.request('node.invoke', params);
  const { payload } = await asked(node.client, params.idempotencyKey);
  const ack = await node.client.request('node.invoke.result', { id: payload.id, nodeId: node.id, ...result });
  return { answer: await answer, ack, params };
}

describe.each([3, 4] as const)('protocol %d', protocol => {
  test('a command reaches the node and its answer the caller', async () => {
    const { admin, node } = await pair(protocol);
    const answer = admin.request(
      'node.invoke',
      invocation(node.id, { idempotencyKey: 'k', timeoutMs: 4000 }),
    );
    const frame = await asked(node.client, 'k');
    expect(frame).toEqual({
      type: 'event',
      event: 'node.invoke.request',
      payload: {
        id: expect.any(String),
        nodeId: node.id,
        command: 'system.which',
        paramsJSON: '{"bins":["sh"]}',
        timeoutMs: 4000,
        idempotencyKey: 'k',
      },
    });
    const result = { id: frame.payload.id, nodeId: node.id, ok: true, payload: { exitCode: 0 } };
    expect((await node.client.request('node.invoke.result', result)).payload).toEqual({ ok: true });
    expect((await answer).payload).toEqual({
      ok: true,
      nodeId: node.id,
      command: 'system.which',
      payload: { exitCode: 0 },
      payloadJSON: null,
    });
    // A second answer, and one for nobody.
    const twice = await node.client.request('node.invoke.result', result);
    expect(twice.payload).toEqual({ ok: true, ignored: true });
    const stray = await node.client.request('node.invoke.result', { ...result, id: 'stray' });
    expect(stray.payload).toEqual({ ok: true, ignored: true });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['any JSON', { ok: true, payload: 1 }, { payload: 1, payloadJSON: null }],
    ['JSON text', { ok: true, payloadJSON: '{"a":1}' }, { payload: { a: 1 }, payloadJSON: '{"a":1}' }],
    ['text that is no JSON', { ok: true, payloadJSON: 'x{' }, { payload: undefined, payloadJSON: 'x{' }],
    ['nothing', { ok: true }, { payload: undefined, payloadJSON: null }],
  ])('a node answers with %s', async (_name, result, expected) => {
    const { admin, node } = await pair(protocol);
    const { answer } = await roundTrip(admin, node, result);
    expect(answer.ok).toBe(true);
    expect(answer.payload).toEqual({ ok: true, nodeId: node.id, command: 'system.which', ...expected });
  });

  test.each<[string, Record<string, unknown>, { code: string; message: string }]>([
    ['a reason', { error: { code: 'BUSY', message: 'no' } }, { code: 'BUSY', message: 'no' }],
    ['no reason', {}, { code: 'UNAVAILABLE', message: 'node invoke failed' }],
  ])('a node refuses with %s', async (_name, result, nodeError) => {
    const { admin, node } = await pair(protocol);
    const { answer, ack } = await roundTrip(admin, node, { ok: false, ...result });
    expect(ack.payload).toEqual({ ok: true });
    expect(answer.error).toEqual({
      code: 'UNAVAILABLE',
      message: protocol === 3 ? nodeError.message : `${nodeError.code}: ${nodeError.message}`,
      details: { nodeError, ...(protocol === 3 ? {} : { nodeCommandDispatched: true }) },
    });
  });

  test('a node that takes too long', async () => {
    const { admin, node } = await pair(protocol);
    const params = invocation(node.id, { timeoutMs: 30 });
    const answer = await admin.request('node.invoke', params);
    expect(answer.error).toMatchObject({
      code: 'UNAVAILABLE',
      message: protocol === 3 ? 'node invoke timed out' : 'TIMEOUT: node invoke timed out',
      details: { nodeError: { code: 'TIMEOUT', message: 'node invoke timed out' } },
    });
    const { id } = (await asked(node.client, params.idempotencyKey)).payload;
    const late = await node.client.request('node.invoke.result', { id, nodeId: node.id, ok: true });
    expect(late.payload).toEqual({ ok: true, ignored: true });
    const cancels = node.client.frames.filter(frame => frame.event === 'node.invoke.cancel');
    expect(cancels).toEqual(
      protocol === 3
        ? []
        : [{ type: 'event', event: 'node.invoke.cancel', payload: { invokeId: id, nodeId: node.id } }],
    );
  });

  test('a node that goes away while it works', async () => {
    const { admin, node } = await pair(protocol);
    const params = invocation(node.id);
    const answer = admin.request('node.invoke', params);
    await asked(node.client, params.idempotencyKey);
    node.client.ws.terminate();
    const nodeError = { code: 'DISCONNECTED', message: 'node disconnected (system.which)' };
    expect((await answer).error).toMatchObject({ code: 'UNAVAILABLE', details: { nodeError } });
    const next = await admin.request('node.invoke', invocation(node.id));
    expect(next.error).toMatchObject({
      code: 'UNAVAILABLE',
      message: 'node not connected',
      details: { code: 'NOT_CONNECTED' },
    });
  });

  test('what may not be asked', async () => {
    const { admin, node } = await pair(protocol);
    const refusals = [];
    for (const command of ['canvas.present', 'system.notify']) {
      const { error } = await admin.request('node.invoke', invocation(node.id, { command }));
      refusals.push([error?.code, error?.details?.['reason'], error?.message]);
    }
    const text = (more: string) =>
      protocol === 3 ? 'node command not allowed' : `node command not allowed: ${more}`;
    expect(refusals).toEqual([
      [
        'INVALID_REQUEST',
        'command not allowlisted',
        text('"canvas.present" is not in the allowlist for platform "linux"'),
      ],
      [
        'INVALID_REQUEST',
        'command not declared by node',
        text('the node (platform: linux) does not support "system.notify"'),
      ],
    ]);
    const unknown = await admin.request('node.invoke', invocation('nobody'));
    expect(unknown.error).toMatchObject(
      protocol === 3
        ? { code: 'UNAVAILABLE', message: 'node not connected', details: { code: 'NOT_CONNECTED' } }
        : {
            code: 'UNAVAILABLE',
            message: 'node pairing changed while invocation was active',
            retryable: true,
            details: { code: 'PAIRING_CHANGED' },
          },
    );
  });

  test('a node speaks for itself alone', async () => {
    const { gateway, admin, node } = await pair(protocol);
    const other = await approvedNode(gateway, admin, { protocol });
    const params = invocation(node.id);
    const answer = admin.request('node.invoke', params);
    const { id } = (await asked(node.client, params.idempotencyKey)).payload;
    const wrong = await node.client.request('node.invoke.result', { id, nodeId: other.id, ok: true });
    expect(wrong.error).toEqual({ code: 'INVALID_REQUEST', message: 'nodeId mismatch' });
    const foreign = await other.client.request('node.invoke.result', { id, nodeId: other.id, ok: true });
    expect(foreign.payload).toEqual({ ok: true, ignored: true });
    await node.client.request('node.invoke.result', { id, nodeId: node.id, ok: true, payload: 'mine' });
    expect((await answer).payload.payload).toBe('mine');
  });

  test('the same idempotency key is sent again', async () => {
    const { admin, node } = await pair(protocol);
    for (const nth of [0, 1]) {
      const answer = admin.request('node.invoke', invocation(node.id, { idempotencyKey: 'same' }));
      const { id } = (await asked(node.client, 'same', nth)).payload;
      await node.client.request('node.invoke.result', { id, nodeId: node.id, ok: true, payload: nth });
      expect((await answer).payload.payload).toBe(nth);
    }
  });

  test('of two sockets of a node the newest is asked, and the old one takes nothing with it', async () => {
    const { gateway, admin, node } = await pair(protocol);
    const newer = await startNode(gateway, { protocol, device: node.device });
    const first = await roundTrip(admin, newer, { ok: true, payload: 'newer' });
    expect(first.answer.payload.payload).toBe('newer');
    const params = invocation(node.id);
    const answer = admin.request('node.invoke', params);
    const { id } = (await asked(newer.client, params.idempotencyKey)).payload;
    node.client.ws.close();
    await node.client.closed;
    await newer.client.request('node.invoke.result', { id, nodeId: node.id, ok: true, payload: 'still' });
    expect((await answer).payload.payload).toBe('still');
    await untilConnected(admin, node.id, true);
    newer.client.ws.close();
    await untilConnected(admin, node.id, false);
  });

  test('when the newest socket closes the old one is asked again', async () => {
    const { gateway, admin, node } = await pair(protocol);
    const newer = await startNode(gateway, { protocol, device: node.device });
    const params = invocation(node.id);
    const answer = admin.request('node.invoke', params);
    await asked(newer.client, params.idempotencyKey);
    newer.client.ws.terminate();
    expect((await answer).error?.details?.['nodeError']).toMatchObject({ code: 'DISCONNECTED' });
    expect((await roundTrip(admin, node, { ok: true, payload: 'old' })).answer.payload.payload).toBe('old');
  });
});

test('protocol 4 tells the node its time when the caller did not; protocol 3 does not', async () => {
  const told = [];
  for (const protocol of [3, 4] as const) {
    const { admin, node } = await pair(protocol);
    const params = { ...invocation(node.id), params: undefined };
    const answer = admin.request('node.invoke', params);
    const { payload } = await asked(node.client, params.idempotencyKey);
    told.push(payload.timeoutMs, 'paramsJSON' in payload);
    await node.client.request('node.invoke.result', { id: payload.id, nodeId: node.id, ok: true });
    await answer;
  }
  expect(told).toEqual([undefined, false, LIMITS.nodeInvokeTimeoutMs, false]);
});

test('the default time-out', async () => {
  const { admin, node } = await pair(4, { limits: { nodeInvokeTimeoutMs: 25 } });
  const { error } = await admin.request('node.invoke', invocation(node.id));
  expect(error?.details?.['nodeError']).toMatchObject({ code: 'TIMEOUT' });
});

test('a caller that goes away cancels what it asked for', async () => {
  const { gateway, admin, node } = await pair(4);
  const caller = await operator(gateway);
  const params = invocation(node.id);
  caller.send({ type: 'req', id: 'gone', method: 'node.invoke', params });
  const { id } = (await asked(node.client, params.idempotencyKey)).payload;
  caller.ws.terminate();
  const cancel = await node.client.event('node.invoke.cancel');
  expect(cancel.payload).toEqual({ invokeId: id, nodeId: node.id });
  const late = await node.client.request('node.invoke.result', { id, nodeId: node.id, ok: true });
  expect(late.payload).toEqual({ ok: true, ignored: true });
  await untilConnected(admin, node.id, true);
});

test('only so many commands wait for a node', async () => {
  const { admin, node } = await pair(4, { limits: { nodeInvokesInFlight: 2 } });
  const waiting = [invocation(node.id), invocation(node.id)].map(params => ({
    params,
    answer: admin.request('node.invoke', params),
  }));
  const { error } = await admin.request('node.invoke', invocation(node.id));
  expect(error).toEqual({ code: 'UNAVAILABLE', message: 'the node is busy', retryable: true });
  for (const { params, answer } of waiting) {
    const { id } = (await asked(node.client, params.idempotencyKey)).payload;
    await node.client.request('node.invoke.result', { id, nodeId: node.id, ok: true });
    expect((await answer).ok).toBe(true);
  }
});

test('a command that cannot be sent does not wait', async () => {
  const { admin, node } = await pair(4, { limits: { nodeInvokesInFlight: 1 } });
  const depth = 100_000;
  const { params: _, ...plain } = invocation(node.id, { timeoutMs: 60_000 });
  const text = JSON.stringify({ type: 'req', id: 'deep', method: 'node.invoke', params: plain });
  admin.ws.send(text.replace(/}}$/, `,"params":${'['.repeat(depth)}${']'.repeat(depth)}}}`));
  expect((await admin.response('deep')).ok).toBe(false);
  const params = invocation(node.id);
  const answer = admin.request('node.invoke', params);
  const { id } = (await asked(node.client, params.idempotencyKey)).payload;
  await node.client.request('node.invoke.result', { id, nodeId: node.id, ok: true });
  expect((await answer).ok).toBe(true);
});

test('progress is taken while the command runs, and ignored afterwards', async () => {
  const { admin, node } = await pair(4);
  const params = invocation(node.id);
  const answer = admin.request('node.invoke', params);
  const { id } = (await asked(node.client, params.idempotencyKey)).payload;
  const progress = (nodeId: string): Promise<Frame> =>
    node.client.request('node.invoke.progress', { invokeId: id, nodeId, seq: 0, chunk: 'a' });
  expect((await progress(node.id)).payload).toEqual({ ok: true });
  expect((await progress('other')).error?.message).toBe('nodeId mismatch');
  await node.client.request('node.invoke.result', { id, nodeId: node.id, ok: true });
  await answer;
  expect((await progress(node.id)).payload).toEqual({ ok: true, ignored: true });
});

test('a gateway that stops lets nobody hang', async () => {
  const { gateway, admin, node } = await pair(4);
  const params = invocation(node.id);
  admin.send({ type: 'req', id: 'open', method: 'node.invoke', params });
  await asked(node.client, params.idempotencyKey);
  await gateway.close();
  expect(await admin.closed).toMatchObject({ code: 1012 });
});
