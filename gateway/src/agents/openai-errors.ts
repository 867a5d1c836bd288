/** What goes wrong between the gateway and a model, in words that say what to do. Never shows a key. */
import { APIConnectionError, APIError } from 'openai';

import type { ModelSettings } from '../config/models.ts';
import { AgentRunError } from './runtime.ts';

const MESSAGE_MAX = 300;

/** @returns what the caller may read, or the error as it is when it is nobody's fault but ours. */
export function explain(error: unknown, settings: ModelSettings): unknown {
  if (error instanceof AgentRunError) return new AgentRunError(clean(error.message, settings));
  const who = `the model provider "${settings.provider}"`;
  if (error instanceof APIConnectionError || isBrokenSocket(error)) {
    return new AgentRunError(unreachable(who, error, settings));
  }
  if (error instanceof APIError) return new AgentRunError(refusal(who, error, settings));
  if (error instanceof SyntaxError) return new AgentRunError(notTheApi(settings));
  return error;
}

export function silent({ provider, timeoutMs }: ModelSettings): AgentRunError {
  return new AgentRunError(
    `the model provider "${provider}" said nothing for ${timeoutMs / 1000} s; if the model is only slow, raise models.providers.${provider}.timeoutSeconds`,
  );
}

/** The reply ended without its end. */
export function brokeOff({ provider, baseUrl }: ModelSettings): AgentRunError {
  return new AgentRunError(
    `the model provider "${provider}" broke off its reply; try again, and if it happens always, is ${baseUrl} an OpenAI-compatible API?`,
  );
}

function notTheApi({ provider, baseUrl }: ModelSettings): string {
  return `the model provider "${provider}" does not answer like an OpenAI-compatible API; is models.providers.${provider}.baseUrl (${baseUrl}) right?`;
}

function unreachable(who: string, error: unknown, settings: ModelSettings): string {
  const code = codeOf(error);
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return `${who} said nothing for 300 s, which is the longest this gateway can wait`;
  }
  if (!(error instanceof APIConnectionError)) return brokeOff(settings).message;
  const why = code === undefined ? '' : ` (${code})`;
  return `cannot reach ${who} at ${settings.baseUrl}${why}; is the server running, and models.providers.${settings.provider}.baseUrl right?`;
}

function refusal(who: string, error: APIError, settings: ModelSettings): string {
  const { status, code } = error;
  const { provider, id } = settings;
  const said = clean(saidIn(error), settings);
  const key = `models.providers.${provider}.apiKey${provider === 'openai' ? ' or OPENAI_API_KEY' : ''}`;
  switch (status) {
    case 401:
      return settings.apiKey === undefined
        ? `${who} wants an API key; set ${key}`
        : `${who} refused the API key; check ${key}`;
    case 403:
      return `${who} does not let this API key use ${id}: ${said}`;
    case 404:
      return `${who} has no model "${id}" (${said}); check agents.defaults.model.primary, and that baseUrl ends as the server wants it, often in /v1`;
    case 429:
      if (code === 'insufficient_quota')
        return `${who} says that the quota is used up; check plan and billing`;
      return `${who} is at its rate limit; try again ${retryAfter(error)}`;
    default:
  }
  if (code === 'context_length_exceeded') {
    return `the conversation is longer than ${id} takes; begin a new session, or set contextWindow of the model to what it takes`;
  }
  if (status !== undefined && status >= 500) return `${who} failed with HTTP ${status} (${said}); try again`;
  return `${who} refused the request: ${said}`;
}

/** The provider's own words. */
function saidIn({ error, message }: APIError): string {
  const own = (error as { message?: unknown } | undefined)?.message;
  return typeof own === 'string' && own !== '' ? own : message;
}

function retryAfter({ headers }: APIError): string {
  const seconds = Number((headers as Headers | undefined)?.get('retry-after') ?? Number.NaN);
  return seconds >= 0 ? `in ${Math.ceil(seconds)} s` : 'later';
}

function clean(text: string, { apiKey }: ModelSettings): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const safe = apiKey === undefined ? line : line.replaceAll(apiKey, '[key]');
  return safe.length > MESSAGE_MAX ? `${safe.slice(0, MESSAGE_MAX)}…` : safe;
}

/** The connection ended while the reply was on its way: fetch tells it with a TypeError. */
function isBrokenSocket(error: unknown): boolean {
  return error instanceof TypeError && (error.message === 'terminated' || codeOf(error) !== undefined);
}

function codeOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (typeof code === 'string') return code;
    // A name with several addresses fails once for each of them.
    if (cause instanceof AggregateError) return codeOf(cause.errors[0]);
  }
  return undefined;
}
