import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ECHO_LIMITS, readEchoScript } from '../src/agents/echo-directives.ts';
import { type Bench, bench, caller, textOf } from './agents-support.ts';

let b: Bench;
beforeEach(async () => {
  b = await bench();
});
afterEach(() => b.dispose());

describe('echo', () => {
  it.each([
    ['hello', { text: 'hello', delayMs: 0, words: 0, silent: false }],
    ['!slow hello', { text: 'hello', delayMs: 200 }],
    ['!slow=5 !tool=x.y !long=3  a  b', { text: 'a  b', delayMs: 5, tool: 'x.y', words: 3 }],
    ['!fail="two words" x', { failure: 'two words', text: 'x' }],
    ['!fail=word', { failure: 'word', text: '' }],
    ['!silent', { silent: true }],
    ['!shout !slow', { text: '!shout !slow', delayMs: 0 }],
    ['say !slow', { text: 'say !slow', delayMs: 0 }],
    ['!slowly', { text: '!slowly', delayMs: 0 }],
    ['!', { text: '!' }],
  ])('reads %j', (message, expected) => {
    expect(readEchoScript(message)).toMatchObject(expected);
  });

  it.each([
    '!slow=0',
    '!slow=x',
    '!slow=-1',
    `!slow=${ECHO_LIMITS.slowMs + 1}`,
    '!long=0',
    '!long=9999999999',
    '!tool=9',
    '!fail=""',
    '!silent=1',
  ])('refuses %s with an error that says what it takes', async message => {
    await b.call('chat.send', { sessionKey: 'main', message, idempotencyKey: 'k' });
    const end = await b.end('k');
    expect(end['state']).toBe('error');
    expect(end['errorMessage']).toMatch(/^!\w+ takes /);
  });

  it('says nothing but that it was told nothing', async () => {
    await b.call('chat.send', { sessionKey: 'main', message: '!long=2', idempotencyKey: 'k1' });
    expect(textOf((await b.end('k1'))['message'])).toBe('You said: word1 word2');
    await b.call('chat.send', { sessionKey: 'main', message: '!tool', idempotencyKey: 'k2' });
    expect(textOf((await b.end('k2'))['message'])).toBe('You said nothing.');
  });

  it('tells of its tool only to those who want to know', async () => {
    await b.call('chat.send', { sessionKey: 'main', message: '!tool=search find it', idempotencyKey: 'k1' });
    await b.end('k1');
    const tools = (caps: string[]) =>
      b.events('agent', 'k1', caller({ caps: new Set(caps) })).filter(one => one['stream'] === 'tool');
    expect(tools([])).toEqual([]);
    expect(tools(['tool-events']).map(one => one['data'])).toEqual([
      { phase: 'start', toolCallId: 'k1:tool', name: 'search', args: { text: 'find it' } },
      { phase: 'result', toolCallId: 'k1:tool', name: 'search', result: { text: 'find it' }, isError: false },
    ]);
    const streams = b
      .events('agent', 'k1', caller({ caps: new Set(['tool-events']) }))
      .map(one => one['stream']);
    expect(streams).toEqual(['lifecycle', 'tool', 'assistant', 'assistant', 'tool', 'lifecycle']);
  });
});
