/** What channels may do on the agent side: start turns, and put messages into sessions. */
import type { Turns } from '../channels/inbound.ts';
import type { SessionNotes } from '../channels/webchat.ts';
import { type AgentContext, namedSession } from '../methods/agent-context.ts';
import { inject } from '../methods/chat-inject.ts';

export type ChannelPort = Turns & SessionNotes;

export function createChannelPort(context: AgentContext): ChannelPort {
  const { clock, editor, runs, store } = context;
  return {
    startTurn({ runId, sessionKey, message, attachments, ownerId }) {
      const session = namedSession(context, sessionKey, undefined);
      return runs.start({ runId, session, message, attachments, ownerId }).ended;
    },
    canonical: sessionKey => namedSession(context, sessionKey, undefined).key,
    add(sessionKey, text) {
      const session = namedSession(context, sessionKey, undefined);
      if (store.find(session.key) === undefined) editor.edit(session, {}, clock.now());
      return inject(context, { sessionKey: session.key, message: text });
    },
  };
}
