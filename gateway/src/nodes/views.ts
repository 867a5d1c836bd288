/** What clients get to see of nodes and requests, by the protocol they speak. */
import type { NodeListEntry, NodePairRequest, PairedDevice, PairedNode } from '@clawspec/protocol';
import type { Protocol } from '../ports.ts';
import { approveScopes } from './commands.ts';
import type { LiveNode } from './live.ts';
import type { NodeFacts, NodeRow, RequestRow, Surface } from './store.ts';

/** Everything that is known of one node. */
export interface Known {
  readonly nodeId: string;
  readonly row: NodeRow | undefined;
  readonly live: LiveNode | undefined;
  readonly request: RequestRow | undefined;
  /** Its device, when that may connect as a node. */
  readonly device: PairedDevice | undefined;
}

const NOTHING: Surface = { caps: [], commands: [] };

/** What can be used of a node now; of a node that is away, what was approved. */
export function effectiveSurface({ row, live }: Pick<Known, 'row' | 'live'>): Surface {
  const approved = row?.surface ?? NOTHING;
  if (live === undefined) return approved;
  if (!live.gated) return live.declared;
  return {
    ...live.declared,
    caps: live.declared.caps.filter(cap => approved.caps.includes(cap)),
    commands: live.declared.commands.filter(command => approved.commands.includes(command)),
  };
}

/** What was never approved covers nothing, not even a node that declares nothing. */
export function covers(approved: Surface | undefined, declared: Surface): boolean {
  return (
    approved !== undefined &&
    declared.caps.every(cap => approved.caps.includes(cap)) &&
    declared.commands.every(command => approved.commands.includes(command))
  );
}

export function toPairRequest(row: RequestRow, protocol: Protocol): NodePairRequest {
  return {
    requestId: row.requestId,
    nodeId: row.nodeId,
    ...factsFor(row.facts, protocol),
    ...surfaceOf(row.surface),
    ...(protocol >= 4
      ? { requiredApproveScopes: approveScopes(row.surface.commands) }
      : { isRepair: row.isRepair }),
    ...(row.silent ? { silent: true } : {}),
    ts: row.ts,
  };
}

/** Undefined when the node was not approved. */
export function toPairedNode(row: NodeRow, protocol: Protocol, token?: string): PairedNode | undefined {
  if (row.surface === undefined) return undefined;
  return {
    nodeId: row.nodeId,
    ...factsFor(row.facts, protocol),
    ...(row.name === undefined ? {} : { displayName: row.name }),
    ...surfaceOf(row.surface),
    ...(token === undefined ? {} : { token }),
    createdAtMs: row.createdAtMs,
    approvedAtMs: row.approvedAtMs ?? row.createdAtMs,
    ...given('lastConnectedAtMs', row.lastConnectedAtMs),
    ...(protocol >= 4 ? { ...seen(row), ...given('lastHostStats', row.hostStats) } : {}),
  };
}

export function toListEntry(known: Known, protocol: Protocol): NodeListEntry {
  const { nodeId, row, live, device } = known;
  const surface = effectiveSurface(known);
  const name = row?.name ?? live?.facts.displayName ?? row?.facts.displayName ?? device?.displayName;
  const permissions = live?.declared.permissions ?? row?.surface?.permissions;
  return {
    nodeId,
    ...factsFor({ ...device, ...row?.facts, ...live?.facts }, protocol),
    ...given('displayName', name),
    caps: surface.caps.toSorted(),
    commands: surface.commands.toSorted(),
    ...given('permissions', permissions),
    ...(protocol >= 4 ? approval(known) : {}),
    ...given('connectedAtMs', live?.connectedAtMs),
    paired: device !== undefined || row?.tokenHash !== undefined,
    connected: live !== undefined,
  };
}

function approval({ row, live, request, device }: Known) {
  const gated = (live ?? row)?.gated === true;
  const state = gated && row?.surface === undefined ? 'unapproved' : 'approved';
  const pending = row?.surface === undefined ? 'pending-approval' : 'pending-reapproval';
  return {
    sessionHost: false,
    ...(live === undefined ? {} : { nodePluginTools: [] }),
    approvalState: request === undefined ? state : pending,
    ...(request === undefined
      ? {}
      : {
          pendingRequestId: request.requestId,
          pendingDeclaredCaps: request.surface.caps.toSorted(),
          pendingDeclaredCommands: request.surface.commands.toSorted(),
          ...given('pendingDeclaredPermissions', request.surface.permissions),
        }),
    ...given('lastConnectedAtMs', row?.lastConnectedAtMs),
    ...(row === undefined ? {} : seen(row)),
    ...given('approvedAtMs', row?.approvedAtMs ?? device?.approvedAtMs),
  };
}

function seen(row: NodeRow) {
  return {
    ...given('lastDisconnectedAtMs', row.lastDisconnectedAtMs),
    ...given('lastSeenAtMs', row.lastSeenAtMs),
    ...given('lastSeenReason', row.lastSeenReason),
  };
}

function surfaceOf({ caps, commands, permissions }: Surface) {
  return {
    caps: [...caps],
    commands: [...commands],
    ...given('permissions', permissions === undefined ? undefined : { ...permissions }),
  };
}

function factsFor(facts: NodeFacts, protocol: Protocol) {
  return {
    ...given('displayName', facts.displayName),
    ...given('platform', facts.platform),
    ...given('version', facts.version),
    ...(protocol >= 4
      ? { ...given('clientId', facts.clientId), ...given('clientMode', facts.clientMode) }
      : {}),
    ...given('deviceFamily', facts.deviceFamily),
    ...given('modelIdentifier', facts.modelIdentifier),
    ...given('remoteIp', facts.remoteIp),
  };
}

/** A member, or none when there is no value. */
function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}
