/**
 * `openclaw.json`: what the configuration of a gateway may hold. The one truth about it: the gateway checks
 * files against it, config.schema answers with it, the reference shows it.
 *
 * Keys have the names of the real product, so that its files work here; what this gateway has no use for is
 * accepted and named in a warning.
 */
import { closed, named, oneOf } from './define.ts';
import { type TOptional, type TSchema, type TUnknown, Type } from './typebox.ts';

/** What a change of the key takes: nothing more, a restart, or nothing at all because nobody reads it. */
export type ReloadKind = 'hot' | 'restart' | 'none';

/** When a change takes effect; holds for everything below, too. */
const RELOAD = 'x-reload';
/** The value is never shown; on a section: neither is what stands in its place by mistake. */
const SECRET = 'x-secret';
/** Rules that JSON Schema has no words for: `ip`, `ip-range`, `origin`, `ws-url`, `http-url`, `not-blank`, `model`, `duration`, `time-of-day`, `time-zone`. */
const FORMAT = 'x-format';

const IGNORED_DESCRIPTION = 'Of the real product; this gateway accepts and ignores it.';

/** Keys without a use here: any value goes. */
const ignored = <const K extends string>(...keys: readonly K[]) =>
  Object.fromEntries(
    keys.map(key => [
      key,
      Type.Optional(Type.Unknown({ description: IGNORED_DESCRIPTION, [RELOAD]: 'none' })),
    ]),
  ) as Record<K, TOptional<TUnknown>>;

/** A section: unknown keys are refused. */
const section = <const P extends Record<string, TSchema>>(description: string, properties: P) =>
  Type.Optional(closed(properties, { description, [SECRET]: hasSecrets(properties) || undefined }));

const hasSecrets = (properties: Readonly<Record<string, TSchema>>) =>
  Object.values(properties).some(({ type, [SECRET]: hidden }) => type === 'string' && hidden === true);

/** A section of which this gateway reads a part: other keys are of the real product, and ignored. */
const partly = <const P extends Record<string, TSchema>>(description: string, properties: P) =>
  Type.Optional(Type.Object(properties, { description }));

/** Sections of one kind under names that the writer of the file chooses. */
const byName = <const P extends Record<string, TSchema>>(description: string, properties: P) =>
  Type.Optional(
    Type.Record(Type.String(), Type.Object(properties, { [SECRET]: hasSecrets(properties) || undefined }), {
      description,
    }),
  );

const text = (description: string, options: Record<string, unknown> = {}) =>
  Type.Optional(Type.String({ description, ...options }));
const secret = (description: string, options: Record<string, unknown> = {}) =>
  text(description, { [SECRET]: true, ...options });
const flag = (description: string) => Type.Optional(Type.Boolean({ description }));
const port = (description: string) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum: 65_535, description }));
const list = (format: string, description: string) =>
  Type.Optional(Type.Array(Type.String({ [FORMAT]: format }), { description }));

/** A model as the configuration describes it. What is left out is what most small models are. */
const CONFIGURED_MODEL = Type.Object({
  id: Type.String({ [FORMAT]: 'not-blank', description: 'Name under which the server knows it.' }),
  name: text('Name for people. Default: the id.'),
  reasoning: flag('Whether it thinks, and is told how much. Default: false.'),
  input: Type.Optional(
    Type.Array(Type.String(), { description: 'What it takes: text, image. Default: text alone.' }),
  ),
  contextWindow: Type.Optional(
    Type.Integer({
      minimum: 256,
      maximum: 100_000_000,
      description: 'Context window in tokens. Default: 32768.',
    }),
  ),
  maxTokens: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 100_000_000,
      description: 'Longest reply in tokens. Default: what the server says.',
    }),
  ),
  compat: partly('What the server does otherwise than others.', {
    supportsTools: flag('False: the model is offered no tools. Default: true.'),
  }),
});

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

export const OpenClawConfig = named(
  'OpenClawConfig',
  closed(
    {
      gateway: section('How the gateway listens and who may connect.', {
        mode: Type.Optional(
          oneOf(
            ['local', 'remote'],
            'local: a gateway runs on this machine. remote: its commands talk to gateway.remote.',
          ),
        ),
        port: port('Port for WebSocket and HTTP; 0 takes any free one.'),
        bind: Type.Optional(
          oneOf(
            ['loopback', 'lan', 'tailnet', 'auto', 'custom'],
            'Address to listen on; custom takes gateway.customBindHost.',
          ),
        ),
        customBindHost: text('IP address to listen on when bind is custom.', { [FORMAT]: 'ip' }),
        auth: section('The shared secret of clients.', {
          mode: Type.Optional(oneOf(['token', 'password'], 'Which of the two clients present.')),
          token: secret('Token that clients present.'),
          password: secret('Password that clients present.'),
          ...ignored('allowTailscale', 'rateLimit', 'trustedProxy'),
        }),
        remote: section('The gateway that commands of this machine talk to.', {
          enabled: flag('False: use the gateway of this machine all the same.'),
          url: text('Its ws:// or wss:// URL.', { [FORMAT]: 'ws-url' }),
          token: secret('Its token.', { [FORMAT]: 'not-blank' }),
          password: secret('Its password.', { [FORMAT]: 'not-blank' }),
          ...ignored('sshIdentity', 'sshTarget', 'tlsFingerprint', 'transport'),
        }),
        controlUi: section('Web pages that talk to the gateway.', {
          allowedOrigins: list('origin', 'Origins of pages elsewhere that may connect, or *.'),
          ...ignored(
            'allowExternalEmbedUrls',
            'allowInsecureAuth',
            'basePath',
            'dangerouslyAllowHostHeaderOriginFallback',
            'dangerouslyDisableDeviceAuth',
            'embedSandbox',
            'enabled',
            'root',
          ),
        }),
        trustedProxies: list('ip-range', 'Addresses or ranges whose X-Forwarded-For is believed.'),
        nodes: section('What nodes may offer.', {
          allowCommands: list('not-blank', 'Commands that nodes of every platform may declare as well.'),
          denyCommands: list('not-blank', 'Commands that no node may declare; it beats everything else.'),
          ...ignored('browser', 'pairing'),
        }),
        ...ignored(
          'allowRealIpFallback',
          'channelHealthCheckMinutes',
          'channelMaxRestartsPerHour',
          'channelStaleEventThresholdMinutes',
          'handshakeTimeoutMs',
          'http',
          'push',
          'reload',
          'securityHeaders',
          'tailscale',
          'tls',
          'tools',
          'webchat',
        ),
      }),
      logging: section('What the gateway writes to its log.', {
        level: Type.Optional({
          ...oneOf(LOG_LEVELS, 'Least important lines that are written. Takes effect at once.'),
          [RELOAD]: 'hot',
        }),
        ...ignored(
          'consoleLevel',
          'consoleStyle',
          'file',
          'maxFileBytes',
          'redactPatterns',
          'redactSensitive',
        ),
      }),
      canvasHost: section('The host of HTML that agents edit, on a port of its own.', {
        enabled: flag('False: no canvas host.'),
        port: port('Its port; 0 takes any free one. Default: the port of the gateway plus 4.'),
        root: text('Folder that is served. Default: canvas in the state directory.', {
          [FORMAT]: 'not-blank',
        }),
        liveReload: flag('Whether pages reload when a file changes. Default: true.'),
      }),
      agents: partly('Agents.', {
        defaults: partly('What holds for all agents.', {
          model: partly('The model of the agents. Without one they echo what they are told.', {
            primary: text('Provider and model, such as openai/gpt-5-mini or local/qwen3.', {
              [FORMAT]: 'model',
            }),
          }),
          heartbeat: partly('Turns of the agent that nobody asks for.', {
            every: text('Time between two, such as 30m; 0m: none. Default: 30m.', { [FORMAT]: 'duration' }),
            prompt: text('What the agent is told.', { [FORMAT]: 'not-blank' }),
            ackMaxChars: Type.Optional(
              Type.Integer({
                minimum: 0,
                maximum: 100_000,
                description: 'Characters that may stand beside the acknowledgement. Default: 300.',
              }),
            ),
            activeHours: section('No heartbeats by themselves at other hours.', {
              start: text('HH:MM. Default: 00:00.', { [FORMAT]: 'time-of-day' }),
              end: text('HH:MM; before the start: on the next day. Default: 24:00.', {
                [FORMAT]: 'time-of-day',
              }),
              timezone: text('Default: that of this machine.', { [FORMAT]: 'time-zone' }),
            }),
          }),
        }),
      }),
      models: partly('Where models come from.', {
        providers: byName('Servers of models, by a name of your choice. openai is known without an entry.', {
          baseUrl: text('Where its OpenAI-compatible API is, such as http://127.0.0.1:11434/v1.', {
            [FORMAT]: 'http-url',
          }),
          apiKey: secret(
            'Its key, better a reference to the environment; none for a server that wants none.',
            {
              [FORMAT]: 'not-blank',
            },
          ),
          api: text(
            'How it is spoken to: openai-completions, which most servers know and which is the default, or openai-responses.',
            { [FORMAT]: 'not-blank' },
          ),
          timeoutSeconds: Type.Optional(
            Type.Integer({
              minimum: 1,
              maximum: 3600,
              description: 'How long it may be silent, in seconds. Default: 300.',
            }),
          ),
          models: Type.Optional(Type.Array(CONFIGURED_MODEL, { description: 'What its models can do.' })),
        }),
      }),
      channels: section('Channels that are switched on.', {
        loopback: section('A channel inside the gateway, to try messages without any service.', {
          enabled: flag('Whether it is on. Default: false.'),
          people: list('not-blank', 'Addresses besides default, where the agent is. Default: alice and bob.'),
        }),
        ...ignored(
          'bluebubbles',
          'defaults',
          'discord',
          'feishu',
          'googlechat',
          'imessage',
          'irc',
          'line',
          'matrix',
          'mattermost',
          'msteams',
          'nextcloud-talk',
          'nostr',
          'signal',
          'slack',
          'synology-chat',
          'telegram',
          'tlon',
          'twitch',
          'webchat',
          'whatsapp',
          'zalo',
          'zalouser',
        ),
      }),
      ...ignored(
        '$include',
        '$schema',
        'acp',
        'agent',
        'approvals',
        'audio',
        'auth',
        'bindings',
        'broadcast',
        'browser',
        'cli',
        'commands',
        'cron',
        'diagnostics',
        'discovery',
        'env',
        'hooks',
        'identity',
        'mcp',
        'media',
        'memory',
        'messages',
        'meta',
        'nodeHost',
        'plugins',
        'routing',
        'secrets',
        'session',
        'skills',
        'talk',
        'tools',
        'tts',
        'ui',
        'update',
        'web',
        'wizard',
      ),
    },
    { [RELOAD]: 'restart' },
  ),
  'The configuration file, openclaw.json (JSON5). x-reload says what a change takes, x-secret what is never shown.',
);
