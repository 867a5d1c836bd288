/** What the handlers of agents, chats and sessions share. */
import type { DatabaseSync } from 'node:sqlite';

import { GatewayError } from '../errors.ts';
import type { AgentCatalog } from '../agents/catalog.ts';
import type { AttachmentLimits } from '../agents/attachments.ts';
import type { Run } from '../agents/run.ts';
import type { Runs } from '../agents/runs.ts';
import { ADMIN } from '../auth/scopes.ts';
import type { Broadcaster, Caller, Clock, Dedupe, Deliveries, Ids } from '../ports.ts';
import type { SessionEditor } from '../sessions/editor.ts';
import { type SessionName, sessionName } from '../sessions/keys.ts';
import type { SessionEvents } from '../sessions/session-events.ts';
import type { SessionStore } from '../sessions/store.ts';
import type { SessionSubscriptions } from '../sessions/subscriptions.ts';

export interface AgentContext {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly dedupe: Dedupe;
  readonly store: SessionStore;
  readonly editor: SessionEditor;
  readonly events: SessionEvents;
  readonly subscriptions: SessionSubscriptions;
  readonly ids: Ids;
  readonly broadcaster: Broadcaster;
  readonly runs: Runs;
  readonly catalog: AgentCatalog;
  readonly limits: AttachmentLimits & { readonly agentWaitDefaultMs: number };
  /** Undefined: replies cannot be delivered to channels. */
  readonly deliveries: (() => Deliveries) | undefined;
}

/**
 * Session that a request names.
 *
 * @throws GatewayError INVALID_REQUEST for a malformed key or an unknown agent.
 */
export function namedSession(context: AgentContext, key: string, agentId: string | undefined): SessionName {
  const name = sessionName(key, agentId, context.catalog.defaultAgentId);
  context.catalog.runtimeOf(name.agentId);
  return name;
}

/** Who a run belongs to: the device, or the connection when it has none. */
export function ownerOf(caller: Caller): string {
  return caller.deviceId ?? caller.connId;
}

/** Whether a caller may stop a run: its own one, or with operator.admin any. */
export function mayStop(caller: Caller, run: Run): boolean {
  return run.request.ownerId === ownerOf(caller) || caller.hasScope(ADMIN);
}

/**
 * Refuses params that this gateway cannot honour and that would change what happens.
 *
 * @throws GatewayError INVALID_REQUEST naming the first one.
 */
export function refuseUnsupported<P extends object>(
  method: string,
  params: P,
  members: readonly (keyof P & string)[],
): void {
  const member = members.find(name => params[name] !== undefined);
  if (member === undefined) return;
  throw new GatewayError('INVALID_REQUEST', `${method}: ${member} is not supported by this gateway`);
}
