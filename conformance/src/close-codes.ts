/** Close codes of the specification, by name. */
import { CLOSE_CODES } from '@clawspec/protocol';

type Name = (typeof CLOSE_CODES)[number]['name'];

export function closeCode(name: Name): number {
  return (CLOSE_CODES.find(one => one.name === name) as { readonly code: number }).code;
}
