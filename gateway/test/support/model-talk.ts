/** A gateway whose agent asks a local server in place of a provider, and a client that talks to it. */
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { ModelSettings } from '../../src/config/models.ts';
import type { Log } from '../../src/ports.ts';
import { testGateway } from './gateway.ts';
import { modelServer, type Scripted } from './model-server.ts';
import { connected, ended } from './raw-client.ts';

export const KEY = 'sk-very-secret-key';

function settings(baseUrl: string, over: Partial<ModelSettings> = {}): ModelSettings {
  return {
    provider: 'local',
    id: 'tiny',
    name: 'Tiny',
    baseUrl,
    apiKey: KEY,
    api: 'openai-completions',
    timeoutMs: 5_000,
    reasoning: false,
    images: false,
    tools: true,
    contextTokens: 8_192,
    maxTokens: undefined,
    ...over,
  };
}

export async function talking(answers: readonly Scripted[], over: Partial<ModelSettings> = {}) {
  const server = await modelServer(...answers);
  const logged: string[] = [];
  const note = (message: string, fields?: object) => void logged.push(message + JSON.stringify(fields));
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const gateway = await testGateway({ log, model: settings(server.url, over) });
  const { client } = await connected(gateway.url, { caps: ['tool-events'] });
  let keys = 0;
  const say = async (message: string, more: object = {}) => {
    const idempotencyKey = `k${++keys}`;
    const started = await client.request('chat.send', {
      sessionKey: 'main',
      message,
      idempotencyKey,
      ...more,
    });
    expect(started.ok).toBe(true);
    return ended(client, idempotencyKey);
  };
  return { server, gateway, client, say, logged };
}

export const textOf = (payload: { message?: { content: { text: string }[] } }) =>
  payload.message?.content[0]?.text;
/** Writes these events, one after the other. */
export function streaming(events: readonly object[], everyMs = 0) {
  return async (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const event of events) {
      if (everyMs > 0) await sleep(everyMs);
      if (!response.destroyed) response.write(`data: ${JSON.stringify(event)}\n\n`);
    }
    response.end();
  };
}
