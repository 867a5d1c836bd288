/** What is written down tells no secret. */
import { validatorsOf } from '@clawspec/spec/check-frame';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadSpec } from '../src/spec.ts';
import { lineProblem } from '../src/transcript/read.ts';
import { Scribe } from '../src/transcript/scribe.ts';
import '../../scripts/test/seeded.ts';

describe('secrets', () => {
  const spec = loadSpec();
  const schemasFor = validatorsOf(spec);
  const member = fc.constantFrom(
    ...[
      'token',
      'deviceToken',
      'bootstrapToken',
      'password',
      'signature',
      'apiKey',
      'clientSecret',
      'private_key',
    ],
  );
  const secret = fc
    .string({ minLength: 8, maxLength: 40 })
    .filter(text => /[^*•_.-]/u.test(text) && text.trim() === text)
    .map(text => `S${text}`);
  const path = fc.array(fc.constantFrom('params', 'auth', 'payload', 'list', '0', 'note'), { maxLength: 4 });
  const nest = (keys: readonly string[], value: unknown) =>
    keys.reduceRight<unknown>((inner, key) => (key === '0' ? [inner] : { [key]: inner }), value);

  test('never reach the file, wherever they stand and are repeated', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ member, secret, path, raw: fc.boolean() }), { minLength: 1, maxLength: 6 }),
        entries => {
          const scribe = new Scribe({ spec, schemasFor, keep: entries[0]?.raw ?? false, hide: [] });
          const lines = entries.flatMap(({ member: name, secret: value, path: keys }, index) => {
            const dir = index % 2 === 0 ? ('c2s' as const) : ('s2c' as const);
            const put = (frame: unknown) =>
              scribe.message(index, '1', dir, Buffer.from(JSON.stringify(frame)), false);
            return [
              put({ type: 'req', id: 'x', method: 'connect', params: nest(keys, { [name]: value }) }),
              put({ type: 'res', id: 'x', ok: false, error: { message: `the ${name} ${value} is wrong` } }),
              put({ type: 'event', event: 'chat', payload: { [value]: value, list: [`(${value})`] } }),
              scribe.message(index, '1', dir, Buffer.from(`not JSON ${value}`), false),
              scribe.message(index, '1', dir, Buffer.from(`\u0000${value}`, 'utf8'), true),
              scribe.close(index, '1', 'gateway', 1008, `bad ${value}`),
            ];
          });
          const text = lines.map(line => JSON.stringify(line)).join('\n');
          const values = texts(lines);
          for (const { secret: value } of entries) {
            expect(text).not.toContain(JSON.stringify(value).slice(1, -1));
            expect(values.some(one => one.includes(value))).toBe(false);
            expect(text).not.toContain(Buffer.from(value).toString('base64').replace(/=+$/u, ''));
          }
          for (const line of lines) expect(lineProblem('line', line)).toBeUndefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each<[string, string]>([
    ['a query', 'http://h/?token=abcdef123456'],
    ['a bearer', 'Authorization: Bearer abcdef123456'],
    ['JSON in a text', '{"gateway":{"auth":{"token":"abcdef123456"}}}'],
    ['JSON5 in a text', '{ auth: { token: "abcdef123456" } }'],
    ['JSON in JSON', JSON.stringify(JSON.stringify({ password: 'abcdef123456' }))],
    ['JSON that was cut', '{"password":"abcdef123456'],
    ['a key of a provider', 'sk-abcdef123456abcdef123456'],
    ['an address with a password', 'wss://me:abcdef123456@host/'],
  ])('are found in %s', (_, text) => {
    const scribe = new Scribe({ spec, schemasFor, keep: true, hide: [] });
    const frame = { type: 'event', event: 'chat', payload: { text } };
    expect(JSON.stringify(scribe.frame(0, '1', 's2c', frame))).not.toContain('abcdef123456');
  });

  test('words about secrets stay', () => {
    const scribe = new Scribe({ spec, schemasFor, keep: false, hide: [] });
    const message =
      'unauthorized: gateway token mismatch (set gateway.remote.token to match gateway.auth.token)';
    const frame = {
      type: 'res',
      id: '1',
      ok: false,
      error: { message, details: { canRetryWithDeviceToken: false } },
    };
    const { frame: written } = scribe.frame(0, '1', 's2c', frame);
    expect(written).toMatchObject({ error: { message, details: { canRetryWithDeviceToken: false } } });
  });
});

/** Every text in a value, keys too. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...texts(item)]);
}
