/** Judges the entries of a capture one by one, with memory for what is open on each connection only. */
import {
  FrameChecker,
  type FrameProblem,
  type FrameVerdict,
  type ValidatorsFor,
} from '@clawspec/spec/check-frame';
import { dig, isObject } from '../json.ts';
import { WIRE_REQUIREMENT } from '../run/run-case.ts';
import type { Spec } from '../spec.ts';
import { isOpen } from '../transcript/sample.ts';
import type { CaptureEntry } from './capture.ts';
import { directed } from './entry.ts';

export interface BadFrame {
  readonly at: string;
  readonly conn: string;
  readonly from: 'client' | 'gateway' | 'nobody';
  /** Method or event. */
  readonly subject: string | undefined;
  readonly problems: readonly FrameProblem[];
  /** The requirement that it breaks, where one says so. */
  readonly requirement: string | undefined;
  readonly protocol: number | undefined;
  /** It names a method or an event that the specification does not have; only `strict` minds. */
  readonly unspecified?: true;
}

export interface Totals {
  frames: number;
  fromClient: number;
  fromGateway: number;
  valid: number;
  invalid: number;
  /** Of methods and events that the specification does not have: only the frame itself was judged. */
  unspecified: number;
  /** Invalid, as the capture says that they are meant to be. */
  intended: number;
  excused: number;
  /** Messages whose content is not in the capture, and pings. */
  omitted: number;
  connections: number;
}

export interface JudgeOptions {
  readonly spec: Spec;
  readonly schemasFor: ValidatorsFor;
  /** Spoken until a hello-ok says another one. */
  readonly protocol?: number;
  /** Of the whole capture, when the connection does not say. */
  readonly fallback?: number;
  /** Counts frames of unspecified methods and events as invalid. */
  readonly strict: boolean;
  readonly onBad: (frame: BadFrame) => void;
  readonly onUnspecified: (subject: string) => void;
}

/** Frames that wait for hello-ok to say which protocol is spoken. */
const PATIENCE = 24;

interface Session {
  checker: FrameChecker | undefined;
  protocol: number | undefined;
  readonly waiting: CaptureEntry[];
  /** Whether a frame was seen. */
  used: boolean;
}

export class Judge {
  readonly totals: Totals = {
    frames: 0,
    fromClient: 0,
    fromGateway: 0,
    valid: 0,
    invalid: 0,
    unspecified: 0,
    intended: 0,
    excused: 0,
    omitted: 0,
    connections: 0,
  };
  readonly protocols = new Set<number>();
  readonly #options: JudgeOptions;
  readonly #sessions = new Map<string, Session>();

  constructor(options: JudgeOptions) {
    this.#options = options;
  }

  take(entry: CaptureEntry): void {
    if (entry.omitted) {
      this.totals.omitted++;
      return;
    }
    if (entry.kind !== 'frame') {
      this.#end(entry.conn);
      if (entry.kind === 'open') this.#session(entry.conn);
      return;
    }
    // A challenge begins a session: captures of several connections need not say so.
    if (isObject(entry.frame) && entry.frame['event'] === 'connect.challenge') this.#end(entry.conn, true);
    const session = this.#session(entry.conn);
    session.used = true;
    if (session.checker === undefined) {
      session.waiting.push(entry);
      const said = this.#protocolSaid(entry.frame);
      if (said !== undefined || session.waiting.length >= PATIENCE) this.#begin(session, said);
      return;
    }
    this.#judge(entry, session);
  }

  /** Judges what still waits. */
  finish(): void {
    for (const conn of [...this.#sessions.keys()]) this.#end(conn);
  }

  #session(conn: string): Session {
    const known = this.#sessions.get(conn);
    if (known !== undefined) return known;
    const session: Session = { checker: undefined, protocol: undefined, waiting: [], used: false };
    this.#sessions.set(conn, session);
    this.totals.connections++;
    if (this.#options.protocol !== undefined) this.#begin(session, this.#options.protocol);
    return session;
  }

  /** `begun`: only when something was said already. */
  #end(conn: string, begun = false): void {
    const session = this.#sessions.get(conn);
    if (session === undefined || (begun && !session.used)) return;
    this.#begin(session, undefined);
    this.#sessions.delete(conn);
  }

  #begin(session: Session, said: number | undefined): void {
    if (session.checker === undefined) {
      const { spec, schemasFor, fallback } = this.#options;
      const guess = said ?? guessed(session.waiting) ?? fallback ?? spec.protocols.at(-1) ?? 0;
      session.protocol = guess;
      session.checker = new FrameChecker(schemasFor, guess);
      if (said !== undefined) this.protocols.add(guess);
    }
    for (const entry of session.waiting.splice(0)) this.#judge(entry, session);
  }

  /** What a hello-ok says. */
  #protocolSaid(frame: unknown): number | undefined {
    if (dig(frame, ['payload', 'type']) !== 'hello-ok') return undefined;
    const protocol = dig(frame, ['payload', 'protocol']);
    return typeof protocol === 'number' ? protocol : undefined;
  }

  #judge(entry: CaptureEntry, session: Session): void {
    const { totals } = this;
    const checker = session.checker as FrameChecker;
    const dir = entry.dir ?? directed(entry.frame).dir;
    totals.frames++;
    if (dir === 'c2s') totals.fromClient++;
    else totals.fromGateway++;
    const verdict: FrameVerdict =
      entry.text !== undefined
        ? notJson(entry.text)
        : dir === 'c2s'
          ? checker.sent(entry.frame)
          : checker.received(entry.frame);
    const open = entry.open ?? new Set<string>();
    const problems = verdict.problems.filter(({ path }) => !isOpen(open, path));
    if (entry.binary && dir === 's2c') {
      problems.push({ definition: 'GatewayFrame', path: '', message: 'came in a binary message' });
    }
    const unknown = !verdict.specified && verdict.subject !== undefined;
    if (unknown) {
      totals.unspecified++;
      this.#options.onUnspecified(verdict.subject as string);
    }
    if (problems.length === 0 && !(unknown && this.#options.strict)) {
      if (!unknown) totals.valid++;
      return;
    }
    if (entry.intended && dir === 'c2s') {
      totals.intended++;
      return;
    }
    if (entry.excused !== undefined) {
      totals.excused++;
      return;
    }
    totals.invalid++;
    this.#options.onBad({
      at: entry.at,
      conn: entry.conn,
      from: dir === undefined ? 'nobody' : dir === 'c2s' ? 'client' : 'gateway',
      subject: verdict.subject,
      problems:
        problems.length > 0
          ? problems
          : [
              {
                definition: 'GatewayFrame',
                path: '',
                message: 'is of a method or event that is not specified',
              },
            ],
      requirement: dir === 's2c' ? WIRE_REQUIREMENT : undefined,
      protocol: session.protocol,
      ...(unknown && problems.length === 0 ? { unspecified: true as const } : {}),
    });
  }
}

function notJson(text: string): FrameVerdict {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return {
    subject: undefined,
    specified: false,
    problems: [{ definition: 'GatewayFrame', path: '', message: `is no JSON: ${JSON.stringify(shown)}` }],
  };
}

/** Without a hello-ok: what the client offers, or what only newer gateways say. */
function guessed(entries: readonly CaptureEntry[]): number | undefined {
  for (const { frame } of entries) {
    if (dig(frame, ['payload', 'capabilities']) !== undefined) return 4;
    if (typeof dig(frame, ['error', 'details', 'code']) === 'string') return 4;
  }
  for (const { frame } of entries) {
    if (!isObject(frame)) continue;
    // A protocol 3 gateway refuses without a code in the details.
    if (frame['type'] === 'res' && frame['ok'] === false) return 3;
    const offered = frame['method'] === 'connect' ? dig(frame, ['params', 'maxProtocol']) : undefined;
    if (offered === 3) return 3;
  }
  return undefined;
}
