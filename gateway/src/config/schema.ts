/** The rules of `openclaw.json`, read off its schema in the specification. */
import { isIP } from 'node:net';
import { CONFIG_SCHEMA, type ConfigSchema, type OpenClawConfig } from '@clawspec/protocol';
import { parseDuration, parseTimeOfDay } from '../heartbeat/settings.ts';

/** The file as the specification has it. */
export type ConfigFile = OpenClawConfig;
type GatewaySection = NonNullable<ConfigFile['gateway']>;
export type AuthMode = NonNullable<NonNullable<GatewaySection['auth']>['mode']>;
export type BindMode = NonNullable<GatewaySection['bind']>;

type Format = NonNullable<ConfigSchema['x-format']>;

interface FormatRule {
  /** What is allowed, for people. */
  readonly one: string;
  readonly many?: string;
  readonly test: (value: string) => boolean;
}

export const FORMATS: Readonly<Record<Format, FormatRule>> = {
  duration: { one: 'a time such as "30m" or "1h30m"', test: value => parseDuration(value) !== undefined },
  'time-of-day': { one: 'a time of day such as "08:00"', test: value => parseTimeOfDay(value) !== undefined },
  'time-zone': { one: 'a time zone such as "Europe/Berlin"', test: isTimeZone },
  ip: { one: 'an IP address', test: value => isIP(value) !== 0 },
  'ip-range': {
    one: 'an IP address or range',
    many: 'IP addresses or ranges such as "10.0.0.0/8"',
    test: isAddressRange,
  },
  'not-blank': { one: 'a string that is not empty', test: value => value.trim() !== '' },
  'http-url': {
    one: 'an http:// or https:// URL without user name and password',
    test: isHttpUrl,
  },
  model: {
    one: 'a provider and a model such as "openai/gpt-5-mini"',
    test: value => /^[^/\s]+\/\S+$/.test(value),
  },
  origin: {
    one: 'an origin such as "https://example.com", or "*"',
    many: 'origins such as "https://example.com", or "*"',
    test: value => value === '*' || isOrigin(value),
  },
  'ws-url': {
    one: 'a ws:// or wss:// URL',
    test: value => URL.canParse(value) && /^wss?:$/.test(new URL(value).protocol),
  },
};

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Whether text is an origin as browsers send it: scheme, host and port, and nothing behind it. */
export function isOrigin(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).origin === value;
}

function isHttpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

function isAddressRange(value: string): boolean {
  const [address = '', bits, ...rest] = value.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** Keys of the real product that nobody reads here. */
export function isIgnored(schema: ConfigSchema): boolean {
  return schema['x-reload'] === 'none';
}

/** What is wrong with a single value (or with each of a list): the text says what would be right. */
export function allowedIfWrong(schema: ConfigSchema, value: unknown): string | undefined {
  const { allowed, test } = ruleOf(schema);
  return test(value) ? undefined : allowed;
}

interface Rule {
  readonly allowed: string;
  readonly test: (value: unknown) => boolean;
}

function ruleOf(schema: ConfigSchema): Rule {
  const { enum: values, minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
  const format = schema['x-format'] === undefined ? undefined : FORMATS[schema['x-format']];
  if (values !== undefined) {
    return {
      allowed: values.map(value => `"${value}"`).join(', '),
      test: value => typeof value === 'string' && values.includes(value),
    };
  }
  switch (schema.type) {
    case 'string':
      return {
        allowed: format?.one ?? 'a string',
        test: value => typeof value === 'string' && (format?.test(value) ?? true),
      };
    case 'boolean':
      return { allowed: 'true or false', test: value => typeof value === 'boolean' };
    case 'integer':
      return {
        allowed: `a whole number from ${minimum} to ${maximum}`,
        test: value => Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum,
      };
    case 'array': {
      const items = schema.items ?? {};
      const item = ruleOf(items);
      const many = items['x-format'] === undefined ? undefined : FORMATS[items['x-format']].many;
      return {
        allowed: `a list of ${many ?? item.allowed}`,
        test: value => Array.isArray(value) && value.every(item.test),
      };
    }
    default:
      return { allowed: 'any value', test: () => true };
  }
}

const SECTION = (name: string) => CONFIG_SCHEMA.properties?.[name]?.properties ?? {};

export const PORT_RULE = ruleOf(SECTION('gateway')['port'] ?? {});
export const LEVELS = (SECTION('logging')['level']?.enum ?? []) as readonly LevelName[];
export type LevelName = NonNullable<NonNullable<ConfigFile['logging']>['level']>;

/** What the schema says about the path of a key; undefined for keys that it does not know. */
export function schemaAt(path: readonly string[]): ConfigSchema | undefined {
  let schema: ConfigSchema | undefined = CONFIG_SCHEMA;
  for (const key of path) {
    schema = schema === undefined ? undefined : childOf(schema, key);
  }
  return schema;
}

/** What a schema says about a member, or an item of a list; undefined when it does not know it. */
export function childOf(schema: ConfigSchema, key: string): ConfigSchema | undefined {
  const { properties = {}, additionalProperties: named, items } = schema;
  if (Object.hasOwn(properties, key)) return properties[key];
  if (typeof named === 'object') return named;
  return items !== undefined && /^\d+$/.test(key) ? items : undefined;
}

/** What a change of the key takes. */
export function reloadKind(path: readonly string[]): 'hot' | 'restart' | 'none' {
  let schema: ConfigSchema | undefined = CONFIG_SCHEMA;
  let kind = schema['x-reload'] ?? 'restart';
  for (const key of path) {
    schema = schema === undefined ? undefined : childOf(schema, key);
    kind = schema?.['x-reload'] ?? kind;
  }
  return kind;
}
