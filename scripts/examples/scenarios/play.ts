/** What an example is, and the ways in which most of them are played. Folder and file name follow from `of` and `name`. */
import type { Lab, Peer, Recorded } from '../lab.ts';

export interface Scenario {
  /** Method, or `event.<event>`. */
  readonly of: string;
  readonly name: string;
  readonly title: string;
  readonly note?: string;
  readonly protocol?: 3 | 4;
  readonly limits?: Record<string, number>;
  /** Switches the loopback channel on. */
  readonly loopback?: boolean;
  play(lab: Lab): Promise<readonly Recorded[]>;
}

export type Frame = Record<string, unknown>;

/** One request and its response on a session with these scopes. */
export function call(
  method: string,
  name: string,
  title: string,
  params: unknown,
  options: {
    scopes?: string[];
    protocol?: 3 | 4;
    note?: string;
    before?: (lab: Lab, peer: Peer) => Promise<unknown>;
  } = {},
): Scenario {
  return {
    of: method,
    name,
    title,
    ...(options.protocol === undefined ? {} : { protocol: options.protocol }),
    ...(options.note === undefined ? {} : { note: options.note }),
    async play(lab) {
      const peer = await lab.connect({
        ...(options.scopes === undefined ? {} : { scopes: options.scopes }),
        ...(options.protocol === undefined ? {} : { protocol: options.protocol }),
      });
      await options.before?.(lab, peer);
      const mark = peer.frames.length;
      await peer.request(method, params);
      return exchange(peer, method, mark);
    },
  };
}

/** Requests of a method with every response to them, from a mark on; other traffic is left out. */
export function exchange(peer: Peer, method: string, mark = 0, events: readonly string[] = []): Recorded[] {
  const ids = new Set<unknown>();
  return peer.frames.slice(mark).filter(({ dir, frame }) => {
    if (dir === 'c2s' && frame['method'] === method) {
      ids.add(frame['id']);
      return true;
    }
    return (
      dir === 's2c' &&
      (ids.has(frame['id']) || (frame['type'] === 'event' && events.includes(String(frame['event']))))
    );
  });
}

export const handshake = (
  of: string,
  name: string,
  title: string,
  options: Parameters<Lab['open']>[0],
  note?: string,
): Scenario => ({
  of,
  name,
  title,
  ...(options?.protocol === undefined ? {} : { protocol: options.protocol }),
  ...(note === undefined ? {} : { note }),
  async play(lab) {
    const peer = await lab.open(options);
    await peer.connect();
    return peer.frames.filter(
      ({ frame }) => frame['event'] === 'connect.challenge' || frame['event'] === undefined,
    );
  },
});

/** The last frame of one event, as a peer with all scopes sees it after something was done. */
export function seen(
  event: string,
  name: string,
  title: string,
  play: (lab: Lab, peer: Peer) => Promise<Frame>,
  extra: Partial<Scenario> = {},
): Scenario {
  return {
    of: `event.${event}`,
    name,
    title,
    ...extra,
    async play(lab) {
      const peer = await lab.connect({
        ...(extra.protocol === undefined ? {} : { protocol: extra.protocol }),
        caps: ['tool-events'],
      });
      return [{ dir: 's2c', frame: await play(lab, peer) }];
    },
  };
}

export const chatParams = (message: string, key: string) => ({
  sessionKey: 'main',
  message,
  idempotencyKey: key,
});
export const chatState = (state: string) => (payload: Frame) => payload['state'] === state;
export const missingScope = (method: string, params: unknown = {}) =>
  call(method, 'missing-scope', 'The session lacks the scope', params, { scopes: [] });
