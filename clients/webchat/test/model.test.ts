import type { ChatHistoryResult, ChatMessage, ChatPayload } from '@clawspec/protocol';
import { describe, expect, it } from 'vitest';
import { Conversation } from '../src/model/conversation.ts';
import type { Entry } from '../src/model/entries.ts';
import { canonicalKey, sessionTitle } from '../src/model/session-names.ts';

const KEY = 'agent:main:main';
const defaults = { defaultAgentId: 'main', mainKey: 'main', mainSessionKey: KEY };

const conversation = () => new Conversation(KEY, () => undefined);
const history = (messages: ChatMessage[], more: Partial<ChatHistoryResult> = {}): ChatHistoryResult => ({
  sessionKey: KEY,
  messages,
  ...more,
});
const user = (text: string, key?: string): ChatMessage => ({
  role: 'user',
  content: text,
  ...(key === undefined ? {} : { idempotencyKey: key }),
});
const assistant = (text: string, more: Partial<ChatMessage> = {}): ChatMessage => ({
  role: 'assistant',
  content: [{ type: 'text', text }],
  ...more,
});
const event = (runId: string, seq: number, rest: object) =>
  ({ runId, seq, sessionKey: KEY, ...rest }) as unknown as ChatPayload;
const delta = (runId: string, seq: number, text: string) =>
  event(runId, seq, { state: 'delta', message: assistant(text) });
const brief = (entries: readonly Entry[]) =>
  entries.map(one => [
    one.kind,
    one.text,
    one.kind === 'user' ? one.delivery : one.kind === 'reply' ? one.state : '',
  ]);

describe('chat events', () => {
  it.each([
    ['cumulative messages', [delta('r', 1, 'a'), delta('r', 2, 'ab')], 'ab'],
    [
      'increments',
      [event('r', 1, { state: 'delta', deltaText: 'a' }), event('r', 2, { state: 'delta', deltaText: 'b' })],
      'ab',
    ],
    [
      'a rewrite',
      [delta('r', 1, 'ab'), event('r', 2, { state: 'delta', deltaText: 'x', replace: true })],
      'x',
    ],
    [
      'a late increment after the end',
      [event('r', 1, { state: 'final', message: assistant('done') }), delta('r', 2, 'no')],
      'done',
    ],
    ['an end without text after some', [delta('r', 1, 'kept'), event('r', 2, { state: 'aborted' })], 'kept'],
  ])('grow the reply by %s', (_, events, text) => {
    const chat = conversation();
    for (const payload of events) chat.applyChat(payload);
    expect(chat.entries.map(one => one.text)).toEqual([text]);
  });

  it('drop the empty end that protocol 3 gives a queued message', () => {
    const chat = conversation();
    chat.write('second', 'k');
    chat.expectReply('k');
    chat.applyChat(event('k', 1, { state: 'final' }));
    expect(brief(chat.entries).map(([kind]) => kind)).toEqual(['user']);
    expect(chat.activeRuns).toEqual([]);
  });
});

describe('a history over what is shown', () => {
  it('keeps the ids of what is already there', () => {
    const chat = conversation();
    chat.write('hi', 'k');
    chat.applyChat(event('k', 1, { state: 'final', message: assistant('hello') }));
    const before = chat.entries.map(one => one.id);
    chat.load(history([user('hi', 'k:user'), assistant('hello')]), 200, true);
    expect(chat.entries.map(one => one.id)).toEqual(before);
    expect(brief(chat.entries)).toEqual([
      ['user', 'hi', 'sent'],
      ['reply', 'hello', 'done'],
    ]);
  });

  it.each<[string, ChatHistoryResult, unknown[]]>([
    ['knows the key: it arrived', history([user('hi', 'k')]), [['user', 'hi', 'sent']]],
    ['does not know it: it still waits', history([]), [['user', 'hi', 'queued']]],
    [
      'has the same text from before: it still waits',
      history([user('hi', 'other'), assistant('hello')]),
      [
        ['user', 'hi', 'sent'],
        ['reply', 'hello', 'done'],
        ['user', 'hi', 'queued'],
      ],
    ],
  ])('%s', (_, result, expected) => {
    const chat = conversation();
    chat.write('hi', 'k');
    chat.load(result, 200, true);
    expect(brief(chat.entries)).toEqual(expected);
  });

  it.each<[string, ChatHistoryResult, unknown[]]>([
    [
      'goes on when the gateway says so',
      history([user('hi', 'k')], { inFlightRun: { runId: 'k', text: 'abc' } }),
      ['reply', 'abc', 'streaming'],
    ],
    ['was cut off when nobody knows it', history([user('hi', 'k')]), ['reply', 'ab', 'interrupted']],
    ['ended meanwhile', history([user('hi', 'k'), assistant('abcd')]), ['reply', 'abcd', 'done']],
  ])('a run that was going on %s', (_, result, expected) => {
    const chat = conversation();
    chat.write('hi', 'k');
    chat.deliver('k', 'sent');
    chat.applyChat(delta('k', 1, 'ab'));
    chat.load(result, 200, true);
    expect(brief(chat.entries)).toEqual([['user', 'hi', 'sent'], expected]);
  });

  it('does not doubt a run whose events still come', () => {
    const chat = conversation();
    chat.write('hi', 'k');
    chat.deliver('k', 'sent');
    chat.expectReply('k');
    chat.load(history([]), 200, false);
    expect(brief(chat.entries)).toEqual([
      ['user', 'hi', 'sent'],
      ['reply', '', 'streaming'],
    ]);
  });

  it('puts tool results to their calls', () => {
    const chat = conversation();
    const messages = [
      { role: 'assistant', content: [{ type: 'toolCall', id: 't1', name: 'look', arguments: { a: 1 } }] },
      { role: 'toolResult', toolCallId: 't1', toolName: 'look', content: 'found', isError: false },
      assistant('There it is'),
    ] as unknown as ChatMessage[];
    chat.load(history(messages), 200, true);
    expect(chat.entries).toMatchObject([
      {
        kind: 'reply',
        text: 'There it is',
        tools: [{ id: 't1', name: 'look', args: { a: 1 }, result: 'found', state: 'done' }],
      },
    ]);
  });
});

describe('session names', () => {
  it.each([
    ['main', KEY],
    [KEY, KEY],
    ['notes', 'agent:main:notes'],
    ['agent:other:notes', 'agent:other:notes'],
  ])('%s is stored as %s', (key, expected) => {
    expect(canonicalKey(key, defaults)).toBe(expected);
  });

  it.each([
    [KEY, 'Main session'],
    ['agent:main:webchat-0123456789ab', 'New session'],
    ['agent:main:notes', 'notes'],
  ])('%s is called %s', (key, expected) => {
    expect(sessionTitle(key, undefined, defaults)).toBe(expected);
  });
});
