/** Reading and changing the configuration of a gateway. */
import {
  Count,
  closed,
  defineMethod,
  field,
  named,
  oneOf,
  open,
  openEnum,
  Text,
  Timestamp,
} from '../define.ts';
import { Type } from '../typebox.ts';

const read = { role: 'operator', scopes: ['operator.read'], since: 3, stability: 'stable' } as const;
const change = { ...read, scopes: ['operator.admin'] } as const;

export const ConfigIssue = named(
  'ConfigIssue',
  open({
    path: Type.String({ description: 'Dotted path of the key; empty for the file as a whole.' }),
    message: Text('What is wrong, for people. Never shows a secret.'),
    line: field(Type.Optional(Type.Integer({ minimum: 1, description: 'Line of the text, from 1.' })), {
      provenance: 'gap-filled',
    }),
    column: field(Type.Optional(Type.Integer({ minimum: 1, description: 'Column, from 1.' })), {
      provenance: 'gap-filled',
    }),
  }),
  'Something that is wrong with a configuration, or worth a warning.',
);

const issues = (description: string) => Type.Array(ConfigIssue, { description });
const hash = (description: string) => field(Type.Optional(Text(description)), { volatile: true });
const since4 = { since: 4, provenance: 'observed' } as const;

export const ConfigGetParams = named('ConfigGetParams', closed({}), 'Parameters of config.get: none.');

export const ConfigGetResult = named(
  'ConfigGetResult',
  open({
    path: Text('The file.'),
    exists: Type.Boolean({ description: 'False: the gateway runs with defaults.' }),
    raw: Type.Optional(
      Type.Union([Type.String(), Type.Null()], {
        description:
          'The text of the file with secrets replaced; null when there is none, or none that is safe to show.',
      }),
    ),
    parsed: Type.Optional(Type.Unknown({ description: 'What the text says, before environment variables.' })),
    resolved: Type.Optional(Type.Unknown({ description: 'The same with environment variables put in.' })),
    sourceConfig: field(Type.Optional(Type.Unknown()), since4),
    valid: Type.Boolean({ description: 'Whether the file may be used as it is.' }),
    runtimeConfig: field(
      Type.Optional(Type.Unknown({ description: 'What the gateway runs with, defaults included.' })),
      since4,
    ),
    config: Type.Unknown({
      description: 'What the gateway runs with: the last valid configuration when the file is not valid.',
    }),
    hash: hash('Names this text of the file; baseHash of the next change.'),
    issues: issues('Why the file is not valid.'),
    warnings: issues('What is accepted without effect.'),
    legacyIssues: issues('What an older version wrote and has to be migrated.'),
    includedPaths: field(Type.Optional(Type.Array(Type.String())), since4),
    includeProvenance: field(Type.Optional(Type.Array(Type.Unknown())), since4),
    agentRosterIncludeOwned: field(Type.Optional(Type.Boolean()), since4),
    bindingsIncludeOwned: field(Type.Optional(Type.Boolean()), since4),
    configRevisionHash: field(hash('Names the revision of the file.'), since4),
    appliedConfigHash: field(
      Type.Optional(
        Type.Union([Text(), Type.Null()], {
          description: 'Hash of the file that the gateway runs with; null when it runs without one.',
        }),
      ),
      { ...since4, volatile: true },
    ),
  }),
  'Result of config.get. Secrets are the text __OPENCLAW_REDACTED__, for every caller.',
);

export const configGet = defineMethod({
  ...read,
  method: 'config.get',
  provenance: 'observed',
  summary: 'Returns the configuration, with secrets replaced, and the hash that guards the next change.',
  description:
    'A value that is the text `__OPENCLAW_REDACTED__` stands for a secret. Sent back in a change it means: as it was. Sessions without operator.admin get `raw` without comments, where people leave old secrets.',
  params: ConfigGetParams,
  result: ConfigGetResult,
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'invalid-file', 'unknown-member'],
});

const ReloadKind = oneOf(
  ['restart', 'hot', 'none'],
  'What a change takes: a restart, nothing more, or nobody reads it.',
);

export const ConfigUiHint = named(
  'ConfigUiHint',
  open({
    label: Type.Optional(Type.String()),
    help: Type.Optional(Type.String()),
    docsUrl: Type.Optional(Type.String()),
    tags: Type.Optional(Type.Array(Type.String())),
    group: Type.Optional(Type.String()),
    order: Type.Optional(Type.Integer()),
    advanced: Type.Optional(Type.Boolean()),
    sensitive: Type.Optional(Type.Boolean({ description: 'A secret.' })),
    placeholder: Type.Optional(Type.String()),
    presentation: Type.Optional(openEnum(['phone-number'])),
    itemTemplate: Type.Optional(Type.Unknown()),
  }),
  'How a form shows a key.',
);

export const ConfigSchemaParams = named(
  'ConfigSchemaParams',
  closed({}),
  'Parameters of config.schema: none.',
);

export const ConfigSchemaResult = named(
  'ConfigSchemaResult',
  open({
    schema: Type.Unknown({ description: 'JSON Schema of the file; see OpenClawConfig.' }),
    uiHints: Type.Record(Type.String(), ConfigUiHint, { description: 'By dotted path.' }),
    version: Text('Version of the gateway.'),
    generatedAt: field(Text('ISO 8601.'), { volatile: true }),
  }),
  'Result of config.schema.',
);

export const configSchema = defineMethod({
  ...read,
  method: 'config.schema',
  provenance: 'published',
  summary: 'Returns the JSON Schema of the configuration, and hints for forms.',
  description: 'Protocol 3 gateways ask for operator.admin.',
  params: ConfigSchemaParams,
  result: ConfigSchemaResult,
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'missing-scope'],
});

export const ConfigSchemaLookupParams = named(
  'ConfigSchemaLookupParams',
  closed({
    path: Type.String({
      minLength: 1,
      maxLength: 1024,
      pattern: '^[A-Za-z0-9_./\\[\\]\\-*]+$',
      description: 'Dotted path of a key, or `.` for the whole.',
    }),
  }),
  'Parameters of config.schema.lookup.',
);

export const ConfigSchemaChild = named(
  'ConfigSchemaChild',
  open({
    key: Text(),
    path: Text(),
    type: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
    required: Type.Boolean(),
    hasChildren: Type.Boolean(),
    reloadKind: Type.Optional(ReloadKind),
    hint: Type.Optional(ConfigUiHint),
    hintPath: Type.Optional(Type.String()),
  }),
  'One key of a section.',
);

export const ConfigSchemaLookupResult = named(
  'ConfigSchemaLookupResult',
  open({
    path: Text(),
    schema: Type.Unknown({ description: 'JSON Schema of this key, without those below.' }),
    reloadKind: Type.Optional(ReloadKind),
    hint: Type.Optional(ConfigUiHint),
    hintPath: Type.Optional(Type.String()),
    children: Type.Array(ConfigSchemaChild),
  }),
  'Result of config.schema.lookup.',
);

export const configSchemaLookup = defineMethod({
  ...read,
  since: 4,
  method: 'config.schema.lookup',
  provenance: 'published',
  summary: 'Returns the schema of one key and the keys right below it.',
  params: ConfigSchemaLookupParams,
  result: ConfigSchemaLookupResult,
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'unknown-path'],
});

const raw = (description: string) => Text(description);
const baseHash = Type.Optional(Text('Hash that config.get gave. Needed when there is a file.'));

export const ConfigSetParams = named(
  'ConfigSetParams',
  closed({ raw: raw('The whole new text, JSON5.'), baseHash }),
  'Parameters of config.set.',
);

export const ConfigDeliveryContext = named(
  'ConfigDeliveryContext',
  closed({
    channel: Type.Optional(Type.String()),
    to: Type.Optional(Type.String()),
    accountId: Type.Optional(Type.String()),
    threadId: Type.Optional(Type.Union([Type.String(), Type.Number()])),
  }),
  'Where a gateway that restarts says that it is back.',
);

const afterRestart = {
  sessionKey: Type.Optional(Type.String({ description: 'Session that hears of the restart.' })),
  deliveryContext: field(Type.Optional(ConfigDeliveryContext), { provenance: 'published' }),
  note: Type.Optional(Type.String({ description: 'For people; comes back as sentinel.payload.message.' })),
  restartDelayMs: Type.Optional(Count('Milliseconds before a gateway restarts that does so by itself.')),
};

export const ConfigApplyParams = named(
  'ConfigApplyParams',
  closed({ raw: raw('The whole new text, JSON5.'), baseHash, ...afterRestart }),
  'Parameters of config.apply.',
);

export const ConfigPatchParams = named(
  'ConfigPatchParams',
  closed({
    raw: raw('A merge patch (RFC 7396) as JSON5: null takes a key away.'),
    baseHash,
    ...afterRestart,
    replacePaths: field(
      Type.Optional(
        Type.Array(Text(), {
          maxItems: 256,
          description: 'Dotted paths whose value takes the place of the old one instead of being merged.',
        }),
      ),
      { provenance: 'published' },
    ),
  }),
  'Parameters of config.patch.',
);

export const ConfigSentinel = named(
  'ConfigSentinel',
  open({
    path: Type.Optional(Text('File in which a gateway that restarts keeps it.')),
    persisted: field(Type.Optional(Type.Boolean()), since4),
    payload: open({
      kind: openEnum(['config-patch', 'config-apply', 'config-set']),
      status: openEnum(['ok', 'error', 'skipped']),
      ts: field(Timestamp(), { volatile: true }),
      message: Type.Optional(Type.Union([Type.String(), Type.Null()])),
      doctorHint: Type.Optional(Type.Union([Type.String(), Type.Null()])),
      stats: Type.Optional(
        open({
          mode: Type.Optional(Type.String()),
          root: Type.Optional(Type.String({ description: 'The file.' })),
          requiresRestart: field(
            Type.Optional(
              Type.Boolean({ description: 'Whether the change takes effect with the next start only.' }),
            ),
            since4,
          ),
        }),
      ),
    }),
  }),
  'What became of a change.',
);

export const ConfigRestart = named(
  'ConfigRestart',
  open({
    ok: Type.Boolean({ description: 'False: the gateway does not restart by itself; somebody has to.' }),
    pid: field(Type.Optional(Type.Integer()), { volatile: true }),
    signal: Type.Optional(Type.String()),
    delayMs: Type.Optional(Count()),
    reason: Type.Optional(Type.String()),
    mode: Type.Optional(openEnum(['emit', 'signal', 'manual'])),
    coalesced: Type.Optional(Type.Boolean()),
    cooldownMsApplied: Type.Optional(Count()),
  }),
  'The restart that a change takes.',
);

export const ConfigChangeResult = named(
  'ConfigChangeResult',
  open({
    ok: Type.Literal(true),
    path: Text('The file.'),
    hash: field(hash('Names the new text.'), since4),
    config: Type.Unknown({ description: 'The new configuration, with secrets replaced.' }),
    changedPaths: field(
      Type.Optional(Type.Array(Type.String(), { description: 'Dotted paths of the keys that changed.' })),
      since4,
    ),
    restart: Type.Optional(ConfigRestart),
    sentinel: Type.Optional(ConfigSentinel),
  }),
  'Result of config.set, config.apply and config.patch.',
);

const changing = {
  ...change,
  provenance: 'published',
  result: ConfigChangeResult,
  idempotency: { kind: 'unsafe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN', 'UNAVAILABLE'],
  emits: ['config.changed'],
} as const;

const GUARD =
  'Refused without a change when the file is another one than baseHash names, and when the outcome would not be valid; the error then has `details.issues`. The old file is kept beside it with the ending .bak.';
const RESTART =
  'Protocol 3 gateways restart to apply a change. Since protocol 4 changes that can be applied at once are, and `sentinel.payload.stats.requiresRestart` tells of the others.';

export const configSet = defineMethod({
  ...changing,
  method: 'config.set',
  summary: 'Replaces the configuration.',
  description: GUARD,
  params: ConfigSetParams,
  examples: ['ok', 'changed-meanwhile', 'invalid'],
});

export const configApply = defineMethod({
  ...changing,
  method: 'config.apply',
  summary: 'Replaces the configuration and applies it.',
  description: `${GUARD}\n\n${RESTART}`,
  params: ConfigApplyParams,
  examples: ['ok', 'base-hash-required'],
});

export const configPatch = defineMethod({
  ...changing,
  method: 'config.patch',
  summary: 'Merges a patch into the configuration and applies it.',
  description: `${GUARD} Comments in the file do not survive a patch.\n\n${RESTART}`,
  params: ConfigPatchParams,
  examples: ['ok', 'ok-protocol-3', 'needs-restart', 'base-hash-required', 'invalid'],
});
