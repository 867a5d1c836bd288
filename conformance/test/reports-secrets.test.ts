/** Whatever secrets look like and wherever they turn up: no report has them. */
import { EventEmitter } from 'node:events';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { Redactor } from '../src/redact.ts';
import { badgeReport, shieldsReport } from '../src/report/badge.ts';
import { annotations } from '../src/report/github.ts';
import { htmlReport } from '../src/report/html/document.ts';
import { jsonlReport, readJsonl } from '../src/report/jsonl.ts';
import { junitReport } from '../src/report/junit.ts';
import { summaryReport } from '../src/report/summary.ts';
import { plain, terminalReport } from '../src/report/terminal.ts';
import type { RunResult } from '../src/result.ts';
import { endOf } from '../src/run/command.ts';
import { Peer } from '../src/run/peer.ts';
import { newBaseline } from '../src/write-baseline.ts';
import { caseOf, check, requirements, runOf } from './trees.ts';
import { wellFormed } from './xml.ts';
import '../../scripts/test/seeded.ts';

const RENDERERS: Readonly<Record<string, (result: RunResult) => string>> = {
  text: result => terminalReport(result, requirements, plain),
  jsonl: jsonlReport,
  junit: junitReport,
  html: result => htmlReport(result, { requirements, cases: [] }),
  summary: result => summaryReport(result, requirements),
  badge: badgeReport,
  shields: shieldsReport,
  annotations,
  baseline: result => newBaseline('', result).text,
};

/** As they are made: some alphabet or other, and long enough to be told from words. */
const secret = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_-]{16,60}$/),
  fc.stringMatching(/^[ -~]{12,40}$/).filter(text => new Set(text).size > 6),
);
const MEMBERS = ['token', 'deviceToken', 'password', 'signature', 'bootstrapToken'] as const;

/** Every way in which a text may be written into a report. */
function spellings(text: string): string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const markup = (value: string) =>
    value
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;');
  return [
    text,
    json,
    JSON.stringify(json).slice(1, -1),
    markup(text),
    markup(json),
    encodeURIComponent(text),
  ];
}

test.each(Object.keys(RENDERERS))('%s', name => {
  fc.assert(
    fc.property(
      secret,
      secret,
      fc.constantFrom(...MEMBERS),
      fc.string(),
      (shared, learned, member, noise) => {
        const redactor = new Redactor();
        redactor.add(shared);
        const frame = { type: 'req', id: noise, params: { auth: { [member]: learned } } };
        redactor.learn(frame);
        const prose = `${noise} ${shared} ${learned}`;
        const tree = runOf(
          [
            caseOf(
              'a/bad',
              [
                check('x', 'fail', {
                  failure: {
                    message: prose,
                    conn: 'a',
                    path: shared,
                    expected: { [learned]: prose },
                    actual: frame,
                  },
                }),
                check('y', 'fail', { baseline: { state: 'xfail', reason: prose } }),
                check('z', 'warn', { failure: { message: prose } }),
              ],
              {
                timeline: [
                  { t: 0, conn: 'a', dir: 'open' },
                  { t: 1, conn: 'a', dir: 'out', frame },
                  {
                    t: 2,
                    conn: 'a',
                    dir: 'in',
                    text: JSON.stringify({ quoted: shared, nested: { learned } }),
                  },
                  {
                    t: 3,
                    conn: 'a',
                    dir: 'in',
                    frame: { payload: [prose, { message: prose }] },
                    problems: [prose],
                  },
                  { t: 4, conn: 'a', dir: 'note', text: `ws://h/?token=${encodeURIComponent(shared)}` },
                  { t: 5, conn: 'a', dir: 'close', code: 1008, reason: prose },
                ],
              },
            ),
            caseOf('a/broken', [], { verdict: 'error', error: prose }),
          ],
          { stale: [prose] },
        );
        const clean = redactor.value(tree);
        const render = RENDERERS[name] as (result: RunResult) => string;
        for (const result of [clean, readJsonl(jsonlReport(clean), 'r.jsonl')]) {
          const text = render(result);
          for (const hidden of [...spellings(shared), ...spellings(learned)])
            expect(text).not.toContain(hidden);
          if (name === 'junit' || name === 'badge') expect(wellFormed(text)).toEqual([]);
        }
      },
    ),
    { numRuns: 100 },
  );
});

describe('a secret is known', () => {
  test.each<[string, string, string]>([
    ['the password of its user', 'ws://me:pass-word-7@gateway.example/x', 'pass-word-7'],
    ['a user that is a token', 'wss://tok-en-1234@gateway.example', 'tok-en-1234'],
    ['a spelling with escapes', 'ws://me:p%40ss-word@gateway.example', 'p%40ss-word'],
    ['its query', 'ws://gateway.example/?v=4&access_token=abc-def-123', 'abc-def-123'],
    ['its query with escapes', 'ws://gateway.example/?token=a%2Fb%2Fc%2Fd', 'a%2Fb%2Fc%2Fd'],
  ])('in an address, by %s', (_, address, hidden) => {
    const redactor = new Redactor();
    redactor.addAddress(address);
    expect(redactor.text(address)).not.toContain(hidden);
    expect(redactor.text(address)).toContain('gateway.example');
  });

  test.each<[string, string]>([
    ['driver --token abc-def-123 --url ws://x', 'driver --token [redacted] --url ws://x'],
    ['driver --api-key=abc-def-123', 'driver --api-key=[redacted]'],
    [`driver --password 'two words'`, `driver --password '[redacted]'`],
    ['MY_TOKEN="abc-def-123" driver --max-token 12345', 'MY_TOKEN="[redacted]" driver --max-token 12345'],
    ['driver --verbose token-test.json', 'driver --verbose token-test.json'],
  ])('in the command %s', (command, shown) => {
    const redactor = new Redactor();
    redactor.addCommand(command);
    expect(redactor.text(command)).toBe(shown);
  });

  test('in a configuration that a gateway tells', () => {
    const redactor = new Redactor();
    const frame = {
      payload: { botToken: '12345:abcdefghijkl', apiKey: 'none', note: 'none, not 12345:abcdefghijkl' },
    };
    redactor.learn(frame);
    expect(redactor.value(frame)).toEqual({
      payload: { botToken: '[redacted]', apiKey: '[redacted]', note: 'none, not [redacted]' },
    });
  });

  test.each([
    ['cut off', ''],
    ['and large', 'x'.repeat(300_000)],
  ])('in a message that is no JSON: %s', (_, rest) => {
    const { socket, told } = overheard();
    const text = `{"type":"res","payload":{"auth":{"deviceToken":"abc-def-123-ghi"},"rest":"${rest}`;
    socket.emit('message', Buffer.from(text), false);
    expect(told).toHaveLength(2);
    expect(JSON.stringify(told)).not.toContain('abc-def-123-ghi');
    expect(JSON.stringify(told).length).toBeLessThan(2000);
  });

  test('in a frame that is too large to be kept', async () => {
    const { socket, told } = overheard();
    const frame = {
      type: 'res',
      payload: { auth: { deviceToken: 'abc-def-123' }, rest: 'x'.repeat(300_000) },
    };
    socket.emit('message', Buffer.from(JSON.stringify(frame)), false);
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain('abc-def-123');
  });
});

/** A peer on a socket that only the test speaks on, and what it tells the reports. */
function overheard() {
  const told: unknown[] = [];
  const socket = new EventEmitter() as unknown as WebSocket;
  const specified = { problems: [], specified: true, subject: undefined };
  new Peer(socket, {
    name: 'a',
    outgoing: () => specified,
    incoming: () => specified,
    record: entry => told.push(entry),
    invalid: (_conn, frame) => told.push(frame),
  });
  return { socket, told };
}

test('what is left of a long output begins with a whole line', () => {
  expect(endOf(`token abcdef\nsecond\n`, 10)).toBe('second\n');
  expect(endOf('short', 10)).toBe('short');
});
