/** What callers may say about a run, shared by agent, chat.send and their relatives. */
import { closed, named, oneOf, open, openEnum, Text } from './define.ts';
import { Type } from './typebox.ts';

export const PERMISSION_MODES = ['read-only', 'guarded', 'workspace', 'full'] as const;

export const InputProvenance = named(
  'InputProvenance',
  closed({
    kind: oneOf(['external_user', 'inter_session', 'internal_system']),
    originSessionId: Type.Optional(Type.String()),
    sourceSessionKey: Type.Optional(Type.String()),
    sourceChannel: Type.Optional(Type.String()),
    sourceTool: Type.Optional(Type.String()),
  }),
  'Where the message of a run comes from.',
);

const media = {
  type: Type.Optional(oneOf(['image', 'audio', 'video', 'file'])),
  path: Type.Optional(Type.String()),
  url: Type.Optional(Type.String()),
  mediaUrl: Type.Optional(Type.String()),
  filePath: Type.Optional(Type.String()),
  mimeType: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  sizeBytes: Type.Optional(Type.Number()),
  durationMs: Type.Optional(Type.Number()),
  width: Type.Optional(Type.Number()),
  height: Type.Optional(Type.Number()),
};

export const TaskCompletion = named(
  'TaskCompletion',
  closed({
    type: Type.Literal('task_completion'),
    source: oneOf(['subagent', 'cron', 'image_generation', 'video_generation', 'music_generation']),
    childSessionKey: Type.String(),
    childSessionId: Type.Optional(Type.String()),
    announceType: Type.String(),
    taskLabel: Type.String(),
    status: oneOf(['ok', 'timeout', 'error', 'unknown']),
    statusLabel: Type.String(),
    result: Type.String(),
    modelRouteChange: Type.Optional(Type.String()),
    attachments: Type.Optional(Type.Array(closed(media))),
    mediaUrls: Type.Optional(Type.Array(Type.String())),
    statsLine: Type.Optional(Type.String()),
    replyInstruction: Type.String(),
  }),
  'A task of another session has ended; handed to the run of its parent.',
);

export const ThinkingChoice = named(
  'ThinkingChoice',
  open({ id: Text(), label: Text() }),
  'One thinking level that can be chosen.',
);

export const AgentRuntimeInfo = named(
  'AgentRuntimeInfo',
  open({
    id: Text(),
    source: openEnum(
      ['env', 'agent', 'defaults', 'model', 'provider', 'implicit', 'session', 'session-key'],
      'Where the choice of this runtime comes from.',
    ),
    fallback: Type.Optional(openEnum(['openclaw', 'none'])),
    cloudPlacementSupported: Type.Optional(Type.Boolean()),
    cloudPlacementExecutionMode: Type.Optional(openEnum(['worker-turn', 'remote-exec'])),
    devicePlacement: Type.Optional(
      open({
        requiredNodeCommands: Type.Array(Type.String({ minLength: 1, maxLength: 128 }), {
          maxItems: 32,
          uniqueItems: true,
        }),
        consumesWorkerSlot: Type.Boolean(),
      }),
    ),
    devicePlacementSupported: Type.Optional(Type.Boolean()),
  }),
  'What executes the turns of an agent or model.',
);

export const ContextWindowChoice = named(
  'ContextWindowChoice',
  open({ id: Text(), label: Text(), contextWindow: Type.Integer({ minimum: 1, description: 'Tokens.' }) }),
  'One context window that can be chosen for a model.',
);

export const ProviderOutcome = named(
  'ProviderOutcome',
  open({
    provider: Text(),
    profileId: Type.Optional(Text()),
    status: openEnum(['ready', 'auth-rejected', 'unavailable']),
  }),
  'What asking a provider for its models came to.',
);

export const RunErrorDetail = named(
  'RunErrorDetail',
  open({
    provider: Type.Optional(Type.String({ maxLength: 300 })),
    model: Type.Optional(Type.String({ maxLength: 300 })),
    failoverReason: Type.Optional(Type.String({ maxLength: 300 })),
    providerRuntimeFailureKind: Type.Optional(Type.String({ maxLength: 300 })),
    providerErrorType: Type.Optional(Type.String({ maxLength: 300 })),
    httpStatus: Type.Optional(Type.Integer({ minimum: 100, maximum: 599 })),
    providerErrorMessagePreview: Type.Optional(Type.String({ maxLength: 300 })),
  }),
  'Why the model provider failed.',
);
