/** Sessions. */
import type { Lab, Peer } from '../lab.ts';
import { call, chatParams, chatState, exchange, type Scenario, seen } from './play.ts';

const said = async (_lab: Lab, peer: Peer) => {
  await peer.request('chat.send', chatParams('Hello', 'chat-1'));
  await peer.event('chat', chatState('final'));
};
const notes = async (_lab: Lab, peer: Peer) => {
  await peer.request('sessions.create', { key: 'notes', label: 'Notes' });
};
const running = async (peer: Peer) => {
  await peer.request('chat.send', chatParams('!slow=400 This takes a while', 'run-1'));
  await peer.event('chat', chatState('delta'));
};

export const SESSIONS: readonly Scenario[] = [
  call('sessions.list', 'ok', 'One session', {}, { before: said }),
  call('sessions.list', 'unknown-member', 'Params are closed', { verbose: true }),

  call(
    'sessions.preview',
    'ok',
    'Last lines of one session',
    { keys: ['main', 'nowhere'] },
    { before: said },
  ),
  call('sessions.preview', 'keys-required', 'Which sessions?', {}),
  call('sessions.resolve', 'by-label', 'A label', { label: 'Notes' }, { before: notes }),
  call('sessions.resolve', 'missing-allowed', 'Nothing found is no error', {
    key: 'gone',
    allowMissing: true,
  }),
  call('sessions.resolve', 'unknown-key', 'Nothing found', { key: 'gone' }),

  call('sessions.create', 'ok', 'A session with a label', { label: 'Notes', thinkingLevel: 'low' }),
  call('sessions.create', 'first-message', 'A session that starts with a message', {
    key: 'trip',
    message: 'Plan a trip',
  }),
  call('sessions.create', 'unknown-parent', 'The parent has to exist', { parentSessionKey: 'nowhere' }),

  call('sessions.patch', 'label', 'A label and a setting', {
    key: 'notes',
    label: 'Notes',
    thinkingLevel: 'low',
  }),
  call('sessions.patch', 'cleared', 'Null clears', { key: 'notes', label: null }, { before: notes }),
  call(
    'sessions.patch',
    'label-taken',
    'Labels are unique',
    { key: 'main', label: 'Notes' },
    { before: notes },
  ),

  call('sessions.reset', 'ok', 'The main session begins anew', { key: 'main' }, { before: said }),
  call('sessions.reset', 'key-required', 'Which session?', {}),
  call(
    'sessions.delete',
    'ok',
    'A session and its transcript',
    { key: 'notes' },
    {
      before: async (lab, peer) => {
        await notes(lab, peer);
        await peer.request('sessions.send', { key: 'notes', message: 'Hello', idempotencyKey: 'send-1' });
        await peer.event('chat', chatState('final'));
      },
    },
  ),
  call('sessions.delete', 'unknown', 'No such session', { key: 'gone' }),
  call('sessions.delete', 'main-session', 'The main session stays', { key: 'main' }),
  call(
    'sessions.compact',
    'ok',
    'Only the newest message stays',
    { key: 'main', maxLines: 1 },
    { before: said },
  ),
  call('sessions.compact', 'nothing-to-do', 'A session without messages', { key: 'main' }),
  call('sessions.compact', 'key-required', 'Which session?', {}),

  call('sessions.subscribe', 'ok', 'Follow the list', {}),
  call('sessions.subscribe', 'unknown-member', 'Params are closed', { key: 'main' }),
  call('sessions.unsubscribe', 'ok', 'No longer', {}),
  call('sessions.unsubscribe', 'unknown-member', 'Params are closed', { key: 'main' }),
  call('sessions.messages.subscribe', 'ok', 'Follow one session', { key: 'main' }),
  call('sessions.messages.subscribe', 'key-required', 'Which session?', {}),
  call('sessions.messages.unsubscribe', 'ok', 'No longer', { key: 'main' }),
  call('sessions.messages.unsubscribe', 'key-required', 'Which session?', {}),

  call(
    'sessions.send',
    'ok',
    'A message into a session',
    { key: 'notes', message: 'Hello', idempotencyKey: 'send-1' },
    { before: notes },
  ),
  call('sessions.send', 'unknown-session', 'The session has to exist', { key: 'gone', message: 'Hello' }),
  {
    of: 'sessions.abort',
    name: 'aborted',
    title: 'A run is stopped',
    async play(lab) {
      const peer = await lab.connect();
      await running(peer);
      const mark = peer.frames.length;
      await peer.request('sessions.abort', { key: 'main' });
      await peer.event('chat', chatState('aborted'));
      return exchange(peer, 'sessions.abort', mark, ['chat']);
    },
  },
  call('sessions.abort', 'idle', 'Nothing is running', { key: 'main' }),
  call('sessions.abort', 'nothing-named', 'A session or a run', {}),

  seen('sessions.changed', 'patch', 'A session got a label', async (_lab, peer) => {
    await peer.request('sessions.subscribe', {});
    await peer.request('sessions.patch', { key: 'notes', label: 'Notes' });
    return peer.event('sessions.changed');
  }),
  seen('sessions.changed', 'delete', 'A session is gone', async (lab, peer) => {
    await notes(lab, peer);
    await peer.request('sessions.subscribe', {});
    await peer.request('sessions.delete', { key: 'notes' });
    return peer.event('sessions.changed');
  }),
  seen('sessions.changed', 'run-end', 'A run ended', async (_lab, peer) => {
    await peer.request('sessions.subscribe', {});
    await peer.request('chat.send', chatParams('Hello', 'run-1'));
    return peer.event('sessions.changed', payload => payload['phase'] === 'end');
  }),
  seen('session.message', 'user', 'What the user said', async (_lab, peer) => {
    await peer.request('sessions.messages.subscribe', { key: 'main' });
    await peer.request('chat.send', chatParams('Hello', 'run-1'));
    return peer.event('session.message');
  }),
  seen('session.message', 'assistant', 'What the agent said', async (_lab, peer) => {
    await peer.request('sessions.messages.subscribe', { key: 'main' });
    await peer.request('chat.send', chatParams('Hello', 'run-1'));
    return peer.event('session.message', ({ messageSeq }) => messageSeq === 2);
  }),
];
