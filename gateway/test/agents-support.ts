/** A gateway's agent side with a real database, a clock that the test moves, and collected events, all checked. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  type EventName,
  LIMITS,
  type MethodName,
  type ParamsOf,
  PROTOCOL_VERSIONS,
} from '@clawspec/protocol';
import { expect } from 'vitest';

import type { AgentCatalog } from '../src/agents/catalog.ts';
import { type AgentLimits, type AgentMethod, createAgentSubsystem } from '../src/agents/index.ts';
import { createDedupe } from '../src/dedupe/dedupe.ts';
import { GatewayError } from '../src/errors.ts';
import {
  type Broadcaster,
  type BroadcastOptions,
  type Caller,
  type Handler,
  type Log,
  type Protocol,
  Replay,
  type Response,
} from '../src/ports.ts';
import { SESSION_TABLES } from '../src/sessions/tables.ts';
import { openDatabase } from '../src/storage/database.ts';
import { eventFaults, finalFaults, resultFaults } from './agents-schema.ts';

export type Payload = Record<string, unknown>;

export interface Sent {
  readonly event: EventName;
  readonly payload: (protocol: Protocol) => Payload;
  readonly to: (caller: Caller) => boolean;
}

export interface Answer {
  readonly ok: boolean;
  readonly payload: Payload;
  readonly error?: { code: string; message: string; retryable?: boolean };
}

export interface BenchOptions {
  readonly limits?: Partial<AgentLimits>;
  readonly catalog?: AgentCatalog;
  readonly file?: string;
}

export function caller(over: Partial<Caller> = {}): Caller {
  const scopes = over.scopes ?? ['operator.write'];
  return {
    connId: 'conn-1',
    protocol: 4,
    role: 'operator',
    scopes,
    caps: new Set(),
    client: { id: 'cli', version: '1', platform: 'linux', mode: 'cli' },
    authMethod: 'token',
    local: true,
    remoteAddress: '127.0.0.1',
    hasScope: scope => scopes.includes(scope) || scopes.includes('operator.admin'),
    ...over,
  };
}

const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

export async function bench({ limits, catalog, file }: BenchOptions = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'clawspec-agents-'));
  const path = file ?? join(dir, 'gateway.db');
  const db = openDatabase(path, [SESSION_TABLES]);
  const time = { now: 1_800_000_000_000 };
  const clock = { now: () => time.now };
  const sent: Sent[] = [];
  const watchers = new Set<() => void>();
  const systemEvents: string[] = [];
  /** What was sent and does not fit the specification. */
  const faults = new Set<string>();
  const broadcaster: Broadcaster = {
    broadcast(event, payload, options: BroadcastOptions = {}) {
      const make = typeof payload === 'function' ? payload : () => payload;
      for (const protocol of PROTOCOL_VERSIONS) {
        for (const fault of eventFaults(event, make(protocol))) faults.add(fault);
      }
      sent.push({
        event,
        payload: protocol => make(protocol) as unknown as Payload,
        to: options.to ?? (() => true),
      });
      for (const look of [...watchers]) look();
    },
  };
  let ids = 0;
  const agents = createAgentSubsystem({
    db,
    clock,
    ids: { uuid: () => `id-${++ids}`, secret: () => 'secret' },
    log: silentLog,
    broadcaster,
    dedupe: createDedupe({ clock, ttlMs: LIMITS.dedupeTtlMs, maxEntries: LIMITS.dedupeMaxEntries }),
    systemEvents: {
      push: text => void systemEvents.push(text),
      list: () => systemEvents,
      drain: () => systemEvents.splice(0),
    },
    ...(limits === undefined ? {} : { limits }),
    ...(catalog === undefined ? {} : { catalog }),
  });

  /** Payloads of one event as a caller gets them. */
  function events(event: 'agent' | 'chat', runId?: string, who: Caller = caller()): Payload[] {
    return sent
      .filter(one => one.event === event && one.to(who))
      .map(one => one.payload(who.protocol))
      .filter(payload => runId === undefined || payload['runId'] === runId);
  }

  return {
    agents,
    db,
    dir,
    path,
    time,
    sent,
    systemEvents,
    events,

    /** Calls a method; second answers of `agent` are handed to `again`. */
    async call<M extends AgentMethod>(
      method: M,
      params: ParamsOf<M>,
      who: Caller = caller(),
      more: { again?: (response: Response) => void; signal?: AbortSignal } = {},
    ): Promise<Answer> {
      const handler = agents.handlers[method] as unknown as Handler<MethodName>;
      try {
        const result: unknown = await handler(params as ParamsOf<MethodName>, {
          id: 'r1',
          method,
          caller: who,
          respondAgain(response) {
            for (const fault of finalFaults('agent', response.payload)) faults.add(fault);
            more.again?.(response);
          },
          signal: more.signal ?? new AbortController().signal,
        });
        const payload = result instanceof Replay ? result.response.payload : result;
        for (const fault of resultFaults(method, payload)) faults.add(fault);
        return (result instanceof Replay ? result.response : { ok: true, payload: result }) as Answer;
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        return { ok: false, error: error.toWire(), payload: {} };
      }
    },

    /** Waits until an event was sent that fits, and returns its payload for protocol 4. */
    async until(event: 'agent' | 'chat', fits: (payload: Payload) => boolean): Promise<Payload> {
      const find = () => events(event, undefined, caller({ caps: new Set(['tool-events']) })).find(fits);
      const found = find();
      if (found !== undefined) return found;
      return new Promise(resolve => {
        const look = (): void => {
          const now = find();
          if (now === undefined) return;
          watchers.delete(look);
          resolve(now);
        };
        watchers.add(look);
      });
    },

    /** Waits for the last chat event of a run. */
    end(runId: string): Promise<Payload> {
      return this.until(
        'chat',
        one => one['runId'] === runId && ['final', 'error', 'aborted'].includes(String(one['state'])),
      );
    },

    async dispose(): Promise<void> {
      await agents.close();
      if (db.isOpen) db.close();
      await rm(dir, { recursive: true, force: true });
      expect([...faults]).toEqual([]);
    },
  };
}

export type Bench = Awaited<ReturnType<typeof bench>>;

/** Text of a message as chat events and histories carry it. */
export function textOf(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null || !('content' in message)) return undefined;
  const { content } = message;
  if (typeof content === 'string') return content;
  return (content as { text?: string }[]).map(part => part.text ?? '').join('');
}
