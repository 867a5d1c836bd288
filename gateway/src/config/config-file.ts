/** Reads `openclaw.json`: JSON5, checked key by key, with errors that say where, what and what would be right. */
import { readFileSync } from 'node:fs';
import JSON5 from 'json5';
import { StartupError } from '../errors.ts';
import { type ConfigFile, IGNORED_KEYS, type Rule, SECRET_PATHS, SECTIONS, type Section } from './schema.ts';

export interface ReadConfig {
  readonly config: ConfigFile;
  readonly warnings: readonly string[];
}

/**
 * @param required whether a missing file is an error; the default path may be missing.
 * @throws StartupError CONFIG_INVALID
 */
export function readConfigFile(path: string, required: boolean, env: NodeJS.ProcessEnv): ReadConfig {
  const text = readText(path, required);
  if (text === undefined) return { config: {}, warnings: [] };
  const value = parse(path, text);
  if (!isObject(value)) {
    throw invalid(path, `the file holds ${describe(value)}`, 'write an object: { gateway: { … } }');
  }
  const warnings: string[] = [];
  const config = checkSection(path, '', value, SECTIONS, env, warnings);
  return { config: config as ConfigFile, warnings };
}

function readText(path: string, required: boolean): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !required) return undefined;
    // A state dir below a file gets its own error when it is opened.
    if (code === 'ENOTDIR' && !required) return undefined;
    const hint = required ? 'check --config or OPENCLAW_CONFIG_PATH' : 'make the file readable, or remove it';
    throw new StartupError('CONFIG_INVALID', `cannot read the config file ${path} (${code})`, hint, {
      cause,
    });
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON5.parse(text);
  } catch (cause) {
    const { lineNumber, columnNumber } = cause as { lineNumber?: number; columnNumber?: number };
    const where = lineNumber === undefined ? path : `${path}:${lineNumber}:${columnNumber}`;
    const what =
      cause instanceof Error ? cause.message.replace(/^JSON5: /, '').replace(/ at \d+:\d+$/, '') : '';
    throw invalid(where, `not valid JSON5: ${what}`, 'correct that line', cause);
  }
}

/** Checks one object and gives back what is understood of it. */
function checkSection(
  file: string,
  section: string,
  value: Record<string, unknown>,
  rules: Section,
  env: NodeJS.ProcessEnv,
  warnings: string[],
): Record<string, unknown> {
  const known: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    const path = section === '' ? key : `${section}.${key}`;
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
    if (rule === undefined) {
      if (!IGNORED_KEYS[section]?.includes(key)) throw unknownKey(file, section, key, rules);
      warnings.push(`${file}: ${path} means nothing to this gateway and is ignored`);
      continue;
    }
    if (isRule(rule)) {
      const resolved = typeof member === 'string' ? substitute(file, path, member, env) : member;
      if (!rule.test(resolved)) throw wrongValue(file, path, member, rule.allowed);
      known[key] = resolved;
    } else {
      if (!isObject(member)) throw wrongValue(file, path, member, 'an object');
      known[key] = checkSection(file, path, member, rule, env, warnings);
    }
  }
  return known;
}

/** Puts environment variables in the place of `${NAME}`. */
function substitute(file: string, path: string, text: string, env: NodeJS.ProcessEnv): string {
  return text.replace(/\$\{([A-Z_][A-Z0-9_]*)\}/g, (_, name: string) => {
    const value = env[name];
    if (value === undefined || value === '') {
      throw invalid(
        file,
        `${path} refers to the environment variable ${name}, which is not set`,
        `set ${name}`,
      );
    }
    return value;
  });
}

function unknownKey(file: string, section: string, key: string, rules: Section): StartupError {
  const candidates = [...Object.keys(rules), ...(IGNORED_KEYS[section] ?? [])];
  const near = nearest(key, candidates);
  const path = section === '' ? key : `${section}.${key}`;
  const hint =
    near === undefined
      ? `remove it; known here: ${Object.keys(rules).join(', ')}`
      : `did you mean ${section === '' ? near : `${section}.${near}`}?`;
  return invalid(file, `unknown key ${JSON.stringify(path)}`, hint);
}

function wrongValue(file: string, path: string, value: unknown, allowed: string): StartupError {
  const shown = SECRET_PATHS.has(path) ? kindOf(value) : describe(value);
  return invalid(file, `${path} is ${shown}`, `allowed: ${allowed}`);
}

function invalid(where: string, what: string, hint: string, cause?: unknown): StartupError {
  return new StartupError('CONFIG_INVALID', `${where}: ${what}`, hint, { cause });
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRule(rule: Rule | Section): rule is Rule {
  return typeof rule['test'] === 'function';
}

/** The candidate that differs least, if it is near enough to be a slip. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
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
