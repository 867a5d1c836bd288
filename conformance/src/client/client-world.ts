/** Everything one run of one case against a client can reach: its driver, the door it knocks at, its connections. */
import { randomBytes } from 'node:crypto';
import { HarnessError, StepFailure } from '../errors.ts';
import { dig, isObject, type JsonObject } from '../json.ts';
import { type BaseOptions, BaseWorld } from '../run/base-world.ts';
import type { Inbox } from '../run/inbox.ts';
import type { Spec } from '../spec.ts';
import { type Arrival, DOOR, Door } from './door.ts';
import { DRIVER, Driver, type DriverOptions } from './driver.ts';
import { autopilotAnswer } from './examples.ts';
import { ServerPeer } from './server-peer.ts';

/** What lies between client and suite; for tests of the suite itself. */
export interface Interposed extends Pick<DriverOptions, 'onCommand' | 'onReport'> {
  /** The URL that the client is told instead. */
  readonly reach?: (url: string) => Promise<{ readonly url: string; close(): Promise<void> }>;
}

export interface ClientWorldOptions extends BaseOptions {
  readonly command: string;
  readonly spec: Spec;
  readonly interposed?: Interposed;
}

/** How long a driver may take until it is ready, in milliseconds. */
const READY_MS = 30_000;

export class ClientWorld extends BaseWorld<ClientWorldOptions> {
  readonly door: Door;
  readonly token = randomBytes(18).toString('base64url');
  readonly #peers = new Map<string, ServerPeer>();
  /** Methods that the driver was told to call: a case answers them itself. */
  readonly #asked = new Set<string>();
  #driver: Driver | undefined;
  #proxy: { readonly url: string; close(): Promise<void> } | undefined;

  constructor(options: ClientWorldOptions) {
    super(options);
    options.redactor.add(this.token);
    this.door = new Door(this.record);
  }

  /** What the driver wrote to its standard error. */
  get driverText(): string {
    return this.#driver?.text ?? '';
  }

  get driver(): Driver {
    if (this.#driver === undefined) throw new HarnessError('the driver was not started');
    return this.#driver;
  }

  /** Opens the door and starts the driver. Throws StepFailure when it does not get ready. */
  async start(): Promise<JsonObject> {
    await this.door.set('up');
    this.#proxy = await this.options.interposed?.reach?.(this.door.url);
    const { onCommand, onReport } = this.options.interposed ?? {};
    const driver = new Driver({
      command: this.options.command,
      record: this.record,
      ended: () => this.door.wake(),
      garbage: (line, message) =>
        this.invalid(DRIVER, line, [{ definition: 'a report of a driver', path: '', message }]),
      ...(onCommand === undefined ? {} : { onCommand }),
      ...(onReport === undefined ? {} : { onReport }),
    });
    this.#driver = driver;
    const first = await driver.waitFor(
      () => driver.inbox[0] ?? (this.wireProblems.length > 0 ? null : undefined),
      READY_MS * this.options.timeoutScale,
    );
    if (isObject(first?.frame) && first.frame['saw'] === 'ready') {
      first.consumed = true;
      return first.frame;
    }
    if (driver.failure !== undefined) {
      throw new HarnessError(`the driver cannot be started: ${driver.failure.message}`);
    }
    throw new StepFailure(this.#whyNotReady(first?.frame), { blocked: true, actual: first?.frame });
  }

  #whyNotReady(first: unknown): string {
    const { closed, text } = this.driver;
    const said = text === '' ? '' : `: ${text}`;
    const garbage = this.wireProblems[0]?.problems[0]?.message;
    if (garbage !== undefined) return `the driver wrote a line that is no report: it ${garbage}`;
    if (first !== undefined) return 'the first report of the driver is not “ready”';
    if (closed !== undefined) return `the driver ${closed.reason} before it was ready${said}`;
    const ms = READY_MS * this.options.timeoutScale;
    return `the first line {"saw":"ready",…} did not come within ${ms} ms; does the driver flush every line?${said}`;
  }

  /** Sends a command to the driver; `connect` gets what the case left out. */
  tell(command: JsonObject): void {
    if (command['do'] === 'request') this.#asked.add(String(command['method']));
    const { closed } = this.driver;
    if (closed !== undefined) throw new StepFailure(`the driver ${closed.reason}`, { blocked: true });
    this.driver.tell(command);
  }

  /** Where the client finds the gateway. */
  get url(): string {
    return this.#proxy?.url ?? this.door.url;
  }

  connection(name: string): ServerPeer {
    const peer = this.#peers.get(name);
    if (peer === undefined) throw new StepFailure(`the connection “${name}” did not come`, { blocked: true });
    return peer;
  }

  source(name: string): Inbox {
    if (name === DRIVER) return this.driver;
    return name === DOOR ? this.door : this.connection(name);
  }

  /** Makes a connection that came part of the case: what it has said already is heard now. */
  adopt(name: string, { socket }: Arrival): ServerPeer {
    const { schemasFor, spec, protocol } = this.options;
    const peer = new ServerPeer({
      name,
      socket,
      schemasFor,
      protocol: spec.protocols.at(-1) ?? protocol,
      record: this.record,
      invalid: this.invalid,
      autopilot: request =>
        this.#asked.has(String(request['method'])) ? undefined : autopilotAnswer(spec, request, protocol),
    });
    this.#peers.set(name, peer);
    socket.resume();
    return peer;
  }

  async dispose(): Promise<void> {
    for (const peer of this.#peers.values()) peer.drop();
    await Promise.all([this.#driver?.stop(), this.#proxy?.close()]);
    // Only now: some write what went wrong when they end.
    const text = this.driverText;
    await this.door.set('down');
    if (text !== '') this.record({ conn: DRIVER, dir: 'stderr', text });
  }

  protected override outer(name: string): unknown {
    const [area, ...rest] = name.split('.');
    if (area === 'door') return dig({ count: this.door.count }, rest);
    if (area === 'idle') return this.#peers.get(rest.join('.'))?.idleMs;
    if (area === 'target') return dig({ url: this.url, token: this.token }, rest);
    return super.outer(name);
  }
}
