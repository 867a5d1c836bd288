/** What a schema cannot say about cases: names, references, and the words that must not be in them. */
import { eachObject, isObject } from '../json.ts';
import { WORDS } from '../match.ts';
import { WIRE_CHECK } from '../run/run-case.ts';
import type { Spec } from '../spec.ts';
import { wordOf } from '../values.ts';
import { CLIENT_STEP_KINDS } from './client-types.ts';
import { sideOf } from './lint-profiles.ts';
import { kindOf } from './load.ts';
import type { Case, Step, StepKind } from './types.ts';

/** Implementations must not be named: a case says what has to happen, not who does it. */
const IMPLEMENTATIONS = /clawspec|gguf|echo agent|reference gateway|2026\.\d+\.\d+/iu;
/** Names that need no bind. */
const GIVEN = new Set(['unique', 'device', 'fixture', 'target', 'run', 'now', 'bytes', 'door', 'idle']);

/** Problems of a set of cases, one line each; empty when there are none. */
export function lintCases(cases: readonly Case[], spec: Pick<Spec, 'requirements' | '$defs'>): string[] {
  return [
    ...twins(cases, 'case'),
    ...twins(cases, 'title'),
    ...cases.flatMap(one => lintCase(one, spec)),
    ...lintRequirements(cases, spec),
  ];
}

function twins(cases: readonly Case[], key: 'case' | 'title'): string[] {
  const seen = new Map<string, string>();
  return cases.flatMap(one => {
    const before = seen.get(one[key]);
    seen.set(one[key], one.file);
    return before === undefined ? [] : [`${one.file}: has the same ${key} as ${before}`];
  });
}

function lintCase(one: Case, spec: Pick<Spec, 'requirements' | '$defs'>): string[] {
  const problems: string[] = [];
  const used = new Set(one.steps.flatMap(step => (step.check === undefined ? [] : [step.check])));
  for (const name of Object.keys(one.checks)) {
    if (!used.has(name)) problems.push(`no step decides the check “${name}”`);
    if (name === WIRE_CHECK) problems.push(`“${WIRE_CHECK}” is the name of a check that every case has`);
  }
  for (const name of used) {
    if (!Object.hasOwn(one.checks, name)) problems.push(`the check “${name}” is not declared`);
  }
  for (const { req, level } of Object.values(one.checks)) {
    const found = spec.requirements.find(({ id }) => id === req);
    if (found === undefined) problems.push(`there is no requirement ${req}`);
    else if (found.level.toLowerCase() !== level) problems.push(`${req} is a ${found.level}`);
  }
  if (/\bshould\b/iu.test(one.title)) problems.push('the title says “should”; say what happens');
  const named = IMPLEMENTATIONS.exec(JSON.stringify(one.steps) + one.title + (one.note ?? ''));
  if (named !== null) problems.push(`an implementation is named: “${named[0]}”`);
  problems.push(...lintSteps(one, spec));
  return problems.map(problem => `${one.file}: ${problem}`);
}

/** Walks the steps in order and keeps track of what is bound and open. */
function lintSteps(one: Case, spec: Pick<Spec, '$defs'>): string[] {
  const problems: string[] = [];
  const bound = new Set<string>();
  const side = sideOf(one.case);
  const connections = new Set<string>(side === 'client' ? ['driver', 'door'] : []);
  for (const [index, step] of one.steps.entries()) {
    const complain = (problem: string) => problems.push(`step ${index + 1}: ${problem}`);
    const kind = kindOf(step);
    if (kind !== undefined && GATEWAY_ONLY.has(kind) && side === 'client')
      complain(`“${kind}” is for gateways`);
    if (isClientKind(kind) && side === 'gateway') complain(`“${kind}” is for clients`);
    opens(step, connections, bound);
    const opening = 'do' in step && step.do === 'open';
    if (!opening && 'conn' in step && step.conn !== undefined && !connections.has(step.conn)) {
      complain(`the connection “${step.conn}” is not open`);
    }
    for (const name of namesIn(step)) {
      if (!isBound(name, bound)) complain(`“${name}” is not bound yet`);
    }
    for (const word of wordsIn(step)) if (!WORDS.has(word)) complain(`${word} is no matcher`);
    for (const definition of valuesOf(step, '$schema')) {
      if (!Object.hasOwn(spec.$defs, definition)) complain(`the specification has no ${definition}`);
    }
    for (const name of valuesOf(step, '$bind')) bound.add(name);
    if ('collect' in step) bound.add(step.collect.as);
    if (step.protocols?.some(protocol => !one.protocols.includes(protocol))) {
      complain('is for a protocol that the case is not for');
    }
  }
  return problems;
}

/** Steps that only the client of a gateway takes. */
const GATEWAY_ONLY: ReadonlySet<StepKind> = new Set(['connect', 'call', 'send', 'receive']);

const isClientKind = (kind: StepKind | undefined) => CLIENT_STEP_KINDS.some(one => one === kind);

function opens(step: Step, connections: Set<string>, bound: Set<string>): void {
  if ('connect' in step) {
    connections.add(step.connect);
    bound.add(`${step.connect}.nonce`).add(`${step.connect}.hello`);
  } else if ('accept' in step) {
    connections.add(step.accept);
    // Everything that may be known of it: which of these it is depends on the steps in between.
    for (const fact of ['nonce', 'connect', 'hello', 'request', 'after']) bound.add(`${step.accept}.${fact}`);
  } else if ('do' in step && step.do === 'open' && step.conn !== undefined) {
    const { count, conn } = step;
    for (let i = 0; i < (count ?? 1); i++) connections.add(count === undefined ? conn : `${conn}${i}`);
  }
}

function isBound(name: string, bound: ReadonlySet<string>): boolean {
  const parts = name.split('.');
  if (GIVEN.has(parts[0] ?? '')) return true;
  return parts.some((_, index) => bound.has(parts.slice(0, index + 1).join('.')));
}

/** Names that a step reads. */
function namesIn(step: Step): string[] {
  const texts = valuesOf(step, '$text').flatMap(text =>
    Array.from(text.matchAll(/\$\{([^}]+)\}/gu), ([, name]) => name ?? ''),
  );
  return [...valuesOf(step, '$var'), ...texts];
}

function valuesOf(step: Step, word: string): string[] {
  const values: string[] = [];
  eachObject(step, object => {
    if (wordOf(object) === word && typeof object[word] === 'string') values.push(object[word]);
  });
  return values;
}

function wordsIn(step: Step): string[] {
  const words: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) walk(item);
    if (!isObject(value)) return;
    const word = wordOf(value);
    if (word !== undefined) words.push(word);
    // What is literal is not looked into.
    if (word !== '$literal') for (const item of Object.values(value)) walk(item);
  };
  walk(step);
  return words;
}

/** Every check is named by its requirement, and every requirement has checks or says why not. */
function lintRequirements(cases: readonly Case[], { requirements }: Pick<Spec, 'requirements'>): string[] {
  const checks = new Map(
    cases.flatMap(one => Object.entries(one.checks).map(([name, { req }]) => [`${one.case}#${name}`, req])),
  );
  const problems: string[] = [];
  const claimed = new Map<string, Set<string>>();
  const ids = new Set<string>();
  for (const { id, cases: named, untested } of requirements) {
    if (ids.has(id)) problems.push(`${id}: there are two`);
    ids.add(id);
    claimed.set(id, new Set(named));
    if (named.length === 0 && untested === undefined) {
      problems.push(`${id}: has neither cases nor a reason for having none`);
    }
    if (named.length > 0 && untested !== undefined) problems.push(`${id}: is tested and untested`);
    for (const name of named) {
      if (name === `*#${WIRE_CHECK}` || name === `client-*#${WIRE_CHECK}`) continue;
      if (!checks.has(name)) problems.push(`${id}: there is no check ${name}`);
      else if (checks.get(name) !== id) problems.push(`${id}: ${name} tests ${checks.get(name)}`);
    }
  }
  for (const [name, req] of checks) {
    if (ids.has(req) && !claimed.get(req)?.has(name)) problems.push(`${req}: does not name ${name}`);
  }
  return problems;
}
