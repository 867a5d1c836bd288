/** Stand-ins for the parts around presence and health: a broadcaster that keeps what it is given, and a clock to set. */
import type { EventName, PayloadOf } from '@clawspec/protocol';
import type { AgentFacts, Broadcaster, Caller } from '../src/ports.ts';

export interface Kept {
  readonly event: EventName;
  readonly payload: unknown;
}

export function keepingBroadcaster(): Broadcaster & {
  readonly kept: Kept[];
  next(): Promise<Kept>;
} {
  const kept: Kept[] = [];
  let wake: ((one: Kept) => void) | undefined;
  return {
    kept,
    broadcast<E extends EventName>(event: E, payload: PayloadOf<E> | ((protocol: 3 | 4) => PayloadOf<E>)) {
      const one = { event, payload: typeof payload === 'function' ? payload(4) : payload };
      kept.push(one);
      wake?.(one);
    },
    next: () =>
      new Promise(resolve => {
        wake = resolve;
      }),
  };
}

export function settableClock(start = 1_700_000_000_000): { now(): number; advance(ms: number): void } {
  let time = start;
  return {
    now: () => time,
    advance(ms) {
      time += ms;
    },
  };
}

type CallerFields = Partial<Omit<Caller, 'client'>> & { readonly client?: Partial<Caller['client']> };

export function caller(connId: string, fields: CallerFields = {}): Caller {
  const { client, ...rest } = fields;
  return {
    connId,
    protocol: 4,
    role: 'operator',
    scopes: ['operator.read'],
    caps: new Set(),
    authMethod: 'token',
    local: true,
    remoteAddress: '127.0.0.1',
    hasScope: () => true,
    ...rest,
    client: { id: 'test', version: '1.2.3', platform: 'linux', mode: 'ui', ...client },
  };
}

export const facts: AgentFacts = {
  defaultAgentId: 'main',
  defaultModel: { provider: 'clawspec', model: 'echo', contextTokens: 1000 },
  sessions: () => ({
    path: '/state/clawspec.sqlite',
    byAgent: [
      {
        agentId: 'main',
        count: 2,
        recent: [
          { key: 'agent:main:main', updatedAt: 1_699_999_999_000 },
          { key: 'agent:main:b', updatedAt: null },
        ],
      },
      { agentId: 'ops', count: 1, recent: [{ key: 'agent:ops:main', updatedAt: 1_699_999_999_500 }] },
    ],
  }),
};
