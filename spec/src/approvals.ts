/** What approvals of commands consist of. */
import { Count, closed, field, named, oneOf, open, openEnum, Text, Timestamp } from './define.ts';
import { Type } from './typebox.ts';

const nullable = (description?: string) =>
  Type.Union([Type.String(), Type.Null()], description === undefined ? {} : { description });

export const APPROVAL_DECISIONS = ['allow-once', 'allow-always', 'deny'] as const;

export const ExecApprovalDecision = named(
  'ExecApprovalDecision',
  openEnum(APPROVAL_DECISIONS),
  'What was decided. Gateways accept these three; a client treats one that it does not know as deny.',
);

export const ExecApprovalSpan = named(
  'ExecApprovalSpan',
  closed({
    startIndex: Count('UTF-16 code units of the command before the span.'),
    endIndex: Type.Integer({ minimum: 1, description: 'UTF-16 code units up to its end.' }),
  }),
  'A piece of the command that a reviewer should look at.',
);

const SECURITY = ['deny', 'allowlist', 'full'] as const;
const ASK = ['off', 'on-miss', 'always'] as const;
const short = (maxLength: number) => Type.String({ minLength: 1, maxLength });

export const SystemRunPlan = named(
  'SystemRunPlan',
  closed({
    argv: Type.Array(Type.String()),
    cwd: nullable(),
    commandText: Type.String({ description: 'The command, for people.' }),
    commandPreview: Type.Optional(nullable()),
    agentId: nullable(),
    sessionKey: nullable(),
    policySnapshot: Type.Optional(
      closed({
        security: oneOf(SECURITY),
        ask: oneOf(ASK),
        askFallback: oneOf(SECURITY),
        autoAllowSkills: Type.Boolean(),
        allowlistRules: Type.Array(
          closed({
            pattern: Type.String(),
            argPattern: Type.Optional(Type.String()),
            source: Type.Optional(Type.Literal('allow-always')),
          }),
        ),
      }),
    ),
    mutableFileOperand: Type.Optional(
      Type.Union([closed({ argvIndex: Count(), path: Type.String(), sha256: Type.String() }), Type.Null()]),
    ),
  }),
  'What a node would run, as it was when the approval was asked for.',
);

export const ExecApprovalScope = named(
  'ExecApprovalScope',
  Type.Union([
    closed({
      kind: Type.Literal('message-send'),
      target: short(128),
      recipientCount: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
      recipients: Type.Optional(Type.Array(short(128), { maxItems: 5 })),
      audience: Type.Optional(oneOf(['internal', 'external'])),
    }),
    closed({
      kind: Type.Literal('payment'),
      amount: short(40),
      currency: short(12),
      target: short(128),
    }),
    closed({
      kind: Type.Literal('external-post'),
      target: short(128),
      visibility: oneOf(['public', 'restricted']),
    }),
    closed({
      kind: Type.Literal('standing-grant'),
      automation: short(128),
      command: short(256),
      expiresInDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
    }),
  ]),
  'What is approved besides the command. Not served by the reference gateway.',
);

export const ExecApprovalRequestInfo = named(
  'ExecApprovalRequestInfo',
  open({
    command: Type.String({ description: 'The command, for people.' }),
    commandArgv: field(Type.Optional(Type.Array(Type.String())), { provenance: 'published' }),
    envKeys: field(
      Type.Optional(
        Type.Array(Type.String(), {
          description: 'Names of the environment variables that are set, sorted.',
        }),
      ),
      { provenance: 'gap-filled' },
    ),
    cwd: nullable('Working directory.'),
    nodeId: field(Type.Optional(nullable('Node that is to run it.')), { provenance: 'published' }),
    host: nullable('Where it would run: gateway, node or sandbox.'),
    security: nullable('Policy that led to the question.'),
    ask: nullable('When the policy asks.'),
    warningText: field(Type.Optional(nullable()), { provenance: 'published' }),
    agentId: nullable(),
    resolvedPath: nullable('The program that the command names.'),
    sessionKey: nullable(),
    sessionId: field(Type.Optional(nullable()), { provenance: 'published' }),
    runId: field(Type.Optional(nullable()), { provenance: 'published' }),
    toolCallId: field(Type.Optional(nullable()), { provenance: 'published' }),
    unavailableDecisions: field(Type.Optional(Type.Array(Type.String())), { provenance: 'published' }),
    commandSpans: field(Type.Optional(Type.Array(ExecApprovalSpan)), { provenance: 'published' }),
  }),
  'What is to be approved. Values of environment variables are left out: they may be secrets.',
);

export const ExecApprovalPending = named(
  'ExecApprovalPending',
  open({
    id: field(Text(), { volatile: true }),
    request: ExecApprovalRequestInfo,
    createdAtMs: field(Timestamp(), { volatile: true }),
    expiresAtMs: field(Timestamp('When it is over without a decision.'), { volatile: true }),
  }),
  'An approval that waits for a decision.',
);

const policy = {
  security: Type.Optional(Type.String({ description: 'deny, allowlist or full.' })),
  ask: Type.Optional(Type.String({ description: 'off, on-miss or always.' })),
  askFallback: Type.Optional(Type.String({ description: 'What holds when nobody answers.' })),
  autoAllowSkills: Type.Optional(Type.Boolean()),
};

export const ExecAllowlistEntry = named(
  'ExecAllowlistEntry',
  closed({
    id: Type.Optional(Text()),
    pattern: Type.String({ description: 'Path of the program, with wildcards.' }),
    source: Type.Optional(Type.Literal('allow-always')),
    commandText: Type.Optional(Type.String()),
    argPattern: Type.Optional(Type.String()),
    lastUsedAt: Type.Optional(Type.Number({ minimum: 0 })),
    lastUsedCommand: Type.Optional(Type.String()),
    lastResolvedPath: Type.Optional(Type.String()),
  }),
  'A program that runs without a question.',
);

const notBlank = Type.String({ minLength: 1, pattern: '\\S' });

export const ExecApprovalsAgent = named(
  'ExecApprovalsAgent',
  closed({
    ...policy,
    allowlist: Type.Optional(Type.Array(ExecAllowlistEntry)),
    mcpTools: Type.Optional(
      Type.Array(
        closed({
          server: notBlank,
          tool: notBlank,
          source: Type.Literal('allow-always'),
          addedAt: Type.Number({ minimum: 0 }),
          lastUsedAt: Type.Optional(Type.Number({ minimum: 0 })),
        }),
      ),
    ),
  }),
  'Policy of one agent.',
);

export const ExecApprovalsFile = named(
  'ExecApprovalsFile',
  closed({
    version: Type.Literal(1),
    socket: Type.Optional(
      closed({
        path: Type.Optional(Type.String()),
        token: Type.Optional(Type.String({ description: 'Never told; left out it stays as it was.' })),
      }),
    ),
    defaults: Type.Optional(closed(policy, { description: 'Policy of agents without their own.' })),
    agents: Type.Optional(Type.Record(Type.String(), ExecApprovalsAgent, { description: 'By agent id.' })),
  }),
  'Which commands run without a question.',
);

export const ExecApprovalsSnapshot = named(
  'ExecApprovalsSnapshot',
  open({
    path: Text('Where it is kept.'),
    exists: Type.Boolean(),
    hash: field(Text('Names this content; baseHash of the next change.'), { volatile: true }),
    file: ExecApprovalsFile,
    resolvedDefaults: field(
      Type.Optional(
        open({
          security: oneOf(SECURITY),
          ask: oneOf(ASK),
          askFallback: oneOf(SECURITY),
          autoAllowSkills: Type.Boolean(),
        }),
      ),
      { since: 4, provenance: 'published' },
    ),
  }),
  'The approvals file and its hash.',
);
