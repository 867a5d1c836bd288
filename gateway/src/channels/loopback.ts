/**
 * A channel inside the gateway: its accounts are its addresses, and what one sends another one receives. At
 * `default` the agent answers; the others are people, whose accounts only keep what came.
 */
import { GatewayError } from '../errors.ts';
import type { Clock, Ids } from '../ports.ts';
import type {
  AccountContext,
  Channel,
  ChannelAccount,
  ChannelDescriptor,
  InboundMessage,
  LoginStep,
  OutboundMessage,
  OutboundPoll,
  Sent,
} from './channel.ts';
import { LOOPBACK_AGENT, type LoopbackConfig, peopleOf } from './config.ts';
import type { ChannelStore } from './store.ts';

export const LOOPBACK: ChannelDescriptor = {
  id: 'loopback',
  label: 'Loopback',
  detailLabel: 'Loopback (inside this gateway)',
  systemImage: 'arrow.triangle.2.circlepath',
  chatTypes: ['direct'],
  textLimit: 16_384,
  threads: false,
  polls: { maxOptions: 12, duration: false, anonymous: false },
};

export interface LoopbackParts {
  readonly config: LoopbackConfig;
  readonly store: ChannelStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly defaultAgentId: string;
}

const PREFIX = `${LOOPBACK.id}:`;
const INBOX_SHOWN = 20;

export function createLoopback(parts: LoopbackParts): Channel {
  const live = new Map<string, AccountContext>();
  const ids = [LOOPBACK_AGENT, ...peopleOf(parts.config)];
  return {
    descriptor: LOOPBACK,
    accounts: ids.map(id =>
      createAccount(parts, live, id, id === LOOPBACK_AGENT ? parts.defaultAgentId : undefined),
    ),
    defaultAccountId: LOOPBACK_AGENT,
    address(to) {
      const text = to.trim().toLowerCase();
      const name = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text;
      if (ids.includes(name)) return name;
      throw new GatewayError(
        'INVALID_REQUEST',
        `unknown loopback address: ${to.trim()} (known: ${ids.join(', ')})`,
      );
    },
  };
}

function createAccount(
  parts: LoopbackParts,
  live: Map<string, AccountContext>,
  accountId: string,
  agentId: string | undefined,
): ChannelAccount {
  const { store, clock, ids } = parts;
  const linked = () => !store.loggedOut(LOOPBACK.id, accountId);
  const link = () => void store.setLoggedOut(LOOPBACK.id, accountId, false, clock.now());

  const deliver = (to: string, text: string, media: InboundMessage['media']): Sent => {
    const receiver = live.get(to);
    if (receiver === undefined) {
      throw new GatewayError('UNAVAILABLE', `loopback address ${to} is not connected`, { retryable: true });
    }
    const messageId = ids.uuid();
    receiver.receive({
      messageId,
      chatType: 'direct',
      peer: accountId,
      // Two agents would answer each other for ever.
      sender: { id: accountId, bot: agentId !== undefined },
      addressed: true,
      text,
      media,
      at: clock.now(),
    });
    return { messageId, facts: { chatId: to } };
  };

  return {
    accountId,
    enabled: true,
    configured: true,
    ...(agentId === undefined ? {} : { agentId }),
    linked,
    async run(context) {
      live.set(accountId, context);
      context.connected();
      await aborted(context.signal);
      if (live.get(accountId) === context) live.delete(accountId);
    },
    send: async (message: OutboundMessage) => deliver(message.to, message.text, message.media),
    sendPoll: async (poll: OutboundPoll) => deliver(poll.to, pollText(poll), []),
    probe: async () => ({ ok: live.has(accountId) }),
    login: {
      // There is no phone: what a logout undid, a login does again, at once.
      async start({ force }) {
        const already = linked() && !force;
        link();
        return {
          connected: true,
          message: already ? `${accountId} is already linked.` : `${accountId} is linked.`,
        };
      },
      wait: async (): Promise<LoginStep> =>
        linked()
          ? { connected: true, message: `${accountId} is linked.` }
          : { connected: false, message: `${accountId} is not linked; start a login first.` },
    },
    logout: async () => store.setLoggedOut(LOOPBACK.id, accountId, true, clock.now()),
    details: () => ({
      dmPolicy: 'open',
      agentId: agentId ?? null,
      inbox: store.inbox(LOOPBACK.id, accountId, INBOX_SHOWN).map(({ messageId, peer, text, media, at }) => ({
        messageId,
        from: peer,
        text,
        media: media.length,
        at,
      })),
    }),
  };
}

/** A poll as people read it where nobody can vote. */
function pollText({ question, options, maxSelections }: OutboundPoll): string {
  const lines = options.map((option, index) => `${index + 1}. ${option}`);
  const rule = maxSelections > 1 ? `Choose up to ${maxSelections}.` : 'Choose one.';
  return [question, ...lines, rule].join('\n');
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
}
