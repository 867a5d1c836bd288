/** Handlers of the family `approvals`. */
import type { ExecApprovalRequestInfo, ExecApprovalRequestParams, METHODS } from '@clawspec/protocol';
import type { Approval, Approvals, Decision } from '../approvals/approvals.ts';
import type { ApprovalsFile } from '../approvals/approvals-file.ts';
import { GatewayError } from '../errors.ts';
import type { Caller, Handlers, Protocol } from '../ports.ts';
import type { Connections } from '../server/connections.ts';

type ApprovalMethod = {
  [M in keyof typeof METHODS]: (typeof METHODS)[M]['family'] extends 'approvals' ? M : never;
}[keyof typeof METHODS];

export interface ApprovalParts {
  readonly approvals: Approvals;
  readonly approvalsFile: ApprovalsFile;
  readonly connections: Connections;
}

const DECISIONS: readonly Decision[] = ['allow-once', 'allow-always', 'deny'];

export function approvalHandlers({
  approvals,
  approvalsFile,
  connections,
}: ApprovalParts): Handlers<ApprovalMethod> {
  /** Whether somebody other than the caller is there who may decide. */
  const hasReviewer = (caller: Caller) =>
    connections.sessions
      .values()
      .some(session => session.caller !== caller && session.caller.hasScope('operator.approvals'));

  const ask = (params: ExecApprovalRequestParams): Approval => {
    const approval = approvals.ask(requestInfo(params), {
      ...(params.id === undefined ? {} : { id: params.id }),
      ...(params.timeoutMs === undefined ? {} : { timeoutMs: params.timeoutMs }),
    });
    if (approval === 'known') throw new GatewayError('INVALID_REQUEST', 'approval id already pending');
    if (approval === 'full') {
      throw new GatewayError('UNAVAILABLE', 'too many approvals wait for a decision', { retryable: true });
    }
    return approval;
  };

  return {
    'exec.approval.request': (params, { caller, respondAgain }) => {
      if (params.scope !== undefined) throw unsupported('scope');
      const nobody = params.requireDeliveryRoute === true && !hasReviewer(caller);
      const approval = ask(nobody ? { ...params, timeoutMs: 1 } : params);
      if (params.twoPhase !== true) return approval.outcome;
      void approval.outcome.then(outcome => respondAgain({ ok: true, payload: outcome }));
      const { id, createdAtMs, expiresAtMs } = approval.pending;
      return { status: 'accepted', id, createdAtMs, expiresAtMs };
    },

    'exec.approval.waitDecision': ({ id }, { caller }) => {
      const approval = approvals.find(id);
      if (approval === undefined) throw unknownApproval(caller.protocol);
      return approval.outcome;
    },

    'exec.approval.resolve': ({ id, decision, reviewer, grantExpiresInDays }, { caller }) => {
      if (reviewer !== undefined) throw unsupported('reviewer');
      if (grantExpiresInDays !== undefined) throw unsupported('grantExpiresInDays');
      const known = DECISIONS.find(one => one === decision);
      if (known === undefined) throw new GatewayError('INVALID_REQUEST', 'invalid decision');
      const { unavailableDecisions = [] } = approvals.find(id)?.pending.request ?? {};
      if (unavailableDecisions.includes(known)) {
        throw new GatewayError('INVALID_REQUEST', `${known} is not available for this approval`);
      }
      const by = caller.client.displayName ?? caller.client.id;
      if (!approvals.decide(id, known, by)) throw unknownApproval(caller.protocol);
      return { ok: true };
    },

    'exec.approval.list': () => [...approvals.list()],
    'exec.approvals.get': (_params, { caller }) => approvalsFile.get(caller.protocol),
    'exec.approvals.set': ({ file, baseHash }, { caller }) =>
      approvalsFile.set(file, baseHash, caller.protocol),
  };
}

function unknownApproval(protocol: Protocol): GatewayError {
  if (protocol === 3) return new GatewayError('INVALID_REQUEST', 'unknown approval id');
  return new GatewayError('INVALID_REQUEST', 'unknown or expired approval id', {
    details: {
      reason: 'APPROVAL_NOT_FOUND',
      remediation:
        'Ask again: approvals are gone once they are decided or over, and when the gateway restarts.',
    },
  });
}

function unsupported(member: string): GatewayError {
  return new GatewayError('INVALID_REQUEST', `${member} is not supported by this gateway`);
}

/** Members that are always there, and those that are there when they were given. */
function requestInfo(params: ExecApprovalRequestParams): ExecApprovalRequestInfo {
  const command = params.command ?? params.systemRunPlan?.commandText ?? params.commandArgv?.join(' ');
  if (command === undefined || command.trim() === '') {
    throw new GatewayError('INVALID_REQUEST', 'command is required');
  }
  const { env, nodeId, warningText, sessionId, runId, toolCallId } = params;
  const { commandArgv, unavailableDecisions, commandSpans } = params;
  const given = { nodeId, warningText, sessionId, runId, toolCallId };
  return {
    command,
    cwd: params.cwd ?? null,
    host: params.host ?? null,
    security: params.security ?? null,
    ask: params.ask ?? null,
    agentId: params.agentId ?? null,
    resolvedPath: params.resolvedPath ?? null,
    sessionKey: params.sessionKey ?? null,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...(commandArgv === undefined ? {} : { commandArgv }),
    ...(unavailableDecisions === undefined ? {} : { unavailableDecisions }),
    ...(commandSpans === undefined ? {} : { commandSpans }),
    ...(env === undefined ? {} : { envKeys: Object.keys(env).toSorted() }),
  };
}
