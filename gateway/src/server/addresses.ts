/** Where a socket comes from: its own address, or the one that a trusted proxy vouches for. */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

export interface Peer {
  readonly address: string;
  /** Under which limits per address are counted: one IPv4 address, or the /64 of an IPv6 address. */
  readonly bucket: string;
  /** Came over loopback, without a proxy in between. */
  readonly local: boolean;
}

export interface PeerResolver {
  /** Undefined when the request went through a proxy that is not trusted. */
  resolve(request: IncomingMessage): Peer | undefined;
}

const FORWARDING_HEADERS = ['x-forwarded-for', 'x-real-ip', 'forwarded'];

export function createPeerResolver(trustedProxies: readonly string[]): PeerResolver {
  const trusted = blockList(trustedProxies);
  const isTrusted = (address: string) => trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return {
    resolve(request) {
      const address = plainAddress(request.socket.remoteAddress ?? '');
      if (!FORWARDING_HEADERS.some(name => request.headers[name] !== undefined)) {
        return { address, bucket: bucketOf(address), local: isLoopback(address) };
      }
      if (isIP(address) === 0 || !isTrusted(address)) return undefined;
      const client = forwardedClient(request.headers['x-forwarded-for'], isTrusted);
      return client === undefined ? undefined : { address: client, bucket: bucketOf(client), local: false };
    },
  };
}

/** The last hop that is no trusted proxy: everything to its left is the client's own claim. */
function forwardedClient(
  header: string | string[] | undefined,
  isTrusted: (address: string) => boolean,
): string | undefined {
  const hops = (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map(hop => plainAddress(hop.trim()));
  for (const hop of hops.toReversed()) {
    if (isIP(hop) === 0) return undefined;
    if (!isTrusted(hop)) return hop;
  }
  return hops[0];
}

/** Throws a RangeError or TypeError when an entry is neither an address nor a subnet. */
function blockList(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

export function isLoopback(address: string): boolean {
  return address === '::1' || (isIPv4(address) && address.startsWith('127.'));
}

function plainAddress(address: string): string {
  return address.startsWith('::ffff:') && isIPv4(address.slice(7)) ? address.slice(7) : address;
}

function bucketOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(gap).fill('0'), ...right].slice(0, 4).join(':');
}
