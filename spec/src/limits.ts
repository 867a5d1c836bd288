/** Limits and timers: each with its unit, who enforces it and in which phase. */

export interface LimitDefinition {
  readonly value: number;
  readonly unit: 'bytes' | 'ms' | 'count';
  /** Which side acts when the limit is reached. */
  readonly owner: 'gateway' | 'client';
  readonly phase: 'pre-auth' | 'session' | 'any';
  readonly summary: string;
  readonly provenance: 'published' | 'observed' | 'gap-filled';
  /** WebSocket close code sent when the limit is reached, if the connection ends. */
  readonly closeCode?: number;
}

export const LIMITS = {
  preAuthFrameBytes: {
    value: 65_536,
    unit: 'bytes',
    owner: 'gateway',
    phase: 'pre-auth',
    summary: 'Largest message accepted before the handshake is done.',
    provenance: 'observed',
    closeCode: 1009,
  },
  handshakeTimeoutMs: {
    value: 15_000,
    unit: 'ms',
    owner: 'gateway',
    phase: 'pre-auth',
    summary: 'Time a socket has to send a valid connect. Protocol 3 gateways give 10 s.',
    provenance: 'observed',
    closeCode: 1000,
  },
  preAuthSocketsPerAddress: {
    value: 32,
    unit: 'count',
    owner: 'gateway',
    phase: 'pre-auth',
    summary: 'Sockets of one address without a finished handshake; one more is refused with HTTP 503.',
    provenance: 'observed',
  },
  maxPayloadBytes: {
    value: 26_214_400,
    unit: 'bytes',
    owner: 'gateway',
    phase: 'session',
    summary: 'Largest message after the handshake (hello-ok policy.maxPayload).',
    provenance: 'observed',
    closeCode: 1009,
  },
  maxBufferedBytes: {
    value: 52_428_800,
    unit: 'bytes',
    owner: 'gateway',
    phase: 'session',
    summary:
      'Bytes that wait for a receiver before droppable events are left out and others close the connection (hello-ok policy.maxBufferedBytes).',
    provenance: 'observed',
    closeCode: 1008,
  },
  tickIntervalMs: {
    value: 30_000,
    unit: 'ms',
    owner: 'gateway',
    phase: 'session',
    summary: 'Time between tick events (hello-ok policy.tickIntervalMs).',
    provenance: 'observed',
  },
  tickTimeoutMs: {
    value: 60_000,
    unit: 'ms',
    owner: 'client',
    phase: 'session',
    summary:
      'Silence after which a client gives a connection up: twice the tick interval it was told. The client closes with 4000.',
    provenance: 'observed',
    closeCode: 4000,
  },
  challengeTimeoutMs: {
    value: 15_000,
    unit: 'ms',
    owner: 'client',
    phase: 'pre-auth',
    summary: 'Time a client waits for connect.challenge before it closes with 1008.',
    provenance: 'observed',
    closeCode: 1008,
  },
  healthRefreshMs: {
    value: 60_000,
    unit: 'ms',
    owner: 'gateway',
    phase: 'session',
    summary: 'Time between refreshes of the health snapshot.',
    provenance: 'observed',
  },
  signatureSkewMs: {
    value: 120_000,
    unit: 'ms',
    owner: 'gateway',
    phase: 'pre-auth',
    summary:
      'Largest difference between signedAt and the clock of the gateway. Protocol 3 gateways allow 10 minutes.',
    provenance: 'observed',
  },
  dedupeTtlMs: {
    value: 300_000,
    unit: 'ms',
    owner: 'gateway',
    phase: 'session',
    summary: 'How long the outcome of a keyed request is kept for replay.',
    provenance: 'published',
  },
  dedupeMaxEntries: {
    value: 1000,
    unit: 'count',
    owner: 'gateway',
    phase: 'session',
    summary: 'Outcomes kept for replay, oldest forgotten first.',
    provenance: 'published',
  },
  presenceTtlMs: {
    value: 300_000,
    unit: 'ms',
    owner: 'gateway',
    phase: 'session',
    summary: 'How long an entry that is not backed by a live connection stays in the presence list.',
    provenance: 'gap-filled',
  },
  presenceMaxEntries: {
    value: 200,
    unit: 'count',
    owner: 'gateway',
    phase: 'session',
    summary: 'Entries in the presence list, oldest forgotten first.',
    provenance: 'observed',
  },
  authFailureDelayMs: {
    value: 250,
    unit: 'ms',
    owner: 'gateway',
    phase: 'pre-auth',
    summary:
      'Delay of the first refusal for wrong credentials from loopback; it doubles with each further one.',
    provenance: 'observed',
  },
  authFailureDelayMaxMs: {
    value: 5_000,
    unit: 'ms',
    owner: 'gateway',
    phase: 'pre-auth',
    summary: 'Longest delay of a refusal for wrong credentials from loopback.',
    provenance: 'observed',
  },
  chatDeltaIntervalMs: {
    value: 75,
    unit: 'ms',
    owner: 'gateway',
    phase: 'session',
    summary: 'Shortest time between two chat deltas of one run. Protocol 3 gateways use 150 ms.',
    provenance: 'observed',
  },
  agentWaitDefaultMs: {
    value: 30_000,
    unit: 'ms',
    owner: 'gateway',
    phase: 'session',
    summary: 'How long agent.wait waits when timeoutMs is left out.',
    provenance: 'observed',
  },
  attachmentMaxBytes: {
    value: 19_464_192,
    unit: 'bytes',
    owner: 'gateway',
    phase: 'session',
    summary: 'Largest attachment (hello-ok policy.attachments.maxBytes).',
    provenance: 'observed',
  },
  attachmentImageMaxBytes: {
    value: 6_291_456,
    unit: 'bytes',
    owner: 'gateway',
    phase: 'session',
    summary: 'Largest image attachment (hello-ok policy.attachments.maxImageBytes).',
    provenance: 'observed',
  },
  closeReasonBytes: {
    value: 120,
    unit: 'bytes',
    owner: 'gateway',
    phase: 'any',
    summary: 'Close reasons are cut to this many bytes of UTF-8 (the WebSocket limit is 123).',
    provenance: 'observed',
  },
} as const satisfies Record<string, LimitDefinition>;

export type LimitName = keyof typeof LIMITS;

/** Where a gateway listens unless it is told otherwise. Source: upstream's documentation. */
export const DEFAULTS = {
  host: '127.0.0.1',
  port: 18_789,
  canvasPort: 18_793,
} as const;
