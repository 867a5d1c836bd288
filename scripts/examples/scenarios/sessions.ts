/** Sessions. */
import { call, chatParams, chatState, type Scenario } from './play.ts';

export const SESSIONS: readonly Scenario[] = [
  call(
    'sessions.list',
    'ok',
    'One session',
    {},
    {
      before: async (_lab, peer) => {
        await peer.request('chat.send', chatParams('Hello', 'chat-1'));
        await peer.event('chat', chatState('final'));
      },
    },
  ),
  call('sessions.list', 'unknown-member', 'Params are closed', { verbose: true }),
];
