/**
 * Matchers. Objects match as subsets, arrays exactly, everything else by equality; a `$word` object is
 * a matcher of its own. A match may bind names; they take effect only when the whole pattern matched.
 */
import { HarnessError } from './errors.ts';
import { deepEqual, isObject, type JsonObject } from './json.ts';
import { evaluate, type Scope, wordOf } from './values.ts';

export interface Mismatch {
  /** Dotted path into the value; empty for the value itself. */
  readonly path: string;
  readonly expected: unknown;
  /** Undefined when the member is missing. */
  readonly actual: unknown;
  readonly message: string;
}

export interface MatchContext {
  readonly scope: Scope;
  readonly protocol: number;
  /** Problems of a value under a named definition of the specification. */
  readonly schema: (definition: string, value: unknown) => readonly string[];
}

export interface MatchResult {
  readonly mismatches: readonly Mismatch[];
  readonly binds: ReadonlyMap<string, unknown>;
}

type Matcher = (argument: unknown, actual: unknown, path: string, state: State) => Mismatch[];

interface State {
  readonly context: MatchContext;
  readonly binds: Map<string, unknown>;
}

/** Matches a value; the caller commits `binds` when there is no mismatch. */
export function match(pattern: unknown, actual: unknown, context: MatchContext): MatchResult {
  const state: State = { context, binds: new Map() };
  return { mismatches: run(pattern, actual, '', state), binds: state.binds };
}

/** True when a pattern matches; nothing is bound. */
export function matches(pattern: unknown, actual: unknown, context: MatchContext): boolean {
  return match(pattern, actual, context).mismatches.length === 0;
}

function run(pattern: unknown, actual: unknown, path: string, state: State): Mismatch[] {
  const word = wordOf(pattern);
  if (word !== undefined) {
    const matcher = MATCHERS[word];
    if (matcher === undefined) throw new HarnessError(`${word} is not a matcher`);
    return matcher((pattern as JsonObject)[word], actual, path, state);
  }
  if (Array.isArray(pattern)) return array(pattern, actual, path, state);
  if (isObject(pattern)) return object(pattern, actual, path, state);
  return Object.is(pattern, actual) ? [] : [differs(path, pattern, actual)];
}

function object(pattern: JsonObject, actual: unknown, path: string, state: State): Mismatch[] {
  if (!isObject(actual)) return [differs(path, pattern, actual, 'is not an object')];
  return Object.entries(pattern).flatMap(([key, child]) =>
    run(child, Object.hasOwn(actual, key) ? actual[key] : undefined, join(path, key), state),
  );
}

function array(pattern: readonly unknown[], actual: unknown, path: string, state: State): Mismatch[] {
  if (!Array.isArray(actual)) return [differs(path, pattern, actual, 'is not an array')];
  if (actual.length !== pattern.length) {
    return [differs(path, pattern, actual, `has ${actual.length} items instead of ${pattern.length}`)];
  }
  return pattern.flatMap((child, index) => run(child, actual[index], join(path, String(index)), state));
}

function differs(path: string, expected: unknown, actual: unknown, message?: string): Mismatch {
  return { path, expected, actual, message: message ?? (actual === undefined ? 'is missing' : 'differs') };
}

const join = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

const KINDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  value: value => value !== undefined,
  string: value => typeof value === 'string',
  text: value => typeof value === 'string' && value !== '',
  number: value => typeof value === 'number',
  integer: value => Number.isInteger(value),
  boolean: value => typeof value === 'boolean',
  object: isObject,
  array: Array.isArray,
};

const MATCHERS: Readonly<Record<string, Matcher>> = {
  $var: (name, actual, path, { context }) => equal(context.scope.lookup(String(name)), actual, path),
  $text: (text, actual, path, { context }) => equal(evaluate({ $text: text }, context.scope), actual, path),
  $literal: (value, actual, path) => equal(value, actual, path),
  $bind: (name, actual, path, state) => {
    if (actual === undefined) return [differs(path, { $bind: name }, actual)];
    state.binds.set(String(name), actual);
    return [];
  },
  $any: (kind, actual, path) => {
    const test = KINDS[kind === true ? 'value' : String(kind)];
    if (test === undefined) throw new HarnessError(`$any does not know ${JSON.stringify(kind)}`);
    return test(actual) ? [] : [differs(path, { $any: kind }, actual)];
  },
  $absent: (_, actual, path) =>
    actual === undefined ? [] : [differs(path, { $absent: true }, actual, 'is there, but must not be')],
  $re: (source, actual, path) =>
    typeof actual === 'string' && new RegExp(String(source), 'u').test(actual)
      ? []
      : [differs(path, { $re: source }, actual)],
  $lacks: (template, actual, path, { context }) => {
    const text = evaluate(template, context.scope);
    if (typeof text !== 'string' || text === '') throw new HarnessError('$lacks needs a text');
    const there = (JSON.stringify(actual) ?? '').includes(JSON.stringify(text).slice(1, -1));
    return there ? [differs(path, { $lacks: text }, actual, 'tells what it must not tell')] : [];
  },
  $range: (bounds, actual, path, { context }) => {
    const range = evaluate(bounds, context.scope);
    return inRange(range, actual) ? [] : [differs(path, { $range: range }, actual)];
  },
  $length: (pattern, actual, path, state) =>
    Array.isArray(actual) || typeof actual === 'string'
      ? run(pattern, actual.length, join(path, 'length'), state)
      : [differs(path, { $length: pattern }, actual, 'has no length')],
  $schema: (definition, actual, path, { context }) =>
    context
      .schema(String(definition), actual)
      .map(problem => differs(path, { $schema: definition }, actual, problem)),
  $oneOf: (patterns, actual, path, state) => oneOf(list('$oneOf', patterns), actual, path, state),
  $all: (patterns, actual, path, state) =>
    list('$all', patterns).flatMap(pattern => run(pattern, actual, path, state)),
  $not: (pattern, actual, path, { context }) =>
    matches(pattern, actual, context) ? [differs(path, { $not: pattern }, actual)] : [],
  $protocol: (byProtocol, actual, path, state) => {
    const pattern = isObject(byProtocol) ? byProtocol[String(state.context.protocol)] : undefined;
    return pattern === undefined ? [] : run(pattern, actual, path, state);
  },
  $some: (pattern, actual, path, state) => {
    if (!Array.isArray(actual)) return [differs(path, { $some: pattern }, actual, 'is not an array')];
    return oneItem(pattern, actual, state)
      ? []
      : [differs(path, { $some: pattern }, actual, 'has no such item')];
  },
  $none: (pattern, actual, path, { context }) => {
    if (!Array.isArray(actual)) return [differs(path, { $none: pattern }, actual, 'is not an array')];
    return actual.some(item => matches(pattern, item, context))
      ? [differs(path, { $none: pattern }, actual, 'has such an item')]
      : [];
  },
  $every: (pattern, actual, path, state) => {
    if (!Array.isArray(actual)) return [differs(path, { $every: pattern }, actual, 'is not an array')];
    return actual.flatMap((item, index) => run(pattern, item, join(path, String(index)), state));
  },
};

/** Names of all matchers and templates, for the lint. */
export const WORDS: ReadonlySet<string> = new Set([...Object.keys(MATCHERS), '$repeat', '$later']);

function equal(expected: unknown, actual: unknown, path: string): Mismatch[] {
  return deepEqual(expected, actual) ? [] : [differs(path, expected, actual)];
}

function list(word: string, patterns: unknown): readonly unknown[] {
  if (!Array.isArray(patterns)) throw new HarnessError(`${word} needs a list`);
  return patterns;
}

/** The first alternative that matches binds; others leave nothing behind. */
function oneOf(patterns: readonly unknown[], actual: unknown, path: string, state: State): Mismatch[] {
  for (const pattern of patterns) {
    const trial = match(pattern, actual, state.context);
    if (trial.mismatches.length > 0) continue;
    for (const [name, value] of trial.binds) state.binds.set(name, value);
    return [];
  }
  return [differs(path, { $oneOf: patterns }, actual, 'matches none of the alternatives')];
}

function oneItem(pattern: unknown, items: readonly unknown[], state: State): boolean {
  return items.some(item => oneOf([pattern], item, '', state).length === 0);
}

function inRange(range: unknown, actual: unknown): boolean {
  if (typeof actual !== 'number') return false;
  const bounds = Array.isArray(range) ? { min: range[0], max: range[1] } : range;
  if (!isObject(bounds)) throw new HarnessError('$range needs [min, max] or {min, max, above, below}');
  const { min, max, above, below } = bounds;
  return (
    (typeof min !== 'number' || actual >= min) &&
    (typeof max !== 'number' || actual <= max) &&
    (typeof above !== 'number' || actual > above) &&
    (typeof below !== 'number' || actual < below)
  );
}
