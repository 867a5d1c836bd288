/** Compiles a transcript into a case for a gateway: the client's frames are sent, the gateway's are expected. */
import { FrameChecker, type ValidatorsFor } from '@clawspec/spec/check-frame';
import type { Case, ConnectStep, Step } from '../case/types.ts';
import { UsageError } from '../errors.ts';
import { dig, isObject, type JsonObject } from '../json.ts';
import { WIRE_REQUIREMENT } from '../run/run-case.ts';
import type { Spec } from '../spec.ts';
import type { CloseLine, FrameLine, OpenLine, Transcript } from '../transcript/format.ts';
import { isOpen, sampleOf } from '../transcript/sample.ts';
import { wordOf } from '../values.ts';
import { connectStep } from './connect-step.ts';
import { expectation, isOptional, isPiece } from './expectation.ts';
import { boundNames, neededNames, namesIn, renameText, requestKey, rewrite, wrongSecrets } from './names.ts';
import {
  caseNames,
  Checks,
  type Compare,
  connectionName,
  type Numbered,
  patience,
  pauseBefore,
} from './steps.ts';

export interface CompileOptions {
  readonly spec: Spec;
  readonly schemasFor: ValidatorsFor;
  readonly compare: Compare;
  /** Expects also events that a gateway may leave out or that come when they like. */
  readonly everyEvent: boolean;
}

/** Throws UsageError for a transcript that cannot be played, with the line that is in the way. */
export function gatewayCase(transcript: Transcript, options: CompileOptions): Case {
  return new GatewayCompiler(transcript, options).compile();
}

class GatewayCompiler {
  readonly #transcript: Transcript;
  readonly #options: CompileOptions;
  readonly #checks: Checks;
  readonly #steps: Step[] = [];
  readonly #names;
  readonly #needed;
  readonly #wrong;
  readonly #protocol: number;
  readonly #checkers = new Map<string, FrameChecker>();
  /** Ids of connects are texts: the step that proves a device sends them as they stand. */
  readonly #literals = new Map<string, string>();
  /** What requests are about, by connection and id. */
  readonly #subjects = new Map<string, string>();
  readonly #over = new Set<string>();
  /** Names that an earlier step binds. */
  readonly #known = new Set<string>();

  constructor(transcript: Transcript, options: CompileOptions) {
    this.#transcript = transcript;
    this.#options = options;
    this.#checks = new Checks(options.spec);
    this.#names = boundNames(transcript);
    this.#needed = neededNames(transcript);
    this.#wrong = wrongSecrets(transcript);
    this.#protocol = transcript.header.protocol ?? (options.spec.protocols.at(-1) as number);
  }

  compile(): Case {
    let before: Numbered | undefined;
    for (const line of this.#transcript.lines) {
      this.#line(line, before);
      before = line;
    }
    const { file } = this.#transcript;
    if (Object.keys(this.#checks.declared).length === 0) {
      throw new UsageError(`${file}: has nothing that a gateway said`);
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
        this.#open(line, conn);
        return;
      case 'c2s':
        this.#pause(line, before);
        this.#send(line, conn);
        return;
      case 's2c':
        this.#expect(line, conn, before);
        return;
      case 'ping':
        if (line.from === 'client') this.#steps.push({ do: 'ping', conn });
        return;
      case 'close':
        this.#close(line, conn, before);
        return;
      case 'refused':
        this.#refused(line, conn);
        return;
      case 'pong':
        return;
    }
  }

  #open(line: OpenLine & { line: number }, conn: string): void {
    const refused = this.#transcript.lines.some(other => other.conn === line.conn && other.dir === 'refused');
    if (refused) return;
    this.#over.delete(conn);
    this.#steps.push({ do: 'open', conn, ...upgradeOf(line) });
  }

  #refused({ line, conn: recorded, status }: Extract<Numbered, { dir: 'refused' }>, conn: string): void {
    const opened = this.#transcript.lines.find(
      (other): other is OpenLine & { line: number } => other.conn === recorded && other.dir === 'open',
    );
    if (status === 0)
      throw new UsageError(`${this.#transcript.file}:${line}: nobody answered; there is nothing to play`);
    const check = this.#checks.add(line, 'refused', undefined, WIRE_REQUIREMENT);
    this.#steps.push({
      do: 'open',
      conn,
      ...(opened === undefined ? {} : upgradeOf(opened)),
      outcome: { http: status },
      check,
    });
  }

  #pause(line: Numbered, before: Numbered | undefined): void {
    // After a frame of the gateway the client reacts; a pause between its own frames is its will.
    const ms =
      before?.dir === 's2c' && !isOptional(before, this.#options.spec) ? 0 : pauseBefore(before, line);
    if (ms > 0) this.#steps.push({ do: 'wait', ms });
  }

  #send(line: FrameLine & { line: number }, conn: string): void {
    if (this.#over.has(conn)) return;
    const binary = line.binary === true ? { binary: true } : {};
    if (line.text !== undefined) {
      this.#steps.push({ conn, raw: { text: { $literal: line.text }, ...binary } });
      return;
    }
    if (line.base64 !== undefined) {
      this.#steps.push({ conn, raw: { base64: line.base64, binary: line.binary === true } });
      return;
    }
    if (line.bytes !== undefined) {
      throw new UsageError(
        `${this.#transcript.file}:${line.line}: the content of the message is not in the transcript`,
      );
    }
    const { intended, subject } = this.#verdict(line);
    const key = requestKey(line);
    if (key !== undefined && subject !== undefined) this.#subjects.set(key, subject);
    const step = this.#connect(line, conn);
    this.#steps.push({
      ...(step ?? { conn, frame: this.#sent(line.frame) }),
      ...binary,
      ...(intended ? { intended: 'invalid' as const } : {}),
    });
  }

  /** Whether the frame breaks the specification, which a case has to say. */
  #verdict(line: FrameLine): { intended: boolean; subject: string | undefined } {
    const checker =
      this.#checkers.get(line.conn) ?? new FrameChecker(this.#options.schemasFor, this.#protocol);
    this.#checkers.set(line.conn, checker);
    const { value, open } = sampleOf(line.frame);
    const { problems, specified, subject } = checker.sent(value);
    const wrong = problems.some(({ path }) => !isOpen(open, path));
    return { intended: line.intended === 'invalid' || wrong || !specified, subject };
  }

  #connect(line: FrameLine & { line: number }, conn: string): ConnectStep | undefined {
    const id = dig(line.frame, ['id']);
    const name = isObject(id) ? String(id['$bind'] ?? id['$var']) : undefined;
    const literal = typeof id === 'string' ? id : `connect-${line.line}`;
    const step = connectStep(line, conn, literal, part => this.#sent(part));
    if (step !== undefined && name !== undefined) this.#literals.set(name, literal);
    return step;
  }

  /** A template of what is sent: values of the client are made anew, values of the gateway come from it. */
  #sent(pattern: unknown): unknown {
    return rewrite(pattern, (word, argument) => {
      if (word === '$bind' || word === '$var') return this.#reference(String(argument));
      if (word === '$text') return renameText(argument, name => this.#nameOf(name));
      return sampleOf({ [word]: argument }).value;
    });
  }

  #expect(line: FrameLine & { line: number }, conn: string, before: Numbered | undefined): void {
    if (!isObject(line.frame)) return;
    const { spec, compare, everyEvent } = this.#options;
    const needed = namesIn(line.frame, '$bind').some(name => this.#needed.has(name));
    if (!everyEvent && !needed && this.#setsOff(line)) {
      this.#awaitPiece(line, conn, before);
      return;
    }
    if (!everyEvent && !needed && isOptional(line, spec)) return;
    if (compare === 'outcomes' && !needed && isAside(line.frame)) return;
    const expected = expectation(line.frame, compare, this.#needed);
    const key = requestKey(line);
    const subject =
      line.frame['type'] === 'event'
        ? String(line.frame['event'])
        : key === undefined
          ? undefined
          : this.#subjects.get(key);
    const check = this.#checks.add(
      line.line,
      String(line.frame['type'] ?? 'frame'),
      subject,
      WIRE_REQUIREMENT,
    );
    const where = this.#expected(expected.where, () => ({ $any: 'value' }));
    const bound: string[] = [];
    const pattern = this.#expected(expected.pattern, name => {
      bound.push(name);
      return { $bind: name };
    });
    for (const name of bound) this.#known.add(name);
    this.#steps.push({ conn, expect: pattern, where, ...patience(before, line), check });
  }

  /** Whether the client speaks next, before the gateway says anything else that counts. */
  #setsOff(line: Numbered): boolean {
    if (!isPiece(line)) return false;
    const { lines } = this.#transcript;
    const next = lines.find(other => other.line > line.line && (other.dir === 'c2s' || other.dir === 's2c'));
    return next?.dir === 'c2s';
  }

  /** How long the piece is does not matter, only that there is one. */
  #awaitPiece(line: FrameLine & { line: number }, conn: string, before: Numbered | undefined): void {
    const where = this.#expected(expectation(line.frame as JsonObject, 'frames', this.#needed).where, () => ({
      $any: 'value',
    }));
    const check = this.#checks.add(
      line.line,
      'event',
      String((line.frame as JsonObject)['event']),
      WIRE_REQUIREMENT,
    );
    this.#steps.push({ conn, expect: where, where, ...patience(before, line), check });
  }

  /** `unknown` stands for a name of the gateway that no step has bound: the frame that bound it was left out. */
  #expected(pattern: unknown, unknown: (name: string) => unknown): unknown {
    const open = (name: string) => this.#names.get(name)?.by === 's2c' && !this.#known.has(name);
    return rewrite(pattern, (word, argument) => {
      if (word === '$var' || word === '$bind') {
        const name = String(argument);
        return open(name) ? unknown(name) : this.#reference(name);
      }
      if (word !== '$text') return undefined;
      return namesIn({ $text: argument }, '$var').some(open)
        ? { $any: 'string' }
        : renameText(argument, name => this.#nameOf(name));
    });
  }

  #reference(name: string): unknown {
    return this.#literals.get(name) ?? { $var: this.#nameOf(name) };
  }

  #nameOf(name: string): string {
    const bound = this.#names.get(name);
    if (bound?.by === 's2c' || name.startsWith('device.')) return name;
    if (name.startsWith('secret.') && !this.#wrong.has(name)) return 'target.token';
    return `unique.${name}`;
  }

  #close(line: CloseLine & { line: number }, conn: string, before: Numbered | undefined): void {
    if (line.from === 'client') {
      this.#over.add(conn);
      this.#steps.push(
        line.code === 1006 ? { do: 'drop', conn } : { do: 'close', conn, ...closeCode(line.code) },
      );
      return;
    }
    const check = this.#checks.add(line.line, 'close', undefined, WIRE_REQUIREMENT);
    const reason =
      wordOf(line.reason) === undefined
        ? line.reason
        : this.#expected(line.reason, () => ({ $any: 'value' }));
    this.#steps.push({
      conn,
      close: { code: line.code, ...(this.#options.compare === 'frames' ? { reason } : {}) },
      ...patience(before, line),
      check,
    });
  }
}

/** Events say what is going on: between implementations they differ in number and detail. */
function isAside(frame: JsonObject): boolean {
  return frame['type'] === 'event' && frame['event'] !== 'connect.challenge';
}

function closeCode(code: number): { code?: number } {
  return code === 1000 || (code >= 3000 && code < 5000) ? { code } : {};
}

/** Headers that play a part; the user agent is that of whoever plays. */
function upgradeOf({ headers = {}, path }: OpenLine): { headers?: Record<string, string>; path?: string } {
  const { 'user-agent': _, origin, ...rest } = headers;
  const sent = {
    ...rest,
    // Pages that the gateway served itself were on its own origin.
    ...(origin === undefined ? {} : { Origin: origin }),
  };
  return {
    ...(Object.keys(sent).length === 0 ? {} : { headers: sent }),
    ...(path === undefined ? {} : { path }),
  };
}
