/** The only door to the library: whoever loads this module loads it. */
import { BadRequestError, OpenAI } from 'openai';

import type { ModelSettings } from '../config/models.ts';

export { brokeOff, explain, silent } from './openai-errors.ts';

/** Longer than anything the gateway waits for; its own limit counts the silence between two pieces. */
const LIBRARY_TIMEOUT_MS = 24 * 3_600_000;

export function createClient({ provider, baseUrl, apiKey }: ModelSettings): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    // The library would take these from the environment and send them to any server.
    adminAPIKey: null,
    ...(provider === 'openai' ? {} : { organization: null, project: null }),
    defaultHeaders: {
      ...(provider === 'openai' ? {} : { ...unsentHeaders(process.env), Authorization: `Bearer ${apiKey}` }),
      ...(apiKey === undefined ? { Authorization: null } : {}),
    },
    // A failed request is a failed run, at once and with a text that says why.
    maxRetries: 0,
    timeout: LIBRARY_TIMEOUT_MS,
    logLevel: 'off',
  });
}

/** Takes back the headers that the library reads from the environment: they are for OpenAI, and may hold a key. */
function unsentHeaders({ OPENAI_CUSTOM_HEADERS: lines = '' }: NodeJS.ProcessEnv): Record<string, null> {
  const names = lines.split('\n').flatMap(line => /^([^:]+):/.exec(line)?.[1]?.trim() ?? []);
  return Object.fromEntries(names.map(name => [name, null]));
}

/** Whether a server refused a request because it came with tools. */
export function isToolRefusal(error: unknown): boolean {
  return error instanceof BadRequestError && /\btools?\b/i.test(error.message);
}
