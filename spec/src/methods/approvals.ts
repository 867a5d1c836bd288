/** Approvals: somebody wants to run a command, somebody else decides. */
import {
  ExecApprovalDecision,
  ExecApprovalPending,
  ExecApprovalScope,
  ExecApprovalSpan,
  ExecApprovalsFile,
  ExecApprovalsSnapshot,
  SystemRunPlan,
} from '../approvals.ts';
import { closed, defineMethod, field, named, open, Text, Timestamp } from '../define.ts';
import { Type } from '../typebox.ts';

const approvals = {
  role: 'operator',
  scopes: ['operator.approvals'],
  since: 3,
  stability: 'stable',
} as const;

const text = (description?: string) =>
  Type.Optional(Type.Union([Type.String(), Type.Null()], description === undefined ? {} : { description }));
const published = <const T extends Parameters<typeof field>[0]>(schema: T) =>
  field(schema, { provenance: 'published' });

export const ExecApprovalRequestParams = named(
  'ExecApprovalRequestParams',
  closed({
    id: Type.Optional(Text('Id of the approval; the gateway makes one when it is left out.')),
    command: Type.Optional(
      Text('The command, for people. Needed unless commandArgv or systemRunPlan is there.'),
    ),
    commandArgv: published(Type.Optional(Type.Array(Type.String()))),
    systemRunPlan: published(Type.Optional(SystemRunPlan)),
    env: published(
      Type.Optional(
        Type.Record(Type.String(), Type.String(), { description: 'Only the names are passed on.' }),
      ),
    ),
    cwd: text('Working directory.'),
    nodeId: published(
      Type.Optional(Type.Union([Text(), Type.Null()], { description: 'Node that is to run it.' })),
    ),
    host: text('Where it would run: gateway, node or sandbox.'),
    security: text('Policy that led to the question.'),
    ask: text('When the policy asks.'),
    warningText: published(text()),
    scope: published(Type.Optional(ExecApprovalScope)),
    unavailableDecisions: published(
      Type.Optional(
        Type.Array(Type.Literal('allow-always'), {
          minItems: 1,
          maxItems: 1,
          description: 'Decisions that make no sense for this command.',
        }),
      ),
    ),
    commandSpans: published(Type.Optional(Type.Array(ExecApprovalSpan))),
    agentId: text(),
    resolvedPath: text('The program that the command names.'),
    sessionKey: text(),
    sessionId: published(text()),
    runId: published(text()),
    toolCallId: published(text()),
    turnSourceChannel: published(text('Channel of the message that led to it.')),
    turnSourceTo: published(text()),
    turnSourceAccountId: published(text()),
    turnSourceThreadId: published(Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Null()]))),
    approvalReviewerDeviceIds: published(
      Type.Optional(
        Type.Array(Text(), {
          description: 'Bound only for requests of the gateway itself; ignored otherwise.',
        }),
      ),
    ),
    requireDeliveryRoute: published(
      Type.Optional(
        Type.Boolean({ description: 'True: no decision at once when nobody is there who could decide.' }),
      ),
    ),
    suppressDelivery: published(
      Type.Optional(Type.Boolean({ description: 'True: nothing is sent to chat channels.' })),
    ),
    deliverToApprovalClientsOnly: published(Type.Optional(Type.Boolean())),
    timeoutMs: Type.Optional(
      Type.Integer({
        minimum: 1,
        description:
          'Milliseconds until it is over without a decision. 120 000 when left out; at most a day.',
        'x-unit': 'ms',
      }),
    ),
    twoPhase: Type.Optional(
      Type.Boolean({ description: 'True: answer twice, when it is accepted and when it is over.' }),
    ),
  }),
  'Parameters of exec.approval.request.',
);

const times = {
  createdAtMs: field(Timestamp(), { volatile: true }),
  expiresAtMs: field(Timestamp('When it is over without a decision.'), { volatile: true }),
};

export const ExecApprovalOutcome = named(
  'ExecApprovalOutcome',
  open({
    id: field(Text(), { volatile: true }),
    decision: Type.Union([ExecApprovalDecision, Type.Null()], {
      description: 'null: the time was up, or the gateway stopped, before somebody decided.',
    }),
    ...times,
  }),
  'How an approval ended.',
);

export const ExecApprovalAccepted = named(
  'ExecApprovalAccepted',
  open({ status: Type.Literal('accepted'), id: field(Text(), { volatile: true }), ...times }),
  'First response of a request with twoPhase: it waits for a decision.',
);

export const ExecApprovalRequestResult = named(
  'ExecApprovalRequestResult',
  Type.Union([ExecApprovalAccepted, ExecApprovalOutcome]),
  'Result of exec.approval.request: how it ended, or with twoPhase that it was accepted.',
);

export const execApprovalRequest = defineMethod({
  ...approvals,
  method: 'exec.approval.request',
  provenance: 'observed',
  summary: 'Asks whether a command may run, and answers when somebody has decided or the time is up.',
  description: [
    'The first decision counts. `decision` null means that nobody decided in time.',
    'With an id of its own a caller can repeat the request without asking twice: while the first one is known the repeated one is refused, and exec.approval.waitDecision waits for its outcome. The approval outlives the connection that asked for it, not the gateway.',
    'With twoPhase both responses carry the id of the request.',
  ].join('\n\n'),
  params: ExecApprovalRequestParams,
  result: ExecApprovalRequestResult,
  final: ExecApprovalOutcome,
  idempotency: { kind: 'unsafe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN', 'UNAVAILABLE'],
  emits: ['exec.approval.requested', 'exec.approval.resolved'],
  examples: ['allowed', 'expired', 'two-phase', 'repeated-id', 'command-required'],
});

export const ExecApprovalWaitDecisionParams = named(
  'ExecApprovalWaitDecisionParams',
  closed({ id: Text() }),
  'Parameters of exec.approval.waitDecision.',
);

export const execApprovalWaitDecision = defineMethod({
  ...approvals,
  method: 'exec.approval.waitDecision',
  provenance: 'gap-filled',
  summary: 'Waits until an approval is over, and answers at once for a while afterwards.',
  params: ExecApprovalWaitDecisionParams,
  result: ExecApprovalOutcome,
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'unknown-id'],
});

export const ExecApprovalResolveParams = named(
  'ExecApprovalResolveParams',
  closed({
    id: Text(),
    decision: Text('allow-once, allow-always or deny.'),
    reviewer: field(
      Type.Optional(
        closed(
          { channel: Text(), accountId: Text(), senderId: Text() },
          { description: 'Person on a channel who decided. Not served here.' },
        ),
      ),
      { provenance: 'published' },
    ),
    grantExpiresInDays: field(
      Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: 3650,
          description: 'Lifetime of a standing grant. Not served here.',
        }),
      ),
      { provenance: 'published' },
    ),
  }),
  'Parameters of exec.approval.resolve.',
);

export const ExecApprovalResolveResult = named(
  'ExecApprovalResolveResult',
  open({ ok: Type.Literal(true) }),
  'Result of exec.approval.resolve.',
);

export const execApprovalResolve = defineMethod({
  ...approvals,
  method: 'exec.approval.resolve',
  provenance: 'observed',
  summary: 'Decides an approval. The first decision counts.',
  description:
    'A second decision, and one that comes too late, is refused like an unknown id; protocol 4 says so with details.reason APPROVAL_NOT_FOUND.',
  params: ExecApprovalResolveParams,
  result: ExecApprovalResolveResult,
  idempotency: { kind: 'unsafe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: ['exec.approval.resolved'],
  examples: ['ok', 'unknown-id', 'unknown-id-protocol-3', 'second-decision', 'invalid-decision'],
});

export const ExecApprovalListParams = named(
  'ExecApprovalListParams',
  closed({}),
  'Parameters of exec.approval.list: none.',
);

export const ExecApprovalListResult = named(
  'ExecApprovalListResult',
  Type.Array(ExecApprovalPending),
  'Result of exec.approval.list: what waits for a decision, oldest first.',
);

export const execApprovalList = defineMethod({
  ...approvals,
  since: 4,
  method: 'exec.approval.list',
  provenance: 'gap-filled',
  summary: 'Lists the approvals that wait for a decision.',
  params: ExecApprovalListParams,
  result: ExecApprovalListResult,
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'missing-scope'],
});

export const ExecApprovalsGetParams = named(
  'ExecApprovalsGetParams',
  closed({}),
  'Parameters of exec.approvals.get: none.',
);

export const execApprovalsGet = defineMethod({
  ...approvals,
  scopes: ['operator.admin'],
  method: 'exec.approvals.get',
  provenance: 'published',
  summary: 'Returns which commands run without a question, and the hash that guards the next change.',
  description: 'The token of the socket is left out.',
  params: ExecApprovalsGetParams,
  result: ExecApprovalsSnapshot,
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN', 'UNAVAILABLE'],
  emits: [],
  examples: ['ok', 'missing-scope'],
});

export const ExecApprovalsSetParams = named(
  'ExecApprovalsSetParams',
  closed({
    file: ExecApprovalsFile,
    baseHash: Type.Optional(Text('Hash that exec.approvals.get gave. Needed when there is a file.')),
  }),
  'Parameters of exec.approvals.set.',
);

export const execApprovalsSet = defineMethod({
  ...approvals,
  scopes: ['operator.admin'],
  method: 'exec.approvals.set',
  provenance: 'published',
  summary: 'Replaces the rules about which commands run without a question.',
  description: 'Refused without a change when the rules are others than those that baseHash names.',
  params: ExecApprovalsSetParams,
  result: ExecApprovalsSnapshot,
  idempotency: { kind: 'unsafe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN', 'UNAVAILABLE'],
  emits: [],
  examples: ['ok', 'changed-meanwhile'],
});
