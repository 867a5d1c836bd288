/** Handlers of the family `nodes`. */
import type { METHODS } from '@clawspec/protocol';
import { GatewayError } from '../errors.ts';
import type { NodeSubsystem } from '../nodes/index.ts';
import type { Failure } from '../nodes/invocations.ts';
import { takeNodeEvent } from '../nodes/node-events.ts';
import { effectiveSurface, type Known, toListEntry, toPairedNode, toPairRequest } from '../nodes/views.ts';
import type { Caller, Handlers } from '../ports.ts';
import type { Connections } from '../server/connections.ts';
import { missingScope } from '../server/dispatch.ts';
import type { Limits } from '../server/limits.ts';
import { CLOSE } from '../server/refusals.ts';
import { approveScopes } from '../nodes/commands.ts';

type NodeMethod = {
  [M in keyof typeof METHODS]: (typeof METHODS)[M]['family'] extends 'nodes' ? M : never;
}[keyof typeof METHODS];

export interface NodeParts {
  readonly nodeParts: NodeSubsystem;
  readonly connections: Connections;
  readonly limits: Limits;
  readonly now: () => number;
}

const unknown = (what: 'nodeId' | 'requestId') => new GatewayError('INVALID_REQUEST', `unknown ${what}`);

export function nodeHandlers(parts: NodeParts): Handlers<NodeMethod> {
  const { nodeParts, connections, limits, now } = parts;
  const { nodes, live, policy, invocations, pairing } = nodeParts;

  /** Everything known, connected ones first, then by name. */
  function everything(): Known[] {
    const rows = new Map(nodes.rows().map(row => [row.nodeId, row]));
    const devices = new Map(
      pairing
        .paired(() => false)
        .filter(device => device.roles?.includes('node') === true)
        .map(device => [device.deviceId, device]),
    );
    const requests = new Map(nodes.requests().map(request => [request.nodeId, request]));
    const legacy = [...rows.values()].filter(row => row.tokenHash !== undefined).map(row => row.nodeId);
    const ids = new Set([...live.all().map(node => node.nodeId), ...devices.keys(), ...legacy]);
    const nameOf = ({ row, live: node, device }: Known) =>
      row?.name ?? node?.facts.displayName ?? device?.displayName ?? '';
    return [...ids]
      .map(nodeId => ({
        nodeId,
        row: rows.get(nodeId),
        live: live.current(nodeId),
        request: requests.get(nodeId),
        device: devices.get(nodeId),
      }))
      .toSorted(
        (a, b) =>
          Number(b.live !== undefined) - Number(a.live !== undefined) ||
          compare(nameOf(a), nameOf(b)) ||
          compare(a.nodeId, b.nodeId),
      );
  }

  const known = (nodeId: string): Known => {
    const found = everything().find(one => one.nodeId === nodeId);
    if (found === undefined) throw unknown('nodeId');
    return found;
  };

  const requestFor = (requestId: string) => {
    const request = nodes.requestById(requestId);
    if (request === undefined) throw unknown('requestId');
    return request;
  };

  /** A node speaks for itself alone. */
  const ownId = (caller: Caller, nodeId: string): string => {
    if (caller.deviceId !== nodeId) throw new GatewayError('INVALID_REQUEST', 'nodeId mismatch');
    return nodeId;
  };

  return {
    'node.list': (_params, { caller }) => ({
      ts: now(),
      nodes: everything().map(one => toListEntry(one, caller.protocol)),
    }),

    'node.describe': ({ nodeId }, { caller }) => ({
      ts: now(),
      ...toListEntry(known(nodeId), caller.protocol),
    }),

    'node.rename': ({ nodeId, displayName }) => {
      const name = displayName.trim();
      if (name === '') throw new GatewayError('INVALID_REQUEST', 'displayName required');
      nodes.rename(known(nodeId).nodeId, name);
      return { nodeId, displayName: name };
    },

    'node.invoke': async (params, { caller, signal }) => {
      const { nodeId, command } = params;
      const node = live.current(nodeId);
      if (node === undefined) throw notConnected(caller, nodes.row(nodeId) !== undefined);
      const row = nodes.row(nodeId);
      const platform = node.facts.platform ?? 'unknown';
      if (!policy.allows(platform, command)) {
        const text = `"${command}" is not in the allowlist for platform "${platform}"`;
        throw notAllowed(caller, 'command not allowlisted', command, text);
      }
      if (!effectiveSurface({ row, live: node }).commands.includes(command)) {
        if (node.declared.commands.includes(command)) {
          const text = 'the node waits for approval (openclaw nodes pending)';
          throw notAllowed(caller, 'node not approved', command, text);
        }
        const text = `the node (platform: ${platform}) does not support "${command}"`;
        throw notAllowed(caller, 'command not declared by node', command, text);
      }
      if (invocations.count(nodeId) >= limits.nodeInvokesInFlight) {
        throw new GatewayError('UNAVAILABLE', 'the node is busy', { retryable: true });
      }
      const { idempotencyKey, timeoutMs } = params;
      const asked = { command, params: params.params, timeoutMs, idempotencyKey, signal };
      const outcome = await invocations.run(node, asked);
      if (!outcome.ok) throw failed(caller, outcome.error);
      const { payload, payloadJSON } = outcome;
      return { ok: true, nodeId, command, ...(payload === undefined ? {} : { payload }), payloadJSON };
    },

    'node.invoke.result': (params, { caller }) => {
      ownId(caller, params.nodeId);
      return invocations.settle(params) ? { ok: true } : { ok: true, ignored: true };
    },

    'node.invoke.progress': ({ invokeId, nodeId }, { caller }) =>
      invocations.waits(ownId(caller, nodeId), invokeId) ? { ok: true } : { ok: true, ignored: true },

    'node.event': (params, { caller }) => {
      const taken = takeNodeEvent(nodes, caller.deviceId ?? '', params);
      return caller.protocol >= 4 ? { ok: true, event: params.event, ...taken } : { ok: true };
    },

    'node.pair.request': (params, { caller }) => {
      const { request, created } = nodes.ask(params);
      return { status: 'pending', request: toPairRequest(request, caller.protocol), created };
    },

    'node.pair.list': (_params, { caller }) => ({
      pending: nodes.requests().map(request => toPairRequest(request, caller.protocol)),
      paired: nodes
        .rows()
        .map(row => toPairedNode(row, caller.protocol))
        .filter(node => node !== undefined),
    }),

    'node.pair.approve': ({ requestId }, { caller }) => {
      const request = requestFor(requestId);
      const lacking = approveScopes(request.surface.commands).find(scope => !caller.hasScope(scope));
      if (lacking !== undefined) throw missingScope([lacking]);
      const { row, token } = nodes.approve(request);
      const node = toPairedNode(row, caller.protocol, caller.protocol < 4 ? token : undefined);
      if (node === undefined) throw unknown('requestId');
      return { requestId, node };
    },

    'node.pair.reject': ({ requestId }) => {
      const request = requestFor(requestId);
      nodes.reject(request);
      return { requestId, nodeId: request.nodeId };
    },

    'node.pair.verify': ({ nodeId, token }, { caller }) => {
      const row = nodes.verify(nodeId, token);
      const node = row && toPairedNode(row, caller.protocol, token);
      return node === undefined ? { ok: false } : { ok: true, node };
    },

    'node.pair.remove': ({ nodeId }) => {
      const forgotten = nodes.forget(nodeId);
      const revoked = pairing.revoke(nodeId, 'node') !== undefined;
      if (!forgotten && !revoked) throw unknown('nodeId');
      // The response goes out first.
      setImmediate(() => connections.closeDevice(nodeId, 'node', CLOSE.deviceRemoved, 'device removed'));
      return { nodeId };
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function notAllowed(caller: Caller, reason: string, command: string, text: string): GatewayError {
  const message = caller.protocol >= 4 ? `node command not allowed: ${text}` : 'node command not allowed';
  return new GatewayError('INVALID_REQUEST', message, { details: { reason, command } });
}

function notConnected(caller: Caller, isKnown: boolean): GatewayError {
  if (!isKnown && caller.protocol >= 4) {
    return new GatewayError('UNAVAILABLE', 'node pairing changed while invocation was active', {
      retryable: true,
      details: { code: 'PAIRING_CHANGED' },
    });
  }
  const nodeError = { code: 'NOT_CONNECTED', message: 'node not connected' };
  const details = { code: 'NOT_CONNECTED', ...errorDetails(caller, nodeError, false) };
  return new GatewayError('UNAVAILABLE', nodeError.message, { details });
}

function failed(caller: Caller, error: Failure): GatewayError {
  const message = caller.protocol >= 4 ? `${error.code}: ${error.message}` : error.message;
  return new GatewayError('UNAVAILABLE', message, { details: errorDetails(caller, error, true) });
}

function errorDetails(caller: Caller, nodeError: Failure, dispatched: boolean) {
  return { nodeError, ...(caller.protocol >= 4 ? { nodeCommandDispatched: dispatched } : {}) };
}
