/** What exists in which wire protocol. */
import type { Protocol } from '../ports.ts';

/**
 * Whether a method or event exists in a protocol. To a session of another protocol it does not exist: it
 * cannot be called, is not listed and is not sent.
 */
export function existsIn(
  definition: { readonly since: Protocol; readonly until?: Protocol },
  protocol: Protocol,
): boolean {
  return definition.since <= protocol && protocol <= (definition.until ?? protocol);
}
