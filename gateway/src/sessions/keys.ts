/** Names of sessions: what callers write and the one form the gateway keeps. */
import { GatewayError } from '../errors.ts';

export const MAIN_KEY = 'main';
/** Of a canonical key: what the gateway tells has to be taken by it again. */
const MAX_LENGTH = 512;
const QUALIFIED = /^agent:([^:\s]+):(.+)$/is;

export interface SessionName {
  /** Canonical key, `agent:<agentId>:<rest>`. */
  readonly key: string;
  readonly agentId: string;
}

/**
 * `main` becomes `agent:<agentId>:main`, `agent:<id>:<rest>` stays, any other key becomes `agent:<agentId>:<key>`.
 *
 * @param agentId Agent that the request names besides the key, if it does.
 * @throws GatewayError INVALID_REQUEST for a key that is empty, too long, malformed or of another agent.
 */
export function sessionName(key: string, agentId: string | undefined, defaultAgentId: string): SessionName {
  const trimmed = key.trim();
  if (trimmed === '') throw invalid('session key must not be blank');
  if (trimmed.length > MAX_LENGTH) throw tooLong();
  const named = agentId?.trim().toLowerCase();
  const match = QUALIFIED.exec(trimmed);
  if (match === null) {
    if (/^agent:/i.test(trimmed)) throw invalid(`malformed session key "${trimmed}"`);
    return canonical(named ?? defaultAgentId, trimmed);
  }
  const owner = match[1]!.toLowerCase();
  if (named !== undefined && named !== owner) {
    throw invalid(`agent "${named}" does not match session key agent "${owner}"`);
  }
  return canonical(owner, match[2]!);
}

/** Key of the main session of an agent. */
export function mainSession(agentId: string): SessionName {
  return canonical(agentId, MAIN_KEY);
}

export function isMainKey(name: SessionName): boolean {
  return name.key === mainSession(name.agentId).key;
}

function canonical(agentId: string, rest: string): SessionName {
  const key = `agent:${agentId}:${rest.toLowerCase() === MAIN_KEY ? MAIN_KEY : rest}`;
  if (key.length > MAX_LENGTH) throw tooLong();
  return { key, agentId };
}

function tooLong(): GatewayError {
  return invalid(`session key is longer than ${MAX_LENGTH} characters`);
}

function invalid(message: string): GatewayError {
  return new GatewayError('INVALID_REQUEST', message);
}
