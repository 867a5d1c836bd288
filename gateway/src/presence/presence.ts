/** Who is here: live clients and nodes, hosts that were announced, and the gateway itself. */
import { CLIENTS, type ClientInfo, type PresenceEntry, type SystemEventParams } from '@clawspec/protocol';
import type { Broadcaster, Caller, Clock, Presence } from '../ports.ts';

/** Announced texts are cut here: the whole list goes to every reader on every change. */
const MAX_TEXT = 1024;
const MAX_LIST = 64;
/** Shortest wait between two sweeps. */
const MIN_SWEEP_MS = 20;

export interface PresenceOptions {
  readonly clock: Clock;
  readonly broadcaster: Broadcaster;
  readonly limits: { readonly presenceTtlMs: number; readonly presenceMaxEntries: number };
  /** The entry of the gateway. It is always first and never expires. */
  readonly self: PresenceEntry;
}

interface Tracked {
  entry: PresenceEntry;
  /** Connections that keep the entry alive, by id. */
  readonly live: Map<string, Caller>;
}

export function createPresence(options: PresenceOptions): Presence {
  const { clock, broadcaster, limits } = options;
  const tracked = new Map<string, Tracked>();
  let version = 1;
  let sweepTimer: NodeJS.Timeout | undefined;
  let closed = false;

  const list = (): PresenceEntry[] => {
    const others = [...tracked.values()].map(one => one.entry).toSorted((a, b) => b.ts - a.ts);
    return [{ ...options.self, mode: 'gateway', reason: 'self', ts: clock.now() }, ...others];
  };

  const changed = () => {
    version += 1;
    planSweep();
    broadcaster.broadcast('presence', { presence: list() });
  };

  const planSweep = () => {
    clearTimeout(sweepTimer);
    const idle = [...tracked.values()].filter(one => one.live.size === 0);
    if (closed || idle.length === 0) return;
    const oldest = Math.min(...idle.map(one => one.entry.ts));
    const wait = Math.max(MIN_SWEEP_MS, oldest + limits.presenceTtlMs - clock.now());
    sweepTimer = setTimeout(sweep, wait);
    sweepTimer.unref();
  };

  const sweep = () => {
    const deadline = clock.now() - limits.presenceTtlMs;
    const before = tracked.size;
    for (const [key, one] of tracked) {
      if (one.live.size === 0 && one.entry.ts <= deadline) tracked.delete(key);
    }
    if (tracked.size === before) planSweep();
    else changed();
  };

  /** Makes room: entries without a connection go first, oldest first. The gateway's own entry counts. */
  const bound = () => {
    while (tracked.size > Math.max(0, limits.presenceMaxEntries - 1)) {
      const [key] = [...tracked].reduce((a, b) => (goesBefore(b[1], a[1]) ? b : a));
      tracked.delete(key);
    }
  };

  return {
    get version() {
      return version;
    },
    list,
    connected(caller) {
      if (isExempt(caller.client)) return;
      const key = keyOf(caller);
      const one = tracked.get(key) ?? { entry: { ts: 0 }, live: new Map<string, Caller>() };
      one.live.set(caller.connId, caller);
      one.entry = { ...one.entry, ...connectedEntry(caller, one.live, one.entry, clock.now()) };
      tracked.set(key, one);
      bound();
      changed();
    },
    disconnected(caller) {
      const one = tracked.get(keyOf(caller));
      if (one === undefined || !one.live.delete(caller.connId)) return;
      const gone = one.live.size === 0;
      one.entry = {
        ...one.entry,
        ts: clock.now(),
        ...(gone ? { reason: 'disconnect' } : granted(one.live)),
      };
      changed();
    },
    announce(params) {
      const key = announcedKey(params, tracked);
      const one = tracked.get(key) ?? { entry: { ts: 0 }, live: new Map<string, Caller>() };
      one.entry = { ...one.entry, ...announcedFields(params, one.live.size > 0), ts: clock.now() };
      tracked.set(key, one);
      bound();
      changed();
    },
    close() {
      closed = true;
      clearTimeout(sweepTimer);
    },
  };
}

function goesBefore(a: Tracked, b: Tracked): boolean {
  const aLive = a.live.size > 0;
  const bLive = b.live.size > 0;
  return aLive === bLive ? a.entry.ts < b.entry.ts : !aLive;
}

function isExempt(client: ClientInfo): boolean {
  return CLIENTS.presenceExempt.some(
    rule => rule.id === client.id && (rule.mode === null || rule.mode === client.mode),
  );
}

function keyOf(caller: Caller): string {
  return caller.deviceId !== undefined
    ? `device:${caller.deviceId}`
    : caller.client.instanceId
      ? `instance:${caller.client.instanceId}`
      : `conn:${caller.connId}`;
}

function connectedEntry(
  caller: Caller,
  live: ReadonlyMap<string, Caller>,
  previous: PresenceEntry,
  now: number,
): PresenceEntry {
  const { client } = caller;
  const host = client.displayName || client.id;
  const ip = caller.local ? undefined : caller.remoteAddress;
  const where = ip === undefined ? host : `${host} (${ip})`;
  return defined({
    host,
    ip,
    version: client.version,
    platform: client.platform,
    deviceFamily: client.deviceFamily,
    modelIdentifier: client.modelIdentifier,
    mode: client.mode,
    clientId: client.id,
    deviceId: caller.deviceId,
    instanceId: client.instanceId,
    timeZone: client.timeZone,
    ...granted(live),
    reason: 'connect',
    text: `Node: ${where} · mode ${client.mode}`,
    onlineSince: live.size > 1 ? (previous.onlineSince ?? now) : now,
    ts: now,
  });
}

/** Roles and scopes of all connections of one entry together. */
function granted(live: ReadonlyMap<string, Caller>): { roles: string[]; scopes: string[] } {
  const callers = [...live.values()];
  return {
    roles: [...new Set(callers.map(caller => caller.role))],
    scopes: [...new Set(callers.flatMap(caller => caller.scopes))],
  };
}

/** The entry that an announcement is about: by deviceId, instanceId, host, ip or text, the first that is given. */
function announcedKey(params: SystemEventParams, tracked: ReadonlyMap<string, Tracked>): string {
  const deviceId = clip(params.deviceId);
  if (deviceId !== undefined) return `device:${deviceId}`;
  const instanceId = clip(params.instanceId);
  if (instanceId !== undefined) {
    const known = [...tracked].find(([, one]) => one.entry.instanceId === instanceId);
    return known?.[0] ?? `instance:${instanceId}`;
  }
  const host = clip(params.host);
  if (host !== undefined) return `host:${host.toLowerCase()}`;
  return `${clip(params.ip) === undefined ? 'text' : 'ip'}:${clip(params.ip) ?? clip(params.text)}`;
}

/** What may be written into an entry; for a live one never who it is or what it may do. */
function announcedFields(params: SystemEventParams, isLive: boolean): Omit<PresenceEntry, 'ts'> {
  return defined({
    text: clip(params.text),
    host: clip(params.host),
    ip: clip(params.ip),
    mode: clip(params.mode),
    version: clip(params.version),
    platform: clip(params.platform),
    deviceFamily: clip(params.deviceFamily),
    modelIdentifier: clip(params.modelIdentifier),
    reason: clip(params.reason),
    lastInputSeconds: params.lastInputSeconds === undefined ? undefined : Math.floor(params.lastInputSeconds),
    tags: clipAll(params.tags),
    ...(isLive
      ? {}
      : {
          deviceId: clip(params.deviceId),
          instanceId: clip(params.instanceId),
          roles: clipAll(params.roles),
          scopes: clipAll(params.scopes),
        }),
  });
}

/** Blank text says nothing; the fields of an entry are never empty. */
function clip(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.slice(0, MAX_TEXT);
}

function clipAll(texts: readonly string[] | undefined): string[] | undefined {
  return texts
    ?.map(clip)
    .filter(text => text !== undefined)
    .slice(0, MAX_LIST);
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Leaves out members that are undefined. */
function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Defined<T>;
}
