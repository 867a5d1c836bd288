/** Compiles a transcript into steps for a client: the client's frames are expected, the gateway's are sent. */
import type { Case, Step } from '../case/types.ts';
import { CLIENT_WIRE_REQUIREMENT } from '../client/run-client-suite.ts';
import { UsageError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { Spec } from '../spec.ts';
import type { FrameLine, Transcript } from '../transcript/format.ts';
import { isMoment, sampleWord } from './made-up.ts';
import { boundNames, namesIn, renameText, rewrite } from './names.ts';
import {
  caseNames,
  Checks,
  type Compare,
  connectionName,
  type Numbered,
  patience,
  pauseBefore,
} from './steps.ts';

/** Requests of clients are checked against no requirement of theirs but this: they are what was recorded. */
const REQUEST_REQUIREMENT = CLIENT_WIRE_REQUIREMENT;
/** The longest that the player waits before it sends what the gateway sent after a while, in milliseconds. */
const LONGEST_WAIT = 1000;

/** Throws UsageError for a transcript that cannot be played. */
export function clientCase(
  transcript: Transcript,
  options: { readonly spec: Spec; readonly compare: Compare },
): Case {
  return new ClientCompiler(transcript, options).compile();
}

class ClientCompiler {
  readonly #transcript: Transcript;
  readonly #compare: Compare;
  readonly #checks: Checks;
  readonly #names;
  readonly #steps: Step[] = [];
  readonly #sequence = new Map<string, number>();
  readonly #known = new Set<string>();
  readonly #protocol: number;

  constructor(transcript: Transcript, { spec, compare }: { spec: Spec; compare: Compare }) {
    this.#transcript = transcript;
    this.#protocol = transcript.header.protocol ?? (spec.protocols.at(-1) as number);
    this.#compare = compare;
    this.#checks = new Checks(spec);
    this.#names = boundNames(transcript);
  }

  compile(): Case {
    let before: Numbered | undefined;
    const { lines, file } = this.#transcript;
    const refused = new Set(lines.flatMap(line => (line.dir === 'refused' ? [line.conn] : [])));
    for (const line of lines) {
      if (!refused.has(line.conn)) this.#line(line, before);
      before = line;
    }
    if (Object.keys(this.#checks.declared).length === 0) {
      throw new UsageError(`${file}: has nothing that a client said`);
    }
    return {
      ...caseNames(this.#transcript),
      protocols: [this.#protocol],
      checks: this.#checks.declared,
      steps: this.#steps,
      file,
    };
  }

  #line(line: Numbered, before: Numbered | undefined): void {
    const conn = connectionName(line.conn);
    switch (line.dir) {
      case 'open':
        this.#steps.push({ accept: conn, ...patience(before, line) });
        return;
      case 'c2s':
        this.#expect(line, conn, before);
        return;
      case 's2c':
        this.#send(line, conn, before);
        return;
      case 'ping':
        if (line.from === 'gateway') this.#steps.push({ do: 'ping', conn });
        return;
      case 'close':
        this.#close(line, conn);
        return;
      default:
    }
  }

  #close({ from, code, line }: Extract<Numbered, { dir: 'close' }>, conn: string): void {
    if (from === 'gateway') {
      this.#steps.push(
        code === 1006 ? { do: 'drop', conn } : { do: 'close', conn, code: code === 1005 ? 1000 : code },
      );
      return;
    }
    const check = this.#checks.add(line, 'close', undefined, REQUEST_REQUIREMENT);
    this.#steps.push({ conn, close: {}, check });
  }

  #expect(line: FrameLine & { line: number }, conn: string, before: Numbered | undefined): void {
    if (!isObject(line.frame) || typeof line.frame['method'] !== 'string') return;
    const { method } = line.frame;
    const check = this.#checks.add(line.line, 'request', method, REQUEST_REQUIREMENT);
    // Who a client is and how it proves it is its own affair.
    const whole = this.#compare === 'frames' && method !== 'connect';
    const parts = method === 'connect' ? bindings(line.frame) : { id: line.frame['id'] };
    const bound: string[] = [];
    const expected = this.#expected(whole ? line.frame : { type: 'req', method, ...parts }, bound);
    for (const name of bound) this.#known.add(name);
    this.#steps.push({
      conn,
      expect: expected,
      where: { type: 'req', method },
      ...patience(before, line),
      check,
    });
  }

  #expected(pattern: unknown, bound: string[]): unknown {
    return rewrite(pattern, (word, argument) => {
      if (word === '$text') {
        const strange = namesIn({ $text: argument }, '$var').some(name => this.#isOpen(name));
        return strange ? { $any: 'string' } : renameText(argument, name => this.#nameOf(name));
      }
      if (word !== '$bind' && word !== '$var') return undefined;
      const name = String(argument);
      if (!this.#isOpen(name)) return { $var: this.#nameOf(name) };
      bound.push(name);
      return { $bind: name };
    });
  }

  #send(line: FrameLine & { line: number }, conn: string, before: Numbered | undefined): void {
    const wait = before?.dir === 's2c' ? Math.min(pauseBefore(before, line), LONGEST_WAIT) : 0;
    if (wait > 0) this.#steps.push({ do: 'wait', ms: wait });
    if (line.text !== undefined) {
      this.#steps.push({ conn, raw: { text: { $literal: line.text } } });
      return;
    }
    if (line.frame === undefined) return;
    const frame = this.#numbered(this.#sent(withoutOpenObjects(line.frame)), conn);
    this.#steps.push({ conn, frame, intended: 'invalid', ...(line.binary === true ? { binary: true } : {}) });
  }

  /** Values of the gateway are made anew; values of the client come from it, where it was asked for them. */
  #sent(pattern: unknown): unknown {
    return rewrite(pattern, (word, argument, path) => {
      if (word === '$bind' || word === '$var') return { $var: this.#nameOf(String(argument)) };
      if (word === '$text') return renameText(argument, name => this.#nameOf(name));
      if (word === '$any' && isMoment(path.at(-1))) return { $var: 'now' };
      return sampleWord(word, argument);
    });
  }

  /** Clients watch for gaps, so the events of a connection are counted anew. */
  #numbered(frame: unknown, conn: string): unknown {
    if (!isObject(frame) || frame['seq'] === undefined) return frame;
    const seq = (this.#sequence.get(conn) ?? 0) + 1;
    this.#sequence.set(conn, seq);
    return { ...frame, seq };
  }

  #isOpen(name: string): boolean {
    return this.#names.get(name)?.by === 'c2s' && !this.#known.has(name);
  }

  #nameOf(name: string): string {
    return this.#names.get(name)?.by === 'c2s' && this.#known.has(name) ? name : `unique.${name}`;
  }
}

/** Objects of which only their kind is known are better left out than sent empty. */
function withoutOpenObjects(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOpenObjects);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => !(isObject(item) && item['$any'] === 'object'))
      .map(([key, item]) => [key, withoutOpenObjects(item)]),
  );
}

/** What a connect binds and the gateway repeats: the id of the request and the device. */
function bindings(frame: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const params = isObject(frame['params']) ? frame['params'] : {};
  const device = isObject(params['device']) ? params['device'] : {};
  const { id } = device;
  return {
    id: frame['id'],
    ...(isObject(id) && Object.hasOwn(id, '$bind') ? { params: { device: { id } } } : {}),
  };
}
