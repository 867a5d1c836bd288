/** What counts as a frame: before the handshake, in it, and after it. */
import { expect, test } from 'vitest';
import { testGateway } from './support/gateway.ts';
import { connected, params, RawClient } from './support/raw-client.ts';

const FIRST = 'invalid handshake: first request must be connect';

test.for([
  { name: 'no JSON', data: 'hello', code: 1000, reason: '' },
  { name: 'empty text', data: '', code: 1000, reason: '' },
  { name: 'binary garbage', data: Buffer.from([0, 255, 1, 254]), code: 1000, reason: '' },
  { name: 'event', data: '{"type":"event","event":"x"}', code: 1008, reason: 'invalid request frame' },
  {
    name: 'response',
    data: '{"type":"res","id":"1","ok":true}',
    code: 1008,
    reason: 'invalid request frame',
  },
  { name: 'array', data: '[]', code: 1008, reason: 'invalid request frame' },
  { name: 'null', data: 'null', code: 1008, reason: 'invalid request frame' },
  { name: 'string', data: '"connect"', code: 1008, reason: 'invalid request frame' },
  { name: 'no id', data: '{"type":"req","method":"connect"}', code: 1008, reason: 'invalid request frame' },
  {
    name: 'empty id',
    data: '{"type":"req","id":"","method":"connect"}',
    code: 1008,
    reason: 'invalid request frame',
  },
  {
    name: 'extra field',
    data: JSON.stringify({ type: 'req', id: '1', method: 'connect', params: params(), bogus: 1 }),
    code: 1008,
    reason: 'invalid request frame',
  },
])('a first message that is no request closes without an answer: $name', async ({ data, code, reason }) => {
  const gateway = await testGateway();
  const client = await RawClient.open(gateway.url);
  client.ws.send(data);
  expect(await client.closed).toEqual({ code, reason });
  expect(client.frames.filter(frame => frame.type === 'res')).toEqual([]);
});

test('another method first', async () => {
  const gateway = await testGateway();
  const client = await RawClient.open(gateway.url);
  const answer = await client.request('health');
  expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_REQUEST', message: FIRST } });
  expect(await client.closed).toEqual({ code: 1008, reason: FIRST });
});

test('a long close reason is cut between characters at 120 bytes', async () => {
  const gateway = await testGateway();
  const client = await RawClient.open(gateway.url);
  const bogus = 'ü'.repeat(80);
  const answer = await client.connect({ ...params(), [bogus]: 1 });
  const message = `invalid connect params: at root: unexpected property '${bogus}'`;
  expect(answer.error?.message).toBe(message);
  const { reason } = await client.closed;
  expect(message.startsWith(reason)).toBe(true);
  expect(Buffer.byteLength(reason)).toBeGreaterThan(117);
  expect(Buffer.byteLength(reason)).toBeLessThanOrEqual(120);
});

test('the challenge is the first frame, has no seq, and differs each time', async () => {
  const gateway = await testGateway();
  const [a, b] = await Promise.all([RawClient.open(gateway.url), RawClient.open(gateway.url)]);
  expect(a.frames[0]).toEqual({
    type: 'event',
    event: 'connect.challenge',
    payload: { nonce: expect.any(String), ts: expect.any(Number) },
  });
  expect(a.nonce).not.toBe(b.nonce);
});

test('any path upgrades; deflate and subprotocols are not negotiated', async () => {
  const gateway = await testGateway();
  const client = await RawClient.open(`${gateway.url}/any/path?x=1`, { perMessageDeflate: true });
  expect(client.ws.extensions).toBe('');
  expect(client.ws.protocol).toBe('');
});

test('text and binary messages are alike', async () => {
  const gateway = await testGateway();
  const client = await RawClient.open(gateway.url);
  client.ws.send(Buffer.from(JSON.stringify({ type: 'req', id: 'c', method: 'connect', params: params() })));
  expect((await client.response('c')).ok).toBe(true);
  client.ws.send(Buffer.from(JSON.stringify({ type: 'req', id: 'h', method: 'health' })));
  expect((await client.response('h')).ok).toBe(true);
});

test('requests behind connect are answered after hello; a second connect is not', async () => {
  const gateway = await testGateway();
  const client = await RawClient.open(gateway.url);
  client.send({ type: 'req', id: 'c1', method: 'connect', params: params() });
  client.send({ type: 'req', id: 'h', method: 'health' });
  client.send({ type: 'req', id: 'c2', method: 'connect', params: params() });
  expect((await client.response('h')).ok).toBe(true);
  expect((await client.response('c2')).error).toEqual({
    code: 'INVALID_REQUEST',
    message: 'connect is only valid as the first request',
  });
  const order = client.frames.filter(frame => frame.type === 'res').map(frame => frame.id);
  expect(order).toEqual(['c1', 'h', 'c2']);
  expect((await client.request('health')).ok).toBe(true);
});

test('messages behind a refused connect are ignored', async () => {
  const gateway = await testGateway({ limits: { authFailureDelayMs: 30 } });
  const client = await RawClient.open(gateway.url);
  client.send({ type: 'req', id: 'c1', method: 'connect', params: params({ auth: { token: 'wrong' } }) });
  client.send({ type: 'req', id: 'c2', method: 'connect', params: params() });
  expect((await client.closed).code).toBe(1008);
  expect(client.frames.filter(frame => frame.type === 'res').map(frame => frame.id)).toEqual(['c1']);
});

test('what is no JSON is ignored in a session', async () => {
  const gateway = await testGateway();
  const { client } = await connected(gateway.url);
  for (const garbage of ['{', '', 'hello', Buffer.from([255, 0])]) client.ws.send(garbage);
  const before = client.frames.length;
  expect((await client.request('health')).ok).toBe(true);
  expect(client.frames.length).toBe(before + 1);
});

test.for([
  {
    name: 'no type',
    frame: { id: 'a', method: 'health' },
    id: 'a',
    problem: "must have required property 'type'",
  },
  {
    name: 'no method',
    frame: { type: 'req', id: 'a' },
    id: 'a',
    problem: "must have required property 'method'",
  },
  {
    name: 'no id',
    frame: { type: 'req', method: 'health' },
    id: 'invalid',
    problem: "must have required property 'id'",
  },
  {
    name: 'empty id',
    frame: { type: 'req', id: '', method: 'health' },
    id: '',
    problem: 'at /id: must not have fewer than 1 characters',
  },
  {
    name: 'number as id',
    frame: { type: 'req', id: 42, method: 'health' },
    id: 42,
    problem: 'at /id: must be string',
  },
  {
    name: 'null as id',
    frame: { type: 'req', id: null, method: 'health' },
    id: 'invalid',
    problem: 'at /id: must be string',
  },
  { name: 'array', frame: [], id: 'invalid', problem: 'must be object' },
  { name: 'null', frame: null, id: 'invalid', problem: 'must be object' },
  {
    name: 'extra field',
    frame: { type: 'req', id: 'a', method: 'health', bogus: 1 },
    id: 'a',
    problem: "at root: unexpected property 'bogus'",
  },
])('an invalid frame in a session is answered: $name', async ({ frame, id, problem }) => {
  const gateway = await testGateway();
  const { client } = await connected(gateway.url);
  client.send(frame);
  const answer = await client.response(id);
  expect(answer.error).toEqual({ code: 'INVALID_REQUEST', message: `invalid request frame: ${problem}` });
  expect((await client.request('health')).ok).toBe(true);
});

test.for([
  { type: 'event', event: 'tick', payload: {} },
  { type: 'res', id: 'x', ok: true },
])('frames that only a gateway sends are refused: $type', async frame => {
  const gateway = await testGateway();
  const { client } = await connected(gateway.url);
  client.send(frame);
  const answer = await client.next(one => one.type === 'res' && one.ok === false);
  expect(answer.error?.message).toMatch(/^invalid request frame: /);
});

test.each([
  ['arrays', '[', ']'],
  ['objects', '{"a":', '}'],
])('an id of %s within each other that nobody can write counts as none', async (_, open, close) => {
  const gateway = await testGateway();
  const { client } = await connected(gateway.url);
  const depth = 100_000;
  client.ws.send(`{"type":"req","id":${open.repeat(depth)}0${close.repeat(depth)},"method":"health"}`);
  expect((await client.response('invalid')).error?.code).toBe('INVALID_REQUEST');
  expect((await client.request('health')).ok).toBe(true);
});

test('traceparent, long ids and ids in flight twice', async () => {
  const gateway = await testGateway();
  const { client } = await connected(gateway.url);
  const id = 'x'.repeat(300);
  client.send({ type: 'req', id, method: 'health', traceparent: '00-1-2-01' });
  expect((await client.response(id)).ok).toBe(true);
  client.send({ type: 'req', id: 'twin', method: 'health' });
  client.send({ type: 'req', id: 'twin', method: 'status' });
  await client.request('health');
  expect(client.frames.filter(frame => frame.id === 'twin')).toHaveLength(2);
});

test.for(['nope', '__proto__', 'toString', 'constructor', 'hasOwnProperty'])(
  'unknown method %s',
  async method => {
    const gateway = await testGateway();
    const { client } = await connected(gateway.url);
    expect((await client.request(method, {})).error).toEqual({
      code: 'INVALID_REQUEST',
      message: `unknown method: ${method}`,
    });
  },
);

test('params: null is an empty object, wrong ones are named', async () => {
  const gateway = await testGateway();
  const { client } = await connected(gateway.url);
  expect((await client.request('device.pair.list', null)).ok).toBe(true);
  expect((await client.request('health', { bogus: 1 })).ok).toBe(true);
  expect((await client.request('device.pair.approve', {})).error).toEqual({
    code: 'INVALID_REQUEST',
    message: "invalid device.pair.approve params: must have required property 'requestId'",
  });
  expect((await client.request('device.pair.list', { x: 1 })).error?.message).toBe(
    "invalid device.pair.list params: at root: unexpected property 'x'",
  );
  expect((await client.request('device.pair.list', [])).error?.message).toBe(
    'invalid device.pair.list params: must be object',
  );
});

test('a burst of requests is answered in full', async () => {
  const gateway = await testGateway();
  const { client } = await connected(gateway.url);
  const answers = await Promise.all(Array.from({ length: 2000 }, () => client.request('health')));
  expect(answers.every(answer => answer.ok)).toBe(true);
});
