/** WebChat as a channel: a message to it is a message in the session that WebChat shows. For the gateway itself only. */
import type { Channel, ChannelAccount, ChannelDescriptor } from './channel.ts';

export const WEBCHAT: ChannelDescriptor = {
  id: 'webchat',
  label: 'WebChat',
  detailLabel: 'WebChat (sessions of this gateway)',
  internal: true,
  chatTypes: ['direct'],
  textLimit: 1_000_000,
  threads: false,
};

/** Writes messages into sessions that no run produced. */
export interface SessionNotes {
  /**
   * Appends what the assistant says to a session and tells those who read it.
   *
   * @throws GatewayError INVALID_REQUEST when the key is malformed.
   */
  add(sessionKey: string, text: string): { readonly messageId: string };
  /** Canonical form of a session key. @throws GatewayError INVALID_REQUEST when it is malformed. */
  canonical(sessionKey: string): string;
}

export function createWebchat(notes: SessionNotes): Channel {
  const account: ChannelAccount = {
    accountId: 'default',
    enabled: true,
    configured: true,
    linked: () => true,
    run: ({ signal, connected }) => {
      connected();
      return new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
    },
    async send({ to, text, media }) {
      const links = media.flatMap(one => ('url' in one ? [one.url] : [`[${one.fileName ?? 'file'}]`]));
      return notes.add(to, [text, ...links].filter(line => line !== '').join('\n'));
    },
  };
  return {
    descriptor: WEBCHAT,
    accounts: [account],
    defaultAccountId: account.accountId,
    address: to => notes.canonical(to),
  };
}
