/** Every check of a client kills a mutant, and nothing fails without one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validatorsOf } from '@clawspec/spec/check-frame';
import { expect, test } from 'vitest';
import { interpose } from '../mutants/client-proxy.ts';
import type { Mutant } from '../mutants/types.ts';
import { sideOf } from '../src/case/lint-profiles.ts';
import { loadCases } from '../src/case/load.ts';
import type { Case } from '../src/case/types.ts';
import { runClientCase } from '../src/client/run-client-suite.ts';
import { Redactor } from '../src/redact.ts';
import type { CaseResult } from '../src/result.ts';
import { WIRE_CHECK } from '../src/run/run-case.ts';
import { loadSpec } from '../src/spec.ts';

const HOME = join(import.meta.dirname, '..');
const DRIVER = join(HOME, 'drivers', 'typescript', 'driver.js');
const mutants = JSON.parse(readFileSync(join(HOME, 'mutants', 'client-mutants.json'), 'utf8')) as Mutant[];
const cases = loadCases().filter(one => sideOf(one.case) === 'client');
const spec = loadSpec();
const schemasFor = validatorsOf(spec);
const LANES = 12;
/** How much of the time that they say cases get, one attempt after the other. */
const SCALES = [0.5, 1, 4];

const quoted = (text: string) => text.replace(/[.\\+?^$()[\]{}|]/gu, '\\$&');

function candidates(name: string): Mutant[] {
  return mutants.filter(({ kills }) =>
    kills.some(glob => new RegExp(`^${glob.split('*').map(quoted).join('.*')}$`, 'u').test(name)),
  );
}

function run(one: Case, mutant?: Mutant, check = '', timeoutScale = 1): Promise<CaseResult> {
  return runClientCase(one, {
    command: `${JSON.stringify(process.execPath)} ${JSON.stringify(DRIVER)}`,
    spec,
    schemasFor,
    redactor: new Redactor(),
    protocol: Math.max(...one.protocols),
    timeoutScale,
    ...(mutant === undefined ? {} : { interposed: interpose(mutant, check) }),
  });
}

/** Names of the checks that found something. */
function failed({ checks }: CaseResult): string[] {
  return checks.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn').map(({ name }) => name);
}

async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** The schema of frames is checked in one way everywhere: one case of each area shows that. */
function checksOf(one: Case): string[] {
  const area = one.case.split('/')[0];
  const last = cases.findLast(other => other.case.startsWith(`${area}/`)) === one;
  return [...Object.keys(one.checks), ...(last ? [WIRE_CHECK] : [])];
}

/** All others pass in clients.test.ts. */
test.concurrent.each(cases.filter(({ slow }) => slow))('$case passes without a mutant', async one => {
  expect(await run(one)).toMatchObject({ verdict: 'pass' });
});

test.concurrent('every check of a client kills a mutant that nothing else notices', {
  timeout: 900_000,
}, async () => {
  const survivors: string[] = [];
  const jobs = cases.flatMap(one => checksOf(one).map(check => ({ one, check })));
  await inLanes(jobs, async ({ one, check }) => {
    const seen: string[] = [];
    // A busy machine makes short waits miss what a good client does: then it is asked again, with more time.
    for (const timeoutScale of SCALES) {
      for (const mutant of candidates(`${one.case}#${check}`)) {
        const result = await run(one, mutant, check, timeoutScale);
        const names = failed(result);
        if (result.error === undefined && names.length === 1 && names[0] === check) return;
        seen.push(`${mutant.name}: ${result.error ?? (names.join(', ') || 'nothing failed')}`);
      }
    }
    survivors.push(`${one.case}#${check} (${seen.join('; ') || 'no mutant'})`);
  });
  expect(survivors).toEqual([]);
});

test('every mutant of a client is of use', () => {
  const names = cases.flatMap(one =>
    [...Object.keys(one.checks), WIRE_CHECK].map(check => `${one.case}#${check}`),
  );
  const used = new Set(names.flatMap(name => candidates(name).map(mutant => mutant.name)));
  expect(mutants.filter(({ name }) => !used.has(name)).map(({ name }) => name)).toEqual([]);
});
