/** chat.inject: a note of the assistant without a run. */
import type { ChatInjectParams, ChatInjectResult, ChatMessage } from '@clawspec/protocol';

import { GatewayError } from '../errors.ts';
import { type AgentContext, namedSession } from './agent-context.ts';

const WRITER = { provider: 'openclaw', model: 'gateway-injected' };

export function inject(context: AgentContext, params: ChatInjectParams): ChatInjectResult {
  const name = namedSession(context, params.sessionKey, params.agentId);
  const session = context.store.find(name.key);
  if (session === undefined) throw new GatewayError('INVALID_REQUEST', 'session not found');
  const label = params.label?.trim() ?? '';
  const text = label === '' ? params.message : `[${label}]\n\n${params.message}`;
  const timestamp = context.clock.now();
  const content = [{ type: 'text', text }] as const satisfies ChatMessage['content'];
  const appended = context.store.append(session.sessionId, timestamp, messageId => ({
    message: {
      role: 'assistant',
      content: [...content],
      timestamp,
      stopReason: 'stop',
      ...WRITER,
      idempotencyKey: `inject-${messageId}`,
    },
    text,
  }));
  const { messageId, runId } = appended;
  context.events.appendedLater(name, appended);
  context.events.changed(name, { reason: 'inject' });
  // After the answer, as everything that a request leads to.
  setImmediate(() =>
    context.broadcaster.broadcast('chat', protocol => ({
      runId,
      sessionKey: name.key,
      ...(protocol < 4 ? {} : { agentId: name.agentId }),
      seq: 0,
      state: 'final',
      message: { role: 'assistant', content: [...content], timestamp },
    })),
  );
  return { ok: true, messageId };
}
