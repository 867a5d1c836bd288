/** A gateway in deterministic mode and raw peers whose frames are recorded. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { startGateway } from '../../gateway/src/index.ts';
import { fixedClock } from '../../gateway/src/runtime/clock.ts';
import { seededIds } from '../../gateway/src/runtime/ids.ts';
import { deviceAuthPayload } from '../../generated/typescript/index.ts';

export interface Recorded {
  readonly dir: 'c2s' | 's2c';
  readonly frame: Record<string, unknown>;
}

export interface PeerOptions {
  readonly protocol?: 3 | 4;
  readonly scopes?: readonly string[];
  readonly role?: string;
  readonly client?: Record<string, unknown>;
  readonly token?: string | null;
  readonly auth?: Record<string, unknown>;
  /** Number of a test device; left out: no device identity. */
  readonly device?: number;
  readonly caps?: readonly string[];
  /** What a node declares. */
  readonly commands?: readonly string[];
  readonly permissions?: Record<string, boolean>;
  readonly minProtocol?: number;
  /** Pretends to come from elsewhere: the gateway of the lab trusts the loopback proxy. */
  readonly remote?: boolean;
}

export const TOKEN = 'example-shared-secret';
const START = Date.UTC(2026, 0, 22, 9, 0, 0);

export class Lab {
  readonly #stateDir: string;
  readonly #gateway: Awaited<ReturnType<typeof startGateway>>;
  readonly clock: ReturnType<typeof fixedClock>;

  private constructor(
    gateway: Awaited<ReturnType<typeof startGateway>>,
    stateDir: string,
    clock: ReturnType<typeof fixedClock>,
  ) {
    this.#gateway = gateway;
    this.#stateDir = stateDir;
    this.clock = clock;
  }

  static async start(limits: Record<string, number> = {}, { loopback = false } = {}): Promise<Lab> {
    const stateDir = mkdtempSync(join(tmpdir(), 'clawspec-examples-'));
    const clock = fixedClock(START, 1);
    const gateway = await startGateway({
      port: 0,
      token: TOKEN,
      stateDir,
      clock,
      ids: seededIds('examples'),
      trustedProxies: ['127.0.0.1'],
      limits,
      channels: { loopback: { enabled: loopback } },
    });
    return new Lab(gateway, stateDir, clock);
  }

  /** Writes a file of the state directory, as somebody with an editor does. */
  write(name: string, text: string): void {
    writeFileSync(join(this.#stateDir, name), text);
  }

  async open(options: PeerOptions = {}): Promise<Peer> {
    const headers = options.remote === true ? { 'X-Forwarded-For': '203.0.113.7' } : {};
    const socket = new WebSocket(this.#gateway.url, { headers });
    const peer = new Peer(socket, options);
    await once(socket, 'open');
    return peer;
  }

  /** A peer whose handshake is done. */
  async connect(options: PeerOptions = {}): Promise<Peer> {
    const peer = await this.open(options);
    const answer = await peer.connect();
    if (answer['ok'] !== true) throw new Error(`connect was refused: ${JSON.stringify(answer['error'])}`);
    return peer;
  }

  async stop(): Promise<void> {
    await this.#gateway.close();
    rmSync(this.#stateDir, { recursive: true, force: true });
  }

  /** Frames as the reference shows them: no paths of this machine, no figures of this process. */
  publish(frames: readonly Recorded[]): Recorded[] {
    const text = JSON.stringify(frames).replaceAll(this.#stateDir, '/home/ada/.clawspec');
    return (JSON.parse(text) as Recorded[]).map(({ dir, frame }) => ({
      dir,
      frame: steady(frame) as Recorded['frame'],
    }));
  }
}

/** Figures that differ with every run get the same value in every example. */
const STEADY: Readonly<Record<string, unknown>> = {
  pid: 4242,
  durationMs: 2,
  uptimeMs: 60_000,
  rssBytes: 67_108_864,
  heapUsedBytes: 12_582_912,
  heapTotalBytes: 20_971_520,
  externalBytes: 4_194_304,
  arrayBuffersBytes: 65_536,
  intervalMs: 1_000,
  delayP99Ms: 1,
  delayMaxMs: 2,
  utilization: 0.01,
  cpuCoreRatio: 0.01,
  degraded: false,
  reasons: [],
  host: 'gateway-host',
  ip: '192.0.2.10',
  platform: 'linux',
};

/** Lines of the log have the time of the machine. */
const ISO_TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;
const STEADY_TIME = '2026-01-22T09:00:00.000Z';

function steady(value: unknown, key?: string): unknown {
  if (key !== undefined && key in STEADY && value !== null) return STEADY[key];
  if (key === 'lines' && Array.isArray(value))
    return value.map(line => String(line).replace(ISO_TIME, STEADY_TIME));
  if (Array.isArray(value)) return value.map(item => steady(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, steady(child, name)]));
}

export class Peer {
  readonly frames: Recorded[] = [];
  readonly #socket: WebSocket;
  readonly #options: PeerOptions;
  readonly #waiting = new Set<() => void>();
  #id = 0;
  closed: { code: number; reason: string } | undefined;

  constructor(socket: WebSocket, options: PeerOptions) {
    this.#socket = socket;
    this.#options = options;
    socket.on('message', data => {
      this.frames.push({ dir: 's2c', frame: JSON.parse(data.toString()) as Record<string, unknown> });
      this.#wake();
    });
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.#wake();
    });
  }

  /** The first received frame that fits, waiting for it. */
  async next(fits: (frame: Record<string, unknown>) => boolean): Promise<Record<string, unknown>> {
    for (;;) {
      const found = this.frames.find(({ dir, frame }) => dir === 's2c' && fits(frame));
      if (found !== undefined) return found.frame;
      if (this.closed !== undefined) throw new Error(`closed with ${this.closed.code} ${this.closed.reason}`);
      await new Promise<void>(resolve => this.#waiting.add(resolve));
    }
  }

  event(name: string, fits: (payload: Record<string, unknown>) => boolean = () => true) {
    return this.next(frame => frame['event'] === name && fits(frame['payload'] as Record<string, unknown>));
  }

  /** Sends a request and waits for its first response. */
  async request(method: string, params?: unknown): Promise<Record<string, unknown>> {
    const id = `${method}-${++this.#id}`;
    this.send({ type: 'req', id, method, ...(params === undefined ? {} : { params }) });
    return this.next(frame => frame['type'] === 'res' && frame['id'] === id);
  }

  send(frame: Record<string, unknown>): void {
    this.frames.push({ dir: 'c2s', frame });
    this.#socket.send(JSON.stringify(frame));
  }

  async connect(): Promise<Record<string, unknown>> {
    const challenge = (await this.event('connect.challenge'))['payload'] as { nonce: string; ts: number };
    return this.request('connect', this.#connectParams(challenge));
  }

  close(): void {
    this.#socket.terminate();
  }

  #connectParams({ nonce, ts }: { nonce: string; ts: number }): Record<string, unknown> {
    const { protocol = 4, scopes = ['operator.admin'], role = 'operator', caps = [], device } = this.#options;
    const client = {
      id: 'cli',
      version: '1.0.0',
      platform: 'linux',
      mode: 'cli',
      ...this.#options.client,
    } as {
      id: string;
      mode: string;
      platform: string;
      deviceFamily?: string;
    };
    const token = this.#options.token === undefined ? TOKEN : this.#options.token;
    const auth = this.#options.auth ?? (token === null ? undefined : { token });
    return {
      minProtocol: this.#options.minProtocol ?? protocol,
      maxProtocol: protocol,
      client,
      role,
      scopes,
      caps,
      ...(this.#options.commands === undefined ? {} : { commands: this.#options.commands }),
      ...(this.#options.permissions === undefined ? {} : { permissions: this.#options.permissions }),
      ...(auth === undefined ? {} : { auth }),
      ...(device === undefined
        ? {}
        : {
            device: proof(device, {
              clientId: client.id,
              clientMode: client.mode,
              role,
              scopes,
              signedAtMs: ts,
              token: (auth as { token?: string; deviceToken?: string } | undefined)?.token,
              nonce,
              platform: client.platform,
              deviceFamily: client.deviceFamily,
            }),
          }),
    };
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}

/** Test keys: the seed is the number of the device, repeated. */
export function deviceKey(device: number): { privateKey: KeyObject; publicKey: string; deviceId: string } {
  const seed = Buffer.alloc(32, device);
  const privateKey = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '';
  const deviceId = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex');
  return { privateKey, publicKey, deviceId };
}

function proof(device: number, input: Omit<Parameters<typeof deviceAuthPayload>[1], 'deviceId'>) {
  const { privateKey, publicKey, deviceId } = deviceKey(device);
  const payload = deviceAuthPayload('v3', { deviceId, ...input });
  return {
    id: deviceId,
    publicKey,
    signature: sign(null, Buffer.from(payload), privateKey).toString('base64url'),
    signedAt: input.signedAtMs,
    nonce: input.nonce,
  };
}
