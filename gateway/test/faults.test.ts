/** Every fault that docs/faults.md shows, against a real gateway, as a client sees it. */
import { readFile } from 'node:fs/promises';
import { DETAIL_CODES, EVENTS, LIMITS } from '@clawspec/protocol';
import { describe, expect, onTestFinished, test } from 'vitest';
import { StartupError } from '../src/errors.ts';
import type { RunningGateway } from '../src/index.ts';
import type { Log } from '../src/ports.ts';
import { testGateway } from './support/gateway.ts';
import { connected, type Frame, params, RawClient } from './support/raw-client.ts';

type Check = (gateway: RunningGateway) => Promise<void>;

/** A tracked client gets a presence event for its own connect, and one more for each announcement. */
async function tracked(gateway: RunningGateway) {
  const { client } = await connected(gateway.url);
  return client;
}

/** Sends so many announcements and a last request whose response comes after all of their events. */
async function announce(client: RawClient, count: number): Promise<Frame[]> {
  for (let n = 1; n <= count; n++) {
    const answer = await client.request('system-event', { text: `note ${n}`, host: `host-${n}` });
    expect(answer.ok).toBe(true);
  }
  return client.frames.filter(frame => frame.event === 'presence');
}

const seqs = (frames: Frame[]) => frames.map(frame => frame.seq);

/** Numbers as a gateway without faults gives them. */
async function plainSeqs(): Promise<(number | undefined)[]> {
  return seqs(await announce(await tracked(await testGateway()), 3));
}

const health = (client: RawClient, id: string) => client.send({ type: 'req', id, method: 'health' });

async function refusal(gateway: RunningGateway) {
  const client = await RawClient.open(gateway.url);
  const answer = await client.connect(params());
  return { answer, closed: await client.closed };
}

const STALL_MS = 300;
/** Timers may be early by a fraction of a millisecond. */
const SLACK_MS = 2;

const took = async (work: () => Promise<unknown>) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** Of several requests: any of them may have to wait for a busy machine. */
const quickest = async (client: RawClient) => {
  const times: number[] = [];
  for (let n = 0; n < 10; n++) times.push(await took(() => client.request('health')));
  return Math.min(...times);
};

/** The first answer takes as long as the stall, counted from before it; later ones do not. */
async function stallsFromHello(gateway: RunningGateway): Promise<void> {
  const started = performance.now();
  const client = await tracked(gateway);
  await client.request('health');
  expect(performance.now() - started).toBeGreaterThan(STALL_MS - SLACK_MS);
  expect(await quickest(client)).toBeLessThan(STALL_MS);
}

const CHECKS: Readonly<Record<string, Check>> = {
  'drop event=presence nth=2': async gateway => {
    const [first, , third] = await plainSeqs();
    expect(seqs(await announce(await tracked(gateway), 3))).toEqual([first, third]);
  },
  'drop event=presence nth=2 gap=no': async gateway => {
    const [first, second] = await plainSeqs();
    expect(seqs(await announce(await tracked(gateway), 3))).toEqual([first, second]);
  },
  'drop response=health times=1': async gateway => {
    const client = await tracked(gateway);
    health(client, 'lost');
    health(client, 'answered');
    await client.response('answered');
    expect(client.frames.some(frame => frame.id === 'lost')).toBe(false);
  },
  'drop request=health times=1': async gateway => {
    const client = await tracked(gateway);
    health(client, 'lost');
    health(client, 'answered');
    await client.response('answered');
    expect(client.frames.some(frame => frame.id === 'lost')).toBe(false);
  },
  'drop at=challenge': async gateway => {
    const client = new RawClient(gateway.url);
    onTestFinished(() => client.ws.terminate());
    await new Promise(resolve => client.ws.once('open', resolve));
    expect((await client.connect(params())).ok).toBe(true);
    expect(client.frames.some(frame => frame.event === 'connect.challenge')).toBe(false);
  },
  'delay event=presence by=200 nth=1': async gateway => {
    const client = await tracked(gateway);
    // All at once: what is announced later may come after the delay.
    for (const text of ['one', 'two', 'three']) {
      client.send({ type: 'req', id: text, method: 'system-event', params: { text, host: text } });
    }
    await client.event('presence', frame => frame.seq === 1);
    expect(seqs(client.frames.filter(frame => frame.event === 'presence'))).toEqual([2, 3, 1]);
  },
  'delay response=health by=200 nth=1': async gateway => {
    const client = await tracked(gateway);
    health(client, 'late');
    health(client, 'soon');
    await client.response('late');
    const ids = client.frames.filter(frame => frame.type === 'res').map(frame => frame.id);
    expect(ids).toEqual(['c1', 'soon', 'late']);
  },
  'duplicate event=presence nth=1': async gateway => {
    expect(seqs(await announce(await tracked(gateway), 2))).toEqual([1, 1, 2]);
  },
  'duplicate response=health nth=1': async gateway => {
    const client = await tracked(gateway);
    health(client, 'twice');
    health(client, 'once');
    await client.response('once');
    expect(client.frames.filter(frame => frame.id === 'twice')).toHaveLength(2);
  },
  'skip-seq event=presence nth=2 by=3': async gateway => {
    expect(seqs(await announce(await tracked(gateway), 3))).toEqual([1, 5, 6]);
  },
  'oversize event=presence bytes=30000000': async gateway => {
    const client = await RawClient.open(gateway.url, { maxPayload: LIMITS.maxPayloadBytes });
    expect((await client.connect(params())).ok).toBe(true);
    client.send({ type: 'req', id: 'note', method: 'system-event', params: { text: 'note' } });
    // The client itself gives up: the frame is larger than it was told to expect.
    expect((await client.closed).code).toBe(1006);
  },
  'oversize at=hello bytes=100000': async gateway => {
    const client = await RawClient.open(gateway.url);
    const size = new Promise<number>(resolve =>
      client.ws.once('message', data => resolve(Buffer.from(data as Buffer).length)),
    );
    expect((await client.connect(params())).payload.type).toBe('hello-ok');
    expect(await size).toBe(100_000);
  },
  'fail request=health code=UNAVAILABLE retry-after=500': async gateway => {
    const client = await tracked(gateway);
    const answer = await client.request('health');
    expect(answer.error).toMatchObject({ code: 'UNAVAILABLE', retryable: true, retryAfterMs: 500 });
    expect((await client.request('status')).ok).toBe(true);
  },
  'refuse connect detail=PAIRING_REQUIRED': async gateway => {
    const { answer, closed } = await refusal(gateway);
    expect(answer.error).toMatchObject({
      code: 'NOT_PAIRED',
      message: 'pairing required: device is not approved yet',
      details: { code: 'PAIRING_REQUIRED', reason: 'not-paired' },
    });
    expect(closed.code).toBe(1008);
    expect(closed.reason).toContain('pairing required');
  },
  'refuse connect code=UNAVAILABLE retry-after=500 close=1013 reason="gateway starting" connection=1':
    async gateway => {
      const { answer, closed } = await refusal(gateway);
      expect(answer.error).toMatchObject({ code: 'UNAVAILABLE', retryAfterMs: 500 });
      expect(closed).toEqual({ code: 1013, reason: 'gateway starting' });
      await tracked(gateway);
    },
  'refuse connect code=NOT_PAIRED detail=PAIRING_REQUIRED message="ask Ada" close=1008': async gateway => {
    const { answer, closed } = await refusal(gateway);
    expect(answer.error).toMatchObject({
      code: 'NOT_PAIRED',
      message: 'ask Ada',
      details: { code: 'PAIRING_REQUIRED' },
    });
    expect(closed).toEqual({ code: 1008, reason: 'ask Ada' });
  },
  'close at=challenge code=1013': async gateway => {
    const client = await RawClient.open(gateway.url);
    expect(await client.closed).toEqual({ code: 1013, reason: 'gateway starting' });
  },
  'close at=connect code=1011': async gateway => {
    const client = await RawClient.open(gateway.url);
    client.send({ type: 'req', id: 'c', method: 'connect', params: params() });
    expect((await client.closed).code).toBe(1011);
    expect(client.frames.some(frame => frame.type === 'res')).toBe(false);
  },
  'close at=hello code=4001': async gateway => {
    const client = await tracked(gateway);
    expect(await client.closed).toEqual({ code: 4001, reason: 'device removed' });
  },
  'close at=request method=health code=1012 reason="back soon"': async gateway => {
    const client = await tracked(gateway);
    health(client, 'h');
    expect(await client.closed).toEqual({ code: 1012, reason: 'back soon' });
    expect(client.frames.some(frame => frame.id === 'h')).toBe(false);
  },
  'close response=health code=1012': async gateway => {
    const client = await tracked(gateway);
    health(client, 'h');
    expect((await client.closed).code).toBe(1012);
    expect(client.frames.some(frame => frame.id === 'h')).toBe(true);
  },
  'close event=presence nth=1 code=abrupt': async gateway => {
    const client = await RawClient.open(gateway.url);
    client.send({ type: 'req', id: 'c', method: 'connect', params: params() });
    client.send({ type: 'req', id: 'n', method: 'system-event', params: { text: 'note' } });
    expect((await client.closed).code).toBe(1006);
  },
  'stall after=hello for=300': stallsFromHello,
  'stall request=health for=300 nth=1': async gateway => {
    const client = await tracked(gateway);
    expect(await took(() => client.request('health'))).toBeGreaterThan(STALL_MS - SLACK_MS);
    expect(await quickest(client)).toBeLessThan(STALL_MS);
  },
  'stall-reads after=hello for=300': stallsFromHello,
};

async function documented(): Promise<string[]> {
  const text = await readFile(new URL('../docs/faults.md', import.meta.url), 'utf8');
  const section = text.slice(text.indexOf('## What can go wrong'));
  return [...section.matchAll(/^\| `([^`]+)`/gm)].map(match => match[1] ?? '');
}

describe('the faults of docs/faults.md', async () => {
  const faults = await documented();

  test('each has a check, and each check is documented', () => {
    expect(faults.toSorted()).toEqual(Object.keys(CHECKS).toSorted());
  });

  test.each(Object.entries(CHECKS))('%s', async (fault, check) => {
    await check(await testGateway({ faults: [fault] }));
  });
});

describe('faults', () => {
  test('several at one frame: the work is done, the response lost, the connection closed', async () => {
    const gateway = await testGateway({
      faults: ['drop response=system-event connection=1', 'close response=system-event connection=1'],
    });
    const client = await tracked(gateway);
    client.send({
      type: 'req',
      id: 'n',
      method: 'system-event',
      params: { text: 'written', host: 'elsewhere' },
    });
    expect((await client.closed).code).toBe(1012);
    expect(client.frames.some(frame => frame.id === 'n')).toBe(false);
    const second = await tracked(gateway);
    const entries = (await second.request('system-presence')).payload as { text?: string }[];
    expect(entries.some(entry => entry.text === 'written')).toBe(true);
  });

  test('a stall without an end closes a connection whose backlog is too large', async () => {
    const gateway = await testGateway({
      faults: ['stall after=hello'],
      limits: { maxBufferedBytes: 20_000 },
    });
    const client = await tracked(gateway);
    for (let n = 0; n < 100; n++) health(client, `h${n}`);
    expect(await client.closed).toEqual({ code: 1008, reason: 'slow consumer' });
  });

  test.each(Object.keys(DETAIL_CODES))('a handshake refused with %s', async detail => {
    const gateway = await testGateway({ faults: [`refuse connect code=INVALID_REQUEST detail=${detail}`] });
    const { answer } = await refusal(gateway);
    expect(answer.error?.details?.['code']).toBe(detail);
  });

  test('are told loudly, at the start and at each hit', async () => {
    const lines: string[] = [];
    const log: Log = { debug() {}, info() {}, warn: message => void lines.push(message), error() {} };
    const gateway = await testGateway({ faults: ['drop response=health'], log });
    expect(lines).toContainEqual(expect.stringContaining('MISBEHAVES ON PURPOSE'));
    const client = await tracked(gateway);
    health(client, 'lost');
    await client.request('status');
    expect(lines).toContain('fault');
  });

  test('that cannot be read stop the gateway from starting', async () => {
    await expect(testGateway({ faults: ['drop event=nothing'] })).rejects.toBeInstanceOf(StartupError);
  });

  test('cannot be asked for on the wire', async () => {
    const gateway = await testGateway();
    const client = await RawClient.open(gateway.url);
    const asked = await client.connect({ ...params(), faults: ['drop event=presence'] });
    expect(asked.error?.code).toBe('INVALID_REQUEST');
    expect(Object.keys(EVENTS).some(name => name.includes('fault'))).toBe(false);
  });
});

describe('deterministic mode', () => {
  async function recording(seed: string): Promise<unknown[]> {
    const gateway = await testGateway({ deterministic: seed });
    const { client, hello } = await connected(gateway.url);
    await client.request('system-event', { text: 'note', host: 'elsewhere' });
    return [client.nonce, client.frames[0], hello.server, client.frames.map(frame => frame.payload?.ts)];
  }

  test('says the same with every run, and something else with another seed', async () => {
    const first = await recording('a');
    expect(await recording('a')).toEqual(first);
    expect((await recording('b'))[0]).not.toBe(first[0]);
  });

  test.each(['0.0.0.0', '::', '192.0.2.1', 'example.org', '127.0.0.1.example.org'])(
    'does not start on %s',
    async host => {
      await expect(testGateway({ deterministic: 'a', host })).rejects.toMatchObject({
        code: 'CONFIG_INVALID',
      });
    },
  );
});
