import { describe, expect, it } from 'vitest';
import { newClient, scripted } from './harness.ts';
import type { Frame } from './scripted-gateway.ts';

const accepted = (frame: Frame, status = 'accepted') => ({ runId: frame.params['idempotencyKey'], status });
const final = (frame: Frame) => ({
  runId: frame.params['idempotencyKey'],
  status: 'ok',
  summary: 'completed',
});

describe('agent', () => {
  it('resolves both responses of one request', async () => {
    const gateway = await scripted(async peer => {
      await peer.accept();
      const frame = await peer.next();
      peer.ok(frame.id, accepted(frame));
      peer.ok(frame.id, final(frame));
      peer.ok(frame.id, { status: 'late' });
    });
    const client = newClient(gateway.url, { uuid: () => 'run-1' });
    await client.connect();
    const run = client.agent({ message: 'hi' });
    expect(run.runId).toBe('run-1');
    expect(await run.accepted).toEqual({ runId: 'run-1', status: 'accepted' });
    expect(await run.final).toMatchObject({ status: 'ok' });
  });

  it('takes a kept end as both', async () => {
    const gateway = await scripted(async peer => {
      await peer.accept();
      const frame = await peer.next();
      peer.ok(frame.id, final(frame));
    });
    const client = newClient(gateway.url);
    await client.connect();
    const run = client.agent({ message: 'hi', idempotencyKey: 'old' });
    expect(await run.accepted).toEqual(await run.final);
  });

  it('rejects final when the run failed, both when it was refused', async () => {
    const gateway = await scripted(async peer => {
      await peer.accept();
      const first = await peer.next();
      peer.ok(first.id, accepted(first));
      peer.error(
        first.id,
        { code: 'UNAVAILABLE', message: 'model is down' },
        { runId: 'r', status: 'error', summary: 'model is down' },
      );
      const second = await peer.next();
      peer.error(second.id, { code: 'INVALID_REQUEST', message: 'invalid agent params: x' });
    });
    const client = newClient(gateway.url);
    await client.connect();
    const failed = client.agent({ message: 'a' });
    await failed.accepted;
    await expect(failed.final).rejects.toMatchObject({ outcome: 'failed', payload: { status: 'error' } });
    const refused = client.agent({ message: 'b' });
    await expect(refused.accepted).rejects.toMatchObject({ outcome: 'refused' });
    await expect(refused.final).rejects.toMatchObject({ outcome: 'refused' });
  });

  it.each([
    ['protocol 4 says in_flight', 'in_flight'],
    ['protocol 3 says accepted again', 'accepted'],
  ])('finds the end of a run whose connection was lost: %s', async (_name, repeated) => {
    const methods: string[] = [];
    const keys = new Set<unknown>();
    const gateway = await scripted(async (peer, index) => {
      await peer.accept();
      let ended = false;
      for (;;) {
        const frame = await peer.next();
        methods.push(frame.method);
        if (frame.method === 'agent.wait') {
          expect(keys.has(frame.params['runId'])).toBe(true);
          ended = true;
          peer.ok(frame.id, { runId: frame.params['runId'], status: 'ok' });
          continue;
        }
        keys.add(frame.params['idempotencyKey']);
        if (index === 0) {
          peer.ok(frame.id, accepted(frame));
          return peer.close(1012);
        }
        peer.ok(frame.id, ended ? final(frame) : accepted(frame, repeated));
      }
    });
    const client = newClient(gateway.url);
    await client.connect();
    const run = client.agent({ message: 'long work' });
    expect(await run.accepted).toMatchObject({ status: 'accepted' });
    expect(await run.final).toMatchObject({ status: 'ok' });
    expect(methods).toEqual(['agent', 'agent', 'agent.wait', 'agent']);
    expect([...keys]).toEqual([run.runId]);
  });

  it('takes the direct second response of a repeated request too', async () => {
    const gateway = await scripted(async (peer, index) => {
      await peer.accept();
      const frame = await peer.next();
      if (index === 0) return peer.vanish();
      peer.ok(frame.id, accepted(frame));
      await peer.next();
      peer.ok(frame.id, final(frame));
    });
    const client = newClient(gateway.url);
    await client.connect();
    expect(await client.agent({ message: 'x' }).final).toMatchObject({ status: 'ok' });
  });

  it('limits the time to the end, not only to the acceptance', async () => {
    const gateway = await scripted(async peer => {
      await peer.accept();
      const frame = await peer.next();
      peer.ok(frame.id, accepted(frame));
    });
    const client = newClient(gateway.url);
    await client.connect();
    const run = client.agent({ message: 'x' }, { finalTimeoutMs: 20 });
    await run.accepted;
    await expect(run.final).rejects.toMatchObject({ code: 'TIMEOUT', idempotencyKey: run.runId });
  });

  it('rejects both promises when there is no connection, without an unhandled rejection', async () => {
    const client = newClient('ws://127.0.0.1:1');
    const run = client.agent({ message: 'x' });
    await expect(run.final).rejects.toMatchObject({ code: 'NOT_CONNECTED' });
  });
});
