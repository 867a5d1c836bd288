/**
 * Events of one run. `agent` and `chat` events share the numbers of the run: a chat event carries the number
 * of the agent event that it belongs to. Text that comes faster than the chat interval is put together.
 */
import type { AgentPayload, ChatMessage, ChatPayload } from '@clawspec/protocol';

import type { Broadcaster, Caller, Clock, Protocol } from '../ports.ts';
import type { SessionName } from '../sessions/keys.ts';
import type { RunOutcome, Unasked } from './run.ts';
import type { RunEvent } from './runtime.ts';

type ToolEvent = Extract<RunEvent, { type: 'tool-start' | 'tool-update' | 'tool-result' }>;
type Since4 = { readonly [member: string]: unknown };

export interface RunPublisherOptions {
  readonly broadcaster: Broadcaster;
  readonly clock: Clock;
  readonly runId: string;
  readonly session: SessionName;
  /** Shortest time between two chat deltas, in milliseconds. */
  readonly intervalMs: number;
  /** The reply is held back until it is known whether it is worth showing. */
  readonly unasked?: Unasked;
}

const TOOL_EVENTS_CAP = 'tool-events';

export class RunPublisher {
  readonly #options: RunPublisherOptions;
  #seq = 0;
  #text = '';
  /** Characters of the text that were sent. */
  #sent = 0;
  #timer: NodeJS.Timeout | undefined;
  #sessionId: string | undefined;

  constructor(options: RunPublisherOptions) {
    this.#options = options;
  }

  /** Everything that was said so far, sent or not. */
  get text(): string {
    return this.#text;
  }

  started(sessionId: string, startedAt: number): void {
    this.#sessionId = sessionId;
    this.#lifecycle({ phase: 'start', startedAt });
  }

  phase(phase: string): void {
    if (this.#options.unasked !== undefined) return;
    const seq = ++this.#seq;
    this.#chat(seq, { state: 'status', phase }, {}, caller => caller.protocol >= 4);
  }

  said(delta: string): void {
    if (delta === '') return;
    this.#text += delta;
    if (this.#timer === undefined && this.#options.unasked === undefined) this.#flush();
  }

  tool(event: ToolEvent): void {
    if (this.#options.unasked === undefined) this.#flush();
    const { toolCallId, name } = event;
    const what =
      event.type === 'tool-start'
        ? { phase: 'start', args: event.args }
        : event.type === 'tool-update'
          ? { phase: 'update', partialResult: event.partialResult }
          : { phase: 'result', result: event.result, isError: event.isError };
    this.#agent({ stream: 'tool', data: { toolCallId, name, ...what } }, {}, caller =>
      caller.caps.has(TOOL_EVENTS_CAP),
    );
  }

  ended(outcome: RunOutcome): void {
    if (outcome.status === 'ok' && this.#options.unasked?.quiet(this.#text) === true) {
      this.#lifecycle({ phase: 'end', ...times(outcome.startedAt, outcome.endedAt) }, { aborted: false });
      return;
    }
    this.#flush();
    clearTimeout(this.#timer);
    if (outcome.status === 'ok') this.#completed(outcome);
    else if (outcome.status === 'error') this.#failed(outcome);
    else this.#aborted(outcome);
  }

  #completed({ stopReason, startedAt, endedAt, usage }: RunOutcome): void {
    const reason = stopReason === undefined ? {} : { stopReason };
    this.#lifecycle({ phase: 'end', ...times(startedAt, endedAt) }, { aborted: false, ...reason });
    this.#chat(
      this.#seq,
      { state: 'final', ...this.#message(endedAt), ...(usage === undefined ? {} : { usage }) },
      reason,
    );
  }

  #failed({ summary, startedAt, endedAt }: RunOutcome): void {
    if (startedAt === undefined) this.#seq += 1;
    else this.#lifecycle({ phase: 'error', ...times(startedAt, endedAt), error: summary });
    this.#chat(this.#seq, { state: 'error', errorMessage: summary }, this.#message(endedAt));
  }

  #aborted({ stopReason, startedAt, endedAt }: RunOutcome): void {
    const reason = stopReason === undefined ? {} : { stopReason };
    const seq = ++this.#seq;
    this.#chat(seq, { state: 'aborted', ...reason, ...this.#message(endedAt) });
    if (startedAt === undefined) return;
    const since4 = { aborted: true, status: stopReason === 'timeout' ? 'timeout' : 'cancelled', ...reason };
    this.#lifecycle({ phase: 'end', ...times(startedAt, endedAt) }, since4, seq);
  }

  /** Sends what was said since the last time, and holds back the rest for the interval. */
  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const delta = this.#text.slice(this.#sent);
    if (delta === '') return;
    this.#sent = this.#text.length;
    this.#agent({ stream: 'assistant', data: { text: this.#text, delta } });
    this.#chat(
      this.#seq,
      { state: 'delta', ...this.#message(this.#options.clock.now()) },
      { deltaText: delta },
    );
    this.#timer = setTimeout(() => this.#flush(), this.#options.intervalMs);
  }

  #message(timestamp: number): { message?: ChatMessage } {
    if (this.#text === '') return {};
    return { message: { role: 'assistant', content: [{ type: 'text', text: this.#text }], timestamp } };
  }

  #lifecycle(data: Record<string, unknown>, since4: Since4 = {}, seq = ++this.#seq): void {
    const ts = this.#options.clock.now();
    this.#send('agent', protocol => ({
      ...this.#common(seq, protocol),
      ts,
      stream: 'lifecycle',
      data: protocol >= 4 ? { ...data, ...since4 } : data,
    }));
  }

  #agent(what: Record<string, unknown>, since4: Since4 = {}, to?: (caller: Caller) => boolean): void {
    const seq = ++this.#seq;
    const ts = this.#options.clock.now();
    this.#send(
      'agent',
      protocol => ({ ...this.#common(seq, protocol), ts, ...what, ...(protocol >= 4 ? since4 : {}) }),
      to,
    );
  }

  #chat(
    seq: number,
    what: Record<string, unknown>,
    since4: Since4 = {},
    to?: (caller: Caller) => boolean,
  ): void {
    const { runId, session } = this.#options;
    this.#send(
      'chat',
      protocol => ({
        runId,
        sessionKey: session.key,
        ...(protocol >= 4 ? { agentId: session.agentId } : {}),
        seq,
        ...what,
        ...(protocol >= 4 ? since4 : {}),
      }),
      to,
    );
  }

  #common(seq: number, protocol: Protocol): Record<string, unknown> {
    const { runId, session } = this.#options;
    const base = { runId, sessionKey: session.key, seq };
    if (protocol < 4) return base;
    return {
      ...base,
      agentId: session.agentId,
      ...(this.#options.unasked === undefined ? {} : { isHeartbeat: true }),
      ...(this.#sessionId === undefined ? {} : { sessionId: this.#sessionId }),
    };
  }

  #send(
    event: 'agent' | 'chat',
    payload: (protocol: Protocol) => Record<string, unknown>,
    to?: (caller: Caller) => boolean,
  ): void {
    const options = to === undefined ? undefined : { to };
    // The parts are put together here; the union they make is what the specification names.
    if (event === 'agent') {
      this.#options.broadcaster.broadcast(
        event,
        protocol => payload(protocol) as unknown as AgentPayload,
        options,
      );
    } else {
      this.#options.broadcaster.broadcast(
        event,
        protocol => payload(protocol) as unknown as ChatPayload,
        options,
      );
    }
  }
}

function times(startedAt: number | undefined, endedAt: number): Record<string, number> {
  return startedAt === undefined ? { endedAt } : { startedAt, endedAt };
}
