/** Every check kills a mutant, and nothing fails without one. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validatorsOf } from '@clawspec/spec/check-frame';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProxy } from '../mutants/proxy.ts';
import type { Mutant } from '../mutants/types.ts';
import { sideOf } from '../src/case/lint-profiles.ts';
import { loadCases } from '../src/case/load.ts';
import type { Case } from '../src/case/types.ts';
import type { Device } from '../src/devices.ts';
import { Redactor } from '../src/redact.ts';
import type { CaseResult } from '../src/result.ts';
import { runCase, WIRE_CHECK } from '../src/run/run-case.ts';
import { loadSpec } from '../src/spec.ts';
import { type Reference, startReference } from './reference.ts';

const mutants = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'mutants', 'mutants.json'), 'utf8'),
) as Mutant[];
const gatewayCases = loadCases().filter(one => sideOf(one.case) === 'gateway');
/** Slow cases wait for timers of the gateway, for longer than this test may take; this one only has much to do. */
const HEAVY = 'websocket/slow-reader';
const cases = gatewayCases.filter(one => !one.slow || one.case === HEAVY);
const schemasFor = validatorsOf(loadSpec());
const LANES = 6;
const FAST = 0.35;

let reference: Reference;
/** For the cases that stop their gateway, beside the others. */
let stopped: Reference;
/** Every case as it is without a mutant. */
const healthy = new Map<Case, CaseResult>();

beforeAll(async () => {
  [reference, stopped] = await Promise.all([startReference(), startReference()]);
  await forAll(
    cases.map(one => ({ one })),
    async ({ one }) => {
      healthy.set(one, await runBehind(one));
    },
  );
}, 120_000);
afterAll(() => Promise.all([reference.stop(), stopped.stop()]));

const namesOf = (one: Case) => healthy.get(one)?.checks.map(({ name }) => name) ?? [];

function candidates(name: string): Mutant[] {
  return mutants.filter(({ kills }) =>
    kills.some(glob => new RegExp(`^${glob.split('*').map(quoted).join('.*')}$`, 'u').test(name)),
  );
}

const quoted = (text: string) => text.replace(/[.\\+?^$()[\]{}|]/gu, '\\$&');

async function runBehind(
  one: Case,
  { mutant, check, timeoutScale = 1 }: { mutant?: Mutant; check?: string; timeoutScale?: number } = {},
): Promise<CaseResult> {
  const { target } = stopsTheGateway(one) ? stopped : reference;
  const proxy = await startProxy(target.url, mutant, { check: check ?? '', token: target.token ?? '' });
  try {
    if (target.control?.running === false) await target.control.start();
    return await runCase(one, {
      target: { ...target, url: proxy.url },
      protocol: Math.max(...one.protocols),
      timeoutScale,
      schemasFor,
      redactor: new Redactor(),
      shared: new Map<string, Device>(),
    });
  } finally {
    await proxy.close();
  }
}

/** Names of the checks that found something. */
function failed(result: CaseResult): string[] {
  return result.checks
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
    .map(({ name }) => name);
}

async function inLanes<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

const stopsTheGateway = (one: Case) => one.requires?.includes('command') ?? false;

/** Exclusive cases last and alone; those that stop their gateway one after the other, beside the rest. */
async function forAll<T extends { readonly one: Case }>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
) {
  const onTheirOwn = inLanes(
    items.filter(({ one }) => stopsTheGateway(one)),
    1,
    work,
  );
  const rest = items.filter(({ one }) => !stopsTheGateway(one));
  await inLanes(
    rest.filter(({ one }) => !one.exclusive),
    LANES,
    work,
  );
  await inLanes(
    rest.filter(({ one }) => one.exclusive),
    1,
    work,
  );
  await onTheirOwn;
}

test('no check fails without a mutant', () => {
  const wrong = [...healthy.values()]
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ case: name, error, checks }) => ({
      name,
      error,
      checks: checks.filter(({ verdict }) => verdict !== 'pass'),
    }));
  expect(wrong).toEqual([]);
});

test('every check kills a mutant that nothing else notices', { timeout: 400_000 }, async () => {
  const survivors: string[] = [];
  const jobs = cases.flatMap(one => namesOf(one).map(check => ({ one, check })));
  await forAll(jobs, async ({ one, check }) => {
    const seen: string[] = [];
    for (const mutant of candidates(`${one.case}#${check}`)) {
      // A busy machine makes short waits miss what a good gateway says: then it is asked once more.
      for (const timeoutScale of [FAST, 1]) {
        const result = await runBehind(one, { mutant, check, timeoutScale });
        const names = failed(result);
        if (result.error === undefined && names.length === 1 && names[0] === check) return;
        seen.push(`${mutant.name}: ${result.error ?? (names.join(', ') || 'nothing failed')}`);
      }
    }
    survivors.push(`${one.case}#${check} (${seen.join('; ') || 'no mutant'})`);
  });
  expect(survivors).toEqual([]);
});

test('every mutant is of use', () => {
  const names = gatewayCases.flatMap(one =>
    [...Object.keys(one.checks), WIRE_CHECK].map(check => `${one.case}#${check}`),
  );
  const used = new Set(names.flatMap(name => candidates(name).map(mutant => mutant.name)));
  expect(mutants.filter(({ name }) => !used.has(name)).map(({ name }) => name)).toEqual([]);
});
