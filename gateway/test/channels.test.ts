/** What stands around every channel: supervision, queues, dedupe, and what survives a crash. With a scripted service. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getEventListeners } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import type {
  AccountContext,
  Channel,
  ChannelAccount,
  InboundMessage,
  Sent,
} from '../src/channels/channel.ts';
import { ChannelHub, type ChannelLimits, plain } from '../src/channels/hub.ts';
import type { TurnOutcome, TurnRequest } from '../src/channels/inbound.ts';
import { splitText } from '../src/channels/outbound.ts';
import { ReplyQueue } from '../src/channels/reply-queue.ts';
import { CHANNEL_TABLES } from '../src/channels/tables.ts';
import type { Log } from '../src/ports.ts';
import { openDatabase } from '../src/storage/database.ts';

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** A service that does what the test says. */
class Service {
  readonly sent: string[] = [];
  readonly contexts: AccountContext[] = [];
  readonly #waiting = new Set<() => void>();
  linked = true;
  down: Error | undefined;
  send: (text: string) => Promise<Sent> = async text => {
    this.sent.push(text);
    this.#wake();
    return { messageId: `m${this.sent.length}` };
  };
  #drop: ((error: Error) => void) | undefined;

  readonly account: ChannelAccount = {
    accountId: 'main',
    enabled: true,
    configured: true,
    agentId: 'main',
    linked: () => this.linked,
    run: async context => {
      this.contexts.push(context);
      this.#wake();
      if (this.down !== undefined) throw this.down;
      context.connected();
      await new Promise<void>((resolve, reject) => {
        this.#drop = reject;
        context.signal.addEventListener('abort', () => resolve(), { once: true });
      });
    },
    send: message => this.send(message.text),
  };

  readonly channel: Channel = {
    descriptor: {
      id: 'paper',
      label: 'Paper',
      detailLabel: 'Paper mail',
      chatTypes: ['direct', 'group'],
      textLimit: 20,
      threads: false,
    },
    accounts: [this.account],
    defaultAccountId: 'main',
    address: to => to,
  };

  get context(): AccountContext {
    return this.contexts.at(-1)!;
  }

  drop(): void {
    this.#drop?.(new Error('the line is dead'));
  }

  async until(good: () => boolean): Promise<void> {
    while (!good()) await new Promise<void>(resolve => this.#waiting.add(resolve));
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}

interface Bench {
  readonly hub: ChannelHub;
  readonly service: Service;
  readonly turns: TurnRequest[];
  readonly changes: () => number;
  readonly file: string;
  stop(): Promise<void>;
}

async function bench(
  options: {
    limits?: Partial<ChannelLimits>;
    answer?: (request: TurnRequest) => Promise<TurnOutcome>;
    service?: Service;
    file?: string;
  } = {},
): Promise<Bench> {
  const dir = await mkdtemp(join(tmpdir(), 'clawspec-channels-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const file = options.file ?? join(dir, 'gateway.sqlite');
  const db = openDatabase(file, [CHANNEL_TABLES]);
  const service = options.service ?? new Service();
  const turns: TurnRequest[] = [];
  const answer = options.answer ?? (async ({ message }) => ({ status: 'ok', text: `re: ${message}` }));
  let changes = 0;
  const hub = new ChannelHub({
    db,
    clock: { now: () => Date.now() },
    ids: { uuid: () => 'id', secret: () => 'secret' },
    log: silent,
    config: {},
    defaultAgentId: 'main',
    turns: {
      startTurn: request => {
        turns.push(request);
        return answer(request);
      },
    },
    notes: { add: () => ({ messageId: 'note' }), canonical: key => key },
    onChange: () => {
      changes += 1;
    },
    limits: { backoffMinMs: 1, backoffMaxMs: 4, ...options.limits },
    entries: [{ id: 'paper', enabled: () => true, load: async () => service.channel }],
  });
  await hub.start();
  const stop = async () => {
    await hub.close();
    if (db.isOpen) db.close();
  };
  onTestFinished(stop);
  return { hub, service, turns, changes: () => changes, file, stop };
}

const letter = (over: Partial<InboundMessage> = {}): InboundMessage => ({
  messageId: 'l1',
  chatType: 'direct',
  peer: 'ada',
  sender: { id: 'ada', bot: false },
  addressed: true,
  text: 'hi',
  media: [],
  at: 1,
  ...over,
});

const status = ({ hub }: Bench) => hub.accounts(hub.find('paper')!)[0]!.status();
const send = ({ hub }: Bench, text: string) => hub.send(hub.place('paper'), plain({ to: 'ada' }, text));

describe('supervision', () => {
  test('a lost connection is made again, and told', async () => {
    const b = await bench();
    expect(status(b)).toMatchObject({ running: true, connected: true, lastError: null });
    b.service.drop();
    await b.service.until(() => b.service.contexts.length === 2);
    expect(status(b)).toMatchObject({ connected: true, reconnectAttempts: 0 });
    expect(b.changes()).toBe(3);
  });

  test('failures are counted and waited out', async () => {
    const service = new Service();
    service.down = new Error('no such host');
    const b = await bench({ service });
    await service.until(() => service.contexts.length === 4);
    expect(status(b)).toMatchObject({
      running: true,
      connected: false,
      lastError: 'no such host',
    });
    expect(status(b).reconnectAttempts).toBeGreaterThanOrEqual(3);
    await expect(send(b, 'x')).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      retryable: true,
      message: 'paper account main is not connected: no such host',
    });
    const failed = service.contexts.length;
    service.down = undefined;
    await service.until(() => service.contexts.length === failed + 1);
    expect(status(b)).toMatchObject({ connected: true, reconnectAttempts: 0, lastError: null });
  });

  test('nothing piles up while a service stays away', async () => {
    const service = new Service();
    service.down = new Error('offline');
    const b = await bench({ service });
    await service.until(() => service.contexts.length === 20);
    expect(getEventListeners(service.context.signal, 'abort').length).toBeLessThan(3);
    await b.stop();
  });

  test('an account that is not linked does not run and sends nothing', async () => {
    const service = new Service();
    service.linked = false;
    const b = await bench({ service });
    expect(status(b)).toMatchObject({ running: false, linked: false });
    await expect(send(b, 'x')).rejects.toMatchObject({ code: 'NOT_LINKED' });
    service.linked = true;
    b.hub.linked(b.hub.place('paper'));
    expect(status(b).connected).toBe(true);
  });

  test('stopping ends it, and it stays ended', async () => {
    const b = await bench();
    await b.hub.close();
    expect(b.service.context.signal.aborted).toBe(true);
    expect(status(b)).toMatchObject({ running: false, connected: false });
    expect(b.service.contexts).toHaveLength(1);
  });
});

describe('the way out', () => {
  test('goes one by one, in order, and not without bound', async () => {
    const b = await bench({ limits: { queue: 2 } });
    const gate = Promise.withResolvers<Sent>();
    const quick = b.service.send;
    b.service.send = () => gate.promise;
    const first = send(b, 'one');
    b.service.send = quick;
    await Promise.resolve();
    const second = send(b, 'two');
    await expect(send(b, 'three')).rejects.toMatchObject({ code: 'UNAVAILABLE', retryable: true });
    gate.resolve({ messageId: 'm0' });
    await Promise.all([first, second]);
    expect(b.service.sent.at(-1)).toBe('two');
  });

  test('what a service does with a message that it fails is not known', async () => {
    const b = await bench({ limits: { sendTimeoutMs: 20 } });
    b.service.send = () => Promise.reject(new Error('500'));
    await expect(send(b, 'x')).rejects.toMatchObject({ name: 'DeliveryError', message: '500' });
    b.service.send = () => new Promise(() => {});
    await expect(send(b, 'x')).rejects.toMatchObject({
      name: 'DeliveryError',
      message: 'paper did not answer in time',
    });
  });

  test('a message of which a part is out must not be sent again', async () => {
    const b = await bench();
    const quick = b.service.send;
    b.service.send = async text => {
      if (text.startsWith('text')) throw new Error('gone');
      return quick(text);
    };
    await expect(send(b, 'first part of a text second part of it')).rejects.toMatchObject({
      name: 'DeliveryError',
      message: 'only a part was sent: gone',
    });
  });

  test.each<[string, number, string[]]>([
    ['short', 10, ['short']],
    ['', 10, ['']],
    ['one two three four', 10, ['one two', 'three four']],
    ['aaaaaaaaaaaa', 5, ['aaaaa', 'aaaaa', 'aa']],
    ['aaaa😀bb', 5, ['aaaa', '😀bb']],
    ['line one\nline two', 12, ['line one', 'line two']],
  ])('%j in parts of %i', (text, limit, parts) => {
    expect(splitText(text, limit)).toEqual(parts);
  });
});

describe('the way in', () => {
  test('a message is taken once, and its reply goes back to its chat', async () => {
    const b = await bench();
    expect(b.service.context.receive(letter())).toBe('accepted');
    expect(b.service.context.receive(letter())).toBe('duplicate');
    await b.service.until(() => b.service.sent.length === 1);
    expect(b.service.sent).toEqual(['re: hi']);
    expect(b.turns).toMatchObject([
      { runId: 'paper:main:l1', sessionKey: 'agent:main:paper:direct:ada', ownerId: 'paper:ada' },
    ]);
    expect(b.hub.store.route('agent:main:paper:direct:ada')).toEqual({
      channel: 'paper',
      accountId: 'main',
      to: 'ada',
    });
  });

  test.each<[string, Partial<InboundMessage>]>([
    ['of a bot', { sender: { id: 'r2', bot: true } }],
    ['in a group that does not mention the agent', { chatType: 'group', addressed: false }],
  ])('a message %s is kept and not answered', async (_, over) => {
    const b = await bench();
    b.service.context.receive(letter(over));
    b.service.context.receive(letter({ messageId: 'l2' }));
    await b.service.until(() => b.service.sent.length === 1);
    expect(b.turns.map(turn => turn.runId)).toEqual(['paper:main:l2']);
    expect(b.hub.store.inbox('paper', 'main', 10)).toHaveLength(2);
  });

  test('a group has one session, whoever speaks', async () => {
    const b = await bench();
    b.service.context.receive(letter({ chatType: 'group', peer: 'club' }));
    await b.service.until(() => b.service.sent.length === 1);
    expect(b.turns[0]?.sessionKey).toBe('agent:main:paper:group:club');
  });

  test('too many at a time, and too long ones, stay with the service', async () => {
    const b = await bench({
      limits: { inboundWaiting: 1, inboundTextChars: 10 },
      answer: () => new Promise(resolve => onTestFinished(() => resolve({ status: 'timeout', text: '' }))),
    });
    b.service.context.receive(letter());
    expect(b.service.context.receive(letter())).toBe('duplicate');
    expect(() => b.service.context.receive(letter({ messageId: 'l2' }))).toThrow('too many messages wait');
    expect(() => b.service.context.receive(letter({ text: 'x'.repeat(11) }))).toThrow('limited to 10');
  });

  test('a reply that is added at the moment when the queue runs empty is sent', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'clawspec-channels-'));
    onTestFinished(() => rm(dir, { recursive: true, force: true }));
    const db = openDatabase(join(dir, 'gateway.sqlite'), [CHANNEL_TABLES]);
    onTestFinished(() => db.close());
    const route = { channel: 'paper', accountId: 'main', to: 'ada' };
    for (let turns = 0; turns < 12; turns += 1) {
      const sent: string[] = [];
      const queue = new ReplyQueue({
        db,
        clock: { now: () => 1 },
        log: silent,
        max: 10,
        send: async (_, text) => void sent.push(text),
      });
      const first = queue.add(route, 'first', 'm1');
      // As many turns of the loop later as it takes the queue to run empty, and some before and after that.
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      await Promise.all([first, queue.add(route, 'second', 'm2')]);
      expect([turns, ...sent]).toEqual([turns, 'first', 'second']);
    }
  });

  test('a reply waits until its account is connected, also across a restart', async () => {
    const answered = Promise.withResolvers<TurnOutcome>();
    const first = await bench({ answer: () => answered.promise });
    first.service.context.receive(letter());
    first.service.down = new Error('offline');
    first.service.drop();
    await first.service.until(() => first.service.contexts.length === 2);
    answered.resolve({ status: 'ok', text: 'late' });
    await new Promise(resolve => setImmediate(resolve));
    expect(first.service.sent).toEqual([]);
    await first.stop();

    const next = await bench({ file: first.file });
    await next.service.until(() => next.service.sent.length === 1);
    expect(next.service.sent).toEqual(['late']);
  });

  test('a message that was taken and not begun is begun by the next process', async () => {
    const first = await bench();
    await first.hub.close();
    first.hub.store.take('paper', 'main', letter({ media: [{ data: Buffer.from('x') }] }), 'waiting', 1);
    await first.stop();
    const next = await bench({ file: first.file });
    await next.service.until(() => next.service.sent.length === 1);
    expect(next.turns).toMatchObject([{ message: 'hi', attachments: [{ data: Buffer.from('x') }] }]);
    expect(next.service.context.receive(letter())).toBe('duplicate');
  });

  test('what is remembered is bounded', async () => {
    const b = await bench({ limits: { inboundKept: 10 } });
    for (let index = 0; index < 200; index += 1) {
      b.service.context.receive(letter({ messageId: `n${index}`, sender: { id: 'x', bot: true } }));
    }
    expect(b.hub.store.inbox('paper', 'main', 1000).length).toBeLessThan(80);
  });
});
