import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createAgentCatalog } from '../src/agents/catalog.ts';
import { echoRuntime } from '../src/agents/echo.ts';
import type { AgentRuntime, RunInput } from '../src/agents/runtime.ts';
import type { Response } from '../src/ports.ts';
import { type Bench, bench, textOf } from './agents-support.ts';

let b: Bench;
beforeEach(async () => {
  b = await bench();
});
afterEach(() => b.dispose());

function replaceRuntime(run: AgentRuntime['run']) {
  return createAgentCatalog({ main: { id: 'test', model: echoRuntime.model, run } });
}

/** Calls agent and promises its second answer. */
async function agent(message: string, idempotencyKey: string, more: object = {}) {
  const again = Promise.withResolvers<Response>();
  const first = await b.call('agent', { message, idempotencyKey, ...more }, undefined, {
    again: again.resolve,
  });
  return { first, final: again.promise };
}

describe('a runtime', () => {
  it('gets history, system events and what the request says, and the reply is not mixed with them', async () => {
    const inputs: RunInput[] = [];
    await b.dispose();
    b = await bench({
      catalog: replaceRuntime(async function* (input) {
        inputs.push({ ...input, history: input.history.bind(input) });
        const heard = input.history(10).map(textOf).join('|');
        yield { type: 'text', delta: `heard ${heard}` };
        yield { type: 'final', usage: { input: 3, output: 4, totalTokens: 7 } };
      }),
    });
    b.systemEvents.push('door opened');
    await (await agent('one', 'k1', { extraSystemPrompt: 'be brief', thinking: 'low' })).final;
    await (await agent('two', 'k2')).final;
    expect(inputs[0]).toMatchObject({
      message: 'one',
      systemEvents: ['door opened'],
      extraSystemPrompt: 'be brief',
      thinking: 'low',
    });
    expect(inputs[1]).toMatchObject({ message: 'two', systemEvents: [] });
    expect(textOf((await b.end('k2'))['message'])).toBe('heard one|heard ');
    expect(await b.end('k2')).toMatchObject({ usage: { totalTokens: 7 } });
    const rows = (await b.call('sessions.list', {})).payload['sessions'];
    expect(rows).toMatchObject([{ inputTokens: 6, outputTokens: 8, totalTokens: 14 }]);
  });

  it('hears a message once that is sent again after its run was cut off', async () => {
    const file = join(b.dir, 'restarted.db');
    const messages = ['!slow=10000 one', 'two', 'three'];
    const say = (at: Bench, message: string) =>
      at.call('chat.send', { sessionKey: 'main', message, idempotencyKey: message });
    const first = await bench({ file });
    for (const message of messages) await say(first, message);
    await first.dispose();

    const heard: (string | undefined)[][] = [];
    const next = await bench({
      file,
      catalog: replaceRuntime(async function* ({ history, message }) {
        heard.push([...history(10).map(textOf), message]);
        yield { type: 'final' };
      }),
    });
    for (const message of ['two', '!slow=10000 one']) {
      await say(next, message);
      await next.end(message);
    }
    expect(heard).toEqual([
      ['!slow=10000 one', 'three', 'two'],
      ['two', 'three', '!slow=10000 one'],
    ]);
    const { payload } = await next.call('chat.history', { sessionKey: 'main' });
    expect((payload['messages'] as unknown[]).map(textOf)).toEqual(messages);
    await next.dispose();
  });

  it('that breaks does not tell its secrets', async () => {
    await b.dispose();
    b = await bench({
      catalog: replaceRuntime(() => {
        throw new TypeError('password=hunter2');
      }),
    });
    const { final } = await agent('hi', 'k1');
    expect(JSON.stringify(await final)).not.toContain('hunter2');
    expect(JSON.stringify(b.events('agent'))).not.toContain('hunter2');
    expect(await final).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
  });

  it('that does not let go holds its session but neither its caller nor close', async () => {
    await b.dispose();
    b = await bench({
      limits: { closeTimeoutMs: 20 },
      catalog: replaceRuntime(async function* () {
        yield { type: 'text', delta: 'now I hang' };
        await new Promise(() => {});
      }),
    });
    const { final } = await agent('hi', 'k1');
    await b.until('chat', one => one['state'] === 'delta');
    await agent('next', 'k2');
    await b.call('chat.abort', { sessionKey: 'main', runId: 'k1' });
    expect(await final).toMatchObject({ payload: { status: 'timeout' } });
    expect(b.events('agent', 'k2')).toEqual([]);
    await b.agents.close();
  });
});
