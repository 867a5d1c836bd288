/** The client against the reference gateway: real sockets, real database. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChatPayload } from '@clawspec/protocol';
import { describe, expect, it } from 'vitest';
import { WebSocket as Ws } from 'ws';
import { type RunningGateway, startGateway } from '../../../gateway/src/index.ts';
import { freePort } from '../../../scripts/bench/process.ts';
import {
  type ChatRuns,
  FileTokenStore,
  type GatewayClient,
  type GatewayClientOptions,
  isEnded,
  loadDeviceIdentity,
  MemoryTokenStore,
  noChatRuns,
  reduceChat,
} from '../src/index.ts';
import { cleanup, newClient, told } from './harness.ts';

const TOKEN = 'reference-gateway-token';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'clawspec-sdk-'));
  cleanup(() => rm(path, { recursive: true, force: true }));
  return path;
}

interface Reference {
  readonly stateDir: string;
  gateway: RunningGateway;
  /** Stops it and starts it again, on the same port with the same state. */
  restart(): Promise<void>;
  client(options?: Partial<GatewayClientOptions>): GatewayClient;
}

async function reference(): Promise<Reference> {
  const stateDir = await folder();
  const start = (port: number) => startGateway({ port, token: TOKEN, stateDir });
  const running: Reference = {
    stateDir,
    gateway: await start(await freePort()),
    async restart() {
      const { port } = running.gateway;
      await running.gateway.close();
      running.gateway = await start(port);
    },
    client: options =>
      newClient(running.gateway.url, {
        token: TOKEN,
        client: { id: 'gateway-client', mode: 'backend', version: '1.0.0', platform: 'linux' },
        backoff: { initialMs: 20, maxMs: 100 },
        ...options,
      }),
  };
  cleanup(() => running.gateway.close());
  return running;
}

/** Reads the chat until the run has ended. */
async function reply(client: GatewayClient, message: string): Promise<{ runs: ChatRuns; states: string[] }> {
  const stream = client.events('chat');
  const { runId } = (await client.request('chat.send', { sessionKey: 'main', message })) as { runId: string };
  const states: string[] = [];
  let runs = noChatRuns;
  for await (const payload of stream) {
    if (payload.runId !== runId) continue;
    states.push((payload as ChatPayload).state);
    runs = reduceChat(runs, payload);
    const run = runs.get(runId);
    if (run && isEnded(run)) break;
  }
  return { runs, states };
}

describe('with the reference gateway', () => {
  it.each([
    ['the global WebSocket', undefined],
    ['ws', Ws],
  ])('connects over %s, asks, and streams a chat', async (_name, webSocket) => {
    const { client: make } = await reference();
    const client = make(webSocket ? { webSocket } : {});
    const hello = await client.connect();
    expect(hello.protocol).toBe(4);
    expect(client.scopes).toEqual(['operator.admin']);
    expect((await client.request('health')).ok).toBe(true);
    const { runs, states } = await reply(client, 'several words to stream back');
    expect(states).toContain('delta');
    const [run] = [...runs.values()];
    expect(run).toMatchObject({ status: 'final', approximate: false });
    expect(run?.text).toContain('several words to stream back');
    const history = await client.request('chat.history', { sessionKey: 'main' });
    expect(history.messages.map(message => message.role)).toEqual(['user', 'assistant']);
  });

  it.each([3, 4])('speaks protocol %i', async protocol => {
    const { client: make, stateDir } = await reference();
    const identity = await loadDeviceIdentity(join(stateDir, 'device.json'));
    const tokens = new MemoryTokenStore();
    const range = { minProtocol: protocol, maxProtocol: protocol, identity, tokens };
    const first = make(range);
    expect((await first.connect()).protocol).toBe(protocol);
    await first.close();
    const again = make({ ...range, token: undefined });
    expect((await again.connect()).protocol).toBe(protocol);
  });

  it('answers an agent request twice, and reports a failing run', async () => {
    const { client: make } = await reference();
    const client = make();
    await client.connect();
    const run = client.agent({ message: 'hello agent' });
    expect(await run.accepted).toMatchObject({ runId: run.runId, status: 'accepted' });
    expect(await run.final).toMatchObject({ runId: run.runId, status: 'ok' });
    const failing = client.agent({ message: '!fail hello' });
    await failing.accepted;
    await expect(failing.final).rejects.toMatchObject({ code: 'REQUEST_FAILED', outcome: 'failed' });
  });

  it('pairs a device, keeps its token in a file, and reconnects without the shared secret', async () => {
    const { client: make, stateDir } = await reference();
    const identity = await loadDeviceIdentity(join(stateDir, 'device.json'));
    const tokens = () => new FileTokenStore(join(stateDir, 'tokens.json'));
    const scopes = ['operator.read', 'operator.write'];
    const first = make({ identity, tokens: tokens(), scopes });
    expect((await first.connect()).auth?.deviceToken).toBeTypeOf('string');
    await first.close();

    const second = make({ identity, tokens: tokens(), scopes, token: undefined });
    expect((await second.connect()).auth).toMatchObject({ method: 'device-token', scopes });
    await second.request('status');
    await expect(second.request('device.pair.list')).rejects.toMatchObject({
      detailCode: 'MISSING_SCOPE',
      missingScope: 'operator.pairing',
    });
  });

  it('pauses when its token is revoked and takes the shared secret after that', async () => {
    const { client: make, stateDir } = await reference();
    const identity = await loadDeviceIdentity(join(stateDir, 'device.json'));
    const tokens = new MemoryTokenStore();
    const device = make({ identity, tokens });
    await device.connect();
    const admin = make();
    await admin.connect();
    const paused = told(device, 'state', change => change.state === 'paused');
    await admin.request('device.token.rotate', { deviceId: identity.deviceId, role: 'operator' });
    expect((await paused).error).toMatchObject({ closeCode: 4001, next: 'pause' });
    expect((await device.resume()).auth?.deviceToken).toBeTypeOf('string');
  });

  it('pauses on a wrong token', async () => {
    const { client: make } = await reference();
    const client = make({ token: 'wrong' });
    await expect(client.connect()).rejects.toMatchObject({
      detailCode: 'AUTH_TOKEN_MISMATCH',
      next: 'pause',
    });
    client.update({ token: TOKEN });
    expect((await client.resume()).protocol).toBe(4);
  });

  it('has no scopes without a device in other modes, and says so', async () => {
    const { client: make } = await reference();
    const client = make({ client: { id: 'test', mode: 'test', version: '1', platform: 'linux' } });
    await client.connect();
    expect(client.scopes).toEqual([]);
    await expect(client.request('status')).rejects.toThrow(/no scopes at all/);
  });

  it('survives a restart: state, streams, queued requests', async () => {
    const running = await reference();
    const client = running.client();
    await client.connect();
    const back = told(client, 'hello', info => info.reconnected);
    const closed = told(client, 'close');
    const restarting = running.restart();
    expect(await closed).toMatchObject({ code: 1012, next: 'retry', wasConnected: true });
    const queued = client.request('health');
    await restarting;
    await back;
    expect((await queued).ok).toBe(true);
    expect(client.state).toBe('connected');
    const { runs } = await reply(client, 'after the restart');
    expect([...runs.values()][0]?.text).toContain('after the restart');
  });

  it('repeats a keyed request over a reconnect without doing it twice', async () => {
    const running = await reference();
    // The response to chat.send never arrives: the socket dies on the first answer after hello.
    let answers = 0;
    class DyingSocket extends Ws {
      override emit(event: string, ...args: unknown[]): boolean {
        if (event === 'message' && String(args[0]).includes('"status":"started"')) {
          answers += 1;
          if (answers === 1) {
            this.terminate();
            return true;
          }
        }
        return super.emit(event, ...args);
      }
    }
    const client = running.client({ webSocket: DyingSocket });
    await client.connect();
    const back = told(client, 'hello', info => info.reconnected);
    const result = await client.request('chat.send', { sessionKey: 'main', message: 'only once' });
    await back;
    expect(result).toMatchObject({ runId: expect.any(String) });
    const observer = running.client();
    await observer.connect();
    await observer.request('agent.wait', { runId: (result as { runId: string }).runId });
    const { messages } = await observer.request('chat.history', { sessionKey: 'main' });
    expect(messages.filter(message => message.role === 'user')).toHaveLength(1);
  });

  it('brings the end of an agent run whose connection was lost', async () => {
    const running = await reference();
    const sockets: Ws[] = [];
    class WatchedSocket extends Ws {
      constructor(url: string) {
        super(url);
        sockets.push(this);
      }
    }
    const client = running.client({ webSocket: WatchedSocket });
    await client.connect();
    const run = client.agent({ message: '!slow=40 a reply in a few pieces' });
    await run.accepted;
    sockets[0]?.terminate();
    expect(await run.final).toMatchObject({ runId: run.runId, status: 'ok' });
    expect(sockets.length).toBeGreaterThan(1);
    const { messages } = await client.request('chat.history', { sessionKey: 'main' });
    expect(messages.filter(message => message.role === 'user')).toHaveLength(1);
  });
});
