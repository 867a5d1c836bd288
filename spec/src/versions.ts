/** The versions this specification speaks of. */
import type { ProtocolVersion } from './define.ts';

/** Version of the specification itself (semver; its own number, not upstream's). */
export const SPEC_VERSION = '0.1.0';
/** Shape version of the IR in `generated/protocol.json`. */
export const IR_VERSION = 1;
/** Wire protocol versions, oldest first. */
export const PROTOCOL_VERSIONS: readonly ProtocolVersion[] = [3, 4];

/** What changed on the wire between two neighbouring protocol versions. */
export const PROTOCOL_CHANGES = [
  {
    from: 3,
    to: 4,
    path: 'hello-ok.canvasHostUrl',
    change: 'replaced',
    by: 'hello-ok.pluginSurfaceUrls',
    breaking: true,
    note: 'The single canvas host URL became a map of surface name to URL.',
  },
  {
    from: 3,
    to: 4,
    path: 'hello-ok.auth',
    change: 'required',
    breaking: false,
    note: 'Protocol 3 leaves it out for a session without a device; protocol 4 always sends role and scopes of the live session.',
  },
  {
    from: 3,
    to: 4,
    path: 'hello-ok.server.host',
    change: 'removed',
    breaking: false,
    note: 'The host name is no longer told.',
  },
  {
    from: 3,
    to: 4,
    path: 'error.code FORBIDDEN',
    change: 'added',
    breaking: false,
    note: 'A missing scope is FORBIDDEN with details.code MISSING_SCOPE; protocol 3 says INVALID_REQUEST with the same message.',
  },
  {
    from: 3,
    to: 4,
    path: 'connect.device.nonce',
    change: 'required',
    breaking: false,
    note: 'Protocol 3 gateways let loopback clients leave the nonce out.',
  },
  {
    from: 3,
    to: 4,
    path: 'connect.auth.deviceToken',
    change: 'added',
    breaking: false,
    note: 'Protocol 3 carries the device token in auth.token.',
  },
  {
    from: 3,
    to: 4,
    path: 'EventFrame.seq',
    change: 'redefined',
    breaking: false,
    note: 'Protocol 3 gateways count all broadcasts of the process; protocol 4 gateways count what each connection was sent, from 1.',
  },
  {
    from: 3,
    to: 4,
    path: 'chat.state status',
    change: 'added',
    breaking: false,
    note: 'Start-up phases of a run; clients ignore states they do not know.',
  },
  {
    from: 3,
    to: 4,
    path: 'chat.deltaText',
    change: 'added',
    breaking: false,
    note: 'The text added by this delta; message stays cumulative.',
  },
  {
    from: 3,
    to: 4,
    path: 'connect as node',
    change: 'redefined',
    breaking: true,
    note: 'What a node declares can be used only after node.pair.approve; in protocol 3 a connected node can be used at once.',
  },
  {
    from: 3,
    to: 4,
    path: 'node.pair.request, node.pair.verify',
    change: 'removed',
    breaking: true,
    note: 'The connection of the node asks; nodes are devices and have device tokens.',
  },
  {
    from: 3,
    to: 4,
    path: 'node.invoke.cancel',
    change: 'added',
    breaking: false,
    note: 'A node hears that its time is up; protocol 3 leaves it to itself.',
  },
] as const;

/** Upstream versions that `observed` clauses speak of. */
export const UPSTREAM = {
  published: '@openclaw/gateway-protocol@2026.9.1',
  observedProtocol3: '@gguf/claw@2026.2.20',
  observedProtocol4: 'openclaw@2026.9.6',
} as const;
