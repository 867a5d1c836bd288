/** One connection of the fuzzer: sends anything, and holds everything that comes back against the specification. */
import { FrameChecker, type ValidatorsFor } from '@clawspec/spec/check-frame';
import { WebSocket } from 'ws';
import { createDevice, type Device, signatureVersionOf, signConnect } from '../devices.ts';
import { dig, isObject, isTooDeep } from '../json.ts';
import type { Redactor } from '../redact.ts';
import { type Expectation, type Payload, textOf } from './plan.ts';
import type { FuzzRole } from './subject.ts';
import type { Violation } from './violation.ts';

export interface Endpoint {
  readonly url: string;
  readonly token: string | undefined;
  readonly protocol: number;
  readonly schemasFor: ValidatorsFor;
  /** Devices of this run, one for each role. */
  readonly devices: ReadonlyMap<string, Device>;
  readonly redactor: Redactor;
  /** Told the outcome of every response: `ok`, or the code of the error. */
  readonly onAnswer?: (outcome: string) => void;
}

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

interface Awaited {
  readonly expectation: Extract<Expectation, { kind: 'answer' }>;
  readonly step: number;
}

const HANDSHAKE = 'connect';
const CLIENTS: Readonly<Record<FuzzRole, object>> = {
  operator: { id: 'cli', version: '1.0.0', platform: 'linux', mode: 'cli' },
  node: { id: 'node-host', version: '1.0.0', platform: 'linux', mode: 'node' },
};
/** Messages of errors that nobody meant to send. */
export const OWN_FAULT =
  /^internal error$|\b(Type|Range|Reference|Syntax|Assertion|Sqlite)Error\b|\bSQLITE_[A-Z]+|\bERR_[A-Z]+_|Cannot read propert|is not a function|is not iterable|Maximum call stack|Traceback|panic:/;
/** Words with which gateways refuse the shape of a request; other reasons may begin in the same way. */
export const ABOUT_SHAPE =
  '^invalid (request frame|[\\w.-]+ params): (at \\S+: )?(unexpected property|must (be (string|number|integer|object|array|boolean|null|equal to|[<>])|have required|match (pattern|a schema|exactly)|not |NOT ))';

export class FuzzPeer {
  readonly violations: Violation[] = [];
  closed: Closed | undefined;
  nonce: string | undefined;
  /** hello-ok policy.maxPayload. */
  maxPayload = Number.POSITIVE_INFINITY;
  readonly #socket: WebSocket;
  readonly #endpoint: Endpoint;
  readonly #checker: FrameChecker;
  /** Requests that wait for their response, by id. */
  readonly #awaited = new Map<string, Awaited[]>();
  /** Responses that may come and need not. */
  readonly #allowed = new Map<string, number>();
  readonly #seen = new Map<string, unknown>();
  #lastSeq = -1;
  /** What came too deep from here may come back as deep: ids are repeated verbatim. */
  #sentDeep = false;
  #watchers: (() => void)[] = [];

  constructor(endpoint: Endpoint) {
    this.#endpoint = endpoint;
    this.#checker = new FrameChecker(endpoint.schemasFor, endpoint.protocol);
    this.#socket = new WebSocket(endpoint.url, {
      perMessageDeflate: false,
      maxPayload: 0,
      handshakeTimeout: 10_000,
    });
    this.#socket.on('message', (data, binary) => {
      this.#take(data as Buffer, binary);
      this.#changed();
    });
    this.#socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString('utf8') };
      this.#changed();
    });
    // A close event follows and says the same.
    this.#socket.on('error', () => {});
  }

  /** Waits for the challenge; false when it does not come. */
  async greeted(ms: number): Promise<boolean> {
    return (await this.until(() => this.nonce !== undefined, ms)) && this.closed === undefined;
  }

  /** Shakes hands; what kept it from working, or undefined. */
  async join(role: FuzzRole, ms: number): Promise<string | undefined> {
    if (!(await this.greeted(ms))) return this.closed ? closedText(this.closed) : 'no connect.challenge came';
    this.#expect({ kind: 'answer', id: HANDSHAKE, verdict: 'any', method: HANDSHAKE }, -1);
    this.#write({ type: 'req', id: HANDSHAKE, method: HANDSHAKE, params: this.#connectParams(role) });
    await this.until(() => this.#seen.has(HANDSHAKE), ms);
    const hello = this.#seen.get(HANDSHAKE);
    if (dig(hello, ['ok']) === true) {
      this.maxPayload = Number(dig(hello, ['payload', 'policy', 'maxPayload'])) || this.maxPayload;
      return undefined;
    }
    if (hello !== undefined) return `connect was refused: ${String(dig(hello, ['error', 'message']))}`;
    return this.closed ? closedText(this.closed) : 'connect was not answered';
  }

  send(payload: Payload, expectation: Expectation, step: number): void {
    this.#expect(expectation, step);
    if ('connect' in payload) {
      const { token } = this.#endpoint;
      const params =
        isObject(payload.connect) && !Object.hasOwn(payload.connect, 'auth') && token !== undefined
          ? { ...payload.connect, auth: { token } }
          : payload.connect;
      this.#write({ type: 'req', id: HANDSHAKE, method: HANDSHAKE, params });
    } else if ('base64' in payload) {
      this.#transmit(Buffer.from(payload.base64, 'base64'), payload.asText !== true);
    } else {
      const text = textOf(payload);
      this.#note(text);
      const binary = 'frame' in payload && payload.binary === true;
      this.#transmit(binary ? Buffer.from(text) : text, binary);
    }
  }

  /** Asks for `health`: whatever was sent before has been read when it is answered. */
  ask(id: string): void {
    this.#expect({ kind: 'answer', id, verdict: 'any', method: 'health' }, -1);
    this.#write({ type: 'req', id, method: 'health' });
  }

  hasAnswered(id: unknown): boolean {
    return this.#seen.has(keyOf(id));
  }

  /** Lets go of a response that was seen. */
  forget(id: unknown): void {
    this.#seen.delete(keyOf(id));
  }

  /** Requests whose response has not come. */
  get waiting(): readonly Awaited[] {
    return [...this.#awaited.values()].flat();
  }

  /** Resolves with true when it holds, with false when the time is up or the connection has ended. */
  async until(holds: () => boolean, ms: number): Promise<boolean> {
    const end = performance.now() + ms;
    for (;;) {
      if (holds()) return true;
      const left = end - performance.now();
      if (this.closed !== undefined || left <= 0) return false;
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, left);
        this.#watchers.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  drop(): void {
    this.#socket.terminate();
  }

  #changed(): void {
    for (const tell of this.#watchers.splice(0)) tell();
  }

  #expect(expectation: Expectation, step: number): void {
    if (expectation.kind === 'answer') {
      const key = keyOf(expectation.id);
      this.#awaited.set(key, [...(this.#awaited.get(key) ?? []), { expectation, step }]);
      if (expectation.twice === true) this.#allow(key);
    } else if (expectation.kind === 'perhaps') for (const id of expectation.ids) this.#allow(keyOf(id));
    else if (expectation.kind === 'closed' && expectation.refusal !== undefined) {
      this.#allow(keyOf(expectation.refusal));
    }
  }

  #allow(key: string): void {
    this.#allowed.set(key, (this.#allowed.get(key) ?? 0) + 1);
  }

  #write(frame: unknown): void {
    this.#endpoint.redactor.learn(frame);
    const text = JSON.stringify(frame);
    this.#note(text);
    this.#transmit(text, false);
  }

  /** The checker has to know which id belongs to which method. */
  #note(text: string): void {
    if (isTooDeep(text)) {
      this.#sentDeep = true;
      return;
    }
    try {
      this.#checker.sent(JSON.parse(text));
    } catch {
      // What is no JSON belongs to nothing.
    }
  }

  #transmit(data: string | Buffer, binary: boolean): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(data, { binary }, () => {});
  }

  #take(data: Buffer, binary: boolean): void {
    if (data.length > this.maxPayload) {
      this.#report(
        'size',
        undefined,
        `a message of ${data.length} bytes came; policy.maxPayload is ${this.maxPayload}`,
      );
    }
    const text = data.toString('utf8');
    if (isTooDeep(text)) {
      if (!this.#sentDeep)
        this.#report('schema', undefined, 'a message came that is nested too deep to be read');
      return;
    }
    let frame: unknown;
    try {
      frame = JSON.parse(text);
    } catch {
      this.#report('schema', undefined, `a message came that is no JSON: ${text.slice(0, 200)}`);
      return;
    }
    if (binary) this.#report('schema', undefined, 'a frame came in a binary message', frame);
    this.#endpoint.redactor.learn(frame);
    const { problems, subject } = this.#checker.received(frame);
    const [problem] = problems;
    if (problem !== undefined) {
      this.#report(
        'schema',
        subject,
        `${problem.path || 'the frame'} ${problem.message} (${problem.definition})`,
        frame,
      );
    }
    if (!isObject(frame)) return;
    if (frame['type'] === 'event') this.#event(frame);
    else if (frame['type'] === 'res') this.#response(frame);
  }

  #event(frame: Readonly<Record<string, unknown>>): void {
    if (frame['event'] === 'connect.challenge') this.nonce = String(dig(frame, ['payload', 'nonce']));
    const { seq } = frame;
    if (typeof seq !== 'number') return;
    if (seq <= this.#lastSeq) {
      this.#report('order', String(frame['event']), `seq ${seq} came after ${this.#lastSeq}`, frame);
    }
    this.#lastSeq = Math.max(seq, this.#lastSeq);
  }

  #response(frame: Readonly<Record<string, unknown>>): void {
    const key = keyOf(frame['id']);
    this.#seen.set(key, frame);
    const waiting = this.#awaited.get(key);
    const awaited = waiting?.shift();
    if (waiting?.length === 0) this.#awaited.delete(key);
    if (awaited !== undefined) {
      this.#judge(frame, awaited);
      return;
    }
    const allowed = this.#allowed.get(key) ?? 0;
    if (allowed > 0) this.#allowed.set(key, allowed - 1);
    else
      this.#report(
        'unasked',
        undefined,
        `a response came that nobody waits for: ${shown(frame['id'])}`,
        frame,
      );
  }

  #judge(frame: Readonly<Record<string, unknown>>, { expectation, step }: Awaited): void {
    const { verdict, method } = expectation;
    const code = dig(frame, ['error', 'code']);
    const message = String(dig(frame, ['error', 'message']) ?? '');
    if (step >= 0) this.#endpoint.onAnswer?.(frame['ok'] === true ? 'ok' : String(code));
    if (OWN_FAULT.test(message)) {
      this.#report('internal', method, `the gateway stumbled over a request: ${message}`, frame, step);
    }
    if (verdict === 'refused' && (frame['ok'] !== false || code !== 'INVALID_REQUEST')) {
      const what = frame['ok'] === true ? 'was accepted' : `was refused with ${shown(code)}: ${message}`;
      this.#report('refused', method, `a request that breaks its definition ${what}`, frame, step);
    }
    if (verdict === 'accepted' && code === 'INVALID_REQUEST' && new RegExp(ABOUT_SHAPE).test(message)) {
      this.#report(
        'accepted',
        method,
        `params that follow their definition were refused: ${message}`,
        frame,
        step,
      );
    }
  }

  #report(
    oracle: Violation['oracle'],
    subject: string | undefined,
    message: string,
    frame?: unknown,
    step?: number,
  ): void {
    this.violations.push({
      oracle,
      subject,
      message,
      ...(frame === undefined ? {} : { frame }),
      ...(step === undefined ? {} : { step }),
    });
  }

  #connectParams(role: FuzzRole): unknown {
    const { protocol, token, devices } = this.#endpoint;
    const device = devices.get(role) ?? createDevice();
    const client = CLIENTS[role] as { id: string; mode: string; platform: string };
    const scopes = role === 'operator' ? ['operator.admin', 'operator.pairing', 'operator.approvals'] : [];
    const nonce = this.nonce ?? '';
    const signedAt = Date.now();
    const signature = signConnect(device, signatureVersionOf(protocol), {
      deviceId: device.id,
      clientId: client.id,
      clientMode: client.mode,
      role,
      scopes,
      signedAtMs: signedAt,
      token,
      nonce,
      platform: client.platform,
    });
    return {
      minProtocol: protocol,
      maxProtocol: protocol,
      client,
      role,
      scopes,
      caps: role === 'operator' ? ['tool-events'] : [],
      ...(token === undefined ? {} : { auth: { token } }),
      device: { id: device.id, publicKey: device.publicKey, signature, signedAt, nonce },
    };
  }
}

function keyOf(id: unknown): string {
  return typeof id === 'string' ? id : `\u0000${JSON.stringify(id)}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

export function closedText({ code, reason }: Closed): string {
  return `the connection closed with ${code}${reason === '' ? '' : ` “${reason}”`}`;
}
