/** Every check kills a mutant, and nothing fails without one. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from '@clawspec/protocol';
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
/** Slow cases wait for timers of the gateway; this one only has much to do. */
const HEAVY = 'websocket/slow-reader';
const waitsForTimers = (one: Case) => one.slow === true && one.case !== HEAVY;
/** How much faster time goes for cases that wait for timers, on both sides: in their steps and in their gateway. */
const HASTE = 0.25;
const HASTY_LIMITS = {
  handshakeTimeoutMs: LIMITS.handshakeTimeoutMs * HASTE,
  tickIntervalMs: LIMITS.tickIntervalMs * HASTE,
  pingIntervalMs: 25_000 * HASTE,
};
/** What the way and a busy machine may take of the shortened times, in milliseconds. */
const SLACK_MS = 1000;
const cases = gatewayCases.map(one => (waitsForTimers(one) ? hastened(one) : one));
const schemasFor = validatorsOf(loadSpec());
const LANES = 6;
/** How much of the time that they say cases get, one attempt after the other. */
const PATIENT = 4;
const SCALES = [0.35, 1, PATIENT];

let reference: Reference;
/** For the cases that stop their gateway, beside the others. */
let stopped: Reference;
/** For the cases that wait for its timers. */
let hasty: Reference;
/** Every case as it is without a mutant. */
const healthy = new Map<Case, CaseResult>();

beforeAll(async () => {
  [reference, stopped, hasty] = await Promise.all([
    startReference(),
    startReference(),
    startReference(HASTY_LIMITS),
  ]);
  await forAll(
    cases.map(one => ({ one })),
    async ({ one }) => {
      const result = await runBehind(one);
      healthy.set(one, result.verdict === 'pass' ? result : await runBehind(one, { timeoutScale: PATIENT }));
    },
  );
}, 300_000);
afterAll(() => Promise.all([reference, stopped, hasty].map(gateway => gateway.stop())));

/** The same case in shorter time. What a step takes from hello-ok is shorter by itself. */
function hastened(one: Case): Case {
  const steps = one.steps.map(step => ({
    ...step,
    ...('ms' in step && step.ms !== undefined ? { ms: step.ms * HASTE } : {}),
    ...(typeof step.within === 'number' ? { within: step.within * HASTE + SLACK_MS } : {}),
  }));
  return { ...one, steps };
}

function gatewayFor(one: Case): Reference {
  if (waitsForTimers(one)) return hasty;
  return stopsTheGateway(one) ? stopped : reference;
}

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
  const { target } = gatewayFor(one);
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

/**
 * Exclusive cases last and alone. Beside the rest: those that stop their gateway, one after the other, and those that
 * do little but wait.
 */
async function forAll<T extends { readonly one: Case }>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
) {
  const beside = ({ one }: T) => stopsTheGateway(one) || waitsForTimers(one);
  const rest = items.filter(item => !beside(item));
  const onTheirOwn = Promise.all([
    inLanes(
      items.filter(({ one }) => stopsTheGateway(one)),
      1,
      work,
    ),
    inLanes(
      items.filter(({ one }) => waitsForTimers(one)),
      LANES,
      work,
    ),
  ]);
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

test('every check that a case declares is judged', () => {
  const wrong = cases.flatMap(one => {
    const judged = new Set(namesOf(one));
    return Object.keys(one.checks)
      .filter(name => !judged.has(name))
      .map(name => `${one.case}#${name}`);
  });
  expect(wrong).toEqual([]);
});

test('every check kills a mutant that nothing else notices', { timeout: 900_000 }, async () => {
  const survivors: string[] = [];
  const jobs = cases.flatMap(one => namesOf(one).map(check => ({ one, check })));
  await forAll(jobs, async ({ one, check }) => {
    const seen: string[] = [];
    // A busy machine makes short waits miss what a good gateway says: then it is asked again, with more time.
    for (const timeoutScale of waitsForTimers(one) ? [1] : SCALES) {
      for (const mutant of candidates(`${one.case}#${check}`)) {
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
