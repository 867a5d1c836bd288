// Generated from the specification by `npm run generate`. Do not edit.

/** Version of the specification these constants were generated from. */
export const SPEC_VERSION = "0.1.0" as const;

/** Wire protocol versions, oldest first. */
export const PROTOCOL_VERSIONS = [
  3,
  4
] as const;

/** Every method by wire name: who may call it and which definitions its frames follow. */
export const METHODS = {
  "agent": {
    "family": "agent",
    "role": "operator",
    "scopes": [
      "operator.write"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "keyed",
      "field": "idempotencyKey"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN",
      "UNAVAILABLE",
      "AGENT_TIMEOUT"
    ],
    "params": "AgentParams",
    "result": "AgentResult",
    "final": "AgentFinal"
  },
  "agent.wait": {
    "family": "agent",
    "role": "operator",
    "scopes": [
      "operator.write"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "safe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "AgentWaitParams",
    "result": "AgentWaitResult"
  },
  "agents.list": {
    "family": "agents",
    "role": "operator",
    "scopes": [
      "operator.read"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "safe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "AgentsListParams",
    "result": "AgentsListResult"
  },
  "chat.abort": {
    "family": "chat",
    "role": "operator",
    "scopes": [
      "operator.write"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "idempotent"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "ChatAbortParams",
    "result": "ChatAbortResult"
  },
  "chat.history": {
    "family": "chat",
    "role": "operator",
    "scopes": [
      "operator.read"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "safe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "ChatHistoryParams",
    "result": "ChatHistoryResult"
  },
  "chat.send": {
    "family": "chat",
    "role": "operator",
    "scopes": [
      "operator.write"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "keyed",
      "field": "idempotencyKey"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "ChatSendParams",
    "result": "ChatSendResult"
  },
  "connect": {
    "family": "handshake",
    "role": "pre-auth",
    "scopes": [],
    "advertised": false,
    "since": 3,
    "idempotency": {
      "kind": "safe"
    },
    "errors": [
      "INVALID_REQUEST",
      "NOT_PAIRED",
      "UNAVAILABLE"
    ],
    "params": "ConnectParams",
    "result": "HelloOk"
  },
  "device.pair.approve": {
    "family": "devices",
    "role": "operator",
    "scopes": [
      "operator.pairing"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "unsafe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "DevicePairApproveParams",
    "result": "DevicePairApproveResult"
  },
  "device.pair.list": {
    "family": "devices",
    "role": "operator",
    "scopes": [
      "operator.pairing"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "safe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "DevicePairListParams",
    "result": "DevicePairListResult"
  },
  "device.pair.reject": {
    "family": "devices",
    "role": "operator",
    "scopes": [
      "operator.pairing"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "unsafe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "DevicePairRejectParams",
    "result": "DevicePairRejectResult"
  },
  "device.pair.remove": {
    "family": "devices",
    "role": "operator",
    "scopes": [
      "operator.pairing"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "unsafe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "DevicePairRemoveParams",
    "result": "DevicePairRemoveResult"
  },
  "device.token.revoke": {
    "family": "devices",
    "role": "operator",
    "scopes": [
      "operator.pairing"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "idempotent"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "DeviceTokenRevokeParams",
    "result": "DeviceTokenRevokeResult"
  },
  "device.token.rotate": {
    "family": "devices",
    "role": "operator",
    "scopes": [
      "operator.pairing"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "unsafe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "DeviceTokenRotateParams",
    "result": "DeviceTokenRotateResult"
  },
  "health": {
    "family": "system",
    "role": "any",
    "scopes": [],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "safe"
    },
    "errors": [
      "UNAVAILABLE"
    ],
    "params": "HealthParams",
    "result": "HealthSnapshot"
  },
  "models.list": {
    "family": "agents",
    "role": "operator",
    "scopes": [
      "operator.read"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "safe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "ModelsListParams",
    "result": "ModelsListResult"
  },
  "sessions.list": {
    "family": "sessions",
    "role": "operator",
    "scopes": [
      "operator.read"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "safe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "SessionsListParams",
    "result": "SessionsListResult"
  },
  "status": {
    "family": "system",
    "role": "operator",
    "scopes": [
      "operator.read"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "safe"
    },
    "errors": [
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "StatusParams",
    "result": "StatusResult"
  },
  "system-event": {
    "family": "system",
    "role": "operator",
    "scopes": [
      "operator.admin"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "unsafe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "SystemEventParams",
    "result": "SystemEventResult"
  },
  "system-presence": {
    "family": "system",
    "role": "operator",
    "scopes": [
      "operator.read"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "safe"
    },
    "errors": [
      "FORBIDDEN"
    ],
    "params": "SystemPresenceParams",
    "result": "PresenceList"
  }
} as const;

/** Every event by wire name: who receives it and which definition its payload follows. */
export const EVENTS = {
  "agent": {
    "family": "agent",
    "delivery": "broadcast",
    "scopes": [
      "operator.read"
    ],
    "roles": [
      "operator"
    ],
    "stateVersion": false,
    "droppable": false,
    "since": 3,
    "payload": "AgentPayload"
  },
  "chat": {
    "family": "chat",
    "delivery": "broadcast",
    "scopes": [
      "operator.read"
    ],
    "roles": [
      "operator"
    ],
    "stateVersion": false,
    "droppable": false,
    "since": 3,
    "payload": "ChatPayload"
  },
  "connect.challenge": {
    "family": "handshake",
    "delivery": "pre-auth",
    "scopes": [],
    "roles": [
      "operator",
      "node"
    ],
    "stateVersion": false,
    "droppable": false,
    "since": 3,
    "payload": "ConnectChallengePayload"
  },
  "device.pair.requested": {
    "family": "devices",
    "delivery": "broadcast",
    "scopes": [
      "operator.pairing"
    ],
    "roles": [
      "operator"
    ],
    "stateVersion": false,
    "droppable": true,
    "since": 3,
    "payload": "DevicePairRequest"
  },
  "device.pair.resolved": {
    "family": "devices",
    "delivery": "broadcast",
    "scopes": [
      "operator.pairing"
    ],
    "roles": [
      "operator"
    ],
    "stateVersion": false,
    "droppable": true,
    "since": 3,
    "payload": "DevicePairResolvedPayload"
  },
  "health": {
    "family": "system",
    "delivery": "broadcast",
    "scopes": [],
    "roles": [
      "operator",
      "node"
    ],
    "stateVersion": true,
    "droppable": false,
    "since": 3,
    "payload": "HealthSnapshot"
  },
  "presence": {
    "family": "system",
    "delivery": "broadcast",
    "scopes": [
      "operator.read"
    ],
    "roles": [
      "operator"
    ],
    "stateVersion": true,
    "droppable": true,
    "since": 3,
    "payload": "PresencePayload"
  },
  "shutdown": {
    "family": "system",
    "delivery": "broadcast",
    "scopes": [],
    "roles": [
      "operator",
      "node"
    ],
    "stateVersion": false,
    "droppable": false,
    "since": 3,
    "payload": "ShutdownPayload"
  },
  "tick": {
    "family": "system",
    "delivery": "broadcast",
    "scopes": [],
    "roles": [
      "operator",
      "node"
    ],
    "stateVersion": false,
    "droppable": true,
    "since": 3,
    "payload": "TickPayload"
  }
} as const;

/** Values of error.code and what a client does next. */
export const ERROR_CODES = {
  "INVALID_REQUEST": {
    "summary": "The request is malformed, refers to something that does not exist, or is not allowed in this state.",
    "client": "stop",
    "since": 3,
    "provenance": "published"
  },
  "FORBIDDEN": {
    "summary": "The session lacks a scope (details.code MISSING_SCOPE). Protocol 3 says INVALID_REQUEST instead.",
    "client": "stop",
    "since": 4,
    "provenance": "observed"
  },
  "NOT_PAIRED": {
    "summary": "The device is unknown, or asks for more than was approved; an operator has to decide.",
    "client": "pause",
    "since": 3,
    "provenance": "observed"
  },
  "NOT_LINKED": {
    "summary": "A messaging channel has no linked account.",
    "client": "pause",
    "since": 3,
    "provenance": "published"
  },
  "AGENT_TIMEOUT": {
    "summary": "A run did not finish in time.",
    "client": "retry",
    "since": 3,
    "provenance": "published"
  },
  "UNAVAILABLE": {
    "summary": "The work failed or the gateway cannot do it now; retryable and retryAfterMs say whether to come back.",
    "client": "retry",
    "since": 3,
    "provenance": "observed"
  }
} as const;

/** Values of error.details.code and what a client does next. */
export const DETAIL_CODES = {
  "AUTH_TOKEN_MISSING": {
    "summary": "No shared secret and no device token was given.",
    "client": "pause",
    "since": 4,
    "provenance": "observed",
    "details": {
      "$ref": "#/$defs/AuthFailureDetails"
    }
  },
  "AUTH_TOKEN_MISMATCH": {
    "summary": "The shared secret or device token is wrong.",
    "client": "pause",
    "since": 4,
    "provenance": "observed",
    "details": {
      "$ref": "#/$defs/AuthFailureDetails"
    }
  },
  "AUTH_SCOPE_MISMATCH": {
    "summary": "The device token does not cover the requested scopes.",
    "client": "pause",
    "since": 4,
    "provenance": "observed",
    "details": {
      "$ref": "#/$defs/AuthFailureDetails"
    }
  },
  "AUTH_RATE_LIMITED": {
    "summary": "Too many failed attempts from this address.",
    "client": "retry",
    "since": 4,
    "provenance": "published",
    "details": {
      "$ref": "#/$defs/AuthFailureDetails"
    }
  },
  "PROTOCOL_MISMATCH": {
    "summary": "No common protocol version.",
    "client": "stop",
    "since": 4,
    "provenance": "observed",
    "details": {
      "$ref": "#/$defs/ProtocolMismatchDetails"
    }
  },
  "CONTROL_UI_ORIGIN_NOT_ALLOWED": {
    "summary": "The Origin header is not that of the gateway and not allow-listed.",
    "client": "stop",
    "since": 4,
    "provenance": "observed",
    "details": {
      "$ref": "#/$defs/OriginDetails"
    }
  },
  "DEVICE_IDENTITY_REQUIRED": {
    "summary": "This client has to identify itself with a device key.",
    "client": "stop",
    "since": 4,
    "provenance": "observed"
  },
  "DEVICE_AUTH_DEVICE_ID_MISMATCH": {
    "summary": "device.id is not the SHA-256 of the public key.",
    "client": "stop",
    "since": 4,
    "provenance": "observed",
    "details": {
      "$ref": "#/$defs/DeviceAuthDetails"
    }
  },
  "DEVICE_AUTH_SIGNATURE_EXPIRED": {
    "summary": "signedAt is too far from the clock of the gateway.",
    "client": "retry",
    "since": 4,
    "provenance": "observed",
    "details": {
      "$ref": "#/$defs/DeviceAuthDetails"
    }
  },
  "DEVICE_AUTH_NONCE_REQUIRED": {
    "summary": "device.nonce is blank.",
    "client": "stop",
    "since": 4,
    "provenance": "observed",
    "details": {
      "$ref": "#/$defs/DeviceAuthDetails"
    }
  },
  "DEVICE_AUTH_NONCE_MISMATCH": {
    "summary": "device.nonce is not the nonce of this connection.",
    "client": "retry",
    "since": 4,
    "provenance": "observed",
    "details": {
      "$ref": "#/$defs/DeviceAuthDetails"
    }
  },
  "DEVICE_AUTH_SIGNATURE_INVALID": {
    "summary": "The signature does not cover this request.",
    "client": "stop",
    "since": 4,
    "provenance": "observed",
    "details": {
      "$ref": "#/$defs/DeviceAuthDetails"
    }
  },
  "PAIRING_REQUIRED": {
    "summary": "An operator has to approve the device, or the role or scopes it asks for.",
    "client": "pause",
    "since": 4,
    "provenance": "observed",
    "details": {
      "$ref": "#/$defs/PairingRequiredDetails"
    }
  },
  "MISSING_SCOPE": {
    "summary": "The session lacks a scope that the method needs.",
    "client": "stop",
    "since": 4,
    "provenance": "observed",
    "details": {
      "$ref": "#/$defs/MissingScopeDetails"
    }
  }
} as const;

/** Operator scopes and what each implies. */
export const SCOPES = {
  "operator.admin": {
    "summary": "Everything an operator may do.",
    "implies": [
      "operator.read",
      "operator.write",
      "operator.approvals",
      "operator.pairing"
    ],
    "provenance": "observed"
  },
  "operator.write": {
    "summary": "Starts and stops work: sends messages, runs agents, aborts runs. Includes reading.",
    "implies": [
      "operator.read"
    ],
    "provenance": "observed"
  },
  "operator.read": {
    "summary": "Reads state and receives presence, agent and chat events.",
    "implies": [],
    "provenance": "observed"
  },
  "operator.approvals": {
    "summary": "Decides on execution approvals.",
    "implies": [],
    "provenance": "observed"
  },
  "operator.pairing": {
    "summary": "Lists and decides on device pairing, and manages device tokens.",
    "implies": [],
    "provenance": "observed"
  }
} as const;

/** Limits and timers by name; the unit is in the name (`…Ms`, `…Bytes`) or a count. */
export const LIMITS = {
  "preAuthFrameBytes": 65536,
  "handshakeTimeoutMs": 15000,
  "preAuthSocketsPerAddress": 32,
  "maxPayloadBytes": 26214400,
  "maxBufferedBytes": 52428800,
  "tickIntervalMs": 30000,
  "tickTimeoutMs": 60000,
  "challengeTimeoutMs": 15000,
  "healthRefreshMs": 60000,
  "signatureSkewMs": 120000,
  "dedupeTtlMs": 300000,
  "dedupeMaxEntries": 1000,
  "presenceTtlMs": 300000,
  "presenceMaxEntries": 200,
  "authFailureDelayMs": 250,
  "authFailureDelayMaxMs": 5000,
  "chatDeltaIntervalMs": 75,
  "agentWaitDefaultMs": 30000,
  "attachmentMaxBytes": 19464192,
  "attachmentImageMaxBytes": 6291456,
  "closeReasonBytes": 120
} as const;

/** Where a gateway and its canvas host listen unless told otherwise. */
export const DEFAULTS = {
  "host": "127.0.0.1",
  "port": 18789,
  "canvasPort": 18793
} as const;

/** WebSocket close codes, who sends them and what a client does next. */
export const CLOSE_CODES = [
  {
    "code": 1000,
    "name": "normal",
    "sentBy": "gateway",
    "summary": "The first message was not JSON, or no connect came in time. The reason is empty.",
    "client": "retry",
    "provenance": "observed"
  },
  {
    "code": 1002,
    "name": "protocol mismatch",
    "sentBy": "gateway",
    "summary": "The offered protocol range does not include a version that the gateway speaks.",
    "client": "stop",
    "provenance": "observed"
  },
  {
    "code": 1008,
    "name": "policy",
    "sentBy": "gateway",
    "summary": "The handshake was refused, or the receiver did not keep up (“slow consumer”). After a refused handshake the response says why.",
    "client": "pause",
    "provenance": "observed"
  },
  {
    "code": 1009,
    "name": "too big",
    "sentBy": "gateway",
    "summary": "A message was larger than the limit of its phase.",
    "client": "stop",
    "provenance": "observed"
  },
  {
    "code": 1012,
    "name": "service restart",
    "sentBy": "gateway",
    "summary": "The gateway stops or restarts; a shutdown event came before.",
    "client": "retry",
    "provenance": "observed"
  },
  {
    "code": 1013,
    "name": "gateway starting",
    "sentBy": "gateway",
    "summary": "The gateway accepts sockets but is not ready yet.",
    "client": "retry",
    "provenance": "observed"
  },
  {
    "code": 4000,
    "name": "tick timeout",
    "sentBy": "client",
    "summary": "Nothing came for twice the tick interval; the client gives the connection up and reconnects.",
    "client": "retry",
    "provenance": "observed"
  },
  {
    "code": 4001,
    "name": "device removed",
    "sentBy": "gateway",
    "summary": "The device was removed, or its token rotated or revoked.",
    "client": "pause",
    "provenance": "observed"
  }
] as const;

/** Registries of clients and the rules that depend on them. */
export const CLIENTS = {
  "ids": [
    "webchat-ui",
    "openclaw-control-ui",
    "openclaw-browser-copilot",
    "openclaw-tui",
    "webchat",
    "cli",
    "gateway-client",
    "openclaw-macos",
    "openclaw-linux",
    "openclaw-ios",
    "openclaw-watchos",
    "openclaw-android",
    "node-host",
    "openclaw-worker",
    "test",
    "fingerprint",
    "openclaw-probe"
  ],
  "modes": [
    "webchat",
    "cli",
    "ui",
    "backend",
    "node",
    "worker",
    "probe",
    "test"
  ],
  "caps": {
    "tool-events": "Receives agent events of the stream `tool`. Without it they are left out, silently."
  },
  "presenceExempt": [
    {
      "id": "cli",
      "mode": null
    },
    {
      "id": "gateway-client",
      "mode": "backend"
    }
  ],
  "scopesWithoutDevice": [
    {
      "id": "cli",
      "mode": "cli"
    },
    {
      "id": "gateway-client",
      "mode": "backend"
    }
  ],
  "browser": [
    "webchat-ui",
    "webchat",
    "openclaw-control-ui"
  ]
} as const;
