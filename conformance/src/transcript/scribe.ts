/** Turns what happens on connections into lines of a transcript. Knows nothing of sockets and files. */
import { FrameChecker, type ValidatorsFor } from '@clawspec/spec/check-frame';
import { dig, isObject, isTooDeep } from '../json.ts';
import { signatureOf } from './signature.ts';
import type { Spec } from '../spec.ts';
import type { CloseLine, ControlLine, FrameLine, OpenLine, RefusedLine, Side } from './format.ts';
import { scrub } from './secrets.ts';
import { Templater } from './template.ts';

/** Headers by which a gateway may judge; others are not recorded. */
const HEADERS = ['origin', 'user-agent', 'x-forwarded-for', 'forwarded', 'sec-websocket-protocol'] as const;
/** Longer binary messages that are no JSON are recorded by their length. */
const LONGEST_BINARY = 4096;

/** What a hello-ok said about the gateway. */
export interface Hello {
  readonly protocol: number | undefined;
  readonly version: string | undefined;
}

export interface ScribeOptions {
  readonly spec: Spec;
  readonly schemasFor: ValidatorsFor;
  /** Leaves volatile values as they are. */
  readonly keep: boolean;
  /** Secrets known beforehand. */
  readonly hide: readonly string[];
}

export class Scribe {
  readonly #options: ScribeOptions;
  readonly #templater: Templater;
  readonly #checkers = new Map<string, FrameChecker>();
  readonly #challenged = new Map<string, number>();

  constructor(options: ScribeOptions) {
    this.#options = options;
    this.#templater = new Templater(options.spec, { keep: options.keep });
    for (const secret of options.hide) this.#templater.hide(secret);
  }

  open(
    t: number,
    conn: string,
    { path = '/', headers = {} }: { path?: string; headers?: Readonly<Record<string, unknown>> } = {},
  ): OpenLine {
    const kept = HEADERS.flatMap(name => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, this.#templater.plainText(value)]] : [];
    });
    const shown = this.#templater.plainText(path);
    return {
      t,
      conn,
      dir: 'open',
      ...(shown === '/' ? {} : { path: shown }),
      ...(kept.length === 0 ? {} : { headers: Object.fromEntries(kept) as Record<string, string> }),
    };
  }

  /** A message. `hello` is called when it is a hello-ok. */
  message(
    t: number,
    conn: string,
    dir: 'c2s' | 's2c',
    data: Buffer,
    binary: boolean,
    hello?: (facts: Hello) => void,
  ): FrameLine {
    const base = { t, conn, dir, ...(binary ? { binary: true as const } : {}) };
    const text = data.toString('utf8');
    if (isTooDeep(text)) return { ...base, bytes: data.length };
    let frame: unknown;
    try {
      frame = JSON.parse(text);
    } catch {
      return { ...base, ...this.#noJson(data, text, binary) };
    }
    return { ...base, ...this.#frame(conn, dir, frame, hello) };
  }

  /** A frame that was parsed already. */
  frame(t: number, conn: string, dir: 'c2s' | 's2c', frame: unknown): FrameLine {
    return { t, conn, dir, ...this.#frame(conn, dir, frame) };
  }

  control(t: number, conn: string, dir: 'ping' | 'pong', from: Side, data: Buffer): ControlLine {
    return { t, conn, dir, from, ...(data.length === 0 ? {} : this.#bytes(data)) };
  }

  close(t: number, conn: string, from: Side, code: number, reason: string): CloseLine {
    this.#checkers.delete(conn);
    this.#challenged.delete(conn);
    this.#templater.forget(conn);
    return { t, conn, dir: 'close', from, code, reason: this.#templater.text(reason) };
  }

  refused(t: number, conn: string, status: number): RefusedLine {
    return { t, conn, dir: 'refused', status };
  }

  #frame(
    conn: string,
    dir: 'c2s' | 's2c',
    frame: unknown,
    hello?: (facts: Hello) => void,
  ): Pick<FrameLine, 'frame' | 'signed'> {
    const checker = this.#checkers.get(conn) ?? this.#newChecker(conn);
    const { subject } = dir === 'c2s' ? checker.sent(frame) : checker.received(frame);
    if (dir === 's2c') this.#notice(conn, frame, hello);
    const signed = dir === 'c2s' ? signatureOf(frame, this.#challenged.get(conn) ?? Date.now()) : undefined;
    return {
      frame: this.#templater.frame(frame, { conn, dir, subject }),
      ...(signed === undefined ? {} : { signed }),
    };
  }

  #newChecker(conn: string): FrameChecker {
    const { schemasFor, spec } = this.#options;
    const checker = new FrameChecker(schemasFor, spec.protocols.at(-1) ?? 0);
    this.#checkers.set(conn, checker);
    return checker;
  }

  #notice(conn: string, frame: unknown, hello?: (facts: Hello) => void): void {
    if (isObject(frame) && frame['event'] === 'connect.challenge') {
      const ts = dig(frame, ['payload', 'ts']);
      if (typeof ts === 'number') this.#challenged.set(conn, ts);
    }
    if (dig(frame, ['payload', 'type']) !== 'hello-ok') return;
    const protocol = dig(frame, ['payload', 'protocol']);
    const version = dig(frame, ['payload', 'server', 'version']);
    hello?.({
      protocol: typeof protocol === 'number' ? protocol : undefined,
      version: typeof version === 'string' ? version : undefined,
    });
  }

  #noJson(data: Buffer, text: string, binary: boolean): Pick<FrameLine, 'text' | 'base64' | 'bytes'> {
    const isText = Buffer.from(text, 'utf8').equals(data);
    if (!binary && isText) return { text: this.#literal(text) };
    return this.#bytes(data);
  }

  /** Text goes out again as it stands, so it may not look like a template. */
  #literal(text: string): string {
    return this.#templater.plainText(text);
  }

  #bytes(data: Buffer): Pick<FrameLine, 'base64' | 'bytes'> {
    const shown = data.toString('latin1');
    const secret = this.#templater.plainText(shown) !== shown || scrub(shown) !== shown;
    return secret || data.length > LONGEST_BINARY
      ? { bytes: data.length }
      : { base64: data.toString('base64') };
  }
}
