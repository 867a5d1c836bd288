/** `--write-baseline`: a baseline that has a line for everything that fails now, with a place for the reason. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PLACEHOLDER } from './baseline.ts';
import { HarnessError, UsageError } from './errors.ts';
import { requireWritable } from './report/outputs.ts';
import type { RunResult } from './result.ts';

/** Throws UsageError when a file would be overwritten that is not the baseline of this run, or cannot be written. */
export function requireBaselineTarget(file: string, baseline: string | undefined): void {
  if (!existsSync(file) || (baseline !== undefined && resolve(baseline) === resolve(file))) {
    requireWritable(file, 'baseline');
    return;
  }
  throw new UsageError(
    `--write-baseline ${file}: there is such a file; name it with --baseline as well to add to it`,
  );
}

/** Writes the new baseline and returns how many lines are new. */
export function writeBaseline(file: string, baseline: string | undefined, result: RunResult): number {
  const { text, added } = newBaseline(baseline === undefined ? '' : readFileSync(baseline, 'utf8'), result);
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new HarnessError(`cannot write the baseline: ${(error as Error).message}`);
  }
  return added;
}

/** Keeps a baseline as it was written, but for lines that hold no more, and adds what failed unexpectedly. */
export function newBaseline(before: string, result: RunResult): { text: string; added: number } {
  const lines = newLines(result);
  const parts = [dropped(before, result).trimEnd(), ...lines].filter(part => part !== '');
  return { text: parts.map(part => `${part}\n`).join(''), added: lines.length };
}

/** Without the lines of which the run said that they are stale or that what they name passes. */
function dropped(text: string, { cases, stale }: RunResult): string {
  const numbers = new Set(stale.map(line => Number(/^line (\d+):/u.exec(line)?.[1])));
  return text
    .split('\n')
    .flatMap((line, index) => (numbers.has(index + 1) ? [] : stillHolding(line, cases)))
    .join('\n');
}

const NAME = /^\s*(?<subject>[^\s@#]+)(?:@(?<protocol>\d+))?#(?<check>\S+)/u;

/** The line, nothing when all that it names passes, or lines for the protocols for which it does not. */
function stillHolding(line: string, cases: RunResult['cases']): string[] {
  const { subject, protocol, check } = NAME.exec(line)?.groups ?? {};
  const named = cases
    .filter(one => one.case === subject && (protocol === undefined || one.protocol === Number(protocol)))
    .flatMap(one => one.checks.filter(({ name }) => name === check).map(found => ({ one, found })));
  const passes = ({ found }: (typeof named)[number]) => found.baseline?.state === 'xpass';
  if (!named.some(passes)) return [line];
  const failing = new Set(named.filter(entry => !passes(entry)).map(({ one }) => one.protocol));
  const all = new Set(named.map(({ one }) => one.protocol));
  if (failing.size === all.size) return [line];
  return [...failing].map(one => line.replace(NAME, `${subject}@${one}#${check}`));
}

function newLines({ cases }: RunResult): string[] {
  const failing = new Map<string, { protocols: Set<number>; message: string }>();
  const ran = new Map<string, Set<number>>();
  for (const one of cases) {
    for (const check of one.checks) {
      const name = `${one.case}#${check.name}`;
      add(ran, name, one.protocol);
      const broken = check.verdict === 'fail' || check.verdict === 'untestable';
      if (!broken || check.baseline !== undefined) continue;
      const entry = failing.get(name) ?? {
        protocols: new Set<number>(),
        message: `${check.req}: ${check.failure?.message ?? check.verdict}`,
      };
      entry.protocols.add(one.protocol);
      failing.set(name, entry);
    }
  }
  return [...failing].flatMap(([name, { protocols, message }]) => {
    const reason = `${PLACEHOLDER} ${message.replace(/\s+/gu, ' ').slice(0, 200)}`;
    if (protocols.size === ran.get(name)?.size) return [`${name} ${reason}`];
    const [subject, check] = name.split('#');
    return [...protocols].map(protocol => `${subject}@${protocol}#${check} ${reason}`);
  });
}

function add(map: Map<string, Set<number>>, name: string, protocol: number): void {
  const known = map.get(name) ?? new Set<number>();
  known.add(protocol);
  map.set(name, known);
}
