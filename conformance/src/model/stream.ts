/** Writing an answer: at once, or as server-sent events. */
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** Writes events until the client goes away. */
export class EventStream {
  readonly #response: ServerResponse;
  readonly #gone: AbortSignal;

  constructor(response: ServerResponse, gone: AbortSignal) {
    this.#response = response;
    this.#gone = gone;
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      connection: 'keep-alive',
    });
  }

  send(data: unknown, event?: string): void {
    if (this.#gone.aborted) return;
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    this.#response.write(`${event === undefined ? '' : `event: ${event}\n`}data: ${text}\n\n`);
  }

  end(): void {
    this.#response.end();
  }

  /** Ends the connection without an end; what was sent still arrives. */
  cut(): void {
    this.#response.socket?.destroySoon();
  }
}

/** Waits; false when the client has gone meanwhile. */
export async function pause(ms: number, gone: AbortSignal): Promise<boolean> {
  if (ms > 0 && !gone.aborted) await sleep(ms, undefined, { signal: gone }).catch(() => {});
  return !gone.aborted;
}
