/** The handshake. */
import { handshake, type Scenario } from './play.ts';

export const HANDSHAKE: readonly Scenario[] = [
  handshake('connect', 'hello-ok', 'A paired device on the same host', { device: 1 }),
  handshake(
    'connect',
    'hello-ok-protocol-3',
    'A client that speaks protocol 3 only',
    { protocol: 3 },
    'Without a device there is no `auth` in a protocol 3 answer.',
  ),
  handshake(
    'connect',
    'wrong-token',
    'The shared secret is wrong',
    { token: 'not-the-secret' },
    'The gateway then closes with 1008.',
  ),
  handshake(
    'connect',
    'protocol-mismatch',
    'No version in common',
    { protocol: 4, minProtocol: 5 },
    'The gateway then closes with 1002.',
  ),
  handshake(
    'connect',
    'pairing-required',
    'A new device from another host',
    {
      remote: true,
      device: 2,
      scopes: ['operator.read'],
      client: { id: 'openclaw-ios', mode: 'ui', platform: 'ios' },
    },
    'The gateway then closes with 1008. An operator approves with the requestId.',
  ),
  {
    of: 'event.connect.challenge',
    name: 'first-frame',
    title: 'The first frame on every connection',
    async play(lab) {
      const peer = await lab.open();
      return [{ dir: 's2c', frame: await peer.event('connect.challenge') }];
    },
  },
];
