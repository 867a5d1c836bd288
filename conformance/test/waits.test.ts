/** `--timeout-scale` gives things more time to happen; it changes no time of the protocol. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { validatorsOf } from '@clawspec/spec/check-frame';
import { loadCases } from '../src/case/load.ts';
import type { DoStep } from '../src/case/types.ts';
import { ClientWorld } from '../src/client/client-world.ts';
import { Redactor } from '../src/redact.ts';
import { runWait } from '../src/run/actions.ts';
import { loadSpec } from '../src/spec.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const spec = loadSpec();
const world = (timeoutScale: number) =>
  new ClientWorld({
    ...{ command: '', spec, schemasFor: validatorsOf(spec), redactor: new Redactor() },
    ...{ protocol: 4, timeoutScale },
  });

/** Milliseconds until the step is done, of those tried. */
async function timeOf(step: DoStep, timeoutScale: number): Promise<number> {
  let over = false;
  const began = Date.now();
  const done = runWait(step, world(timeoutScale)).then(() => {
    over = true;
  });
  while (!over) await vi.advanceTimersByTimeAsync(50);
  await done;
  return Date.now() - began;
}

test.each([
  ['a wait', { do: 'wait', ms: 200 }, 3, 600],
  ['a wait on a hurried clock', { do: 'wait', ms: 200 }, 0.5, 200],
  ['a time of the protocol', { do: 'wait', ms: 200, exact: true }, 3, 200],
  ['a time of the protocol on a hurried clock', { do: 'wait', ms: 200, exact: true }, 0.5, 200],
] as const)('%s', async (_, step, scale, ms) => {
  expect(await timeOf(step, scale)).toBe(ms);
});

test('a time that the gateway has named gets a grace, one of the case does not', () => {
  const stage = world(2);
  stage.scope.bind('a', { tickIntervalMs: 1000 });
  expect(stage.within({ $var: 'a.tickIntervalMs' })).toBe(2500);
  expect(stage.within(1000)).toBe(2000);
});

/** A stretched wait before a count of attempts, or longer than a tick interval, would fail a good client. */
test('cases stretch no wait that the protocol limits', () => {
  const stretched = loadCases().flatMap(({ case: name, steps }) =>
    steps.some(step => 'do' in step && step.do === 'wait' && !step.exact) ? [name] : [],
  );
  expect(stretched).not.toContainEqual(expect.stringMatching(/^client-(events|handshake)\/|\/timeout-/u));
});
