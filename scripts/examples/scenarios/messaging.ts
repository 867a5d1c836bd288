/** Messages, polls and channels. */
import { call, exchange, type Frame, missingScope, type Scenario } from './play.ts';

const LOOPBACK: Partial<Scenario> = { loopback: true };

const message = (over: Frame = {}) => ({
  channel: 'loopback',
  to: 'alice',
  message: 'Dinner is ready.',
  idempotencyKey: 'send-1',
  ...over,
});
const question = (over: Frame = {}) => ({
  channel: 'loopback',
  to: 'alice',
  question: 'Tea or coffee?',
  options: ['Tea', 'Coffee'],
  idempotencyKey: 'poll-1',
  ...over,
});

export const MESSAGING: readonly Scenario[] = [
  { ...call('send', 'ok', 'A message to an address', message()), ...LOOPBACK },
  {
    of: 'send',
    name: 'replay',
    title: 'The same key again',
    note: 'The second request sends nothing: it gets the answer of the first one.',
    ...LOOPBACK,
    async play(lab) {
      const peer = await lab.connect();
      await peer.request('send', message());
      await peer.request('send', message());
      return exchange(peer, 'send');
    },
  },
  call('send', 'unsupported-channel', 'A channel that is not there', message({ channel: 'telegram' })),
  call('send', 'no-channel', 'No channel is named, and none is configured', message({ channel: undefined })),
  call('send', 'no-channel-protocol-3', 'The same in protocol 3', message({ channel: undefined }), {
    protocol: 3,
  }),
  call('send', 'text-required', 'Nothing to say', message({ message: '' })),
  call('send', 'webchat', 'WebChat takes no messages this way', message({ channel: 'webchat', to: 'main' })),
  {
    ...call('send', 'not-linked', 'The account was logged out', message(), {
      before: (_lab, peer) => peer.request('channels.logout', { channel: 'loopback' }),
    }),
    ...LOOPBACK,
  },

  { ...call('poll', 'ok', 'A question to an address', question()), ...LOOPBACK },
  call('poll', 'unsupported-channel', 'A channel that is not there', question({ channel: 'telegram' })),
  {
    ...call('poll', 'duration', 'The channel cannot close polls', question({ durationSeconds: 60 })),
    ...LOOPBACK,
  },
  call('poll', 'options-required', 'Too few options', question({ options: ['Tea'] })),

  call('channels.status', 'none', 'No channel is configured', {}),
  {
    ...call(
      'channels.status',
      'ok',
      'One channel with three accounts',
      { probe: true },
      {
        before: (_lab, peer) => peer.request('send', message()),
      },
    ),
    ...LOOPBACK,
  },
  call('channels.status', 'protocol-3', 'The answer of protocol 3', {}, { protocol: 3 }),
  call('channels.status', 'unknown-member', 'Params are closed', { verbose: true }),
  missingScope('channels.status'),
  {
    ...call('channels.logout', 'ok', 'The default account', { channel: 'loopback' }),
    ...LOOPBACK,
  },
  call('channels.logout', 'unknown-channel', 'A channel that is not there', { channel: 'telegram' }),
  call('channels.logout', 'channel-required', 'No channel is named', {}),
  {
    ...call(
      'web.login.start',
      'ok',
      'An account that needs no code',
      {},
      { before: (_lab, peer) => peer.request('channels.logout', { channel: 'loopback' }) },
    ),
    ...LOOPBACK,
  },
  call('web.login.start', 'no-provider', 'No channel is linked this way', {}),
  { ...call('web.login.wait', 'ok', 'The account is linked', {}), ...LOOPBACK },
  call('web.login.wait', 'no-provider', 'No channel is linked this way', {}),

  {
    of: 'agent',
    name: 'delivered',
    title: 'The reply goes to a channel',
    note: 'The second response comes when the channel has taken the reply.',
    ...LOOPBACK,
    async play(lab) {
      const peer = await lab.connect();
      await peer.request('agent', {
        message: 'Say hello to Alice',
        deliver: true,
        channel: 'loopback',
        to: 'alice',
        idempotencyKey: 'run-1',
      });
      await peer.next(
        frame => frame['type'] === 'res' && (frame['payload'] as Frame | undefined)?.['status'] === 'ok',
      );
      return exchange(peer, 'agent');
    },
  },
  call('agent', 'no-place-to-deliver', 'A reply without a place to go', {
    message: 'Say hello',
    deliver: true,
    idempotencyKey: 'run-1',
  }),
];
