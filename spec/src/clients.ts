/** The closed registries of who a client may say it is. Source: `@openclaw/gateway-protocol` client-info. */

export const CLIENT_IDS = [
  'webchat-ui',
  'openclaw-control-ui',
  'openclaw-browser-copilot',
  'openclaw-tui',
  'webchat',
  'cli',
  'gateway-client',
  'openclaw-macos',
  'openclaw-linux',
  'openclaw-ios',
  'openclaw-watchos',
  'openclaw-android',
  'node-host',
  'openclaw-worker',
  'test',
  'fingerprint',
  'openclaw-probe',
] as const;

export const CLIENT_MODES = ['webchat', 'cli', 'ui', 'backend', 'node', 'worker', 'probe', 'test'] as const;

/** Capabilities that a client announces in `connect.caps` and that change what a gateway sends. */
export const CLIENT_CAPS = {
  'tool-events': 'Receives agent events of the stream `tool`. Without it they are left out, silently.',
} as const;

/** Clients that appear in the presence list are all but these. */
export const PRESENCE_EXEMPT = [
  { id: 'cli', mode: null },
  { id: 'gateway-client', mode: 'backend' },
] as const;

/**
 * Clients that keep their requested scopes without a device identity: direct loopback, shared secret,
 * no Origin header. Every other client without a device gets an empty scope list.
 */
export const SCOPES_WITHOUT_DEVICE = [
  { id: 'cli', mode: 'cli' },
  { id: 'gateway-client', mode: 'backend' },
] as const;

/** Browser clients: their Origin header has to be that of the gateway or allow-listed. */
export const BROWSER_CLIENTS = ['webchat-ui', 'webchat', 'openclaw-control-ui'] as const;
