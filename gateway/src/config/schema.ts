/** What `openclaw.json` may contain. Keys have the names of the real product, so that its files work here. */
import { isIP } from 'node:net';
import type { LogLevel } from '../ports.ts';

export type AuthMode = 'token' | 'password';
export type BindMode = 'loopback' | 'lan' | 'tailnet' | 'auto' | 'custom';

/** The part of the file that this gateway reads. */
export interface ConfigFile {
  readonly gateway?: {
    readonly mode?: 'local' | 'remote';
    readonly port?: number;
    readonly bind?: BindMode;
    readonly customBindHost?: string;
    readonly auth?: { readonly mode?: AuthMode; readonly token?: string; readonly password?: string };
    readonly remote?: {
      readonly enabled?: boolean;
      readonly url?: string;
      readonly token?: string;
      readonly password?: string;
    };
    readonly controlUi?: { readonly allowedOrigins?: readonly string[] };
    readonly trustedProxies?: readonly string[];
  };
  readonly logging?: { readonly level?: LogLevel | 'fatal' | 'trace' };
}

/** Keys of the real product that mean nothing here, by section. They are accepted with a warning. */
export const IGNORED_KEYS: Readonly<Record<string, readonly string[]>> = {
  '': [
    '$include',
    '$schema',
    'acp',
    'agent',
    'agents',
    'approvals',
    'audio',
    'auth',
    'bindings',
    'broadcast',
    'browser',
    'canvasHost',
    'channels',
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
    'models',
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
  ],
  gateway: [
    'allowRealIpFallback',
    'channelHealthCheckMinutes',
    'channelMaxRestartsPerHour',
    'channelStaleEventThresholdMinutes',
    'handshakeTimeoutMs',
    'http',
    'nodes',
    'push',
    'reload',
    'securityHeaders',
    'tailscale',
    'tls',
    'tools',
    'webchat',
  ],
  'gateway.auth': ['allowTailscale', 'rateLimit', 'trustedProxy'],
  'gateway.remote': ['sshIdentity', 'sshTarget', 'tlsFingerprint', 'transport'],
  'gateway.controlUi': [
    'allowExternalEmbedUrls',
    'allowInsecureAuth',
    'basePath',
    'dangerouslyAllowHostHeaderOriginFallback',
    'dangerouslyDisableDeviceAuth',
    'embedSandbox',
    'enabled',
    'root',
  ],
  logging: ['consoleLevel', 'consoleStyle', 'file', 'maxFileBytes', 'redactPatterns', 'redactSensitive'],
};

/** Members whose value is never shown. */
export const SECRET_PATHS: ReadonlySet<string> = new Set([
  'gateway.auth',
  'gateway.remote',
  'gateway.auth.token',
  'gateway.auth.password',
  'gateway.remote.token',
  'gateway.remote.password',
]);

export interface Rule {
  /** What is allowed, for people. */
  readonly allowed: string;
  readonly test: (value: unknown) => boolean;
}

export interface Section {
  readonly [key: string]: Rule | Section;
}

const oneOf = (...values: string[]): Rule => ({
  allowed: values.map(value => `"${value}"`).join(', '),
  test: value => typeof value === 'string' && values.includes(value),
});

const nonEmpty: Rule = {
  allowed: 'a string that is not empty',
  test: value => typeof value === 'string' && value.trim() !== '',
};

const text: Rule = { allowed: 'a string', test: value => typeof value === 'string' };

const listOf = (allowed: string, test: (value: string) => boolean): Rule => ({
  allowed: `a list of ${allowed}`,
  test: value => Array.isArray(value) && value.every(item => typeof item === 'string' && test(item)),
});

/** Whether text is an origin as browsers send it: scheme, host and port, and nothing behind it. */
export function isOrigin(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).origin === value;
}

function isAddressRange(value: string): boolean {
  const [address = '', bits, ...rest] = value.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function isSocketUrl(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && /^wss?:$/.test(new URL(value).protocol);
}

export const PORT_RULE: Rule = {
  allowed: 'a whole number from 0 to 65535',
  test: value => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535,
};

export const LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** Secrets may be empty here: an empty one gets an error of its own. */
export const SECTIONS: Section = {
  gateway: {
    mode: oneOf('local', 'remote'),
    port: PORT_RULE,
    bind: oneOf('loopback', 'lan', 'tailnet', 'auto', 'custom'),
    customBindHost: {
      allowed: 'an IP address',
      test: value => typeof value === 'string' && isIP(value) !== 0,
    },
    auth: { mode: oneOf('token', 'password'), token: text, password: text },
    remote: {
      enabled: { allowed: 'true or false', test: value => typeof value === 'boolean' },
      url: { allowed: 'a ws:// or wss:// URL', test: isSocketUrl },
      token: nonEmpty,
      password: nonEmpty,
    },
    controlUi: {
      allowedOrigins: listOf(
        'origins such as "https://example.com", or "*"',
        value => value === '*' || isOrigin(value),
      ),
    },
    trustedProxies: listOf('IP addresses or ranges such as "10.0.0.0/8"', isAddressRange),
  },
  logging: { level: oneOf(...LEVELS) },
};
