/** The handshake: `connect.challenge`, the parameters of `connect`, and `hello-ok`. */
import { CLIENT_IDS, CLIENT_MODES } from './clients.ts';
import {
  closed,
  defineEvent,
  defineMethod,
  field,
  Millis,
  named,
  oneOf,
  open,
  openEnum,
  Text,
  Timestamp,
} from './define.ts';
import { StateVersion } from './frames.ts';
import { HealthSnapshot } from './health.ts';
import { PresenceEntry } from './presence.ts';
import { Type } from './typebox.ts';

export const ConnectChallengePayload = named(
  'ConnectChallengePayload',
  open({
    nonce: field(Text('Fresh for this connection; goes into the device signature.'), { volatile: true }),
    ts: field(Timestamp('Clock of the gateway, milliseconds since the Unix epoch.'), { volatile: true }),
    capabilities: field(
      Type.Optional(
        Type.Array(Text(), { description: 'Abilities of the gateway that matter before connect.' }),
      ),
      { since: 4, provenance: 'observed' },
    ),
  }),
  'Payload of connect.challenge.',
);

export const connectChallenge = defineEvent({
  event: 'connect.challenge',
  since: 3,
  stability: 'stable',
  provenance: 'observed',
  summary: 'Opens the handshake: the first frame on every connection.',
  description:
    'Sent as soon as the WebSocket is open, without `seq`. A client that got none within its time-out closes with 1008.',
  payload: ConnectChallengePayload,
  delivery: 'pre-auth',
  scopes: [],
  roles: ['operator', 'node'],
  stateVersion: false,
  droppable: false,
  examples: ['first-frame'],
});

export const ClientInfo = named(
  'ClientInfo',
  closed({
    id: oneOf(CLIENT_IDS, 'Which program connects. A closed registry: other values are refused.'),
    displayName: Type.Optional(Text('Name for people, such as “Ada’s laptop”.')),
    version: Text('Version of the program.'),
    buildId: field(Type.Optional(Type.String({ minLength: 1, maxLength: 96 })), {
      since: 4,
      provenance: 'published',
    }),
    platform: Text('Operating system, such as `linux`, `darwin`, `ios`. Signed in v3 payloads.'),
    deviceFamily: Type.Optional(Text('Such as `iPhone`. Signed in v3 payloads.')),
    modelIdentifier: Type.Optional(Text('Such as `iPhone17,1`.')),
    timeZone: field(
      Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: 'IANA time zone.' })),
      { since: 4, provenance: 'published' },
    ),
    mode: oneOf(CLIENT_MODES, 'What kind of client it is. A closed registry: other values are refused.'),
    instanceId: Type.Optional(Text('Tells several instances of one program apart in the presence list.')),
  }),
  'Who connects.',
);

export const ConnectDevice = named(
  'ConnectDevice',
  closed({
    id: Text('Lower-case hex SHA-256 of the raw 32-byte Ed25519 public key.'),
    publicKey: Text('Raw public key in base64url without padding. Standard base64 and PEM are accepted too.'),
    signature: Text('Ed25519 signature over the signature payload, base64url without padding.'),
    signedAt: Timestamp('When it was signed, by the clock of the client; milliseconds since the Unix epoch.'),
    nonce: field(Text('The nonce of connect.challenge.'), { requiredSince: 4 }),
  }),
  'Proof that the client holds the private key of a device.',
);

export const ConnectAuth = named(
  'ConnectAuth',
  closed({
    token: Type.Optional(Type.String({ description: 'Shared secret of the gateway, or a device token.' })),
    deviceToken: field(Type.Optional(Type.String({ description: 'Token from an earlier hello-ok.' })), {
      since: 4,
      provenance: 'observed',
    }),
    bootstrapToken: field(Type.Optional(Type.String({ description: 'One-time token from a setup code.' })), {
      since: 4,
      provenance: 'published',
    }),
    password: Type.Optional(Type.String({ description: 'Shared secret in password mode.' })),
    approvalRuntimeToken: field(Type.Optional(Type.String()), { since: 4, provenance: 'published' }),
    agentRuntimeIdentityToken: field(Type.Optional(Type.String()), { since: 4, provenance: 'published' }),
  }),
  'Credentials.',
);

export const ConnectParams = named(
  'ConnectParams',
  closed({
    minProtocol: Type.Integer({ minimum: 1, description: 'Oldest wire protocol the client speaks.' }),
    maxProtocol: Type.Integer({ minimum: 1, description: 'Newest wire protocol the client speaks.' }),
    client: ClientInfo,
    role: Type.Optional(Text('`operator` (the default) or `node`.')),
    scopes: Type.Optional(
      Type.Array(Text(), {
        description:
          'Scopes that the session asks for. Left out means none: the connection stands, but most calls fail.',
      }),
    ),
    caps: Type.Optional(Type.Array(Text(), { description: 'Capabilities that the client announces.' })),
    commands: Type.Optional(Type.Array(Text(), { description: 'Commands that a node offers.' })),
    permissions: Type.Optional(
      Type.Record(Type.String(), Type.Boolean(), {
        description: 'Permissions that a node was granted by its system.',
      }),
    ),
    pathEnv: Type.Optional(Type.String({ description: 'PATH of a node host.' })),
    auth: Type.Optional(ConnectAuth),
    device: Type.Optional(ConnectDevice),
    locale: Type.Optional(Type.String({ description: 'BCP 47 language tag.' })),
    userAgent: Type.Optional(Type.String()),
    computerUse: field(Type.Optional(Type.Unknown({ description: 'Computer-use ability of a node.' })), {
      since: 4,
      provenance: 'published',
    }),
    workerRuns: field(
      Type.Optional(
        closed(
          {
            bundleHash: Type.String({ minLength: 64, maxLength: 64, pattern: '^[a-f0-9]{64}$' }),
            openclawVersion: Type.String({ minLength: 1, maxLength: 128 }),
            protocolFeatures: Type.Array(Type.String({ minLength: 1, maxLength: 128 }), {
              maxItems: 64,
              uniqueItems: true,
            }),
            bundlePrewarm: Type.Optional(Type.Integer({ minimum: 1 })),
          },
          { description: 'What a cloud worker can run.' },
        ),
      ),
      { since: 4, provenance: 'published' },
    ),
  }),
  'Parameters of connect.',
);

export const HelloServer = named(
  'HelloServer',
  open({
    version: field(Text('Version of the gateway.'), { volatile: true }),
    connId: field(Text('Id of this connection.'), { volatile: true }),
    host: field(Type.Optional(Text('Host name.')), { until: 3, provenance: 'observed', volatile: true }),
    buildId: field(Type.Optional(Type.String({ minLength: 1, maxLength: 96 })), {
      since: 4,
      provenance: 'published',
      volatile: true,
    }),
    bootId: field(
      Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 96,
          description: 'Changes with every start of the gateway process.',
        }),
      ),
      {
        since: 4,
        provenance: 'published',
        volatile: true,
      },
    ),
    controlUiBuildSource: field(Type.Optional(openEnum(['bundled', 'configured'])), {
      since: 4,
      provenance: 'published',
    }),
  }),
  'Which gateway answers.',
);

export const HelloFeatures = named(
  'HelloFeatures',
  open({
    methods: Type.Array(Text(), { description: 'Methods that the gateway serves; a hint, not a promise.' }),
    events: Type.Array(Text(), { description: 'Events that the gateway may send.' }),
    capabilities: field(Type.Optional(Type.Array(Text())), { since: 4, provenance: 'published' }),
  }),
  'What the gateway offers. The same for every role and scope.',
);

export const SessionDefaults = named(
  'SessionDefaults',
  open({
    defaultAgentId: Text(),
    mainKey: Text('Short name of the main session, such as `main`.'),
    mainSessionKey: Text('Canonical key of the main session, such as `agent:main:main`.'),
    scope: Type.Optional(openEnum(['per-sender', 'global'])),
    modelConfigured: field(Type.Optional(Type.Boolean()), { since: 4, provenance: 'published' }),
    ownership: field(Type.Optional(openEnum(['sole', 'legacy', 'explicit'])), {
      since: 4,
      provenance: 'published',
    }),
    selectionRequired: field(Type.Optional(Type.Boolean()), { since: 4, provenance: 'published' }),
  }),
  'How session keys resolve.',
);

export const Snapshot = named(
  'Snapshot',
  open({
    presence: field(
      Type.Array(PresenceEntry, {
        description: 'Who is here. Protocol 4 sends an empty list without operator.read.',
      }),
      { volatile: true },
    ),
    health: HealthSnapshot,
    stateVersion: field(StateVersion, { volatile: true }),
    uptimeMs: field(Millis('Time since the gateway started.'), { volatile: true }),
    configPath: field(
      Type.Optional(Text('Path of the configuration file; protocol 4 tells it to admins only.')),
      { volatile: true },
    ),
    stateDir: field(Type.Optional(Text('State directory; protocol 4 tells it to admins only.')), {
      volatile: true,
    }),
    authMode: Type.Optional(openEnum(['none', 'token', 'password', 'trusted-proxy'])),
    sessionDefaults: Type.Optional(SessionDefaults),
    suspension: field(
      Type.Optional(open({ phase: openEnum(['accepting', 'preparing', 'draining', 'prepared']) })),
      { since: 4, provenance: 'published' },
    ),
    appliedConfigHash: field(Type.Optional(Type.Union([Text(), Type.Null()])), {
      since: 4,
      provenance: 'published',
    }),
    updateAvailable: Type.Optional(Type.Unknown()),
    updateSchedule: field(Type.Optional(Type.Unknown()), { since: 4, provenance: 'published' }),
  }),
  'State of the gateway at the moment of the handshake.',
);

export const HelloAuth = named(
  'HelloAuth',
  open({
    role: Text(),
    scopes: Type.Array(Text(), {
      description:
        'Scopes of the live session. An empty list means: connected, but nearly every call will fail. Protocol 3 gateways tell the scopes of the token instead.',
    }),
    method: field(Type.Optional(openEnum(['token', 'device-token', 'password', 'none'])), {
      since: 4,
      provenance: 'observed',
    }),
    deviceToken: field(
      Type.Optional(Text('Token for later connects of this device and role. Keep it secret.')),
      {
        volatile: true,
      },
    ),
    issuedAtMs: field(Type.Optional(Timestamp('When the device token was issued.')), { volatile: true }),
    deviceTokens: field(
      Type.Optional(
        Type.Array(
          open({ deviceToken: Text(), role: Text(), scopes: Type.Array(Text()), issuedAtMs: Timestamp() }),
        ),
      ),
      { since: 4, provenance: 'published' },
    ),
    recoveryScope: field(Type.Optional(Text()), { since: 4, provenance: 'published' }),
    recoveryMigrationAllowed: field(Type.Optional(Type.Boolean()), { since: 4, provenance: 'published' }),
  }),
  'What the session may do.',
);

export const HelloPolicy = named(
  'HelloPolicy',
  open({
    maxPayload: Type.Integer({ minimum: 1, description: 'Largest message the gateway accepts, in bytes.' }),
    maxBufferedBytes: Type.Integer({ minimum: 1, description: 'Bytes that may wait for a slow receiver.' }),
    tickIntervalMs: Type.Integer({
      minimum: 1,
      description: 'Time between ticks, in milliseconds.',
      'x-unit': 'ms',
    }),
    attachments: field(
      Type.Optional(
        open({ maxBytes: Type.Integer({ minimum: 1 }), maxImageBytes: Type.Integer({ minimum: 1 }) }),
      ),
      { since: 4, provenance: 'published' },
    ),
    allowedSessionVisibilities: field(Type.Optional(Type.Array(Text())), {
      since: 4,
      provenance: 'published',
    }),
    hasMultipleSessionSharingIdentities: field(Type.Optional(Type.Boolean()), {
      since: 4,
      provenance: 'published',
    }),
  }),
  'Limits the client has to keep to.',
);

export const HelloOk = named(
  'HelloOk',
  open({
    type: Type.Literal('hello-ok'),
    protocol: Type.Integer({ minimum: 1, description: 'The negotiated wire protocol.' }),
    server: HelloServer,
    features: HelloFeatures,
    snapshot: Snapshot,
    auth: field(Type.Optional(HelloAuth), {
      requiredSince: 4,
      description: 'Protocol 3 leaves it out for a session without a device.',
    }),
    policy: HelloPolicy,
    canvasHostUrl: field(Type.Optional(Text('Where the canvas host serves.')), {
      until: 3,
      provenance: 'observed',
      volatile: true,
    }),
    pluginSurfaceUrls: field(
      Type.Optional(Type.Record(Type.String(), Text(), { description: 'Surface name to URL.' })),
      { since: 4, provenance: 'observed', volatile: true },
    ),
    controlUiTabs: field(
      Type.Optional(
        Type.Array(
          open({
            pluginId: Text(),
            id: Text(),
            label: Text(),
            description: Type.Optional(Type.String()),
            icon: Type.Optional(Type.String()),
            path: Type.Optional(Type.String()),
            placement: Type.Optional(Type.String()),
            requiresGatewayAuth: Type.Optional(Type.Boolean()),
            group: Type.Optional(openEnum(['control', 'agent'])),
            order: Type.Optional(Type.Number()),
          }),
        ),
      ),
      { since: 4, provenance: 'published' },
    ),
    controlUiWidgetKinds: field(
      Type.Optional(Type.Array(open({ pluginId: Text(), kind: Text(), label: Text() }))),
      { since: 4, provenance: 'published' },
    ),
    controlUiLinkReaders: field(Type.Optional(Type.Array(Type.Unknown())), {
      since: 4,
      provenance: 'observed',
    }),
  }),
  'Result of connect: the session stands.',
);

export const connect = defineMethod({
  method: 'connect',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Opens the session: negotiates the protocol, proves who the client is and grants scopes.',
  description: [
    'It has to be the first request on a connection, and only there. The gateway checks in this order: frame, params, protocol range, role, Origin, whether a device is needed, device proof (id, age, nonce, signature), credentials, pairing. The first check that fails decides the answer.',
    'A refusal is an error response followed by a close; the close reason repeats the message, cut to 120 bytes. Every refusal closes with 1008 except a protocol mismatch, which closes with 1002.',
  ].join('\n\n'),
  params: ConnectParams,
  result: HelloOk,
  role: 'pre-auth',
  scopes: [],
  advertised: false,
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'NOT_PAIRED', 'UNAVAILABLE'],
  emits: ['presence', 'health', 'device.pair.requested', 'device.pair.resolved'],
  examples: ['hello-ok', 'hello-ok-protocol-3', 'wrong-token', 'protocol-mismatch', 'pairing-required'],
});
