/** A small OpenAI-compatible server that answers as a test tells it, and keeps what it was asked. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

export interface Asked {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly headers: IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  readonly body: any;
}

/** One answer: pieces of text, a call of a tool, an HTTP error, or something of the test's own. */
export type Scripted =
  | { readonly say: readonly string[]; readonly everyMs?: number; readonly finish?: string }
  | { readonly call: string; readonly args?: string; readonly id?: string }
  | {
      readonly status: number;
      readonly error?: object;
      readonly headers?: Record<string, string>;
    }
  | { readonly raw: (response: ServerResponse) => void | Promise<void> };

export interface ModelServer {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** Resolves when a client has gone before its answer was complete. */
  readonly cut: Promise<void>;
  close(): Promise<void>;
}

/** Answers one request after the other with these; the last one again and again. */
export async function modelServer(...answers: readonly Scripted[]): Promise<ModelServer> {
  const asked: Asked[] = [];
  const { promise: cut, resolve: wasCut } = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    response.on('close', () => {
      if (!response.writableEnded) wasCut();
    });
    void serve(request, response);
  });
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    let text = '';
    for await (const piece of request) text += String(piece);
    asked.push({
      path: request.url ?? '',
      authorization: request.headers.authorization,
      headers: request.headers,
      body: JSON.parse(text),
    });
    const scripted = answers[Math.min(asked.length, answers.length) - 1] ?? { say: ['hi'] };
    await answer(scripted, response, request.url?.endsWith('/responses') === true);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    if (!server.listening) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  onTestFinished(close);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked, cut, close };
}

async function answer(scripted: Scripted, response: ServerResponse, responses: boolean): Promise<void> {
  if ('raw' in scripted) return scripted.raw(response);
  if ('status' in scripted) {
    response.writeHead(scripted.status, { 'content-type': 'application/json', ...scripted.headers });
    response.end(JSON.stringify({ error: scripted.error ?? { message: `HTTP ${scripted.status}` } }));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const events = responses ? responsesEvents(scripted) : completionsChunks(scripted);
  for (const event of events) {
    if ('everyMs' in scripted && scripted.everyMs !== undefined) await sleep(scripted.everyMs);
    const name = 'type' in event ? `event: ${String(event.type)}\n` : '';
    if (!response.destroyed) response.write(`${name}data: ${JSON.stringify(event)}\n\n`);
  }
  response.end(responses ? '' : 'data: [DONE]\n\n');
}

type Spoken = Exclude<Scripted, { status: number } | { raw: unknown }>;

function completionsChunks(scripted: Spoken): object[] {
  const chunk = (delta: object, finish: string | null = null) => ({
    id: 'c1',
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
  const usage = {
    id: 'c1',
    object: 'chat.completion.chunk',
    choices: [],
    usage: { prompt_tokens: 10, completion_tokens: 4, total_tokens: 14 },
  };
  if ('say' in scripted) {
    return [...scripted.say.map(content => chunk({ content })), chunk({}, scripted.finish ?? 'stop'), usage];
  }
  const { call, args = '{}', id = 'call_1' } = scripted;
  const half = Math.ceil(args.length / 2);
  const piece = (part: object) => chunk({ tool_calls: [{ index: 0, ...part }] });
  return [
    piece({ id, type: 'function', function: { name: call, arguments: '' } }),
    piece({ function: { arguments: args.slice(0, half) } }),
    piece({ function: { arguments: args.slice(half) } }),
    chunk({}, 'tool_calls'),
    usage,
  ];
}

function responsesEvents(scripted: Spoken): object[] {
  const usage = {
    input_tokens: 10,
    input_tokens_details: { cached_tokens: 6 },
    output_tokens: 4,
    total_tokens: 14,
  };
  const done = { type: 'response.completed', response: { id: 'r1', status: 'completed', usage } };
  if ('say' in scripted) {
    const end =
      scripted.finish === undefined
        ? done
        : {
            type: 'response.incomplete',
            response: { id: 'r1', usage, incomplete_details: { reason: scripted.finish } },
          };
    return [...scripted.say.map(delta => ({ type: 'response.output_text.delta', delta })), end];
  }
  const { call: name, args = '{}', id = 'call_1' } = scripted;
  const item = { type: 'function_call', id: 'i1', call_id: id, name, arguments: args };
  return [{ type: 'response.output_item.done', item }, done];
}
