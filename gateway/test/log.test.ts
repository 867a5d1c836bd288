import { describe, expect, test } from 'vitest';
import { createLog } from '../src/log/log.ts';
import { fixedClock } from '../src/runtime/clock.ts';
import { randomIds, seededIds } from '../src/runtime/ids.ts';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5, 6);

function logTo(lines: string[], options: { json?: boolean; level?: 'debug' | 'warn' | 'silent' } = {}) {
  return createLog({
    level: options.level ?? 'debug',
    json: options.json ?? false,
    clock: fixedClock(NOW),
    colour: false,
    write: line => void lines.push(line),
  });
}

describe('log', () => {
  test('writes lines for people', () => {
    const lines: string[] = [];
    logTo(lines).info('gateway: listening', { address: '127.0.0.1:1', text: 'two words', n: 3 });
    expect(lines).toEqual([
      '2026-01-02T03:04:05.006Z info  gateway: listening address=127.0.0.1:1 text="two words" n=3\n',
    ]);
  });

  test('writes one JSON object per line', () => {
    const lines: string[] = [];
    logTo(lines, { json: true }).warn('slow', { ms: 12, level: 'forged' });
    expect(JSON.parse(lines[0]!)).toEqual({
      time: '2026-01-02T03:04:05.006Z',
      level: 'warn',
      message: 'slow',
      ms: 12,
    });
  });

  test('leaves out what is below its level', () => {
    const lines: string[] = [];
    const log = logTo(lines, { level: 'warn' });
    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d');
    logTo(lines, { level: 'silent' }).error('e');
    expect(lines.map(line => line.trim().slice(-1))).toEqual(['c', 'd']);
  });

  test.each([true, false])('never writes secrets (json: %s)', json => {
    const lines: string[] = [];
    logTo(lines, { json }).error('refused', {
      token: 'S3CRET',
      deviceToken: 'S3CRET',
      nested: { authorization: 'Bearer S3CRET', list: [{ privateKey: 'S3CRET' }] },
      signature: 'S3CRET',
      contextTokens: 4096,
      hasToken: true,
      error: new Error('broken', { cause: { password: 'S3CRET' } }),
    });
    expect(lines[0]).not.toContain('S3CRET');
    expect(lines[0]).toContain('4096');
    expect(lines[0]).toContain('broken');
  });

  test('a field cannot forge a line or drive the terminal', () => {
    const lines: string[] = [];
    logTo(lines).info('a\nb', { text: '\u001b[2J\r\nfake', ['k\n']: '\u009b' });
    expect(lines).toHaveLength(1);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(lines[0]!.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  });

  test('never throws', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const trap = {
      get boom(): string {
        throw new Error('no');
      },
    };
    const lines: string[] = [];
    const log = logTo(lines);
    log.info('circle', { circle, big: 1n, at: new Date(Number.NaN), f: () => 1 });
    log.info('trap', { trap });
    const broken = createLog({
      level: 'info',
      json: true,
      clock: fixedClock(NOW),
      write: () => {
        throw new Error('closed');
      },
    });
    expect(() => broken.info('x')).not.toThrow();
  });
});

describe('runtime', () => {
  test('a fixed clock steps', () => {
    const clock = fixedClock(100, 5);
    expect([clock.now(), clock.now(), clock.now()]).toEqual([100, 105, 110]);
  });

  test('seeded ids repeat and differ; random ids differ', () => {
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    const [a, b] = [seededIds('x'), seededIds('x')];
    const first = a.uuid();
    expect(first).toMatch(uuid);
    expect(b.uuid()).toBe(first);
    expect(a.uuid()).not.toBe(first);
    expect(seededIds('y').uuid()).not.toBe(first);
    expect(a.secret()).toMatch(/^[\w-]{43}$/);
    expect(randomIds.uuid()).toMatch(uuid);
    expect(randomIds.secret()).not.toBe(randomIds.secret());
  });
});
