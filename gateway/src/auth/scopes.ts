/** Which scope implies which. */
import { SCOPES } from '@clawspec/protocol';

export const ADMIN = 'operator.admin';
export const READ = 'operator.read';

/** Whether a set of granted scopes is enough for one scope. Unknown scopes grant only themselves. */
export function covers(granted: readonly string[], scope: string): boolean {
  return granted.some(
    held => held === ADMIN || held === scope || impliedBy(held).some(implied => implied === scope),
  );
}

export function coversAll(granted: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every(scope => covers(granted, scope));
}

function impliedBy(scope: string): readonly string[] {
  return Object.hasOwn(SCOPES, scope) ? SCOPES[scope as keyof typeof SCOPES].implies : [];
}
