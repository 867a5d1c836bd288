/** What one run of one case has, whichever side is under test: bound values, devices, the timeline. */
import { randomUUID } from 'node:crypto';
import type { FrameProblem, ValidatorsFor } from '@clawspec/spec/check-frame';
import { createDevice, type Device } from '../devices.ts';
import { HarnessError } from '../errors.ts';
import { dig, isObject } from '../json.ts';
import type { MatchContext } from '../match.ts';
import type { Redactor } from '../redact.ts';
import { evaluate, Scope } from '../values.ts';
import type { Inbox } from './inbox.ts';
import type { Peer } from './peer.ts';
import type { Stage } from './stage.ts';
import type { TimelineEntry } from './timeline.ts';

export interface BaseOptions {
  readonly protocol: number;
  readonly timeoutScale: number;
  readonly schemasFor: ValidatorsFor;
  readonly redactor: Redactor;
}

/** Time a step waits when it says nothing else, in milliseconds. */
const DEFAULT_WITHIN = 5000;
/** A time that the other side has named is kept by its clock; what comes then is on its way a little longer. */
const GRACE_MS = 250;

export abstract class BaseWorld<Options extends BaseOptions = BaseOptions> implements Stage {
  readonly options: Options;
  readonly scope: Scope;
  readonly timeline: TimelineEntry[] = [];
  readonly wireProblems: { conn: string; frame: unknown; problems: readonly FrameProblem[] }[] = [];
  /** Where labelled frames stood, for `order`. */
  readonly labels = new Map<string, { readonly conn: string; readonly index: number }>();
  framesSeen = 0;
  readonly #devices = new Map<string, Device>();
  readonly #unique = new Map<string, string>();
  readonly #started = performance.now();

  constructor(options: Options) {
    this.options = options;
    this.scope = new Scope(name => this.outer(name));
  }

  abstract connection(name: string): Peer;
  abstract source(name: string): Inbox;
  abstract dispose(): void | Promise<void>;

  /** Milliseconds since the case began. */
  get elapsed(): number {
    return Math.round((performance.now() - this.#started) * 10) / 10;
  }

  get matching(): MatchContext {
    const { protocol, schemasFor } = this.options;
    const schemas = schemasFor(protocol);
    return {
      scope: this.scope,
      protocol,
      schema: (definition, value) => {
        if (!schemas.has(definition)) throw new HarnessError(`the specification has no ${definition}`);
        return schemas
          .check({ $ref: `#/$defs/${definition}` }, value)
          .map(({ path, message }) => `${path} ${message}`.trim());
      },
    };
  }

  evaluate(template: unknown): unknown {
    return evaluate(template, this.scope);
  }

  /** A waiting time in milliseconds, scaled. */
  within(template: unknown, fallback = DEFAULT_WITHIN): number {
    const ms = template === undefined ? fallback : this.evaluate(template);
    if (typeof ms !== 'number') throw new HarnessError('`within` is not a number of milliseconds');
    const grace = isObject(template) ? GRACE_MS : 0;
    return (ms + grace) * this.options.timeoutScale;
  }

  device(name: string): Device {
    let device = this.#devices.get(name);
    if (device === undefined) {
      device = createDevice();
      this.#devices.set(name, device);
    }
    return device;
  }

  readonly record = (entry: Omit<TimelineEntry, 't'>): void => {
    if (entry.frame !== undefined) this.options.redactor.learn(entry.frame);
    if (entry.dir === 'in') this.framesSeen++;
    this.timeline.push({ t: this.elapsed, ...entry });
  };

  readonly invalid = (conn: string, frame: unknown, problems: readonly FrameProblem[]): void => {
    this.wireProblems.push({ conn, frame, problems });
  };

  /** Names that are never bound by a step. */
  protected outer(name: string): unknown {
    const [area, ...rest] = name.split('.');
    switch (area) {
      case 'unique':
        return this.#once(rest.join('.'));
      case 'device': {
        const { id, publicKey } = this.device(rest[0] ?? '');
        return dig({ id, publicKey }, rest.slice(1));
      }
      case 'run':
        return rest[0] === 'protocol' ? this.options.protocol : undefined;
      case 'now':
        return Date.now();
      default:
        return undefined;
    }
  }

  #once(key: string): string {
    let value = this.#unique.get(key);
    if (value === undefined) {
      value = `${key}-${randomUUID()}`;
      this.#unique.set(key, value);
    }
    return value;
  }
}
