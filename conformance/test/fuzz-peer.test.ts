/** The connection of the fuzzer, against a server that says what no gateway should. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { validatorsOf } from '@clawspec/spec/check-frame';
import { expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { FuzzPeer } from '../src/fuzz/peer.ts';
import type { Expectation } from '../src/fuzz/plan.ts';
import { Redactor } from '../src/redact.ts';
import { loadSpec } from '../src/spec.ts';

const DEEP = 100_000;
const nested = (inner: string) => `${'['.repeat(DEEP)}${inner}${']'.repeat(DEEP)}`;
const CHALLENGE = { type: 'event', event: 'connect.challenge', payload: { nonce: 'n', ts: 1 } };
const perhaps: Expectation = { kind: 'perhaps', ids: ['invalid'] };

test.each<[string, boolean, string[]]>([
  ['unasked, is found', false, ['a message came that is nested too deep to be read']],
  ['as deep as what was sent, is let pass', true, []],
])('a message that nobody can walk does not break the fuzzer: %s', async (_, asked, found) => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  server.on('connection', socket => {
    const answer = () => {
      socket.send(`{"type":"res","id":${nested('1')},"ok":false}`);
      socket.close(1000);
    };
    socket.send(JSON.stringify(CHALLENGE));
    if (asked) socket.once('message', answer);
    else answer();
  });
  const spec = loadSpec();
  const { port } = server.address() as AddressInfo;
  const peer = new FuzzPeer({
    url: `ws://127.0.0.1:${port}`,
    token: undefined,
    protocol: 4,
    schemasFor: validatorsOf(spec),
    devices: new Map(),
    redactor: new Redactor(),
  });
  try {
    await peer.until(() => peer.nonce !== undefined, 5_000);
    if (asked) peer.send({ text: `{"type":"req","id":${nested('1')},"method":"health"}` }, perhaps, 0);
    await peer.until(() => peer.closed !== undefined, 5_000);
    expect(peer.closed).toMatchObject({ code: 1000 });
    expect(peer.violations.map(({ message }) => message)).toEqual(found);
  } finally {
    peer.drop();
    server.close();
  }
});
