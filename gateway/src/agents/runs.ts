/**
 * Runs: one at a time in a session, the others wait their turn. A run ends for its callers at the moment it
 * is stopped; its session is free when the runtime has let go.
 */
import { GatewayError } from '../errors.ts';
import type { Broadcaster, Clock, Log, SystemEventQueue } from '../ports.ts';
import { MAX_TIMER_MS } from '../runtime/timers.ts';
import type { SessionEvents } from '../sessions/session-events.ts';
import type { Appended, SessionStore } from '../sessions/store.ts';
import { OutcomeBoard } from './outcomes.ts';
import { assistantEntry, type Run, type RunOutcome, type RunRequest, userEntry } from './run.ts';
import { RunPublisher } from './run-publisher.ts';
import { AgentRunError, type AgentRuntime, type RunEvent } from './runtime.ts';

export interface RunsOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly broadcaster: Broadcaster;
  readonly systemEvents: SystemEventQueue;
  readonly store: SessionStore;
  readonly events: SessionEvents;
  /** Runtime of an agent. */
  readonly runtimeOf: (agentId: string) => AgentRuntime;
  readonly limits: {
    readonly chatDeltaIntervalMs: number;
    readonly queuedRunsPerSession: number;
    readonly runs: number;
    readonly closeTimeoutMs: number;
    readonly outcomeTtlMs: number;
    readonly outcomes: number;
  };
}

/** The runs of one session: the first one goes on, the others wait. */
type Lane = Run[];

/** How long a session stays busy with a stopped run whose runtime does not let go. */
const LET_GO_MS = 5_000;
const RETRY_AFTER_MS = 1_000;

export class Runs {
  readonly outcomes: OutcomeBoard;
  readonly #options: RunsOptions;
  readonly #lanes = new Map<string, Lane>();
  readonly #byId = new Map<string, Run>();
  readonly #driving = new Set<Promise<void>>();
  #closing = false;

  constructor(options: RunsOptions) {
    this.#options = options;
    const { outcomeTtlMs, outcomes } = options.limits;
    this.outcomes = new OutcomeBoard(options.clock, outcomeTtlMs, outcomes);
  }

  /** A run that goes on or waits. */
  get(runId: string): Run | undefined {
    return this.#byId.get(runId);
  }

  /** Runs of a session, the active one first. Runs that ended are not among them. */
  ofSession(key: string): readonly Run[] {
    return (this.#lanes.get(key) ?? []).filter(run => run.outcome === undefined);
  }

  /**
   * Takes a run. What the user said is written down before this returns: in the transcript when the session is idle,
   * otherwise beside it until the run begins.
   *
   * @throws GatewayError UNAVAILABLE (retryable) when too many runs wait, or the gateway stops.
   */
  start(request: RunRequest): Run {
    const lane = this.#lanes.get(request.session.key) ?? [];
    this.#refuseOverload(lane);
    const run = this.#newRun(request);
    this.outcomes.clear(request.runId);
    this.#written(run, () => (lane.length === 0 ? this.#begin(run) : this.#keepWaiting(run)));
    lane.push(run);
    this.#lanes.set(request.session.key, lane);
    this.#byId.set(request.runId, run);
    if (lane.length === 1) this.#launch(run, lane);
    return run;
  }

  /** Ends a run that goes on or waits. Its events are out when this returns. */
  abort(run: Run, stopReason: 'rpc' | 'stop' | 'timeout' | 'shutdown'): void {
    this.#end(run, { status: 'timeout', summary: 'aborted', stopReason });
  }

  /** Aborts all runs and waits until their runtimes have let go, but not longer than the limit. */
  async close(): Promise<void> {
    this.#closing = true;
    for (const run of this.#byId.values()) this.abort(run, 'shutdown');
    this.outcomes.close();
    const late = timer(this.#options.limits.closeTimeoutMs);
    await Promise.race([Promise.allSettled(this.#driving), late.elapsed]);
    late.cancel();
  }

  #refuseOverload(lane: Lane): void {
    const retry = { retryable: true, retryAfterMs: RETRY_AFTER_MS };
    if (this.#closing) throw new GatewayError('UNAVAILABLE', 'the gateway is stopping', retry);
    const { runs, queuedRunsPerSession } = this.#options.limits;
    if (this.#byId.size >= runs) throw new GatewayError('UNAVAILABLE', 'too many runs', retry);
    if (lane.length > queuedRunsPerSession) {
      throw new GatewayError('UNAVAILABLE', 'too many runs wait in this session', retry);
    }
  }

  #newRun(request: RunRequest): Run {
    const { broadcaster, clock, limits, runtimeOf } = this.#options;
    const { promise, resolve } = Promise.withResolvers<RunOutcome>();
    return {
      request,
      runtime: runtimeOf(request.session.agentId),
      publisher: new RunPublisher({
        broadcaster,
        clock,
        runId: request.runId,
        session: request.session,
        intervalMs: limits.chatDeltaIntervalMs,
        ...(request.unasked === undefined ? {} : { unasked: request.unasked }),
      }),
      acceptedAt: clock.now(),
      controller: new AbortController(),
      ended: promise,
      settle: resolve,
    };
  }

  #begin(run: Run): void {
    const at = this.#options.clock.now();
    const { session, runId, label, spawnedBy } = run.request;
    const begun = this.#options.store.begin({
      session,
      runId,
      at,
      ...(run.request.unasked === undefined ? { entry: userEntry(run.request, at) } : {}),
      ...(label === undefined ? {} : { label }),
      ...(spawnedBy === undefined ? {} : { spawnedBy }),
    });
    run.sessionId = begun.session.sessionId;
    run.untold = { appended: begun.appended };
  }

  #keepWaiting(run: Run): void {
    const { session, runId, unasked } = run.request;
    const at = run.acceptedAt;
    // Nobody misses what nobody said.
    if (unasked !== undefined) return;
    this.#options.store.keepWaiting({ session, runId, at, entry: userEntry(run.request, at) });
  }

  /** @throws GatewayError: what cannot be written down is not taken. */
  #written(run: Run, write: () => void): void {
    try {
      write();
    } catch (error) {
      if (error instanceof GatewayError) throw error;
      throw new GatewayError('UNAVAILABLE', this.#explain(run, error));
    }
  }

  /** Drives a run that has begun, and the ones behind it, one after the other. */
  #launch(run: Run, lane: Lane): void {
    const driving = this.#driveLane(run, lane);
    this.#driving.add(driving);
    void driving.finally(() => this.#driving.delete(driving));
  }

  async #driveLane(first: Run, lane: Lane): Promise<void> {
    let run: Run | undefined = first;
    while (run !== undefined) {
      // The answer to the request goes out before the first event of its run.
      await new Promise(resolve => setImmediate(resolve));
      this.#tellBegun(run);
      if (run.outcome === undefined) await this.#drive(run);
      lane.shift();
      run = this.#nextOf(lane);
    }
    this.#lanes.delete(first.request.session.key);
  }

  /** Tells those who follow the session that the run began, and what the user said. */
  #tellBegun(run: Run): void {
    const { untold } = run;
    if (untold === undefined) return;
    run.untold = undefined;
    const { appended } = untold;
    if (appended !== undefined) this.#options.events.appended(run.request.session, appended);
    this.#options.events.changed(run.request.session, { phase: 'start', runId: run.request.runId });
  }

  /** The next run of a lane, begun. One that cannot be written down has failed. */
  #nextOf(lane: Lane): Run | undefined {
    for (let run = lane[0]; run !== undefined; run = lane[0]) {
      if (run.outcome === undefined) {
        try {
          this.#begin(run);
          return run;
        } catch (error) {
          this.#end(run, { status: 'error', summary: this.#explain(run, error) });
        }
      }
      lane.shift();
    }
    return undefined;
  }

  async #drive(run: Run): Promise<void> {
    const startedAt = this.#options.clock.now();
    run.startedAt = startedAt;
    run.publisher.started(run.sessionId!, startedAt);
    const { timeoutMs } = run.request;
    // A time-out that no timer takes is none.
    const limit = timeoutMs === undefined || timeoutMs > MAX_TIMER_MS ? undefined : timer(timeoutMs);
    void limit?.elapsed.then(() => this.abort(run, 'timeout'));
    const letGo = Promise.withResolvers<void>();
    let patience: NodeJS.Timeout | undefined;
    run.controller.signal.addEventListener('abort', () => {
      patience = setTimeout(letGo.resolve, LET_GO_MS);
    });
    await Promise.race([this.#read(run), letGo.promise]);
    clearTimeout(patience);
    limit?.cancel();
  }

  /** Follows the runtime to its end. Never rejects. */
  async #read(run: Run): Promise<void> {
    const { session, runId, message, attachments, extraSystemPrompt } = run.request;
    const { store, systemEvents } = this.#options;
    const sessionId = run.sessionId!;
    let final: Extract<RunEvent, { type: 'final' }> | undefined;
    try {
      const thinking = run.request.thinking ?? store.find(session.key)?.settings.thinkingLevel;
      const events = run.runtime.run({
        runId,
        agentId: session.agentId,
        sessionKey: session.key,
        sessionId,
        message,
        attachments,
        systemEvents: systemEvents.drain(),
        ...(run.request.unasked === undefined ? {} : { unasked: true }),
        ...(extraSystemPrompt === undefined ? {} : { extraSystemPrompt }),
        ...(thinking === undefined ? {} : { thinking }),
        // What the user says now is written down already.
        history: limit => store.history(sessionId, limit, 0, runId).messages,
        signal: run.controller.signal,
      });
      for await (const event of events) {
        if (run.outcome !== undefined) return;
        if (event.type === 'final') final = event;
        else this.#publish(run, event);
      }
      const { usage } = final ?? {};
      this.#end(run, {
        status: 'ok',
        summary: 'completed',
        stopReason: final?.stopReason ?? 'stop',
        ...(usage === undefined ? {} : { usage }),
      });
    } catch (error) {
      if (run.outcome === undefined) this.#end(run, { status: 'error', summary: this.#explain(run, error) });
    }
  }

  #publish(run: Run, event: Exclude<RunEvent, { type: 'final' }>): void {
    if (event.type === 'text') run.publisher.said(event.delta);
    else if (event.type === 'phase') run.publisher.phase(event.phase);
    else run.publisher.tool(event);
  }

  /** The one place where a run ends: it is written down first, then told. */
  #end(run: Run, how: Pick<RunOutcome, 'status' | 'summary' | 'stopReason' | 'usage'>): void {
    if (run.outcome !== undefined) return;
    const { outcome, appended } = this.#writeDown(run, {
      ...how,
      text: run.publisher.text,
      endedAt: this.#options.clock.now(),
      ...(run.startedAt === undefined ? {} : { startedAt: run.startedAt }),
      ...(run.sessionId === undefined ? {} : { sessionId: run.sessionId }),
    });
    run.outcome = outcome;
    this.#byId.delete(run.request.runId);
    if (run.sessionId === undefined) this.#giveUpWaiting(run);
    this.#leaveLane(run);
    this.#tellBegun(run);
    const { events } = this.#options;
    if (appended !== undefined) events.appended(run.request.session, appended);
    run.publisher.ended(outcome);
    const { text: _, ...ending } = outcome;
    this.outcomes.post(run.request.runId, ending);
    const phase = outcome.status === 'error' ? 'error' : 'end';
    if (run.sessionId !== undefined) {
      events.changed(run.request.session, { phase, runId: run.request.runId });
    }
    run.settle(outcome);
    run.controller.abort();
  }

  /** What waits when the gateway stops was not taken back by anybody: the next process finds it. */
  #giveUpWaiting(run: Run): void {
    if (this.#closing) return;
    try {
      this.#options.store.giveUp(run.request.runId);
    } catch (error) {
      const { runId } = run.request;
      this.#options.log.error('a message that was taken back returns with the next start', { runId, error });
    }
  }

  /** A run that waits gives its place up; the first one keeps it until its runtime has let go. */
  #leaveLane(run: Run): void {
    const lane = this.#lanes.get(run.request.session.key) ?? [];
    const place = lane.indexOf(run);
    if (place > 0) lane.splice(place, 1);
  }

  /** A run whose end cannot be written down has failed, whatever it said. */
  #writeDown(run: Run, outcome: RunOutcome): { outcome: RunOutcome; appended?: Appended | undefined } {
    const { sessionId } = run;
    if (sessionId === undefined) return { outcome };
    const entry = assistantEntry(run, outcome);
    const { status, stopReason, summary, usage } = outcome;
    const ended = {
      ok: 'done',
      error: 'failed',
      timeout: stopReason === 'timeout' ? 'timeout' : 'killed',
    } as const;
    try {
      const appended = this.#options.store.end({
        sessionId,
        runId: run.request.runId,
        at: outcome.endedAt,
        status: ended[status],
        ...(status === 'error' ? { error: summary } : {}),
        ...(entry === undefined ? {} : { entry }),
        ...(usage === undefined ? {} : { usage }),
      });
      return { outcome, appended };
    } catch (error) {
      return { outcome: { ...outcome, status: 'error', summary: this.#explain(run, error) } };
    }
  }

  /** What the caller may know of an error; the rest goes to the log. */
  #explain(run: Run, error: unknown): string {
    if (error instanceof AgentRunError || error instanceof GatewayError) return error.message;
    this.#options.log.error('run failed', {
      runId: run.request.runId,
      sessionKey: run.request.session.key,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    return 'the agent failed; the log of the gateway says why';
  }
}

function timer(ms: number): { elapsed: Promise<void>; cancel: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const handle = setTimeout(resolve, ms);
  return { elapsed: promise, cancel: () => clearTimeout(handle) };
}
