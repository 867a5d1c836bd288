/**
 * Which web pages may connect. A page is let in when it comes from this gateway itself or when its
 * origin is on the list.
 *
 * “From this gateway itself” needs more than Origin and Host that agree: a name of an attacker that
 * resolves to this machine makes them agree too (DNS rebinding). So the host has to be one that no
 * foreign name server decides about: an address, `localhost`, or the name the gateway was bound to.
 */
import { isIP } from 'node:net';

export interface OriginPolicy {
  /** Undefined when the origin may connect, otherwise why not. */
  problem(origin: string | undefined, host: string | undefined): string | undefined;
}

export function createOriginPolicy(allowedOrigins: readonly string[], boundHost: string): OriginPolicy {
  const allowed = new Set(allowedOrigins.map(normaliseOrigin));
  return {
    problem(origin, host) {
      const parsed = origin === undefined ? undefined : parseOrigin(origin);
      if (!parsed) return 'origin missing or invalid';
      if (allowed.has(parsed.origin)) return undefined;
      if (host !== undefined && sameHost(parsed, host) && isOwnHost(parsed.hostname, boundHost)) {
        return undefined;
      }
      return 'origin not allowed';
    },
  };
}

function parseOrigin(origin: string): URL | undefined {
  if (!URL.canParse(origin)) return undefined;
  const url = new URL(origin);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}

function normaliseOrigin(origin: string): string {
  return parseOrigin(origin)?.origin ?? origin;
}

function sameHost(origin: URL, host: string): boolean {
  // The scheme of the origin decides about the default port of both.
  return URL.canParse(`${origin.protocol}//${host}`)
    ? new URL(`${origin.protocol}//${host}`).host === origin.host
    : false;
}

function isOwnHost(hostname: string, boundHost: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return (
    isIP(bare) !== 0 ||
    bare === 'localhost' ||
    bare.endsWith('.localhost') ||
    bare === boundHost.toLowerCase()
  );
}
