/** The scripted model: an OpenAI-compatible endpoint on loopback that answers what the message asks for. */
import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DirectiveError, type Rule } from './answer.ts';
import { chatCompletion, lengthOf, streamChat } from './chat.ts';
import { type Conversation, decide, type Reply } from './conversation.ts';
import { ApiError, scriptedError } from './errors.ts';
import { type Item, readChat, readResponses } from './request.ts';
import { outputItem, responseObject, streamResponse } from './responses.ts';
import { EventStream, pause, sendJson } from './stream.ts';

export interface ModelOptions {
  /** 0 takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /** Requests need it as a bearer token when it is set. */
  readonly apiKey?: string;
  /** Names of models that there are; the first is the default name. */
  readonly models?: readonly string[];
  readonly rules?: readonly Rule[];
  readonly onRequest?: (request: AskedRequest) => void;
}

/** A request that was understood, as tests and people like to see it. */
export interface AskedRequest {
  readonly api: 'chat' | 'responses';
  readonly model: string;
  readonly stream: boolean;
  /** The last message of the user. */
  readonly text: string;
  readonly answered: 'text' | 'tool' | number;
  readonly body: unknown;
}

export interface ScriptedModel {
  /** Base URL, with `/v1`: what `OPENAI_BASE_URL` is. */
  readonly url: string;
  readonly models: readonly string[];
  /** Oldest first; only the last thousand are kept. */
  readonly requests: readonly AskedRequest[];
  close(): Promise<void>;
}

export const DEFAULT_MODEL = 'scripted';
const MAX_BODY = 32 * 1024 * 1024;
const KEPT = 1000;

type Spoken = Exclude<Reply, { kind: 'error' }>;

/** Starts it. Throws when the port is taken. */
export async function startModel(options: ModelOptions = {}): Promise<ScriptedModel> {
  const host = options.host ?? '127.0.0.1';
  const service = new Service(options);
  const server = createServer((request, response) => void service.handle(request, response));
  server.listen(options.port ?? 0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/v1`,
    models: service.models,
    requests: service.requests,
    close: () => close(server),
  };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

class Service {
  readonly models: readonly string[];
  readonly requests: AskedRequest[] = [];
  readonly #options: ModelOptions;
  readonly #created = Math.floor(Date.now() / 1000);
  readonly #failedOnce = new Set<string>();
  readonly #responses = new Map<string, readonly Item[]>();
  #count = 0;

  constructor(options: ModelOptions) {
    this.#options = options;
    this.models = options.models ?? [DEFAULT_MODEL];
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    try {
      await this.#route(request, response, gone.signal);
    } catch (error) {
      if (gone.signal.aborted) return;
      const known =
        error instanceof ApiError ? error : new ApiError(500, `the scripted model broke: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else sendJson(response, known.status, known.body);
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse, gone: AbortSignal): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const wanted = { '/v1/models': 'GET', '/v1/chat/completions': 'POST', '/v1/responses': 'POST' }[
      pathname.startsWith('/v1/models/') ? '/v1/models' : pathname
    ];
    if (wanted === undefined) throw new ApiError(404, `Invalid URL (${request.method} ${pathname})`);
    if (request.method !== wanted) throw new ApiError(405, `Not allowed to ${request.method} on ${pathname}`);
    this.#authorize(request);
    if (wanted === 'GET') return sendJson(response, 200, this.#list(pathname.slice('/v1/models/'.length)));
    const body = await readBody(request);
    if (pathname === '/v1/responses') return this.#responsesCall(body, response, gone);
    return this.#chatCall(body, response, gone);
  }

  #authorize({ headers }: IncomingMessage): void {
    const { apiKey } = this.#options;
    if (apiKey === undefined) return;
    const [, given] = /^Bearer (.+)$/u.exec(headers.authorization ?? '') ?? [];
    if (given === undefined) throw new ApiError(401, 'You need an API key: Authorization: Bearer …');
    if (!sameText(given, apiKey))
      throw new ApiError(401, 'Incorrect API key provided.', { code: 'invalid_api_key' });
  }

  #list(id: string): unknown {
    const describe = (model: string) => ({
      id: model,
      object: 'model',
      created: this.#created,
      owned_by: 'clawspec',
    });
    if (id === '') return { object: 'list', data: this.models.map(describe) };
    this.#requireModel(decodeURIComponent(id));
    return describe(decodeURIComponent(id));
  }

  #requireModel(model: string): void {
    if (this.models.includes(model)) return;
    const facts = { param: 'model', code: 'model_not_found' };
    throw new ApiError(
      404,
      `The model '${model}' does not exist; there are: ${this.models.join(', ')}.`,
      facts,
    );
  }

  async #chatCall(body: unknown, response: ServerResponse, gone: AbortSignal): Promise<void> {
    const request = readChat(body);
    const reply = this.#decide('chat', request, body);
    const naming = this.#naming('chatcmpl');
    if (request.stream) return streamChat(new EventStream(response, gone), request, reply, naming, gone);
    if (!(await pause(reply.everyMs * lengthOf(reply), gone)) || cuts(reply)) return void response.destroy();
    sendJson(response, 200, chatCompletion(request, reply, naming));
  }

  async #responsesCall(body: unknown, response: ServerResponse, gone: AbortSignal): Promise<void> {
    const request = readResponses(body, id => this.#responses.get(id));
    const reply = this.#decide('responses', request, body);
    const naming = this.#naming('resp');
    if (request.store) this.#remember(naming.id, [...request.input, outputItem(reply, naming)]);
    if (request.stream) return streamResponse(new EventStream(response, gone), request, reply, naming, gone);
    if (!(await pause(reply.everyMs * lengthOf(reply), gone)) || cuts(reply)) return void response.destroy();
    sendJson(response, 200, responseObject(request, reply, naming));
  }

  #decide(
    api: AskedRequest['api'],
    request: { model: string; stream: boolean; conversation: Conversation },
    body: unknown,
  ): Spoken {
    const { model, stream, conversation } = request;
    this.#requireModel(model);
    const reply = this.#reply(conversation);
    const asked = { api, model, stream, text: conversation.text, body };
    this.#note({ ...asked, answered: reply.kind === 'error' ? reply.status : reply.kind });
    if (reply.kind === 'error') throw scriptedError(reply.status, reply.message);
    return reply;
  }

  #reply(conversation: Conversation): Reply {
    try {
      return decide(conversation, this.#options.rules ?? [], this.#failedOnce);
    } catch (error) {
      if (error instanceof DirectiveError) return { kind: 'error', status: 400, message: error.message };
      throw error;
    }
  }

  #note(asked: AskedRequest): void {
    this.requests.push(asked);
    if (this.requests.length > KEPT) this.requests.shift();
    this.#options.onRequest?.(asked);
  }

  #remember(id: string, items: readonly Item[]): void {
    this.#responses.set(id, items);
    const [oldest] = this.#responses.keys();
    if (this.#responses.size > KEPT && oldest !== undefined) this.#responses.delete(oldest);
  }

  #naming(prefix: string) {
    const number = ++this.#count;
    return {
      id: `${prefix}-${number}`,
      itemId: `item-${number}`,
      callId: `call-${number}`,
      created: Math.floor(Date.now() / 1000),
    };
  }
}

const cuts = (reply: Spoken) => reply.kind === 'text' && reply.cut;

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\b/iu.test(type)) {
    throw new ApiError(400, `The body has to be application/json, not '${type || 'nothing'}'.`);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new ApiError(413, `The body is larger than ${MAX_BODY} bytes.`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    throw new ApiError(400, `We could not parse the JSON body of your request: ${(error as Error).message}`);
  }
}
