/** Checks the options of a client and fills in the defaults. */
import { PROTOCOL_VERSIONS } from '@clawspec/protocol';
import { toHex } from './base64url.ts';
import type { ResolvedOptions } from './connector.ts';
import { GatewayClientError } from './errors.ts';
import type { ClientClock, GatewayClientOptions, WebSocketConstructor } from './options.ts';
import { MemoryTokenStore } from './token-store.ts';

function invalid(message: string, cause?: unknown): GatewayClientError {
  return new GatewayClientError('INVALID_ARGUMENT', message, { next: 'stop', outcome: 'not-sent', cause });
}

const SCHEMES: Readonly<Record<string, string>> = {
  'http:': 'ws:',
  'https:': 'wss:',
  'ws:': 'ws:',
  'wss:': 'wss:',
};

/** A WebSocket address; throws INVALID_ARGUMENT. The text itself is not repeated: it may hold a secret. */
export function checkedUrl(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw invalid('`url` is not an address such as ws://127.0.0.1:18789');
  }
  const scheme = SCHEMES[parsed.protocol];
  if (scheme === undefined) throw invalid('`url` must start with ws://, wss://, http:// or https://');
  parsed.protocol = scheme;
  parsed.hash = '';
  return parsed.toString();
}

const systemClock: ClientClock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: handle => clearTimeout(handle as Parameters<typeof clearTimeout>[0]),
};

/** Pages outside a secure context have no randomUUID; 16 random bytes are as unique. */
function newUuid(): string {
  const source: { randomUUID?: () => string } = crypto;
  return source.randomUUID?.() ?? toHex(crypto.getRandomValues(new Uint8Array(16)));
}

function globalWebSocket(): WebSocketConstructor {
  const found: WebSocketConstructor | undefined = globalThis.WebSocket;
  if (found) return found;
  throw invalid('this runtime has no WebSocket; give one with the option `webSocket`');
}

export function resolveOptions(options: GatewayClientOptions): ResolvedOptions {
  const minProtocol = options.minProtocol ?? Math.min(...PROTOCOL_VERSIONS);
  const maxProtocol = options.maxProtocol ?? Math.max(...PROTOCOL_VERSIONS);
  if (!Number.isInteger(minProtocol) || !Number.isInteger(maxProtocol) || minProtocol < 1) {
    throw invalid('`minProtocol` and `maxProtocol` must be whole numbers from 1');
  }
  if (minProtocol > maxProtocol) throw invalid('`minProtocol` is larger than `maxProtocol`');
  if (!options.client)
    throw invalid('`client` is missing: say who connects, with id, mode, version and platform');
  for (const field of ['id', 'mode', 'version', 'platform'] as const) {
    if (typeof options.client[field] !== 'string' || options.client[field] === '') {
      throw invalid(`\`client.${field}\` must be text`);
    }
  }
  return {
    ...options,
    url: checkedUrl(options.url),
    minProtocol,
    maxProtocol,
    role: options.role ?? 'operator',
    tokens: options.tokens ?? new MemoryTokenStore(),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    uuid: options.uuid ?? newUuid,
    webSocket: options.webSocket ?? globalWebSocket(),
  };
}
