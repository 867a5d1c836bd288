/** Everything one run of one case can reach: connections, devices, bound values, the timeline. */

import { randomUUID } from 'node:crypto';
import { FrameChecker, type FrameProblem, type ValidatorsFor } from '@clawspec/spec/check-frame';
import { createDevice, type Device } from '../devices.ts';
import { HarnessError, StepFailure } from '../errors.ts';
import { dig } from '../json.ts';
import type { MatchContext } from '../match.ts';
import type { Redactor } from '../redact.ts';
import { evaluate, Scope } from '../values.ts';
import { Connection, type TimelineEntry } from './connection.ts';

/** The implementation under test, as the cases see it. */
export interface Target {
  readonly url: string;
  readonly token: string | undefined;
  /** Protocols it was seen to speak, oldest first. */
  readonly protocols: readonly number[];
  /** Methods it advertises. */
  readonly methods: ReadonlySet<string>;
  /** Values that cases need from outside, by name. */
  readonly fixtures: ReadonlyMap<string, string>;
}

export interface WorldOptions {
  readonly target: Target;
  readonly protocol: number;
  readonly timeoutScale: number;
  readonly schemasFor: ValidatorsFor;
  readonly redactor: Redactor;
  /** Devices that all cases of a run share, by name. */
  readonly shared: Map<string, Device>;
}

/** Time a step waits when it says nothing else, in milliseconds. */
const DEFAULT_WITHIN = 5000;
/** The device every operator connection uses unless a case names another. */
const SHARED_DEVICE = 'suite';

export class World {
  readonly options: WorldOptions;
  readonly scope: Scope;
  readonly connections = new Map<string, Connection>();
  readonly timeline: TimelineEntry[] = [];
  readonly wireProblems: { conn: string; frame: unknown; problems: readonly FrameProblem[] }[] = [];
  /** Where labelled frames stood, for `order`. */
  readonly labels = new Map<string, { readonly conn: string; readonly index: number }>();
  framesSeen = 0;
  readonly #devices = new Map<string, Device>();
  readonly #unique = new Map<string, string>();
  readonly #started = performance.now();

  constructor(options: WorldOptions) {
    this.options = options;
    this.scope = new Scope(name => this.#outer(name));
  }

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
    return ms * this.options.timeoutScale;
  }

  device(name: string): Device {
    const known = name === SHARED_DEVICE ? this.options.shared : this.#devices;
    let device = known.get(name);
    if (device === undefined) {
      device = createDevice();
      known.set(name, device);
    }
    return device;
  }

  connection(name: string): Connection {
    const connection = this.connections.get(name);
    if (connection === undefined)
      throw new StepFailure(`connection “${name}” was not opened`, { blocked: true });
    return connection;
  }

  /** Starts to open a connection; the caller awaits `opened()`. */
  open(name: string, headers: Readonly<Record<string, string>> = {}, path = '/'): Connection {
    const { target, protocol, schemasFor, redactor } = this.options;
    const connection = new Connection({
      name,
      url: path === '/' ? target.url : new URL(path, target.url).href,
      headers,
      wire: new FrameChecker(schemasFor, protocol),
      record: entry => {
        if (entry.frame !== undefined) redactor.learn(entry.frame);
        if (entry.dir === 'in') this.framesSeen++;
        this.timeline.push({ t: this.elapsed, ...entry });
      },
      invalid: (conn, frame, problems) => this.wireProblems.push({ conn, frame, problems }),
    });
    this.connections.set(name, connection);
    return connection;
  }

  dispose(): void {
    for (const connection of this.connections.values()) connection.drop();
  }

  /** Names that are never bound by a step. */
  #outer(name: string): unknown {
    const [area, ...rest] = name.split('.');
    const { target, protocol } = this.options;
    switch (area) {
      case 'unique':
        return this.#once(rest.join('.'));
      case 'device': {
        const { id, publicKey } = this.device(rest[0] ?? '');
        return dig({ id, publicKey }, rest.slice(1));
      }
      case 'fixture':
        return target.fixtures.get(rest.join('.'));
      case 'target': {
        const newest = target.protocols.at(-1);
        const origin = new URL(target.url).origin.replace(/^ws/, 'http');
        return dig(
          { url: target.url, token: target.token, newest, origin, protocols: target.protocols },
          rest,
        );
      }
      case 'run':
        return rest[0] === 'protocol' ? protocol : undefined;
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
