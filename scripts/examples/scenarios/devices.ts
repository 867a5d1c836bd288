/** Device pairing and device tokens. */
import { deviceKey, type Lab } from '../lab.ts';
import { call, exchange, missingScope, type Scenario, seen } from './play.ts';

/** A device that is not on this host asks to be paired; gives its refusal. */
const askToPair = async (lab: Lab, device = 7) => {
  const phone = await lab.open({
    remote: true,
    device,
    scopes: ['operator.read'],
    client: {
      id: 'openclaw-ios',
      mode: 'ui',
      platform: 'ios',
      deviceFamily: 'iPhone',
      displayName: 'Ada’s phone',
    },
  });
  const refusal = (await phone.connect()) as { error: { details: { requestId: string } } };
  return refusal.error.details.requestId;
};
/** A device on this host, paired without asking; its session stays open. */
const paired = (lab: Lab, device = 8, scopes = ['operator.read']) =>
  lab.connect({
    device,
    scopes,
    client: { id: 'openclaw-macos', mode: 'ui', platform: 'macos', displayName: 'Ada’s Mac' },
  });

function pairDecision(method: string, title: string): Scenario {
  return {
    of: method,
    name: 'ok',
    title,
    async play(lab) {
      const peer = await lab.connect();
      await peer.request(method, { requestId: await askToPair(lab) });
      return exchange(peer, method, 0, ['device.pair.requested', 'device.pair.resolved']);
    },
  };
}

export const DEVICES: readonly Scenario[] = [
  call(
    'device.pair.list',
    'ok',
    'One device waits, one is paired',
    {},
    {
      before: async lab => {
        await paired(lab);
        await askToPair(lab);
      },
    },
  ),
  missingScope('device.pair.list'),
  pairDecision('device.pair.approve', 'An operator approves a phone'),
  call('device.pair.approve', 'unknown-request', 'No such request', { requestId: 'no-such-request' }),
  pairDecision('device.pair.reject', 'An operator turns a phone down'),
  call('device.pair.reject', 'unknown-request', 'No such request', { requestId: 'no-such-request' }),
  call(
    'device.pair.remove',
    'ok',
    'A device is forgotten',
    { deviceId: deviceKey(8).deviceId },
    { before: lab => paired(lab) },
  ),
  call('device.pair.remove', 'unknown-device', 'No such device', { deviceId: 'no-such-device' }),
  {
    of: 'device.token.rotate',
    name: 'self',
    title: 'A device rotates its own token',
    note: 'The gateway then closes the sockets of the device with 4001.',
    async play(lab) {
      const first = await paired(lab, 9, ['operator.pairing']);
      const hello = first.frames.find(({ frame }) => frame['ok'] === true)?.frame as {
        payload: { auth: { deviceToken: string } };
      };
      const peer = await lab.connect({
        device: 9,
        scopes: ['operator.pairing'],
        auth: { token: hello.payload.auth.deviceToken },
        client: { id: 'openclaw-macos', mode: 'ui', platform: 'macos', displayName: 'Ada’s Mac' },
      });
      await peer.request('device.token.rotate', { deviceId: deviceKey(9).deviceId, role: 'operator' });
      return exchange(peer, 'device.token.rotate');
    },
  },
  call(
    'device.token.rotate',
    'other-device',
    'An operator rotates the token of another device',
    { deviceId: deviceKey(8).deviceId, role: 'operator' },
    {
      note: 'The new token is withheld: the device fetches it by connecting with the shared secret.',
      before: lab => paired(lab),
    },
  ),
  call('device.token.rotate', 'unknown-device', 'No such device', {
    deviceId: 'no-such-device',
    role: 'operator',
  }),
  call(
    'device.token.revoke',
    'ok',
    'A token is revoked',
    { deviceId: deviceKey(8).deviceId, role: 'operator' },
    { before: lab => paired(lab) },
  ),
  call('device.token.revoke', 'unknown-device', 'No such device', {
    deviceId: 'no-such-device',
    role: 'operator',
  }),

  seen('device.pair.requested', 'requested', 'A phone asks to be paired', async (lab, peer) => {
    await askToPair(lab);
    return peer.event('device.pair.requested');
  }),
  seen('device.pair.resolved', 'approved', 'The phone was approved', async (lab, peer) => {
    await peer.request('device.pair.approve', { requestId: await askToPair(lab) });
    return peer.event('device.pair.resolved');
  }),
];
