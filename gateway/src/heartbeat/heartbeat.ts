/** Heartbeats: turns in the main session that nobody asked for, every so often and when something wakes the agent. */
import type { HeartbeatEvent } from '@clawspec/protocol';
import type { AgentTurns } from '../agents/turns.ts';
import type { RunOutcome } from '../agents/run.ts';
import { GatewayError } from '../errors.ts';
import type { Broadcaster, Clock, HeartbeatFacts, Log, Protocol, Timers } from '../ports.ts';
import { createAlarm } from '../runtime/alarm.ts';
import { type HeartbeatSettings, isAcknowledgement, isActive, parseDuration } from './settings.ts';

/** How a heartbeat went, before it is told in the words of a protocol. */
export interface Beat extends HeartbeatEvent {
  readonly status: 'ok-token' | 'ok-empty' | 'skipped' | 'failed';
}

export interface Heartbeat {
  readonly facts: HeartbeatFacts;
  last(protocol: Protocol): HeartbeatEvent | null;
  /** Until the gateway restarts. */
  setEnabled(enabled: boolean): void;
  /**
   * A heartbeat now, at any hour. Requests before it begins share one; one that goes on is followed by another.
   *
   * @returns how it went; undefined when heartbeats are off.
   */
  request(reason: string): Promise<Beat | undefined>;
  start(): void;
  close(): void;
}

export interface HeartbeatOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly broadcaster: Broadcaster;
  readonly turns: AgentTurns;
  readonly settings: HeartbeatSettings;
}

const PREVIEW_MAX = 200;
const NO_ROUTE = 'No channel is configured to deliver the reply to; it is in the main session.';

export function createHeartbeat(options: HeartbeatOptions): Heartbeat {
  const { clock, log, broadcaster, turns, settings } = options;
  const everyMs = parseDuration(settings.every) ?? 0;
  const periodic = everyMs > 0;
  let enabled = true;
  let closed = false;
  let last: Beat | undefined;
  let going: Promise<unknown> = Promise.resolve();
  let waiting: Promise<Beat | undefined> | undefined;

  const alarm = createAlarm(clock, options.timers, () => {
    plan();
    if (enabled && isActive(settings.activeHours, clock.now())) void request('interval');
  });
  const plan = (): void => alarm.set(periodic && !closed ? clock.now() + everyMs : undefined);

  const beat = async (reason: string): Promise<Beat | undefined> => {
    if (!enabled || closed) return undefined;
    const startedAt = clock.now();
    const outcome = await run();
    if (closed) return undefined;
    const now = clock.now();
    last = { ts: now, ...told(outcome, settings.ackMaxChars), durationMs: Math.max(0, now - startedAt) };
    log.debug('heartbeat', { reason, status: last.status });
    const done = last;
    broadcaster.broadcast('heartbeat', protocol => view(done, protocol));
    return done;
  };

  const run = async (): Promise<RunOutcome | Error> => {
    try {
      return await turns.run({
        session: turns.mainSession,
        message: settings.prompt,
        unasked: { quiet: text => text.trim() === '' || isAcknowledgement(text, settings.ackMaxChars) },
      });
    } catch (error) {
      if (!(error instanceof GatewayError)) log.error('heartbeat: the turn cannot be started', { error });
      return error instanceof Error ? error : new Error(String(error));
    }
  };

  const request = (reason: string): Promise<Beat | undefined> => {
    if (!enabled || closed) return Promise.resolve(undefined);
    waiting ??= going.then(async () => {
      // What was said before this moment is in this heartbeat.
      await new Promise(resolve => setImmediate(resolve));
      waiting = undefined;
      try {
        return await beat(reason);
      } catch (error) {
        log.error('heartbeat: cannot be told', { error });
        return undefined;
      }
    });
    const mine = waiting;
    going = mine;
    return mine;
  };

  return {
    get facts() {
      const on = enabled && periodic;
      return {
        enabled: on,
        every: periodic ? settings.every : 'disabled',
        everyMs: periodic ? everyMs : null,
        prompt: settings.prompt,
        target: 'none',
        ackMaxChars: settings.ackMaxChars,
      };
    },
    last: protocol => (last === undefined ? null : view(last, protocol)),
    setEnabled(value) {
      enabled = value;
    },
    request,
    start: plan,
    close() {
      closed = true;
      alarm.close();
    },
  };
}

function told(outcome: RunOutcome | Error, ackMaxChars: number): Omit<Beat, 'ts' | 'durationMs'> {
  if (outcome instanceof Error || outcome.status !== 'ok') {
    const preview = outcome instanceof Error ? outcome.message : outcome.summary;
    return {
      status: 'failed',
      reason: 'agent-runner-failure',
      preview: preview.slice(0, PREVIEW_MAX),
      hasMedia: false,
      silent: true,
      indicatorType: 'error',
    };
  }
  const preview = outcome.text.trim().slice(0, PREVIEW_MAX);
  if (preview === '') return { status: 'ok-empty', hasMedia: false, silent: true, indicatorType: 'ok' };
  if (isAcknowledgement(outcome.text, ackMaxChars)) {
    return { status: 'ok-token', preview, hasMedia: false, silent: true, indicatorType: 'ok' };
  }
  return { status: 'skipped', reason: 'no-route', preview, hasMedia: false, message: NO_ROUTE };
}

/** Protocol 3 has fewer members and another word for a reply that goes nowhere. */
function view(beat: Beat, protocol: Protocol): HeartbeatEvent {
  if (protocol >= 4) return beat;
  const { silent: _, indicatorType: __, message: ___, ...known } = beat;
  return known.reason === 'no-route' ? { ...known, reason: 'no-target' } : known;
}
