/** Session keys and what people call them. */
import type { SessionDefaults, SessionRow } from '@clawspec/protocol';

/** The key under which the gateway stores a session: `main` becomes `agent:main:main`. */
export function canonicalKey(key: string, defaults: SessionDefaults): string {
  if (key === defaults.mainKey || key === 'main') return defaults.mainSessionKey;
  return key.includes(':') ? key : `agent:${defaults.defaultAgentId}:${key}`;
}

export function newSessionKey(defaults: SessionDefaults): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  const id = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  return `agent:${defaults.defaultAgentId}:webchat-${id}`;
}

export function sessionTitle(key: string, row: SessionRow | undefined, defaults: SessionDefaults): string {
  const given = row?.label ?? row?.derivedTitle ?? row?.displayName;
  if (key === defaults.mainSessionKey) return row?.label ?? 'Main session';
  if (given !== undefined && given !== '' && given !== key) return given;
  if (/^agent:[^:]+:webchat-[0-9a-f]+$/.test(key)) return 'New session';
  return key.replace(/^agent:[^:]+:/, '');
}
