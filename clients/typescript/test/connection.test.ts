import { describe, expect, it } from 'vitest';
import { isEvent } from '../src/index.ts';
import { newClient, record, scripted, told } from './harness.ts';
import type { Peer } from './scripted-gateway.ts';

const tick = (peer: Peer, seq?: number) => peer.event('tick', { ts: 1 }, seq);

describe('connection', () => {
  it('closes a silent connection with 4000 and comes back', async () => {
    const closes: unknown[] = [];
    const gateway = await scripted(async (peer, index) => {
      await peer.accept(index === 0 ? { policy: { tickIntervalMs: 20 } } : {});
      if (index === 0) closes.push(await peer.closed);
    });
    const client = newClient(gateway.url);
    const back = told(client, 'hello', info => info.reconnected);
    await client.connect();
    const closed = await told(client, 'close');
    expect(closed).toMatchObject({ code: 4000, reason: 'tick timeout', next: 'retry', wasConnected: true });
    await back;
    expect(closes).toEqual([{ code: 4000, reason: 'tick timeout' }]);
  });

  it.each([
    ['4001 device removed', 4001, 'paused'],
    ['1002 protocol mismatch', 1002, 'closed'],
  ])('after %s it is %s', async (_name, code, state) => {
    const gateway = await scripted(async peer => {
      await peer.accept();
      peer.close(code);
    });
    const client = newClient(gateway.url);
    const change = told(client, 'state', info => info.state === state);
    await client.connect();
    expect((await change).error).toMatchObject({ code: 'CONNECTION_LOST', closeCode: code });
  });

  it.each([[1012], [1013], [1008], [1009], [1000], [1011], [4999]])(
    'comes back after a close with %i',
    async code => {
      const gateway = await scripted(async (peer, index) => {
        await peer.accept();
        if (index === 0) peer.close(code, 'slow consumer');
      });
      const client = newClient(gateway.url);
      const back = told(client, 'hello', info => info.reconnected);
      await client.connect();
      await back;
    },
  );

  it('waits as long as shutdown says', async () => {
    const gateway = await scripted(async (peer, index) => {
      await peer.accept();
      if (index > 0) return;
      peer.event('shutdown', { reason: 'gateway restarting', restartExpectedMs: 60 });
      peer.close(1012);
    });
    const client = newClient(gateway.url);
    const waiting = told(client, 'state', change => change.state === 'waiting');
    await client.connect();
    expect((await waiting).retryInMs).toBeGreaterThanOrEqual(60);
  });

  it('is not broken by frames that it does not know', async () => {
    const gateway = await scripted(async peer => {
      await peer.accept();
      for (const raw of [
        '',
        'garbage',
        '[]',
        'null',
        '7',
        '{}',
        '{"type":"new"}',
        '{"type":"res"}',
        '{"type":"res","id":1}',
      ])
        peer.raw(raw);
      peer.raw(Buffer.from([0xff, 0xfe]));
      peer.event('never.heard.of', { x: 1 });
      peer.send({ type: 'event', event: 'tick', seq: 'one', payload: { ts: 1 }, extra: true });
      const frame = await peer.next();
      peer.ok(frame.id, 'fine');
    });
    const client = newClient(gateway.url);
    const warnings = record(client, 'warning');
    const events = record(client, 'event');
    await client.connect();
    expect(await client.requestRaw('x')).toBe('fine');
    expect(warnings.length).toBeGreaterThan(3);
    expect(events.map(frame => frame.event)).toEqual(['never.heard.of', 'tick']);
    expect(events.filter(frame => isEvent(frame, 'tick'))).toHaveLength(1);
  });

  it('tells gaps per connection: the first number is free, going back is none', async () => {
    const gateway = await scripted(async (peer, index) => {
      await peer.accept({ protocol: index === 0 ? 4 : 3 });
      if (index === 0) {
        for (const seq of [100, 101, undefined, 105, 106, 3, 4]) tick(peer, seq);
        peer.close(1012);
      } else for (const seq of [50, 52]) tick(peer, seq);
    });
    const client = newClient(gateway.url);
    const gaps = record(client, 'gap');
    const last = told(client, 'gap', gap => gap.protocol === 3);
    await client.connect();
    await last;
    expect(gaps).toEqual([
      { expected: 102, received: 105, protocol: 4 },
      { expected: 51, received: 52, protocol: 3 },
    ]);
  });

  it('survives a listener that throws', async () => {
    const gateway = await scripted(async peer => {
      await peer.accept();
    });
    const client = newClient(gateway.url);
    const uncaught = new Promise(resolve => {
      const before = process.listeners('uncaughtException');
      process.removeAllListeners('uncaughtException');
      process.once('uncaughtException', error => {
        for (const listener of before) process.on('uncaughtException', listener);
        resolve(error);
      });
    });
    client.on('hello', () => {
      throw new Error('mine');
    });
    const second = told(client, 'hello');
    await client.connect();
    await second;
    expect(await uncaught).toMatchObject({ message: 'mine' });
  });
});

describe('event streams', () => {
  it('drops the oldest when the reader is slow, and says so', async () => {
    const gateway = await scripted(async peer => {
      await peer.accept();
      for (let ts = 1; ts <= 10; ts += 1) peer.event('tick', { ts });
      const frame = await peer.next();
      peer.ok(frame.id, {});
    });
    const client = newClient(gateway.url);
    const warnings = record(client, 'warning');
    const stream = client.events('tick', { limit: 3 });
    await client.connect();
    await client.requestRaw('x');
    expect(stream.dropped).toBe(7);
    expect(warnings[0]).toEqual({ code: 'EVENT_OVERFLOW', event: 'tick', dropped: 1 });
    expect([await stream.next(), await stream.next()].map(result => result.value?.ts)).toEqual([8, 9]);
    await stream.return();
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  it('outlives reconnects and ends with the client or its signal', async () => {
    const gateway = await scripted(async (peer, index) => {
      await peer.accept();
      peer.event('tick', { ts: index });
      if (index === 0) peer.close(1012);
    });
    const client = newClient(gateway.url);
    const controller = new AbortController();
    const aborted = client.events('tick', { signal: controller.signal });
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { ts } of client.events('tick')) {
        seen.push(ts);
        if (seen.length === 2) void client.close();
      }
    })();
    await client.connect();
    controller.abort();
    await reading;
    expect(seen).toEqual([0, 1]);
    const rest: number[] = [];
    for await (const { ts } of aborted) rest.push(ts);
    expect(rest.length).toBeLessThanOrEqual(2);
  });

  it('throws when the client gives up', async () => {
    const gateway = await scripted(async peer => {
      await peer.accept();
      peer.close(1002);
    });
    const client = newClient(gateway.url);
    const stream = client.events('tick');
    await client.connect();
    await expect(stream.next()).rejects.toMatchObject({ closeCode: 1002, next: 'stop' });
    expect((await stream.next()).done).toBe(true);
  });
});
