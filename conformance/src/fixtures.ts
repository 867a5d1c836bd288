/** What cases need from outside the protocol. */
import type { Case } from './case/types.ts';
import { UsageError } from './errors.ts';

/**
 * Fixtures and their defaults. The prompts are directives of a scripted agent; a gateway whose agents
 * answer otherwise gets prompts of its own, or says that it lacks the fixture.
 */
export const FIXTURE_DEFAULTS: Readonly<Record<string, string>> = {
  /** The gateway has an agent that answers. */
  agent: 'replies',
  /** A message that is answered in some words, within seconds. */
  prompt: 'hello from the conformance suite',
  /** A message whose answer takes some seconds and comes in several pieces. */
  'slow-prompt':
    '!slow=200 one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  /** A message that makes the run fail. */
  'fail-prompt': '!fail',
  /** A message that makes the agent use a tool, once. */
  'tool-prompt': '!tool hello',
};

/**
 * What differs when the scripted model answers. Words stand before the directives, because gateways take
 * messages that begin with `!` for commands of their own.
 */
export const MODEL_FIXTURES: Readonly<Record<string, string>> = {
  ...FIXTURE_DEFAULTS,
  prompt: 'please !say="Hello from the scripted model."',
  'slow-prompt': 'please !slow=400 one two three four five six seven eight nine ten eleven twelve',
  'fail-prompt': 'please !fail',
  // The tool of agents that work on files; that the file is not there is as good an answer as another.
  'tool-prompt': 'please !tool=read {"path":"no-such-file.txt"}',
};

/** Throws UsageError for a fixture that is no default and that no case speaks of: it would change nothing. */
export function requireFixtures(given: readonly string[], cases: readonly Case[]): void {
  const spoken = JSON.stringify(cases).matchAll(/\bfixture[.:](?<name>[a-z-]+)/gu);
  const known = new Set([
    ...Object.keys(FIXTURE_DEFAULTS),
    ...Array.from(spoken, one => one.groups?.['name'] ?? ''),
  ]);
  // What a gateway has anyway, which cases ask for in the same way.
  known.delete('token');
  for (const option of given) {
    const [name = ''] = option.split('=');
    if (known.has(name)) continue;
    throw new UsageError(`fixture ${name}: there is no such fixture; there are ${[...known].join(', ')}`);
  }
}

/** Fixtures from `name=value` options; `without` takes fixtures away. */
export function readFixtures(
  given: readonly string[],
  without: readonly string[],
  defaults: Readonly<Record<string, string>> = FIXTURE_DEFAULTS,
): Map<string, string> {
  const fixtures = new Map(Object.entries(defaults));
  for (const option of given) {
    const at = option.indexOf('=');
    if (at < 1) throw new UsageError(`--fixture ${option}: write name=value`);
    fixtures.set(option.slice(0, at), option.slice(at + 1));
  }
  for (const name of without) {
    if (!fixtures.delete(name)) throw new UsageError(`--without ${name}: there is no such fixture`);
  }
  return fixtures;
}
