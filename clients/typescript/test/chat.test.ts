import type { ChatPayload } from '@clawspec/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHAT_RUNS_MAX, type ChatRuns, isEnded, messageText, noChatRuns, reduceChat } from '../src/index.ts';
import '../../../scripts/test/seeded.ts';

const base = { runId: 'r', sessionKey: 'agent:main:main' };
const message = (text: string) => ({ role: 'assistant', content: [{ type: 'text' as const, text }] });
const both = (seq: number, added: string, all: string): ChatPayload => ({
  ...base,
  seq,
  state: 'delta',
  deltaText: added,
  message: message(all),
});
const fold = (payloads: readonly ChatPayload[], start: ChatRuns = noChatRuns) =>
  payloads.reduce(reduceChat, start);

describe('reduceChat', () => {
  it.each<[string, ChatPayload[], object]>([
    [
      'cumulative messages',
      [both(1, 'Hello', 'Hello'), both(2, ' world', 'Hello world')],
      { text: 'Hello world', status: 'streaming', approximate: false },
    ],
    ['a dropped delta, repaired by the message', [both(3, ' world', 'Hello world')], { text: 'Hello world' }],
    [
      'increments only',
      [
        { ...base, seq: 1, state: 'delta', deltaText: 'a' },
        { ...base, seq: 2, state: 'delta', deltaText: 'b' },
      ],
      { text: 'ab', approximate: true },
    ],
    [
      'a rewrite',
      [both(1, 'bad', 'bad'), { ...base, seq: 2, state: 'delta', deltaText: 'good', replace: true }],
      { text: 'good', approximate: false },
    ],
    ['a repeated delta', [both(2, 'b', 'ab'), both(1, 'a', 'a')], { text: 'ab' }],
    [
      'status, then text',
      [{ ...base, seq: 1, state: 'status', phase: 'starting_model' }, both(2, 'x', 'x')],
      { text: 'x', status: 'streaming' },
    ],
    [
      'final without deltas',
      [{ ...base, seq: 9, state: 'final', message: message('done') }],
      { text: 'done', status: 'final' },
    ],
    [
      'final without a message',
      [both(1, 'x', 'x'), { ...base, seq: 2, state: 'final' }],
      { text: 'x', status: 'final' },
    ],
    ['an empty final of a queued run', [{ ...base, seq: 0, state: 'final' }], { text: '', status: 'final' }],
    [
      'abort with a partial message',
      [both(1, 'x', 'x'), { ...base, seq: 2, state: 'aborted', stopReason: 'rpc', message: message('xy') }],
      { text: 'xy', status: 'aborted', stopReason: 'rpc' },
    ],
    [
      'abort without one',
      [both(1, 'x', 'x'), { ...base, seq: 2, state: 'aborted' }],
      { text: 'x', status: 'aborted' },
    ],
    [
      'an error',
      [both(1, 'x', 'x'), { ...base, seq: 2, state: 'error', errorMessage: 'no', errorKind: 'timeout' }],
      { text: 'x', status: 'error', errorMessage: 'no', errorKind: 'timeout' },
    ],
    [
      'a late delta after the end',
      [{ ...base, seq: 2, state: 'final', message: message('end') }, both(3, 'z', 'z')],
      { text: 'end', status: 'final' },
    ],
    [
      'text as a string',
      [{ ...base, seq: 1, state: 'final', message: { role: 'assistant', content: 'plain' } }],
      { text: 'plain' },
    ],
  ])('%s', (_name, payloads, expected) => {
    expect(fold(payloads).get('r')).toMatchObject(expected);
  });

  it('ignores states that it does not know', () => {
    const unknown = { ...base, seq: 1, state: 'thinking-hard' } as unknown as ChatPayload;
    expect(fold([unknown])).toBe(noChatRuns);
  });

  it('keeps a bounded number of runs', () => {
    const runs = Array.from({ length: CHAT_RUNS_MAX + 50 }, (_, index): ChatPayload[] => [
      { ...both(1, 'x', 'x'), runId: `run-${index}` },
      ...(index % 2 ? [{ ...base, runId: `run-${index}`, seq: 2, state: 'final' as const }] : []),
    ]);
    const state = fold(runs.flat());
    expect(state.size).toBe(CHAT_RUNS_MAX);
    expect(state.has(`run-${CHAT_RUNS_MAX + 49}`)).toBe(true);
    expect(state.has('run-1')).toBe(false);
  });

  it('reads messages with parts that it does not know', () => {
    const content = [{ type: 'text', text: 'a' }, { type: 'image' }, null, { type: 'text', text: 'b' }];
    expect(messageText({ role: 'assistant', content } as never)).toBe('a\nb');
    expect(messageText(undefined)).toBe('');
  });

  it('shows the same text whatever deltas are dropped or repeated, and never after the end', () => {
    const pieces = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 12 });
    const fates = fc.array(fc.constantFrom<('pass' | 'drop' | 'twice')[]>('pass', 'drop', 'twice'), {
      minLength: 12,
      maxLength: 12,
    });
    fc.assert(
      fc.property(pieces, fates, fc.boolean(), (texts, fate, withFinalMessage) => {
        const all = texts.join('');
        const deltas = texts.map((text, i) => both(i + 1, text, texts.slice(0, i + 1).join('')));
        const last = deltas.length - 1;
        const seen = deltas.flatMap((delta, i) => {
          // The last one is never dropped unless the end says it all.
          const kept = fate[i] === 'drop' && (i !== last || withFinalMessage) ? [] : [delta];
          return fate[i] === 'twice' ? [delta, delta] : kept;
        });
        const end: ChatPayload = {
          ...base,
          seq: texts.length + 1,
          state: 'final',
          ...(withFinalMessage ? { message: message(all) } : {}),
        };
        const state = fold([...seen, end]);
        expect(state.get('r')).toMatchObject({ text: all, status: 'final', approximate: false });
        expect(fold([...deltas, end], state)).toBe(state);
      }),
    );
  });

  it('never changes what it was given, and ended runs stay ended', () => {
    const payload = fc.record({
      runId: fc.constantFrom('a', 'b', '__proto__'),
      sessionKey: fc.constant('main'),
      seq: fc.integer({ min: 0, max: 9 }),
      state: fc.constantFrom('delta', 'final', 'aborted', 'error', 'status', 'other'),
      deltaText: fc.option(fc.string(), { nil: undefined }),
      message: fc.option(fc.string().map(message), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(payload, { maxLength: 40 }), payloads => {
        let state = noChatRuns;
        for (const next of payloads as unknown as ChatPayload[]) {
          const before = new Map(state);
          const after = reduceChat(state, next);
          expect(new Map(state)).toEqual(before);
          for (const [id, run] of before) if (isEnded(run)) expect(after.get(id)).toBe(run);
          state = after;
        }
        expect(noChatRuns.size).toBe(0);
      }),
    );
  });
});
