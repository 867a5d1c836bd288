/** `--timings`: where the time of a run went. */
import type { RunResult } from '../result.ts';
import { runName } from './jsonl.ts';

const SHOWN = 20;

/** The slowest cases first; times of cases that ran side by side add up to more than the run took. */
export function timingsReport({ cases, durationMs }: RunResult): string {
  const ran = cases.filter(({ skipped }) => skipped === undefined);
  const slowest = [...ran].sort((a, b) => b.durationMs - a.durationMs).slice(0, SHOWN);
  const sum = ran.reduce((total, one) => total + one.durationMs, 0);
  return [
    `slowest of ${ran.length} cases, ${seconds(sum)} s together in a run of ${seconds(durationMs)} s`,
    ...slowest.map(one => `${seconds(one.durationMs).padStart(7)} s  ${runName(one)}`),
    '',
  ].join('\n');
}

const seconds = (ms: number) => (ms / 1000).toFixed(2);
