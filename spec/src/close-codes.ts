/** WebSocket close codes: who sends them, when, and what a client does next. */

export interface CloseCodeDefinition {
  readonly code: number;
  readonly name: string;
  readonly sentBy: 'gateway' | 'client';
  readonly summary: string;
  /** `retry`: reconnect with backoff. `pause`: wait until something outside changes. `stop`: do not come back. */
  readonly client: 'retry' | 'pause' | 'stop';
  readonly provenance: 'published' | 'observed' | 'gap-filled';
}

export const CLOSE_CODES = [
  {
    code: 1000,
    name: 'normal',
    sentBy: 'gateway',
    summary: 'The first message was not JSON, or no connect came in time. The reason is empty.',
    client: 'retry',
    provenance: 'observed',
  },
  {
    code: 1002,
    name: 'protocol mismatch',
    sentBy: 'gateway',
    summary: 'The offered protocol range does not include a version that the gateway speaks.',
    client: 'stop',
    provenance: 'observed',
  },
  {
    code: 1008,
    name: 'policy',
    sentBy: 'gateway',
    summary:
      'The handshake was refused, or the receiver did not keep up (“slow consumer”). After a refused handshake the response says why.',
    client: 'pause',
    provenance: 'observed',
  },
  {
    code: 1009,
    name: 'too big',
    sentBy: 'gateway',
    summary:
      'A message was larger than the limit of its phase. In a session that concerns the request: the client comes back without it.',
    client: 'stop',
    provenance: 'observed',
  },
  {
    code: 1012,
    name: 'service restart',
    sentBy: 'gateway',
    summary: 'The gateway stops or restarts; a shutdown event came before.',
    client: 'retry',
    provenance: 'observed',
  },
  {
    code: 1013,
    name: 'gateway starting',
    sentBy: 'gateway',
    summary: 'The gateway accepts sockets but is not ready yet.',
    client: 'retry',
    provenance: 'observed',
  },
  {
    code: 4000,
    name: 'tick timeout',
    sentBy: 'client',
    summary: 'Nothing came for twice the tick interval; the client gives the connection up and reconnects.',
    client: 'retry',
    provenance: 'observed',
  },
  {
    code: 4001,
    name: 'device removed',
    sentBy: 'gateway',
    summary: 'The device was removed, or its token rotated or revoked.',
    client: 'pause',
    provenance: 'observed',
  },
] as const satisfies readonly CloseCodeDefinition[];
