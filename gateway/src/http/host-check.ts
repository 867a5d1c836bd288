/** Refuses pages for foreign host names: a page elsewhere may have pointed its name at this machine. */
import { isIP } from 'node:net';

/** A host header that can be repeated in a header value: a name or an address, with an optional port. */
const HOST_HEADER = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i;

export function isLoopbackAddress(address: string | undefined): boolean {
  if (address === undefined) return false;
  const plain = address.replace(/^::ffff:/i, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

/**
 * Whether a page may be served under this host header. Over loopback only names of this machine and
 * the allowed ones are served; on other addresses every well-formed name is.
 */
export function isHostAllowed(
  header: string | undefined,
  localAddress: string | undefined,
  allowed: ReadonlySet<string>,
): boolean {
  const match = HOST_HEADER.exec(header ?? '');
  if (match === null) return false;
  if (!isLoopbackAddress(localAddress)) return true;
  const name = match[1]!.toLowerCase();
  const address = name.replace(/^\[|\]$/g, '');
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    isLoopbackAddress(address) ||
    allowed.has(name) ||
    allowed.has(address)
  );
}
