/** Holds a configuration against its schema, key by key: where, what and what would be right. */
import { CONFIG_SCHEMA, type ConfigSchema } from '@clawspec/protocol';
import { linesOf } from './json5-lines.ts';
import { parseConfig, TooMuchError } from './parse.ts';
import { allowedIfWrong, type ConfigFile, childOf, isIgnored } from './schema.ts';

/** One thing that is wrong with a configuration. */
export interface ConfigIssue {
  /** Dotted path of the key; empty for the file as a whole. */
  readonly path: string;
  /** What is wrong, in one line. Never shows a secret. */
  readonly message: string;
  /** What would be right. */
  readonly hint: string;
  /** In the text, counted from 1. */
  readonly line?: number;
  readonly column?: number;
}

export interface CheckedConfig {
  /** As it is written, references to the environment included. Undefined when the text cannot be read. */
  readonly parsed: unknown;
  /** What is understood of it, with the environment put in. Only to be used without issues. */
  readonly config: ConfigFile;
  readonly issues: readonly ConfigIssue[];
  /** Paths of keys that mean nothing to this gateway. */
  readonly ignored: readonly string[];
}

/** Reads and checks the text of a configuration. */
export function checkText(text: string, env: NodeJS.ProcessEnv): CheckedConfig {
  let parsed: unknown;
  try {
    parsed = parseConfig(text);
  } catch (cause) {
    return { parsed: undefined, config: {}, issues: [syntaxIssue(cause)], ignored: [] };
  }
  const checked = checkValue(parsed, env);
  if (checked.issues.length === 0) return checked;
  const lines = linesOf(text);
  return {
    ...checked,
    issues: checked.issues.map(issue => {
      const line = lines.get(issue.path);
      return line === undefined ? issue : { ...issue, line };
    }),
  };
}

/** Checks a configuration that has no text of its own. */
function checkValue(parsed: unknown, env: NodeJS.ProcessEnv): CheckedConfig {
  const issues: ConfigIssue[] = [];
  const ignored: string[] = [];
  if (!isObject(parsed)) {
    issues.push({
      path: '',
      message: `the file holds ${describe(parsed)}`,
      hint: 'write an object: { gateway: { … } }',
    });
    return { parsed, config: {}, issues, ignored };
  }
  const config = checkSection('', parsed, CONFIG_SCHEMA, { env, issues, ignored }) as ConfigFile;
  if (config.gateway?.bind === 'custom' && config.gateway.customBindHost === undefined) {
    issues.push({
      path: 'gateway.customBindHost',
      message: 'bind is "custom", but gateway.customBindHost is not set',
      hint: 'set it to an IP address',
    });
  }
  return { parsed, config, issues, ignored };
}

function syntaxIssue(cause: unknown): ConfigIssue {
  if (cause instanceof TooMuchError) {
    return { path: '', message: `the file is ${cause.message}`, hint: 'make it smaller' };
  }
  const { lineNumber: line, columnNumber: column } = cause as { lineNumber?: number; columnNumber?: number };
  const what =
    cause instanceof Error ? cause.message.replace(/^JSON5: /, '').replace(/ at \d+:\d+$/, '') : '';
  return {
    path: '',
    message: `not valid JSON5: ${what}`,
    hint: 'correct that line',
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}

interface Findings {
  readonly env: NodeJS.ProcessEnv;
  readonly issues: ConfigIssue[];
  readonly ignored: string[];
}

/** Checks one value of any kind and gives back what is understood of it. */
function checkMember(path: string, member: unknown, rule: ConfigSchema, found: Findings): unknown {
  if (rule.properties !== undefined || typeof rule.additionalProperties === 'object') {
    if (isObject(member)) return checkSection(path, member, rule, found);
    found.issues.push(wrongValue(path, member, rule, 'an object'));
    return undefined;
  }
  if (rule.items?.properties !== undefined && Array.isArray(member)) {
    const { items } = rule;
    return member.map((item, index) => checkMember(`${path}.${index}`, item, items, found));
  }
  const resolved = typeof member === 'string' ? substitute(path, member, found) : member;
  const allowed = resolved === undefined ? undefined : allowedIfWrong(rule, resolved);
  if (allowed !== undefined) found.issues.push(wrongValue(path, member, rule, allowed));
  return resolved;
}

/** Checks one object and gives back what is understood of it. */
function checkSection(
  section: string,
  value: Readonly<Record<string, unknown>>,
  schema: ConfigSchema,
  found: Findings,
): Record<string, unknown> {
  const rules = schema.properties ?? {};
  const known = new Map<string, unknown>();
  for (const [key, member] of Object.entries(value)) {
    const path = section === '' ? key : `${section}.${key}`;
    const rule = childOf(schema, key);
    if (rule === undefined) {
      if (schema.additionalProperties === false) found.issues.push(unknownKey(section, key, rules));
      else found.ignored.push(path);
    } else if (isIgnored(rule)) {
      found.ignored.push(path);
      known.set(key, member);
    } else known.set(key, checkMember(path, member, rule, found));
  }
  for (const key of schema.required ?? []) {
    if (Object.hasOwn(value, key)) continue;
    const path = `${section}.${key}`;
    found.issues.push({ path: section, message: `${path} is missing`, hint: 'add it' });
  }
  return Object.fromEntries(known);
}

/** Puts environment variables in the place of `${NAME}`. Undefined when one of them is not set. */
function substitute(path: string, text: string, { env, issues }: Findings): string | undefined {
  let complete = true;
  const result = text.replace(/\$\{([A-Z_][A-Z0-9_]*)\}/g, (_, name: string) => {
    const value = env[name];
    if (value !== undefined && value !== '') return value;
    complete = false;
    issues.push({
      path,
      message: `${path} refers to the environment variable ${name}, which is not set`,
      hint: `set ${name}`,
    });
    return '';
  });
  return complete ? result : undefined;
}

function unknownKey(
  section: string,
  key: string,
  rules: Readonly<Record<string, ConfigSchema>>,
): ConfigIssue {
  const below = (name: string) => (section === '' ? name : `${section}.${name}`);
  const near = nearest(key, Object.keys(rules));
  const known = Object.keys(rules).filter(name => !isIgnored(rules[name] ?? {}));
  return {
    path: below(key),
    message: `unknown key ${JSON.stringify(below(key))}`,
    hint: near === undefined ? `remove it; known here: ${known.join(', ')}` : `did you mean ${below(near)}?`,
  };
}

function wrongValue(path: string, value: unknown, rule: ConfigSchema, allowed: string): ConfigIssue {
  const shown = rule['x-secret'] === true ? kindOf(value) : describe(value);
  return { path, message: `${path} is ${shown}`, hint: `allowed: ${allowed}` };
}

const MAX_SHOWN = 60;

function describe(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return value.trim() === '' ? 'an empty string' : 'a string';
  return Array.isArray(value) ? 'a list' : `of type ${typeof value}`;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The candidate that differs least, if it is near enough to be a slip. */
function nearest(word: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map(candidate => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= Math.max(2, Math.floor(word.length / 3))
    ? best.candidate
    : undefined;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
