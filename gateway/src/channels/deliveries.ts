/** Replies of agent runs on their way to a channel. */
import type { Deliveries, ReplyTarget } from '../ports.ts';
import { type ChannelHub, INTERNAL_CHANNEL, plain } from './hub.ts';
import type { Clock } from '../ports.ts';

/** Names the channel of the last message of the session. */
const LAST = 'last';

export function createDeliveries(hub: ChannelHub, clock: Clock): Deliveries {
  return {
    find({ channel, to, accountId, threadId, sessionKey }) {
      const wanted = channel?.trim().toLowerCase();
      const named = wanted === undefined || wanted === '' || wanted === LAST ? undefined : wanted;
      const last = hub.store.route(sessionKey);
      const id = named ?? last?.channel ?? only(hub);
      if (id === undefined) return undefined;
      const place = hub.place(id, accountId ?? (last?.channel === id ? last.accountId : undefined));
      const fallback = id === INTERNAL_CHANNEL ? sessionKey : last?.channel === id ? last.to : undefined;
      const address = to?.trim() || fallback;
      if (address === undefined) return undefined;
      const thread = threadId?.trim() || (to === undefined ? last?.threadId : undefined);
      return {
        channel: id,
        accountId: place.supervisor.account.accountId,
        to: place.channel.address(address),
        ...(thread === undefined ? {} : { threadId: thread }),
      } satisfies ReplyTarget;
    },
    remember: (sessionKey, target) => hub.store.setRoute(sessionKey, target, clock.now()),
    async deliver(target, sessionKey, text) {
      // The reply stands in its own session already.
      if (target.channel === INTERNAL_CHANNEL && target.to === sessionKey) return;
      await hub.send(hub.place(target.channel, target.accountId), plain(target, text));
    },
  };
}

function only(hub: ChannelHub): string | undefined {
  const [first, ...others] = hub.listed;
  return others.length === 0 ? first?.descriptor.id : undefined;
}
