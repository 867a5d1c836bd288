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
  "agent.identity.get": {
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
    "params": "AgentIdentityGetParams",
    "result": "AgentIdentityGetResult"
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
  "channels.logout": {
    "family": "channels",
    "role": "operator",
    "scopes": [
      "operator.admin"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "idempotent"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "ChannelsLogoutParams",
    "result": "ChannelsLogoutResult"
  },
  "channels.status": {
    "family": "channels",
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
    "params": "ChannelsStatusParams",
    "result": "ChannelsStatusResult"
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
  "chat.inject": {
    "family": "chat",
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
    "params": "ChatInjectParams",
    "result": "ChatInjectResult"
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
  "config.apply": {
    "family": "config",
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
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "ConfigApplyParams",
    "result": "ConfigChangeResult"
  },
  "config.get": {
    "family": "config",
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
    "params": "ConfigGetParams",
    "result": "ConfigGetResult"
  },
  "config.patch": {
    "family": "config",
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
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "ConfigPatchParams",
    "result": "ConfigChangeResult"
  },
  "config.schema": {
    "family": "config",
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
    "params": "ConfigSchemaParams",
    "result": "ConfigSchemaResult"
  },
  "config.schema.lookup": {
    "family": "config",
    "role": "operator",
    "scopes": [
      "operator.read"
    ],
    "advertised": true,
    "since": 4,
    "idempotency": {
      "kind": "safe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "ConfigSchemaLookupParams",
    "result": "ConfigSchemaLookupResult"
  },
  "config.set": {
    "family": "config",
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
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "ConfigSetParams",
    "result": "ConfigChangeResult"
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
  "cron.add": {
    "family": "cron",
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
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "CronAddParams",
    "result": "CronAddResult"
  },
  "cron.list": {
    "family": "cron",
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
    "params": "CronListParams",
    "result": "CronListResult"
  },
  "cron.remove": {
    "family": "cron",
    "role": "operator",
    "scopes": [
      "operator.admin"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "idempotent"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "CronRemoveParams",
    "result": "CronRemoveResult"
  },
  "cron.run": {
    "family": "cron",
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
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "CronRunParams",
    "result": "CronRunResult"
  },
  "cron.runs": {
    "family": "cron",
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
    "params": "CronRunsParams",
    "result": "CronRunsResult"
  },
  "cron.status": {
    "family": "cron",
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
    "params": "CronStatusParams",
    "result": "CronStatusResult"
  },
  "cron.update": {
    "family": "cron",
    "role": "operator",
    "scopes": [
      "operator.admin"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "idempotent"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "CronUpdateParams",
    "result": "CronJob"
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
  "exec.approval.list": {
    "family": "approvals",
    "role": "operator",
    "scopes": [
      "operator.approvals"
    ],
    "advertised": true,
    "since": 4,
    "idempotency": {
      "kind": "safe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "ExecApprovalListParams",
    "result": "ExecApprovalListResult"
  },
  "exec.approval.request": {
    "family": "approvals",
    "role": "operator",
    "scopes": [
      "operator.approvals"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "unsafe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "ExecApprovalRequestParams",
    "result": "ExecApprovalRequestResult",
    "final": "ExecApprovalOutcome"
  },
  "exec.approval.resolve": {
    "family": "approvals",
    "role": "operator",
    "scopes": [
      "operator.approvals"
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
    "params": "ExecApprovalResolveParams",
    "result": "ExecApprovalResolveResult"
  },
  "exec.approval.waitDecision": {
    "family": "approvals",
    "role": "operator",
    "scopes": [
      "operator.approvals"
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
    "params": "ExecApprovalWaitDecisionParams",
    "result": "ExecApprovalOutcome"
  },
  "exec.approvals.get": {
    "family": "approvals",
    "role": "operator",
    "scopes": [
      "operator.admin"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "safe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "ExecApprovalsGetParams",
    "result": "ExecApprovalsSnapshot"
  },
  "exec.approvals.set": {
    "family": "approvals",
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
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "ExecApprovalsSetParams",
    "result": "ExecApprovalsSnapshot"
  },
  "gateway.identity.get": {
    "family": "system",
    "role": "operator",
    "scopes": [
      "operator.read"
    ],
    "advertised": true,
    "since": 4,
    "idempotency": {
      "kind": "safe"
    },
    "errors": [
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "GatewayIdentityGetParams",
    "result": "GatewayIdentityGetResult"
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
  "last-heartbeat": {
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
    "params": "LastHeartbeatParams",
    "result": "LastHeartbeatResult"
  },
  "logs.tail": {
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
      "INVALID_REQUEST",
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "LogsTailParams",
    "result": "LogsTailResult"
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
  "node.describe": {
    "family": "nodes",
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
    "params": "NodeDescribeParams",
    "result": "NodeDescribeResult"
  },
  "node.event": {
    "family": "nodes",
    "role": "node",
    "scopes": [],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "unsafe"
    },
    "errors": [
      "INVALID_REQUEST"
    ],
    "params": "NodeEventParams",
    "result": "NodeEventResult"
  },
  "node.invoke": {
    "family": "nodes",
    "role": "operator",
    "scopes": [
      "operator.write"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "unsafe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "NodeInvokeParams",
    "result": "NodeInvokeResult"
  },
  "node.invoke.progress": {
    "family": "nodes",
    "role": "node",
    "scopes": [],
    "advertised": true,
    "since": 4,
    "idempotency": {
      "kind": "idempotent"
    },
    "errors": [
      "INVALID_REQUEST"
    ],
    "params": "NodeInvokeProgressParams",
    "result": "NodeAck"
  },
  "node.invoke.result": {
    "family": "nodes",
    "role": "node",
    "scopes": [],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "idempotent"
    },
    "errors": [
      "INVALID_REQUEST"
    ],
    "params": "NodeInvokeResultParams",
    "result": "NodeAck"
  },
  "node.list": {
    "family": "nodes",
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
    "params": "NodeListParams",
    "result": "NodeListResult"
  },
  "node.pair.approve": {
    "family": "nodes",
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
    "params": "NodePairApproveParams",
    "result": "NodePairApproveResult"
  },
  "node.pair.list": {
    "family": "nodes",
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
    "params": "NodePairListParams",
    "result": "NodePairListResult"
  },
  "node.pair.reject": {
    "family": "nodes",
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
    "params": "NodePairRejectParams",
    "result": "NodePairRejectResult"
  },
  "node.pair.remove": {
    "family": "nodes",
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
    "params": "NodePairRemoveParams",
    "result": "NodePairRemoveResult"
  },
  "node.pair.request": {
    "family": "nodes",
    "role": "operator",
    "scopes": [
      "operator.pairing"
    ],
    "advertised": true,
    "since": 3,
    "until": 3,
    "idempotency": {
      "kind": "idempotent"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "NodePairRequestParams",
    "result": "NodePairRequestResult"
  },
  "node.pair.verify": {
    "family": "nodes",
    "role": "operator",
    "scopes": [
      "operator.pairing"
    ],
    "advertised": true,
    "since": 3,
    "until": 3,
    "idempotency": {
      "kind": "safe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "NodePairVerifyParams",
    "result": "NodePairVerifyResult"
  },
  "node.rename": {
    "family": "nodes",
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
    "params": "NodeRenameParams",
    "result": "NodeRenameResult"
  },
  "poll": {
    "family": "messaging",
    "role": "operator",
    "scopes": [
      "operator.write"
    ],
    "advertised": false,
    "since": 3,
    "idempotency": {
      "kind": "keyed",
      "field": "idempotencyKey"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN",
      "NOT_LINKED",
      "UNAVAILABLE"
    ],
    "params": "PollParams",
    "result": "PollResult"
  },
  "send": {
    "family": "messaging",
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
      "NOT_LINKED",
      "UNAVAILABLE"
    ],
    "params": "SendParams",
    "result": "SendResult"
  },
  "sessions.abort": {
    "family": "sessions",
    "role": "operator",
    "scopes": [
      "operator.write"
    ],
    "advertised": true,
    "since": 4,
    "idempotency": {
      "kind": "idempotent"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "SessionsAbortParams",
    "result": "SessionsAbortResult"
  },
  "sessions.compact": {
    "family": "sessions",
    "role": "operator",
    "scopes": [
      "operator.admin"
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
    "params": "SessionsCompactParams",
    "result": "SessionsCompactResult"
  },
  "sessions.create": {
    "family": "sessions",
    "role": "operator",
    "scopes": [
      "operator.write"
    ],
    "advertised": true,
    "since": 4,
    "idempotency": {
      "kind": "unsafe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "SessionsCreateParams",
    "result": "SessionsCreateResult"
  },
  "sessions.delete": {
    "family": "sessions",
    "role": "operator",
    "scopes": [
      "operator.admin"
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
    "params": "SessionsDeleteParams",
    "result": "SessionsDeleteResult"
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
  "sessions.messages.subscribe": {
    "family": "sessions",
    "role": "operator",
    "scopes": [
      "operator.read"
    ],
    "advertised": true,
    "since": 4,
    "idempotency": {
      "kind": "idempotent"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "SessionsMessagesSubscribeParams",
    "result": "SessionsMessagesSubscribeResult"
  },
  "sessions.messages.unsubscribe": {
    "family": "sessions",
    "role": "operator",
    "scopes": [
      "operator.read"
    ],
    "advertised": true,
    "since": 4,
    "idempotency": {
      "kind": "idempotent"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "SessionsMessagesUnsubscribeParams",
    "result": "SessionsMessagesUnsubscribeResult"
  },
  "sessions.patch": {
    "family": "sessions",
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
    "params": "SessionsPatchParams",
    "result": "SessionsPatchResult"
  },
  "sessions.preview": {
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
    "params": "SessionsPreviewParams",
    "result": "SessionsPreviewResult"
  },
  "sessions.reset": {
    "family": "sessions",
    "role": "operator",
    "scopes": [
      "operator.admin"
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
    "params": "SessionsResetParams",
    "result": "SessionsResetResult"
  },
  "sessions.resolve": {
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
    "params": "SessionsResolveParams",
    "result": "SessionsResolveResult"
  },
  "sessions.send": {
    "family": "sessions",
    "role": "operator",
    "scopes": [
      "operator.write"
    ],
    "advertised": true,
    "since": 4,
    "idempotency": {
      "kind": "unsafe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "SessionsSendParams",
    "result": "SessionsSendResult"
  },
  "sessions.subscribe": {
    "family": "sessions",
    "role": "operator",
    "scopes": [
      "operator.read"
    ],
    "advertised": true,
    "since": 4,
    "idempotency": {
      "kind": "idempotent"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "SessionsSubscribeParams",
    "result": "SessionsSubscribeResult"
  },
  "sessions.unsubscribe": {
    "family": "sessions",
    "role": "operator",
    "scopes": [
      "operator.read"
    ],
    "advertised": true,
    "since": 4,
    "idempotency": {
      "kind": "idempotent"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN"
    ],
    "params": "SessionsUnsubscribeParams",
    "result": "SessionsUnsubscribeResult"
  },
  "set-heartbeats": {
    "family": "system",
    "role": "operator",
    "scopes": [
      "operator.admin"
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
    "params": "SetHeartbeatsParams",
    "result": "SetHeartbeatsResult"
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
  },
  "wake": {
    "family": "system",
    "role": "operator",
    "scopes": [
      "operator.write"
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
    "params": "WakeParams",
    "result": "WakeResult"
  },
  "web.login.start": {
    "family": "channels",
    "role": "operator",
    "scopes": [
      "operator.admin"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "idempotent"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "WebLoginStartParams",
    "result": "WebLoginStartResult"
  },
  "web.login.wait": {
    "family": "channels",
    "role": "operator",
    "scopes": [
      "operator.admin"
    ],
    "advertised": true,
    "since": 3,
    "idempotency": {
      "kind": "safe"
    },
    "errors": [
      "INVALID_REQUEST",
      "FORBIDDEN",
      "UNAVAILABLE"
    ],
    "params": "WebLoginWaitParams",
    "result": "WebLoginWaitResult"
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
  "config.changed": {
    "family": "config",
    "delivery": "broadcast",
    "scopes": [
      "operator.read"
    ],
    "roles": [
      "operator"
    ],
    "stateVersion": false,
    "droppable": true,
    "since": 4,
    "payload": "ConfigChangedPayload"
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
  "cron": {
    "family": "cron",
    "delivery": "broadcast",
    "scopes": [
      "operator.read"
    ],
    "roles": [
      "operator"
    ],
    "stateVersion": false,
    "droppable": true,
    "since": 3,
    "payload": "CronEventPayload"
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
  "exec.approval.requested": {
    "family": "approvals",
    "delivery": "broadcast",
    "scopes": [
      "operator.approvals"
    ],
    "roles": [
      "operator"
    ],
    "stateVersion": false,
    "droppable": false,
    "since": 3,
    "payload": "ExecApprovalPending"
  },
  "exec.approval.resolved": {
    "family": "approvals",
    "delivery": "broadcast",
    "scopes": [
      "operator.approvals"
    ],
    "roles": [
      "operator"
    ],
    "stateVersion": false,
    "droppable": false,
    "since": 3,
    "payload": "ExecApprovalResolvedPayload"
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
  "heartbeat": {
    "family": "system",
    "delivery": "broadcast",
    "scopes": [
      "operator.read"
    ],
    "roles": [
      "operator"
    ],
    "stateVersion": false,
    "droppable": true,
    "since": 3,
    "payload": "HeartbeatEvent"
  },
  "node.hostStats": {
    "family": "nodes",
    "delivery": "broadcast",
    "scopes": [
      "operator.read"
    ],
    "roles": [
      "operator"
    ],
    "stateVersion": false,
    "droppable": true,
    "since": 4,
    "payload": "NodeHostStatsPayload"
  },
  "node.invoke.cancel": {
    "family": "nodes",
    "delivery": "targeted",
    "scopes": [],
    "roles": [
      "node"
    ],
    "stateVersion": false,
    "droppable": false,
    "since": 4,
    "payload": "NodeInvokeCancelPayload"
  },
  "node.invoke.request": {
    "family": "nodes",
    "delivery": "targeted",
    "scopes": [],
    "roles": [
      "node"
    ],
    "stateVersion": false,
    "droppable": false,
    "since": 3,
    "payload": "NodeInvokeRequestPayload"
  },
  "node.pair.requested": {
    "family": "nodes",
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
    "payload": "NodePairRequest"
  },
  "node.pair.resolved": {
    "family": "nodes",
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
    "payload": "NodePairResolvedPayload"
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
  "session.message": {
    "family": "sessions",
    "delivery": "broadcast",
    "scopes": [
      "operator.read"
    ],
    "roles": [
      "operator"
    ],
    "stateVersion": false,
    "droppable": false,
    "since": 4,
    "payload": "SessionMessagePayload"
  },
  "sessions.changed": {
    "family": "sessions",
    "delivery": "broadcast",
    "scopes": [
      "operator.read"
    ],
    "roles": [
      "operator"
    ],
    "stateVersion": false,
    "droppable": false,
    "since": 4,
    "payload": "SessionsChangedPayload"
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
  },
  "NOT_CONNECTED": {
    "summary": "The node is not connected; the command was not sent.",
    "client": "retry",
    "since": 3,
    "provenance": "observed",
    "details": {
      "$ref": "#/$defs/NodeInvokeErrorDetails"
    }
  },
  "PAIRING_CHANGED": {
    "summary": "The gateway knows no such node, or no longer does; the command was not sent.",
    "client": "retry",
    "since": 4,
    "provenance": "observed",
    "details": {
      "$ref": "#/$defs/NodeInvokeErrorDetails"
    }
  },
  "UNKNOWN_AGENT_ID": {
    "summary": "No agent has this id.",
    "client": "stop",
    "since": 4,
    "provenance": "published",
    "details": {
      "$ref": "#/$defs/UnknownAgentDetails"
    }
  },
  "AUTH_REQUIRED": {
    "summary": "Credentials are needed and none were given.",
    "client": "pause",
    "since": 4,
    "provenance": "published"
  },
  "AUTH_UNAUTHORIZED": {
    "summary": "The credentials were refused; no other code says more.",
    "client": "pause",
    "since": 4,
    "provenance": "published"
  },
  "AUTH_TOKEN_NOT_CONFIGURED": {
    "summary": "The gateway is in token mode but has no token.",
    "client": "pause",
    "since": 4,
    "provenance": "published"
  },
  "AUTH_PASSWORD_MISSING": {
    "summary": "The gateway wants a password and none was given.",
    "client": "pause",
    "since": 4,
    "provenance": "published"
  },
  "AUTH_PASSWORD_MISMATCH": {
    "summary": "The password is wrong.",
    "client": "pause",
    "since": 4,
    "provenance": "published"
  },
  "AUTH_PASSWORD_NOT_CONFIGURED": {
    "summary": "The gateway is in password mode but has no password.",
    "client": "pause",
    "since": 4,
    "provenance": "published"
  },
  "AUTH_BOOTSTRAP_TOKEN_INVALID": {
    "summary": "The one-time token of a setup code is wrong, used or too old.",
    "client": "pause",
    "since": 4,
    "provenance": "published"
  },
  "AUTH_DEVICE_TOKEN_MISMATCH": {
    "summary": "The device token is wrong or was revoked.",
    "client": "pause",
    "since": 4,
    "provenance": "published"
  },
  "AUTH_TAILSCALE_IDENTITY_MISSING": {
    "summary": "The request carries no Tailscale identity.",
    "client": "pause",
    "since": 4,
    "provenance": "published"
  },
  "AUTH_TAILSCALE_PROXY_MISSING": {
    "summary": "The request did not come through the Tailscale proxy.",
    "client": "pause",
    "since": 4,
    "provenance": "published"
  },
  "AUTH_TAILSCALE_WHOIS_FAILED": {
    "summary": "Tailscale could not say who the caller is.",
    "client": "retry",
    "since": 4,
    "provenance": "published"
  },
  "AUTH_TAILSCALE_IDENTITY_MISMATCH": {
    "summary": "Tailscale names another identity than the request.",
    "client": "pause",
    "since": 4,
    "provenance": "published"
  },
  "AUTH_IDENTITY_HEADER_REQUIRED": {
    "summary": "The trusted proxy sent no identity header.",
    "client": "pause",
    "since": 4,
    "provenance": "published"
  },
  "AUTH_VERIFIED_USER_REQUIRED": {
    "summary": "Only a verified user may connect.",
    "client": "pause",
    "since": 4,
    "provenance": "published"
  },
  "AUTHENTICATED_PROFILE_UNAVAILABLE": {
    "summary": "The profile of the authenticated user cannot be read.",
    "client": "retry",
    "since": 4,
    "provenance": "published"
  },
  "CONTROL_UI_BUILD_MISMATCH": {
    "summary": "The control UI was built for another gateway; reload it.",
    "client": "stop",
    "since": 4,
    "provenance": "published"
  },
  "CONTROL_UI_DEVICE_IDENTITY_REQUIRED": {
    "summary": "The control UI has to identify itself with a device key, which needs HTTPS or localhost.",
    "client": "stop",
    "since": 4,
    "provenance": "published"
  },
  "DEVICE_AUTH_INVALID": {
    "summary": "The device proof was refused; no other code says more.",
    "client": "stop",
    "since": 4,
    "provenance": "published"
  },
  "DEVICE_AUTH_PUBLIC_KEY_INVALID": {
    "summary": "device.publicKey is not an Ed25519 key.",
    "client": "stop",
    "since": 4,
    "provenance": "published"
  },
  "CLIENT_VERSION_MISMATCH": {
    "summary": "The version of the client does not fit the gateway.",
    "client": "stop",
    "since": 4,
    "provenance": "published"
  },
  "CRON_JOB_NOT_FOUND": {
    "summary": "No cron job has this id.",
    "client": "stop",
    "since": 4,
    "provenance": "observed",
    "details": {
      "$ref": "#/$defs/CronJobNotFoundDetails"
    }
  },
  "OUTBOUND_DELIVERY_QUEUED": {
    "summary": "A channel did not take the message now; the gateway keeps it and tries again by itself.",
    "client": "stop",
    "since": 4,
    "provenance": "observed",
    "details": {
      "$ref": "#/$defs/OutboundDeliveryDetails"
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
  "approvalTimeoutMs": 120000,
  "nodeInvokeTimeoutMs": 30000,
  "nodeInvokesInFlight": 64,
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
    "summary": "A message was larger than the limit of its phase. In a session that concerns the request: the client comes back without it.",
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

/** Commands that nodes may declare, by platform, and what approving them takes. */
export const NODE_COMMANDS = {
  "defaults": {
    "ios": [
      "canvas.present",
      "canvas.hide",
      "canvas.navigate",
      "canvas.eval",
      "canvas.snapshot",
      "canvas.a2ui.push",
      "canvas.a2ui.pushJSONL",
      "canvas.a2ui.reset",
      "device.info",
      "device.status",
      "camera.list",
      "location.get",
      "system.notify"
    ],
    "android": [
      "canvas.present",
      "canvas.hide",
      "canvas.navigate",
      "canvas.eval",
      "canvas.snapshot",
      "canvas.a2ui.push",
      "canvas.a2ui.pushJSONL",
      "canvas.a2ui.reset",
      "device.info",
      "device.status",
      "camera.list",
      "location.get",
      "system.notify"
    ],
    "macos": [
      "canvas.present",
      "canvas.hide",
      "canvas.navigate",
      "canvas.eval",
      "canvas.snapshot",
      "canvas.a2ui.push",
      "canvas.a2ui.pushJSONL",
      "canvas.a2ui.reset",
      "device.info",
      "device.status",
      "camera.list",
      "location.get",
      "system.run",
      "system.run.prepare",
      "system.which",
      "system.notify",
      "system.execApprovals.get",
      "system.execApprovals.set",
      "browser.proxy"
    ],
    "linux": [
      "system.run",
      "system.run.prepare",
      "system.which",
      "system.notify",
      "system.execApprovals.get",
      "system.execApprovals.set",
      "browser.proxy"
    ],
    "windows": [
      "system.run",
      "system.run.prepare",
      "system.which",
      "system.notify",
      "system.execApprovals.get",
      "system.execApprovals.set",
      "browser.proxy"
    ],
    "unknown": [
      "device.info",
      "device.status"
    ]
  },
  "platforms": {
    "ios": [
      "ios",
      "ipados"
    ],
    "android": [
      "android"
    ],
    "macos": [
      "mac",
      "darwin"
    ],
    "linux": [
      "linux"
    ],
    "windows": [
      "win"
    ]
  },
  "onRequest": [
    "camera.snap",
    "camera.clip",
    "screen.record",
    "sms.send",
    "contacts.add",
    "calendar.add",
    "reminders.add"
  ],
  "adminApproval": [
    "system.run",
    "system.run.prepare",
    "system.which",
    "system.execApprovals.get",
    "system.execApprovals.set",
    "browser.proxy"
  ]
} as const;

/** Paths of the canvas host, by name. */
export const CANVAS_PATHS = {
  "root": "/",
  "canvas": "/__openclaw__/canvas/",
  "a2ui": "/__openclaw__/a2ui/",
  "reload": "/__openclaw__/reload",
  "reloadScript": "/__openclaw__/reload.js"
} as const;
