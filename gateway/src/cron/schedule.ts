/** When a job runs: reading what clients write, and the next time after a given one. */
import type { CronSchedule, CronScheduleInput } from '@clawspec/protocol';
import { Cron } from 'croner';
import { GatewayError } from '../errors.ts';

/** A time that lies further back than this is a mistake and not a job that is due. */
const PAST_TOLERANCE_MS = 60_000;

const MAX_DATE_MS = 8_640_000_000_000_000;

/**
 * The schedule as it is kept: times as ISO 8601, intervals with an anchor.
 *
 * @throws GatewayError INVALID_REQUEST for what never runs or cannot be read.
 */
export function readSchedule(method: string, input: CronScheduleInput, now: number): CronSchedule {
  const refuse = (why: string): GatewayError =>
    new GatewayError('INVALID_REQUEST', `invalid ${method} params: ${why}`);
  if (input.kind === 'at') {
    const at = 'atMs' in input ? input.atMs : parseTime(input.at);
    if (at === undefined || at > MAX_DATE_MS) throw refuse('at /schedule/at: must be an ISO 8601 time');
    if (at < now - PAST_TOLERANCE_MS) throw refuse('at /schedule/at: the time is past');
    return { kind: 'at', at: 'atMs' in input ? new Date(at).toISOString() : input.at };
  }
  if (input.kind === 'every') {
    return { kind: 'every', everyMs: input.everyMs, anchorMs: input.anchorMs ?? now };
  }
  if (input.kind !== 'cron') throw refuse(`schedule.kind "${input.kind}" is not supported by this gateway`);
  const { expr, tz, staggerMs } = input;
  if (staggerMs !== undefined && staggerMs > 0) {
    throw refuse('schedule.staggerMs is not supported by this gateway');
  }
  const schedule: CronSchedule = { kind: 'cron', expr, ...(tz === undefined || tz === '' ? {} : { tz }) };
  let next: number | undefined;
  try {
    next = nextOfExpression(schedule, now);
  } catch (error) {
    // The library looks for some days that never come, such as June 31st, until its stack ends.
    if (error instanceof RangeError && /call stack/i.test(error.message)) {
      throw refuse('at /schedule/expr: never comes');
    }
    throw refuse(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
  if (next === undefined) throw refuse('at /schedule/expr: never comes');
  return schedule;
}

/** First time after `after`, or undefined when there is none. */
export function nextRun(schedule: CronSchedule, after: number): number | undefined {
  if (schedule.kind === 'at') {
    const at = parseTime(schedule.at ?? '');
    return at !== undefined && at > after ? at : undefined;
  }
  if (schedule.kind === 'cron') return nextOfExpression(schedule, after);
  const { everyMs = 1, anchorMs = 0 } = schedule;
  if (after < anchorMs) return anchorMs;
  const next = anchorMs + (Math.floor((after - anchorMs) / everyMs) + 1) * everyMs;
  return next <= MAX_DATE_MS ? next : undefined;
}

/** First run of a new schedule: a time that has just passed is due, an interval begins with its anchor. */
export function firstRun(schedule: CronSchedule, now: number): number | undefined {
  return schedule.kind === 'at' ? nextRun(schedule, -1) : nextRun(schedule, now);
}

/** What Date knows of ISO 8601, with UTC for what has no offset. */
function parseTime(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/^[+-]?\d{4,6}-\d\d/.test(trimmed)) return undefined;
  const bare = /T[\d:.]+$/i.test(trimmed);
  const time = Date.parse(bare ? `${trimmed}Z` : trimmed);
  return Number.isNaN(time) ? undefined : time;
}

function nextOfExpression({ expr = '', tz }: CronSchedule, after: number): number | undefined {
  const cron = new Cron(expr, { paused: true, ...(tz === undefined ? {} : { timezone: tz }) });
  return cron.nextRun(new Date(after))?.getTime();
}
