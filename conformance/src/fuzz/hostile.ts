/** What no client means to send. Each says what the specification promises for it. */
import { LIMITS } from '@clawspec/protocol';
import { closeCode } from '../close-codes.ts';
import type { Payload, Step } from './plan.ts';
import type { Random } from './random.ts';
import { PROTOTYPE_NAMES, trickyText } from './strings.ts';

/** Bytes of the frames that only try sizes. */
const BIG = 1_000_000;
const BROKEN_JSON = [
  '',
  ' ',
  '{',
  '[',
  '"',
  '{"type":"req"',
  '}{',
  'undefined',
  'NaN',
  "{'a':1}",
  '{"a":1,}',
  '\u0000',
];
const NO_FRAMES = ['null', 'true', '0', '"req"', '[]', '{}', '[{"type":"req"}]', '{"type":"req"}', '1e999'];
const NO_UTF8 = [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0x7b, 0xe2, 0x82]];

interface Context {
  readonly random: Random;
  /** Id for the request of this step. */
  readonly id: string;
  /** hello-ok policy.maxPayload. */
  readonly maxPayload: number;
}

type Recipe = (context: Context) => Step[];

const request = (id: unknown, method: unknown = 'health', params: unknown = {}) => ({
  type: 'req',
  id,
  method,
  params,
});
const answered = (id: unknown): Step['expect'] => ({ kind: 'answer', id, verdict: 'any' });
const refused = (id: unknown): Step['expect'] => ({ kind: 'answer', id, verdict: 'refused' });
const ignored: Step['expect'] = { kind: 'ignored' };

function bytes(random: Random): Payload {
  const raw = random.bytes(random.between(1, 60));
  // A byte that no JSON begins with: chance must not make it JSON.
  return { base64: Buffer.concat([Buffer.from([0x01]), raw]).toString('base64') };
}

/** In a session, the connection lives on. By weight. */
export const HOSTILE: readonly (readonly [number, Recipe])[] = [
  [4, ({ random }) => [{ what: 'no JSON', send: { text: random.pick(BROKEN_JSON) }, expect: ignored }]],
  [2, ({ random }) => [{ what: 'binary garbage', send: bytes(random), expect: ignored }]],
  [
    4,
    ({ random }) => [
      { what: 'JSON that is no request', send: { text: random.pick(NO_FRAMES) }, expect: refused('invalid') },
    ],
  ],
  [
    2,
    ({ id }) => [
      {
        what: 'a response from the client',
        send: { frame: { type: 'res', id, ok: true } },
        expect: refused(id),
      },
    ],
  ],
  [
    1,
    ({ id }) => [
      {
        what: 'an event from the client',
        send: { frame: { type: 'event', event: 'tick', id } },
        expect: refused(id),
      },
    ],
  ],
  [
    2,
    ({ id }) => [
      {
        what: 'connect again',
        send: { frame: request(id, 'connect', { minProtocol: 1, maxProtocol: 99 }) },
        expect: refused(id),
      },
    ],
  ],
  [
    2,
    ({ id, random }) => [
      {
        what: 'prototype name as a method',
        send: { frame: request(id, random.pick(PROTOTYPE_NAMES)) },
        expect: refused(id),
      },
    ],
  ],
  [
    2,
    ({ id, random }) => [
      { what: 'unknown method', send: { frame: request(id, `x${trickyText(random)}`) }, expect: refused(id) },
    ],
  ],
  [
    2,
    ({ random }) => {
      const wrong = random.pick<unknown>([0, -1.5, true, [], {}, '', { __proto__: null, toString: 1 }]);
      return [{ what: 'an id that is no text', send: { frame: request(wrong) }, expect: refused(wrong) }];
    },
  ],
  [
    2,
    ({ id }) =>
      Array.from({ length: 3 }, () => ({
        what: 'the same id at a time',
        send: { frame: request(id) },
        expect: answered(id),
      })),
  ],
  [
    2,
    ({ id }) => [
      {
        what: 'a request in a binary message',
        send: { frame: request(id), binary: true },
        expect: answered(id),
      },
    ],
  ],
  [
    2,
    ({ id, random }) => {
      const number = random.pick([
        '1e999',
        '-1e999',
        '123456789012345678901234567890',
        '1e-999',
        '-0',
        '0.1e1',
      ]);
      const text = `{"type":"req","id":${JSON.stringify(id)},"method":"health","params":{"n":${number}}}`;
      return [{ what: 'a number that no double holds', send: { text }, expect: answered(id) }];
    },
  ],
  [
    2,
    ({ id }) => {
      const text = `{"type":"req","id":"${id}-a","id":"${id}-b","method":"health"}`;
      return [
        {
          what: 'the same member twice',
          send: { text },
          expect: { kind: 'perhaps', ids: [`${id}-a`, `${id}-b`, 'invalid'] },
        },
      ];
    },
  ],
  [
    2,
    ({ id }) => {
      const text = `\ufeff${JSON.stringify(request(id))}`;
      return [
        { what: 'a byte order mark', send: { text }, expect: { kind: 'perhaps', ids: [id, 'invalid'] } },
      ];
    },
  ],
  [
    2,
    ({ id, random }) => {
      const times = random.pick([100, 2_000, 50_000]);
      const send = {
        before: `{"type":"req","id":${JSON.stringify(id)},"method":"health","params":{"deep":`,
        unit: '[',
        times,
        after: `${']'.repeat(times)}}}`,
      };
      return [{ what: `nested ${times} deep`, send, expect: { kind: 'perhaps', ids: [id, 'invalid'] } }];
    },
  ],
  [
    1,
    ({ random }) => {
      const times = random.pick([100, 50_000]);
      const send = {
        before: '{"type":"req","method":"health","id":',
        unit: '[',
        times,
        after: `${']'.repeat(times)}}`,
      };
      const ids = ['invalid', ...(times > 100 ? [] : [nested(times)])];
      return [{ what: `an id nested ${times} deep`, send, expect: { kind: 'perhaps', ids } }];
    },
  ],
  [
    1,
    ({ id }) => {
      const long = `${id}-`;
      const send = {
        before: `{"type":"req","id":"${long}`,
        unit: 'i',
        times: BIG,
        after: '","method":"health"}',
      };
      return [{ what: 'an id of a million characters', send, expect: answered(long + 'i'.repeat(BIG)) }];
    },
  ],
  [
    1,
    ({ id }) => {
      const send = { before: `{"type":"req","id":"${id}","method":"`, unit: 'm', times: BIG, after: '"}' };
      return [{ what: 'a method of a million characters', send, expect: refused(id) }];
    },
  ],
  [
    2,
    ({ id, random }) =>
      Array.from({ length: random.between(20, 120) }, (_, index) => ({
        what: 'flood',
        send: { frame: request(`${id}-${index}`) },
        expect: answered(`${id}-${index}`),
      })),
  ],
];

/** In a session; a connection that ends is the promise. They come last in an episode. */
export const FATAL: readonly (readonly [number, Recipe])[] = [
  [
    6,
    ({ random }) => [
      {
        what: 'text that is no UTF-8',
        send: notUtf8(random),
        expect: { kind: 'closed', codes: [1002, 1007] },
      },
    ],
  ],
  [
    1,
    ({ id, maxPayload }) => [
      {
        what: 'one byte above maxPayload',
        send: padded(id, maxPayload + 1),
        expect: { kind: 'closed', codes: [closeCode('too big')] },
      },
    ],
  ],
  [
    1,
    ({ id, maxPayload }) => [
      { what: 'exactly maxPayload', send: padded(id, maxPayload), expect: answered(id) },
    ],
  ],
];

/** Before the handshake. Each is the first message of its connection. */
export const STRANGERS: readonly (readonly [number, Recipe])[] = [
  [
    3,
    ({ random }) => [
      {
        what: 'no JSON',
        send: { text: random.pick(BROKEN_JSON) },
        expect: { kind: 'closed', codes: [closeCode('normal')] },
      },
    ],
  ],
  [
    2,
    ({ random }) => [
      {
        what: 'binary garbage',
        send: bytes(random),
        expect: { kind: 'closed', codes: [closeCode('normal')] },
      },
    ],
  ],
  [
    3,
    ({ random }) => [
      {
        what: 'JSON that is no request',
        send: { text: random.pick(NO_FRAMES) },
        expect: { kind: 'closed', codes: [closeCode('policy')] },
      },
    ],
  ],
  [
    2,
    ({ random }) => [
      {
        what: 'text that is no UTF-8',
        send: notUtf8(random),
        expect: { kind: 'closed', codes: [1002, 1007] },
      },
    ],
  ],
  [
    3,
    ({ id, random }) => [
      {
        what: 'another request than connect',
        send: { frame: request(id, random.pick(['health', 'status', 'chat.send', ...PROTOTYPE_NAMES])) },
        expect: { kind: 'closed', codes: [closeCode('policy')], refusal: id },
      },
    ],
  ],
  [
    1,
    ({ id }) => [
      {
        what: 'above the limit of strangers',
        send: padded(id, LIMITS.preAuthFrameBytes + 1),
        expect: { kind: 'closed', codes: [closeCode('too big')] },
      },
    ],
  ],
];

function nested(levels: number): unknown {
  return levels === 1 ? [] : [nested(levels - 1)];
}

function notUtf8(random: Random): Payload {
  const junk = Buffer.from(random.pick(NO_UTF8));
  const text = Buffer.concat([
    Buffer.from('{"type":"req","id":"'),
    junk,
    Buffer.from('","method":"health"}'),
  ]);
  return { base64: text.toString('base64'), asText: true };
}

/** A request of exactly that many bytes. */
function padded(id: string, size: number): Payload {
  const text = JSON.stringify(request(id));
  return { before: text, unit: ' ', times: size - text.length, after: '' };
}
