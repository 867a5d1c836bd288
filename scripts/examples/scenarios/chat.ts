/** Conversations. */
import { call, chatParams, chatState, exchange, type Scenario, seen } from './play.ts';

export const CHAT: readonly Scenario[] = [
  call(
    'chat.history',
    'ok',
    'One question and its answer',
    { sessionKey: 'main' },
    {
      before: async (_lab, peer) => {
        await peer.request('chat.send', chatParams('Hello', 'chat-1'));
        await peer.event('chat', chatState('final'));
      },
    },
  ),
  call('chat.history', 'empty', 'A session without messages', { sessionKey: 'new' }),
  call('chat.history', 'session-key-required', 'Which session?', {}),
  {
    of: 'chat.send',
    name: 'streamed',
    title: 'A message and its streamed reply',
    async play(lab) {
      const peer = await lab.connect();
      await peer.request('chat.send', chatParams('!slow=100 Hello there', 'chat-1'));
      await peer.event('chat', chatState('final'));
      return exchange(peer, 'chat.send', 0, ['chat']);
    },
  },
  call('chat.send', 'replayed', 'The same key after the run has ended', chatParams('Hello', 'chat-1'), {
    before: async (_lab, peer) => {
      await peer.request('chat.send', chatParams('Hello', 'chat-1'));
      await peer.event('chat', chatState('final'));
    },
  }),
  call('chat.send', 'key-required', 'Without an idempotency key', { sessionKey: 'main', message: 'Hello' }),
  {
    of: 'chat.abort',
    name: 'aborted',
    title: 'A run is stopped',
    async play(lab) {
      const peer = await lab.connect();
      await peer.request('chat.send', chatParams('!slow=400 This takes a while', 'chat-1'));
      await peer.event('chat', chatState('delta'));
      const mark = peer.frames.length;
      await peer.request('chat.abort', { sessionKey: 'main' });
      await peer.event('chat', chatState('aborted'));
      return exchange(peer, 'chat.abort', mark, ['chat']);
    },
  },
  call('chat.abort', 'idle', 'Nothing is running', { sessionKey: 'main' }),
  call('chat.abort', 'session-key-required', 'Which session?', {}),
  call(
    'chat.inject',
    'ok',
    'A note in the main session',
    { sessionKey: 'main', message: 'The build is green.', label: 'CI' },
    {
      before: async (_lab, peer) => {
        await peer.request('chat.send', chatParams('Hello', 'chat-1'));
        await peer.event('chat', chatState('final'));
      },
    },
  ),
  call('chat.inject', 'unknown-session', 'There is no such session', {
    sessionKey: 'nowhere',
    message: 'The build is green.',
  }),
  seen('chat', 'delta', 'The reply grew', async (_lab, peer) => {
    await peer.request('chat.send', chatParams('!slow=100 Hello there', 'run-1'));
    return peer.event('chat', chatState('delta'));
  }),
  seen('chat', 'final', 'The reply is complete', async (_lab, peer) => {
    await peer.request('chat.send', chatParams('Hello', 'run-1'));
    return peer.event('chat', chatState('final'));
  }),
  seen('chat', 'aborted', 'The run was stopped', async (_lab, peer) => {
    await peer.request('chat.send', chatParams('!slow=400 This takes a while', 'run-1'));
    await peer.event('chat', chatState('delta'));
    await peer.request('chat.abort', { sessionKey: 'main' });
    return peer.event('chat', chatState('aborted'));
  }),
  seen('chat', 'error', 'The run failed', async (_lab, peer) => {
    await peer.request('chat.send', chatParams('!fail', 'run-1'));
    return peer.event('chat', chatState('error'));
  }),
];
