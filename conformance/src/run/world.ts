/** Everything one run of one case against a gateway can reach: connections, devices, fixtures. */

import { FrameChecker } from '@clawspec/spec/check-frame';
import { createDevice, type Device } from '../devices.ts';
import { StepFailure } from '../errors.ts';
import { dig } from '../json.ts';
import { type BaseOptions, BaseWorld } from './base-world.ts';
import { Connection } from './connection.ts';
import { WireConnection } from './wire-connection.ts';
import type { UpgradeRequest } from './wire-socket.ts';

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
  /** Only when the suite has started it. */
  readonly control?: GatewayControl;
}

export interface GatewayControl {
  readonly running: boolean;
  /** False when it did not end by itself. */
  stop(): Promise<boolean>;
  kill(): Promise<void>;
  /** Resolves when it serves; throws StepFailure when it does not come back. */
  start(): Promise<void>;
}

/** Both kinds of connections: one that behaves, and one that is made of bytes. */
type AnyConnection = Connection | WireConnection;

export interface WorldOptions extends BaseOptions {
  readonly target: Target;
  /** Devices that all cases of a run share, by name. */
  readonly shared: Map<string, Device>;
}

/** The device every operator connection uses unless a case names another. */
export const SHARED_DEVICE = 'suite';

export class World extends BaseWorld<WorldOptions> {
  readonly connections = new Map<string, AnyConnection>();

  override device(name: string): Device {
    if (name !== SHARED_DEVICE) return super.device(name);
    const { shared } = this.options;
    const device = shared.get(name) ?? createDevice();
    shared.set(name, device);
    return device;
  }

  connection(name: string): AnyConnection {
    const connection = this.connections.get(name);
    if (connection === undefined)
      throw new StepFailure(`connection “${name}” was not opened`, { blocked: true });
    return connection;
  }

  source(name: string): AnyConnection {
    return this.connection(name);
  }

  /** Starts to open a connection; the caller awaits `opened()`. */
  open(
    name: string,
    headers: Readonly<Record<string, string>> = {},
    path = '/',
    wire?: UpgradeRequest & { readonly answers?: boolean },
  ): AnyConnection {
    const { target, protocol, schemasFor } = this.options;
    const options = {
      name,
      url: path === '/' ? target.url : new URL(path, target.url).href,
      headers,
      wire: new FrameChecker(schemasFor, protocol),
      record: this.record,
      invalid: this.invalid,
    };
    const connection = wire === undefined ? new Connection(options) : new WireConnection(options, wire);
    this.connections.set(name, connection);
    return connection;
  }

  dispose(): void {
    for (const connection of this.connections.values()) connection.drop();
  }

  protected override outer(name: string): unknown {
    const [area, ...rest] = name.split('.');
    const { target } = this.options;
    if (area === 'fixture') return target.fixtures.get(rest.join('.'));
    if (area === 'bytes') {
      const connection = this.connections.get(rest.join('.'));
      return connection instanceof WireConnection ? connection.bytes : undefined;
    }
    if (area !== 'target') return super.outer(name);
    const newest = target.protocols.at(-1);
    const origin = new URL(target.url).origin.replace(/^ws/, 'http');
    return dig({ url: target.url, token: target.token, newest, origin, protocols: target.protocols }, rest);
  }
}
