import { describe, expect, it } from 'vitest';

import { createDedupe } from '../src/dedupe/dedupe.ts';

function setup(maxEntries = 3) {
  const time = { now: 1000 };
  const dedupe = createDedupe({ clock: { now: () => time.now }, ttlMs: 100, maxEntries });
  return { time, dedupe };
}

const done = (runId: string) => ({
  state: 'done' as const,
  runId,
  response: { ok: true as const, payload: runId },
});
const running = (runId: string) => ({ state: 'in-flight' as const, runId });

describe('dedupe', () => {
  it('keeps an outcome under method and key', () => {
    const { dedupe } = setup();
    dedupe.set('agent', 'k', done('k'));
    expect(dedupe.get('agent', 'k')?.runId).toBe('k');
    expect(dedupe.get('chat.send', 'k')).toBeUndefined();
    dedupe.delete('agent', 'k');
    expect(dedupe.get('agent', 'k')).toBeUndefined();
  });

  it('forgets an outcome when its time is up, counted from when the work was done', () => {
    const { dedupe, time } = setup();
    dedupe.set('agent', 'k', running('k'));
    time.now += 1000;
    expect(dedupe.get('agent', 'k')?.state).toBe('in-flight');
    dedupe.set('agent', 'k', done('k'));
    time.now += 99;
    expect(dedupe.get('agent', 'k')?.state).toBe('done');
    time.now += 1;
    expect(dedupe.get('agent', 'k')).toBeUndefined();
  });

  it('drops the oldest outcomes at the bound and never work that goes on', () => {
    const { dedupe } = setup(3);
    dedupe.set('agent', 'long', running('long'));
    for (const key of ['a', 'b', 'c']) dedupe.set('agent', key, done(key));
    const kept = ['long', 'a', 'b', 'c'].filter(key => dedupe.get('agent', key) !== undefined);
    expect(kept).toEqual(['long', 'b', 'c']);
    for (const key of ['x', 'y', 'z', 'w']) dedupe.set('agent', key, running(key));
    expect(['long', 'x', 'y', 'z', 'w'].every(key => dedupe.get('agent', key) !== undefined)).toBe(true);
    expect(dedupe.get('agent', 'c')).toBeUndefined();
  });
});
