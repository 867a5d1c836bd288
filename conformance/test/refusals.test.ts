/** Every refusal and every close that the specification lists has a case that says what a client makes of it. */
import { CLOSE_CODES, DETAIL_CODES } from '@clawspec/protocol';
import { expect, test } from 'vitest';
import { sideOf } from '../src/case/lint-profiles.ts';
import { loadCases } from '../src/case/load.ts';
import type { Step } from '../src/case/types.ts';
import { closeCode } from '../src/close-codes.ts';
import { dig } from '../src/json.ts';

/** Codes of requests: no connect is refused with them. */
const OF_REQUESTS = new Set([
  'MISSING_SCOPE',
  'NOT_CONNECTED',
  'PAIRING_CHANGED',
  'UNKNOWN_AGENT_ID',
  'CRON_JOB_NOT_FOUND',
  'OUTBOUND_DELIVERY_QUEUED',
]);

type Course = 'comes back' | 'stays away';
const courseOf = (client: string): Course => (client === 'retry' ? 'comes back' : 'stays away');

/** What cases demand of a client after each code, by detail code and by the number of the close. */
const demanded = new Map<string | number, Set<Course>>();
const clientCases = loadCases().filter(one => sideOf(one.case) === 'client');
for (const { steps } of clientCases) {
  for (const [at, step] of steps.entries()) note(step, steps.slice(at + 1));
}

function note(step: Step, rest: readonly Step[]): void {
  const codes = codesOf(step);
  const course = codes.length === 0 ? undefined : courseAfter(rest);
  if (course === undefined) return;
  for (const code of codes) demanded.set(code, new Set([...(demanded.get(code) ?? []), course]));
}

function codesOf(step: Step): (string | number)[] {
  if ('do' in step && step.do === 'close') return [step.code ?? closeCode('normal')];
  const refusal = 'refuse' in step ? step.refuse : undefined;
  if (refusal === undefined) return [];
  const detail = dig(refusal, ['details', 'code']);
  const close = dig(refusal, ['close', 'code']) ?? closeCode('policy');
  return [detail, close].filter(code => typeof code === 'string' || typeof code === 'number');
}

/** What is checked of the client before it is told or refused anything else. */
function courseAfter(rest: readonly Step[]): Course | undefined {
  for (const step of rest) {
    if ('tell' in step) return undefined;
    if ('saw' in step && step.check !== undefined) {
      const decision = dig(step.saw, ['decision']);
      if (decision !== undefined) return decision === 'retry' ? 'comes back' : 'stays away';
    }
    if ('accept' in step) return step.check === undefined ? undefined : 'comes back';
  }
  return undefined;
}

test.each(Object.entries(DETAIL_CODES).filter(([code]) => !OF_REQUESTS.has(code)))(
  'after %s a client does what the specification says',
  (code, { client }) => {
    expect([...(demanded.get(code) ?? [])]).toEqual([courseOf(client)]);
  },
);

test.each(CLOSE_CODES.filter(({ sentBy }) => sentBy === 'gateway'))(
  'after $code ($name) a client does what the specification says',
  ({ code, client }) => {
    expect([...(demanded.get(code) ?? [])]).toContain(courseOf(client));
  },
);

test('codes of requests are refused to requests', () => {
  const unknown = [...OF_REQUESTS].filter(code => !Object.hasOwn(DETAIL_CODES, code) || demanded.has(code));
  expect(unknown).toEqual([]);
});
