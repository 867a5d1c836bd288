// Generated from the specification by `npm run generate`. Do not edit.

/**
 * Payload of agent. Ignore streams you do not know.
 */
export type AgentPayload = AgentLifecycleEvent | AgentAssistantEvent | AgentToolEvent;
/**
 * First response of agent. A repeated key whose run has ended is answered at once with the final payload.
 */
export type AgentResult = AgentAccepted | AgentFinal;
/**
 * One part of a message. Ignore kinds you do not know.
 */
export type ContentPart = TextPart;
/**
 * Payload of chat. Ignore states you do not know.
 */
export type ChatPayload = ChatDelta | ChatFinal | ChatAborted | ChatError | ChatStatus;
/**
 * Result of chat.send.
 */
export type ChatSendResult = ChatRunStatus | ChatAbortResult;
/**
 * Any frame. The member `type` says which.
 */
export type GatewayFrame = RequestFrame | ResponseFrame | EventFrame;
/**
 * The presence list.
 */
export type PresenceList = PresenceEntry[];

/**
 * First response of agent: the run was accepted.
 */
export interface AgentAccepted {
  runId: string;
  /**
   * in_flight: a request with the same key is still running.
   */
  status: 'accepted' | 'in_flight';
  /**
   * Milliseconds since the Unix epoch.
   */
  acceptedAt?: number;
  /**
   * Canonical session key.
   */
  sessionKey?: string;
  agentId?: string;
}
/**
 * Text of the reply as it grows.
 */
export interface AgentAssistantEvent {
  runId: string;
  /**
   * Number of this event within its run. Not the seq of the frame.
   */
  seq: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  ts: number;
  sessionKey?: string;
  sessionId?: string;
  agentId?: string;
  isHeartbeat?: boolean;
  lane?: string;
  spawnedBy?: string;
  stream: 'assistant';
  data: {
    /**
     * All text so far.
     */
    text: string;
    /**
     * What this event adds.
     */
    delta?: string;
    itemId?: string;
    mediaUrls?: string[];
  };
}
/**
 * Second response of agent: the run ended. When it failed the response carries ok:false, an error and this payload.
 */
export interface AgentFinal {
  runId: string;
  /**
   * How the run ended.
   */
  status: 'ok' | 'error' | 'timeout';
  /**
   * One line: `completed`, `aborted` or the error.
   */
  summary?: string;
  result?: {
    payloads?: AgentReplyPayload[];
    meta?: {
      /**
       * Duration in milliseconds.
       */
      durationMs?: number;
      aborted?: boolean;
      agentMeta?: {
        sessionId?: string;
        provider?: string;
        model?: string;
      };
    };
  };
  sessionKey?: string;
  agentId?: string;
  stopReason?: string;
  /**
   * Milliseconds since the Unix epoch.
   */
  endedAt?: number;
}
/**
 * One message of a reply.
 */
export interface AgentReplyPayload {
  text?: string;
  mediaUrl?: string | null;
  mediaUrls?: string[];
}
/**
 * Start, end and failure of a run.
 */
export interface AgentLifecycleEvent {
  runId: string;
  /**
   * Number of this event within its run. Not the seq of the frame.
   */
  seq: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  ts: number;
  sessionKey?: string;
  sessionId?: string;
  agentId?: string;
  isHeartbeat?: boolean;
  lane?: string;
  spawnedBy?: string;
  stream: 'lifecycle';
  data: {
    /**
     * start comes first; end or error last.
     */
    phase: 'start' | 'model' | 'finishing' | 'fallback_step' | 'end' | 'error' | (string & {});
    /**
     * Milliseconds since the Unix epoch.
     */
    startedAt?: number;
    /**
     * Milliseconds since the Unix epoch.
     */
    endedAt?: number;
    error?: string;
    aborted?: boolean;
    stopReason?: string;
    status?: string;
    provider?: string | null;
    model?: string | null;
  };
}
/**
 * An event of a stream that this specification does not describe, such as `run_status`, `usage` or `thinking`.
 */
export interface AgentOtherEvent {
  runId: string;
  /**
   * Number of this event within its run. Not the seq of the frame.
   */
  seq: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  ts: number;
  sessionKey?: string;
  sessionId?: string;
  agentId?: string;
  isHeartbeat?: boolean;
  lane?: string;
  spawnedBy?: string;
  stream: string;
  data: {
    [k: string]: unknown;
  };
}
/**
 * Parameters of agent.
 */
export interface AgentParams {
  /**
   * What the agent is asked.
   */
  message: string;
  /**
   * Chosen by the caller; becomes the runId. Repeat it to repeat the request safely.
   */
  idempotencyKey: string;
  /**
   * Which agent runs; the default agent when left out.
   */
  agentId?: string;
  /**
   * Session it runs in, such as `main` or `agent:main:main`.
   */
  sessionKey?: string;
  sessionId?: string;
  /**
   * Address whose session is used, and to which a reply is delivered.
   */
  to?: string;
  /**
   * Whether the reply is sent to a channel as well.
   */
  deliver?: boolean;
  channel?: string;
  accountId?: string;
  threadId?: string;
  replyTo?: string;
  replyChannel?: string;
  replyAccountId?: string;
  groupId?: string;
  groupChannel?: string;
  groupSpace?: string;
  /**
   * Thinking level for this run.
   */
  thinking?: string;
  /**
   * Seconds after which the run is stopped; 0 means no limit.
   */
  timeout?: number;
  attachments?: unknown[];
  lane?: string;
  extraSystemPrompt?: string;
  label?: string;
  spawnedBy?: string;
  bestEffortDeliver?: boolean;
  provider?: string;
  model?: string;
  expectedExistingSessionId?: string;
  cwd?: string;
  cleanupBundleMcpOnRunEnd?: boolean;
  modelRun?: boolean;
  promptMode?: 'full' | 'minimal' | 'none';
  bootstrapContextMode?: 'full' | 'lightweight';
  bootstrapContextRunKind?: 'default' | 'heartbeat' | 'cron';
  inputProvenance?: unknown;
}
/**
 * A tool call. Sent only to connections that announced the capability `tool-events`.
 */
export interface AgentToolEvent {
  runId: string;
  /**
   * Number of this event within its run. Not the seq of the frame.
   */
  seq: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  ts: number;
  sessionKey?: string;
  sessionId?: string;
  agentId?: string;
  isHeartbeat?: boolean;
  lane?: string;
  spawnedBy?: string;
  stream: 'tool';
  data: {
    phase: 'start' | 'update' | 'result' | (string & {});
    toolCallId: string;
    /**
     * Name of the tool.
     */
    name: string;
    /**
     * Arguments, with phase start.
     */
    args?: unknown;
    partialResult?: unknown;
    /**
     * With phase result.
     */
    result?: unknown;
    isError?: boolean;
  };
}
/**
 * One agent.
 */
export interface AgentSummary {
  id: string;
  name?: string;
  identity?: {
    name?: string;
    theme?: string;
    emoji?: string;
    avatar?: string;
    avatarUrl?: string;
  };
  kind?: 'agent' | 'system' | (string & {});
  workspace?: string;
  workspaceGit?: boolean;
  model?: {
    primary?: string;
    fallbacks?: string[];
  };
  agentRuntime?: {
    id: string;
    source: string;
  };
}
/**
 * Parameters of agent.wait.
 */
export interface AgentWaitParams {
  runId: string;
  /**
   * How long to wait, in milliseconds; 0 answers at once. 30 000 when left out.
   */
  timeoutMs?: number;
}
/**
 * Result of agent.wait.
 */
export interface AgentWaitResult {
  runId: string;
  /**
   * timeout: the run goes on, or nobody knows it.
   */
  status: 'ok' | 'error' | 'timeout' | (string & {});
  /**
   * Milliseconds since the Unix epoch.
   */
  startedAt?: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  endedAt?: number;
  error?: string;
  stopReason?: string;
}
/**
 * Parameters of agents.list: none.
 */
export interface AgentsListParams {}
/**
 * Result of agents.list.
 */
export interface AgentsListResult {
  /**
   * Agent that runs when none is named.
   */
  defaultId: string;
  /**
   * Short name of the main session.
   */
  mainKey: string;
  /**
   * Whether every sender has a session of its own.
   */
  scope: 'per-sender' | 'global' | (string & {});
  agents: AgentSummary[];
  ownership?: 'sole' | 'legacy' | 'explicit' | (string & {});
  selectionRequired?: boolean;
}
/**
 * Details of refused credentials.
 */
export interface AuthFailureDetails {
  code:
    | 'AUTH_TOKEN_MISSING'
    | 'AUTH_TOKEN_MISMATCH'
    | 'AUTH_SCOPE_MISMATCH'
    | 'AUTH_RATE_LIMITED'
    | (string & {});
  /**
   * Why the credentials were refused.
   */
  authReason?: string;
  /**
   * Whether the device may try again with its device token.
   */
  canRetryWithDeviceToken?: boolean;
  recommendedNextStep?:
    | 'retry_with_device_token'
    | 'update_auth_configuration'
    | 'update_auth_credentials'
    | 'wait_then_retry'
    | 'review_auth_configuration'
    | (string & {});
}
/**
 * Parameters of chat.abort.
 */
export interface ChatAbortParams {
  sessionKey: string;
  /**
   * One run; every run of the session when left out.
   */
  runId?: string;
  agentId?: string;
  preserveSideRuns?: boolean;
}
/**
 * Result of chat.abort, and of chat.send with `/stop`.
 */
export interface ChatAbortResult {
  ok: true;
  /**
   * Whether anything was running.
   */
  aborted: boolean;
  /**
   * Runs that were stopped.
   */
  runIds: string[];
}
/**
 * The run was stopped.
 */
export interface ChatAborted {
  runId: string;
  /**
   * Canonical key (protocol 4); protocol 3 gateways may repeat the key as requested.
   */
  sessionKey: string;
  /**
   * Number within the run. Not the seq of the frame.
   */
  seq: number;
  agentId?: string;
  spawnedBy?: string;
  state: 'aborted';
  message?: ChatMessage;
  /**
   * rpc: chat.abort. stop: `/stop`.
   */
  stopReason?: 'rpc' | 'stop' | 'timeout' | (string & {});
  errorMessage?: string;
}
/**
 * One message of a session.
 */
export interface ChatMessage {
  /**
   * Who speaks.
   */
  role: 'user' | 'assistant' | 'toolResult' | 'system' | (string & {});
  /**
   * Text, or a list of parts.
   */
  content: string | ContentPart[];
  /**
   * Milliseconds since the Unix epoch.
   */
  timestamp?: number;
  /**
   * Why the reply ended, such as `stop` or `error`.
   */
  stopReason?: string;
  errorMessage?: string;
  usage?: TokenUsage;
  api?: string;
  provider?: string;
  model?: string;
  /**
   * Key of the request that wrote it.
   */
  idempotencyKey?: string;
}
/**
 * A piece of text.
 */
export interface TextPart {
  type: 'text';
  text: string;
}
/**
 * What a reply used.
 */
export interface TokenUsage {
  /**
   * Tokens read.
   */
  input?: number;
  /**
   * Tokens written.
   */
  output?: number;
  cacheRead?: number;
  cacheWrite?: number;
  totalTokens?: number;
  /**
   * Cost by kind, in US dollars.
   */
  cost?: {
    [k: string]: number;
  };
}
/**
 * A file sent with a message. Bounded by hello-ok policy.attachments.
 */
export interface ChatAttachment {
  /**
   * Such as `image`.
   */
  type?: string;
  mimeType?: string;
  fileName?: string;
  /**
   * Base64 text.
   */
  content?: unknown;
  sizeBytes?: number;
}
/**
 * The reply grew. Deltas are throttled, and several may come as one: `message` always holds everything.
 */
export interface ChatDelta {
  runId: string;
  /**
   * Canonical key (protocol 4); protocol 3 gateways may repeat the key as requested.
   */
  sessionKey: string;
  /**
   * Number within the run. Not the seq of the frame.
   */
  seq: number;
  agentId?: string;
  spawnedBy?: string;
  state: 'delta';
  message?: ChatMessage;
  /**
   * Text added since the last delta sent.
   */
  deltaText?: string;
  /**
   * The reply was rewritten; deltaText starts it anew.
   */
  replace?: boolean;
  usage?: TokenUsage;
}
/**
 * The run failed.
 */
export interface ChatError {
  runId: string;
  /**
   * Canonical key (protocol 4); protocol 3 gateways may repeat the key as requested.
   */
  sessionKey: string;
  /**
   * Number within the run. Not the seq of the frame.
   */
  seq: number;
  agentId?: string;
  spawnedBy?: string;
  state: 'error';
  errorMessage?: string;
  errorKind?: 'refusal' | 'timeout' | 'rate_limit' | 'context_length' | 'unknown' | (string & {});
  errorDetail?: unknown;
  message?: ChatMessage;
  usage?: TokenUsage;
  stopReason?: string;
}
/**
 * The run ended well. A short reply may come as final without any delta.
 */
export interface ChatFinal {
  runId: string;
  /**
   * Canonical key (protocol 4); protocol 3 gateways may repeat the key as requested.
   */
  sessionKey: string;
  /**
   * Number within the run. Not the seq of the frame.
   */
  seq: number;
  agentId?: string;
  spawnedBy?: string;
  state: 'final';
  message?: ChatMessage;
  usage?: TokenUsage;
  stopReason?: string;
  yielded?: boolean;
}
/**
 * Parameters of chat.history.
 */
export interface ChatHistoryParams {
  /**
   * Session, such as `main` or `agent:main:main`.
   */
  sessionKey: string;
  /**
   * Newest messages to return. 200 when left out.
   */
  limit?: number;
  agentId?: string;
  cursor?: string;
  /**
   * Messages to skip, counted from the newest.
   */
  offset?: number;
  pendingBefore?: number;
  /**
   * @maxItems 50
   */
  inputRunIds?: string[];
  messageId?: string;
  sessionId?: string;
  maxChars?: number;
}
/**
 * Result of chat.history.
 */
export interface ChatHistoryResult {
  sessionKey: string;
  /**
   * Oldest first.
   */
  messages: ChatMessage[];
  /**
   * Absent while the session has no transcript.
   */
  sessionId?: string;
  thinkingLevel?: string;
  hasMore?: boolean;
  totalMessages?: number;
  /**
   * The run that is going on.
   */
  inFlightRun?: unknown;
  pendingInputs?: {
    items: unknown[];
    total: number;
  };
  sessionInfo?: unknown;
  defaults?: unknown;
}
/**
 * A state that this specification does not describe.
 */
export interface ChatOther {
  runId: string;
  /**
   * Canonical key (protocol 4); protocol 3 gateways may repeat the key as requested.
   */
  sessionKey: string;
  /**
   * Number within the run. Not the seq of the frame.
   */
  seq: number;
  agentId?: string;
  spawnedBy?: string;
  state: string;
}
/**
 * What a run does before it speaks. Protocol 4 only.
 */
export interface ChatStatus {
  runId: string;
  /**
   * Canonical key (protocol 4); protocol 3 gateways may repeat the key as requested.
   */
  sessionKey: string;
  /**
   * Number within the run. Not the seq of the frame.
   */
  seq: number;
  agentId?: string;
  spawnedBy?: string;
  state: 'status';
  phase:
    | 'preparing_workspace'
    | 'naming_worktree'
    | 'creating_worktree'
    | 'running_setup'
    | 'provisioning_environment'
    | 'preparing_context'
    | 'starting_model'
    | (string & {});
}
/**
 * State of the run that a key names.
 */
export interface ChatRunStatus {
  /**
   * The idempotency key.
   */
  runId: string;
  /**
   * started: a new run. in_flight: the key is running. Others: how the run with this key ended.
   */
  status: 'started' | 'in_flight' | 'ok' | 'error' | 'timeout' | (string & {});
  summary?: string;
  stopReason?: string;
  /**
   * Milliseconds since the Unix epoch.
   */
  endedAt?: number;
}
/**
 * Parameters of chat.send.
 */
export interface ChatSendParams {
  /**
   * Session, such as `main`.
   */
  sessionKey: string;
  /**
   * The text. `/stop` aborts the runs of the session.
   */
  message: string;
  /**
   * Chosen by the caller; becomes the runId. Repeat it to repeat the request safely.
   */
  idempotencyKey: string;
  thinking?: string;
  deliver?: boolean;
  attachments?: ChatAttachment[];
  /**
   * Time after which the run is stopped, in milliseconds.
   */
  timeoutMs?: number;
  agentId?: string;
  sessionId?: string;
  queueMode?: 'steer' | 'followup' | 'collect' | 'interrupt';
  intent?: unknown;
  fastMode?: boolean | 'auto';
  fastAutoOnSeconds?: number;
  originatingChannel?: string;
  originatingTo?: string;
  originatingAccountId?: string;
  originatingThreadId?: string;
  replyToId?: string;
  toolBindings?: unknown;
  systemInputProvenance?: unknown;
  systemProvenanceReceipt?: string;
  suppressCommandInterpretation?: boolean;
  expectedLeafEntryId?: string | null;
  expectedSessionRoutingContract?: string;
  expectedPermissionMode?: unknown;
  expectedToolOverrides?: unknown;
}
/**
 * Who connects.
 */
export interface ClientInfo {
  /**
   * Which program connects. A closed registry: other values are refused.
   */
  id:
    | 'webchat-ui'
    | 'openclaw-control-ui'
    | 'openclaw-browser-copilot'
    | 'openclaw-tui'
    | 'webchat'
    | 'cli'
    | 'gateway-client'
    | 'openclaw-macos'
    | 'openclaw-linux'
    | 'openclaw-ios'
    | 'openclaw-watchos'
    | 'openclaw-android'
    | 'node-host'
    | 'openclaw-worker'
    | 'test'
    | 'fingerprint'
    | 'openclaw-probe';
  /**
   * Name for people, such as “Ada’s laptop”.
   */
  displayName?: string;
  /**
   * Version of the program.
   */
  version: string;
  buildId?: string;
  /**
   * Operating system, such as `linux`, `darwin`, `ios`. Signed in v3 payloads.
   */
  platform: string;
  /**
   * Such as `iPhone`. Signed in v3 payloads.
   */
  deviceFamily?: string;
  /**
   * Such as `iPhone17,1`.
   */
  modelIdentifier?: string;
  /**
   * IANA time zone.
   */
  timeZone?: string;
  /**
   * What kind of client it is. A closed registry: other values are refused.
   */
  mode: 'webchat' | 'cli' | 'ui' | 'backend' | 'node' | 'worker' | 'probe' | 'test';
  /**
   * Tells several instances of one program apart in the presence list.
   */
  instanceId?: string;
}
/**
 * Credentials.
 */
export interface ConnectAuth {
  /**
   * Shared secret of the gateway, or a device token.
   */
  token?: string;
  /**
   * Token from an earlier hello-ok.
   */
  deviceToken?: string;
  /**
   * One-time token from a setup code.
   */
  bootstrapToken?: string;
  /**
   * Shared secret in password mode.
   */
  password?: string;
  approvalRuntimeToken?: string;
  agentRuntimeIdentityToken?: string;
}
/**
 * Payload of connect.challenge.
 */
export interface ConnectChallengePayload {
  /**
   * Fresh for this connection; goes into the device signature.
   */
  nonce: string;
  /**
   * Clock of the gateway, milliseconds since the Unix epoch.
   */
  ts: number;
  /**
   * Abilities of the gateway that matter before connect.
   */
  capabilities?: string[];
}
/**
 * Proof that the client holds the private key of a device.
 */
export interface ConnectDevice {
  /**
   * Lower-case hex SHA-256 of the raw 32-byte Ed25519 public key.
   */
  id: string;
  /**
   * Raw public key in base64url without padding. Standard base64 and PEM are accepted too.
   */
  publicKey: string;
  /**
   * Ed25519 signature over the signature payload, base64url without padding.
   */
  signature: string;
  /**
   * When it was signed, by the clock of the client; milliseconds since the Unix epoch.
   */
  signedAt: number;
  /**
   * The nonce of connect.challenge.
   */
  nonce: string;
}
/**
 * Parameters of connect.
 */
export interface ConnectParams {
  /**
   * Oldest wire protocol the client speaks.
   */
  minProtocol: number;
  /**
   * Newest wire protocol the client speaks.
   */
  maxProtocol: number;
  client: ClientInfo;
  /**
   * `operator` (the default) or `node`.
   */
  role?: string;
  /**
   * Scopes that the session asks for. Left out means none: the connection stands, but most calls fail.
   */
  scopes?: string[];
  /**
   * Capabilities that the client announces.
   */
  caps?: string[];
  /**
   * Commands that a node offers.
   */
  commands?: string[];
  /**
   * Permissions that a node was granted by its system.
   */
  permissions?: {
    [k: string]: boolean;
  };
  /**
   * PATH of a node host.
   */
  pathEnv?: string;
  auth?: ConnectAuth;
  device?: ConnectDevice;
  /**
   * BCP 47 language tag.
   */
  locale?: string;
  userAgent?: string;
  /**
   * Computer-use ability of a node.
   */
  computerUse?: unknown;
  /**
   * What a cloud worker can run.
   */
  workerRuns?: {
    bundleHash: string;
    openclawVersion: string;
    /**
     * @maxItems 64
     */
    protocolFeatures: string[];
    bundlePrewarm?: number;
  };
}
/**
 * Details of a device proof that failed.
 */
export interface DeviceAuthDetails {
  code:
    | 'DEVICE_AUTH_DEVICE_ID_MISMATCH'
    | 'DEVICE_AUTH_SIGNATURE_EXPIRED'
    | 'DEVICE_AUTH_NONCE_REQUIRED'
    | 'DEVICE_AUTH_NONCE_MISMATCH'
    | 'DEVICE_AUTH_SIGNATURE_INVALID'
    | (string & {});
  reason:
    | 'device-id-mismatch'
    | 'device-signature-stale'
    | 'device-nonce-missing'
    | 'device-nonce-mismatch'
    | 'device-signature'
    | (string & {});
}
/**
 * Parameters of device.pair.approve.
 */
export interface DevicePairApproveParams {
  requestId: string;
}
/**
 * Result of device.pair.approve.
 */
export interface DevicePairApproveResult {
  requestId: string;
  device: PairedDevice;
}
/**
 * A device that was approved.
 */
export interface PairedDevice {
  /**
   * Lower-case hex SHA-256 of the public key.
   */
  deviceId: string;
  /**
   * Raw Ed25519 public key, base64url.
   */
  publicKey: string;
  displayName?: string;
  platform?: string;
  deviceFamily?: string;
  clientId?: string;
  clientMode?: string;
  /**
   * Role asked for last.
   */
  role?: string;
  roles?: string[];
  scopes?: string[];
  /**
   * Address of a device that is not on loopback.
   */
  remoteIp?: string;
  /**
   * Milliseconds since the Unix epoch.
   */
  createdAtMs: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  approvedAtMs: number;
  tokens?: DeviceTokenInfo[];
  /**
   * How it was approved, such as `silent` or `owner`.
   */
  approvedVia?: string;
  connected?: boolean;
  /**
   * Milliseconds since the Unix epoch.
   */
  lastSeenAtMs?: number;
  lastSeenReason?: string;
}
/**
 * A device token without its secret.
 */
export interface DeviceTokenInfo {
  role: string;
  scopes: string[];
  /**
   * Milliseconds since the Unix epoch.
   */
  createdAtMs: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  rotatedAtMs?: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  revokedAtMs?: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  lastUsedAtMs?: number;
}
/**
 * Parameters of device.pair.list: none.
 */
export interface DevicePairListParams {}
/**
 * Result of device.pair.list. Secrets are left out.
 */
export interface DevicePairListResult {
  pending: DevicePairRequest[];
  paired: PairedDevice[];
}
/**
 * A device that waits for a decision. Payload of device.pair.requested.
 */
export interface DevicePairRequest {
  /**
   * For device.pair.approve and device.pair.reject.
   */
  requestId: string;
  /**
   * Lower-case hex SHA-256 of the public key.
   */
  deviceId: string;
  /**
   * Raw Ed25519 public key, base64url.
   */
  publicKey: string;
  displayName?: string;
  platform?: string;
  deviceFamily?: string;
  clientId?: string;
  clientMode?: string;
  /**
   * Role asked for last.
   */
  role?: string;
  roles?: string[];
  scopes?: string[];
  /**
   * Address of a device that is not on loopback.
   */
  remoteIp?: string;
  browserOrigin?: string;
  /**
   * Whether it was approved without asking anybody.
   */
  silent?: boolean;
  /**
   * Whether the device was paired before.
   */
  isRepair?: boolean;
  /**
   * When it was asked.
   */
  ts: number;
}
/**
 * Parameters of device.pair.reject.
 */
export interface DevicePairRejectParams {
  requestId: string;
}
/**
 * Result of device.pair.reject.
 */
export interface DevicePairRejectResult {
  requestId: string;
  deviceId: string;
}
/**
 * Parameters of device.pair.remove.
 */
export interface DevicePairRemoveParams {
  deviceId: string;
}
/**
 * Result of device.pair.remove.
 */
export interface DevicePairRemoveResult {
  deviceId: string;
}
/**
 * Payload of device.pair.resolved.
 */
export interface DevicePairResolvedPayload {
  requestId: string;
  deviceId: string;
  decision: 'approved' | 'rejected' | (string & {});
  /**
   * Milliseconds since the Unix epoch.
   */
  ts: number;
}
/**
 * Parameters of device.token.revoke.
 */
export interface DeviceTokenRevokeParams {
  deviceId: string;
  role: string;
}
/**
 * Result of device.token.revoke.
 */
export interface DeviceTokenRevokeResult {
  deviceId: string;
  role: string;
  /**
   * Milliseconds since the Unix epoch.
   */
  revokedAtMs: number;
}
/**
 * Parameters of device.token.rotate.
 */
export interface DeviceTokenRotateParams {
  deviceId: string;
  role: string;
  /**
   * Narrower scopes for the new token.
   */
  scopes?: string[];
}
/**
 * Result of device.token.rotate.
 */
export interface DeviceTokenRotateResult {
  deviceId: string;
  role: string;
  scopes: string[];
  /**
   * Milliseconds since the Unix epoch.
   */
  rotatedAtMs: number;
  /**
   * The new token; only when the caller is the device itself. Protocol 3 gateways hand it to every caller.
   */
  token?: string;
  /**
   * withheld-cross-device: the device fetches it by connecting with the shared secret.
   */
  tokenDelivery?: 'in-band' | 'withheld-cross-device';
}
/**
 * Why a request failed.
 */
export interface ErrorShape {
  /**
   * What kind of failure it is.
   */
  code:
    | 'INVALID_REQUEST'
    | 'FORBIDDEN'
    | 'NOT_PAIRED'
    | 'NOT_LINKED'
    | 'AGENT_TIMEOUT'
    | 'UNAVAILABLE'
    | (string & {});
  /**
   * For people and logs. Clients decide by code and details.code, never by this text.
   */
  message: string;
  /**
   * More facts; an object with its own `code` where the failure has one.
   */
  details?: unknown;
  /**
   * Whether the same request may succeed later.
   */
  retryable?: boolean;
  /**
   * How long to wait before that.
   */
  retryAfterMs?: number;
}
/**
 * Gateway to client: something happened.
 */
export interface EventFrame {
  type: 'event';
  /**
   * Wire name of the event.
   */
  event: string;
  /**
   * Facts of the event.
   */
  payload?: unknown;
  /**
   * Number of this event on its connection, from 1 without holes. Protocol 3 gateways count per process. Targeted events have none.
   */
  seq?: number;
  stateVersion?: StateVersion;
  /**
   * Profile of the receiving operator.
   */
  recipientProfileId?: string;
}
/**
 * Counters that tell which presence list and health snapshot a frame belongs to.
 */
export interface StateVersion {
  /**
   * Grows with every change of the presence list.
   */
  presence: number;
  /**
   * Grows with every refresh of the health snapshot.
   */
  health: number;
}
/**
 * How busy the gateway process is.
 */
export interface EventLoopHealth {
  degraded: boolean;
  degradedSinceMs?: number | null;
  reasons: ('event_loop_delay' | 'event_loop_utilization' | 'cpu' | (string & {}))[];
  intervalMs: number;
  delayP99Ms: number;
  delayMaxMs: number;
  utilization: number;
  cpuCoreRatio: number;
}
/**
 * Client to gateway: calls a method.
 */
export interface RequestFrame {
  type: 'req';
  /**
   * Chosen by the client and repeated in every response. Unique among the requests in flight.
   */
  id: string;
  /**
   * Wire name of the method.
   */
  method: string;
  /**
   * Parameters; null and absent mean an empty object.
   */
  params?: unknown;
  /**
   * W3C trace context.
   */
  traceparent?: string;
}
/**
 * Gateway to client: answers a request. `agent` answers twice.
 */
export interface ResponseFrame {
  type: 'res';
  /**
   * Id of the request. An answer to a frame that was no valid request repeats whatever stood there, or says `invalid`.
   */
  id: string;
  /**
   * Whether the call succeeded.
   */
  ok: boolean;
  /**
   * The result. Failed runs carry one beside the error.
   */
  payload?: unknown;
  error?: ErrorShape;
}
/**
 * One agent.
 */
export interface HealthAgent {
  agentId: string;
  name?: string;
  isDefault: boolean;
  heartbeat: {
    enabled: boolean;
    /**
     * Such as `30m`.
     */
    every: string;
    everyMs: number | null;
    prompt: string;
    target: string;
    ackMaxChars: number;
  };
  sessions: HealthSessions;
}
/**
 * Sessions of an agent, or of all agents.
 */
export interface HealthSessions {
  /**
   * Where the session store is.
   */
  path: string;
  count: number;
  recent: {
    /**
     * Session key.
     */
    key: string;
    updatedAt: number | null;
    age: number | null;
  }[];
}
/**
 * Parameters of health. Unknown members are ignored.
 */
export interface HealthParams {
  /**
   * Check channels now instead of answering from the last check.
   */
  probe?: boolean;
}
/**
 * How the gateway is.
 */
export interface HealthSnapshot {
  ok?: boolean;
  /**
   * Milliseconds since the Unix epoch.
   */
  ts?: number;
  /**
   * How long the check took.
   */
  durationMs?: number;
  /**
   * State by channel.
   */
  channels?: {
    [k: string]: unknown;
  };
  channelOrder?: string[];
  channelLabels?: {
    [k: string]: string;
  };
  /**
   * Seconds between heartbeats of the default agent.
   */
  heartbeatSeconds?: number;
  defaultAgentId?: string;
  agents?: HealthAgent[];
  sessions?: HealthSessions;
  eventLoop?: EventLoopHealth;
  plugins?: {
    loaded: string[];
    errors: unknown[];
    unavailable?: unknown[];
  };
  configReload?: {
    hotReloadStatus: 'active' | 'disabled' | (string & {});
  };
  modelRuntime?: {
    degraded: boolean;
    pendingAgents: unknown[];
  };
  contextEngines?: unknown;
  deliveryQueues?: unknown;
  modelPricing?: unknown;
}
/**
 * What the session may do.
 */
export interface HelloAuth {
  role: string;
  /**
   * Scopes of the live session. An empty list means: connected, but nearly every call will fail. Protocol 3 gateways tell the scopes of the token instead.
   */
  scopes: string[];
  method?: 'token' | 'device-token' | 'password' | 'none' | (string & {});
  /**
   * Token for later connects of this device and role. Keep it secret.
   */
  deviceToken?: string;
  /**
   * When the device token was issued.
   */
  issuedAtMs?: number;
  deviceTokens?: {
    deviceToken: string;
    role: string;
    scopes: string[];
    /**
     * Milliseconds since the Unix epoch.
     */
    issuedAtMs: number;
  }[];
  recoveryScope?: string;
  recoveryMigrationAllowed?: boolean;
}
/**
 * What the gateway offers. The same for every role and scope.
 */
export interface HelloFeatures {
  /**
   * Methods that the gateway serves; a hint, not a promise.
   */
  methods: string[];
  /**
   * Events that the gateway may send.
   */
  events: string[];
  capabilities?: string[];
}
/**
 * Result of connect: the session stands.
 */
export interface HelloOk {
  type: 'hello-ok';
  /**
   * The negotiated wire protocol.
   */
  protocol: number;
  server: HelloServer;
  features: HelloFeatures;
  snapshot: Snapshot;
  auth?: HelloAuth;
  policy: HelloPolicy;
  /**
   * Where the canvas host serves.
   */
  canvasHostUrl?: string;
  /**
   * Surface name to URL.
   */
  pluginSurfaceUrls?: {
    [k: string]: string;
  };
  controlUiTabs?: unknown[];
  controlUiWidgetKinds?: unknown[];
  controlUiLinkReaders?: unknown[];
}
/**
 * Which gateway answers.
 */
export interface HelloServer {
  /**
   * Version of the gateway.
   */
  version: string;
  /**
   * Id of this connection.
   */
  connId: string;
  /**
   * Host name.
   */
  host?: string;
  buildId?: string;
  /**
   * Changes with every start of the gateway process.
   */
  bootId?: string;
  controlUiBuildSource?: 'bundled' | 'configured' | (string & {});
}
/**
 * State of the gateway at the moment of the handshake.
 */
export interface Snapshot {
  /**
   * Who is here. Protocol 4 sends an empty list without operator.read.
   */
  presence: PresenceEntry[];
  health: HealthSnapshot;
  stateVersion: StateVersion;
  /**
   * Time since the gateway started.
   */
  uptimeMs: number;
  /**
   * Path of the configuration file; protocol 4 tells it to admins only.
   */
  configPath?: string;
  /**
   * State directory; protocol 4 tells it to admins only.
   */
  stateDir?: string;
  authMode?: 'none' | 'token' | 'password' | 'trusted-proxy' | (string & {});
  sessionDefaults?: SessionDefaults;
  suspension?: {
    phase: 'accepting' | 'preparing' | 'draining' | 'prepared' | (string & {});
  };
  appliedConfigHash?: string | null;
  updateAvailable?: unknown;
  updateSchedule?: unknown;
}
/**
 * One client, node or host.
 */
export interface PresenceEntry {
  /**
   * When the entry last changed.
   */
  ts: number;
  /**
   * One line for people.
   */
  text?: string;
  /**
   * Host or display name.
   */
  host?: string;
  ip?: string;
  version?: string;
  platform?: string;
  deviceFamily?: string;
  modelIdentifier?: string;
  /**
   * Client mode, or `gateway` for the gateway itself.
   */
  mode?: string;
  /**
   * Why the entry changed: `self`, `connect`, `disconnect`, or what an announcer said.
   */
  reason?: string;
  /**
   * Seconds since the last user input on that host.
   */
  lastInputSeconds?: number;
  tags?: string[];
  deviceId?: string;
  instanceId?: string;
  roles?: string[];
  scopes?: string[];
  /**
   * Registry id of the client.
   */
  clientId?: string;
  timeZone?: string;
  /**
   * When the connection was made.
   */
  onlineSince?: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  lastActivityAt?: number;
  /**
   * Profile of the person.
   */
  user?: unknown;
  watchedSessions?: string[];
}
/**
 * How session keys resolve.
 */
export interface SessionDefaults {
  defaultAgentId: string;
  /**
   * Short name of the main session, such as `main`.
   */
  mainKey: string;
  /**
   * Canonical key of the main session, such as `agent:main:main`.
   */
  mainSessionKey: string;
  scope?: 'per-sender' | 'global' | (string & {});
  modelConfigured?: boolean;
  ownership?: 'sole' | 'legacy' | 'explicit' | (string & {});
  selectionRequired?: boolean;
}
/**
 * Limits the client has to keep to.
 */
export interface HelloPolicy {
  /**
   * Largest message the gateway accepts, in bytes.
   */
  maxPayload: number;
  /**
   * Bytes that may wait for a slow receiver.
   */
  maxBufferedBytes: number;
  /**
   * Time between ticks, in milliseconds.
   */
  tickIntervalMs: number;
  attachments?: {
    maxBytes: number;
    maxImageBytes: number;
  };
  allowedSessionVisibilities?: string[];
  hasMultipleSessionSharingIdentities?: boolean;
}
/**
 * Details of a FORBIDDEN error.
 */
export interface MissingScopeDetails {
  code: 'MISSING_SCOPE';
  /**
   * The scope that would have been enough.
   */
  missingScope: string;
  /**
   * Scopes of which one is needed.
   *
   * @minItems 1
   */
  requiredScopes: string[];
}
/**
 * One model.
 */
export interface ModelChoice {
  id: string;
  name: string;
  provider: string;
  /**
   * Tokens.
   */
  contextWindow?: number;
  reasoning?: boolean;
  input?: ('text' | 'image' | 'audio' | 'video' | 'document' | (string & {}))[];
  alias?: string;
  tags?: string[];
  available?: boolean;
  unavailableReason?: 'missing-auth' | 'auth-failed' | 'cooldown' | (string & {});
  supportsTools?: boolean;
}
/**
 * Parameters of models.list.
 */
export interface ModelsListParams {
  agentId?: string;
  view?: 'default' | 'configured' | 'provider-config' | 'all';
  includeProviderCapabilities?: boolean;
  preparedOnly?: boolean;
  refresh?: boolean;
}
/**
 * Result of models.list.
 */
export interface ModelsListResult {
  models: ModelChoice[];
  providerOutcomes?: unknown[];
}
/**
 * Details of a refused Origin.
 */
export interface OriginDetails {
  code: 'CONTROL_UI_ORIGIN_NOT_ALLOWED';
  reason: string;
}
/**
 * A part of a kind that this specification does not describe: tool calls, tool results, thinking, images.
 */
export interface OtherPart {
  type: string;
}
/**
 * Details of a NOT_PAIRED error. Protocol 3 gateways send requestId only.
 */
export interface PairingRequiredDetails {
  code?: 'PAIRING_REQUIRED';
  reason?: 'not-paired' | 'scope-upgrade' | 'role-upgrade' | 'metadata-upgrade' | (string & {});
  /**
   * Id of the pending request, for device.pair.approve.
   */
  requestId?: string;
  /**
   * A sentence for the person in front of the device.
   */
  remediationHint?: string;
  deviceId?: string;
  requestedRole?: string;
  requestedScopes?: string[];
  approvedRoles?: string[];
  approvedScopes?: string[];
}
/**
 * Payload of presence.
 */
export interface PresencePayload {
  /**
   * The whole list, not a difference.
   */
  presence: PresenceEntry[];
}
/**
 * Details of a refused protocol range. Protocol 3 gateways send expectedProtocol only.
 */
export interface ProtocolMismatchDetails {
  code?: 'PROTOCOL_MISMATCH';
  clientMinProtocol?: number;
  clientMaxProtocol?: number;
  /**
   * The newest version that the gateway speaks.
   */
  expectedProtocol: number;
  /**
   * The oldest version that probes may use.
   */
  minimumProbeProtocol?: number;
}
/**
 * One session. Upstream sends more members than are listed here; ignore what you do not know.
 */
export interface SessionRow {
  /**
   * Canonical session key.
   */
  key: string;
  kind: 'direct' | 'group' | 'global' | 'unknown' | (string & {});
  sessionId?: string;
  updatedAt?: number | null;
  label?: string;
  displayName?: string;
  derivedTitle?: string;
  lastMessagePreview?: string;
  channel?: string;
  chatType?: 'direct' | 'group' | 'channel' | (string & {});
  thinkingLevel?: string;
  systemSent?: boolean;
  abortedLastRun?: boolean;
  inputTokens?: number;
  outputTokens?: number;
  totalTokens?: number;
  totalTokensFresh?: boolean;
  contextTokens?: number;
  modelProvider?: string;
  model?: string;
  lastChannel?: string;
  lastTo?: string;
  agentId?: string;
  isMain?: boolean;
  archived?: boolean;
  pinned?: boolean;
  unread?: boolean;
  status?: 'queued' | 'running' | 'done' | 'failed' | 'killed' | 'timeout' | (string & {});
  /**
   * Milliseconds since the Unix epoch.
   */
  startedAt?: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  endedAt?: number;
  lastRunId?: string;
  lastRunError?: string;
  hasActiveRun?: boolean;
  activeRunIds?: string[];
}
/**
 * Parameters of sessions.list.
 */
export interface SessionsListParams {
  limit?: number;
  /**
   * Only sessions used in the last minutes.
   */
  activeMinutes?: number;
  includeGlobal?: boolean;
  includeUnknown?: boolean;
  /**
   * Add `derivedTitle`.
   */
  includeDerivedTitles?: boolean;
  /**
   * Add `lastMessagePreview`.
   */
  includeLastMessage?: boolean;
  label?: string;
  spawnedBy?: string;
  agentId?: string;
  /**
   * Text in key, label or title.
   */
  search?: string;
  offset?: number;
  requireLastInteraction?: boolean;
  sortBy?: 'updatedAt' | 'lastInteractionAt';
  configuredAgentsOnly?: boolean;
  boardFace?: 'chat' | 'dashboard';
  creatorId?: string;
  ownerId?: string;
  ownerFirst?: boolean;
  involvingMe?: boolean;
  involvingProfileId?: string;
  includePeople?: boolean;
  archived?: boolean | 'all';
}
/**
 * Result of sessions.list.
 */
export interface SessionsListResult {
  /**
   * Milliseconds since the Unix epoch.
   */
  ts: number;
  /**
   * Where the session store is.
   */
  path: string;
  /**
   * Sessions in this answer.
   */
  count: number;
  defaults: {
    modelProvider: string | null;
    model: string | null;
    contextTokens: number | null;
  };
  /**
   * Most recently used first.
   */
  sessions: SessionRow[];
  /**
   * Sessions that match.
   */
  totalCount?: number;
  limitApplied?: number;
  nextOffset?: number | null;
  hasMore?: boolean;
}
/**
 * Payload of shutdown.
 */
export interface ShutdownPayload {
  /**
   * Such as `gateway stopping` or `gateway restarting`.
   */
  reason: string;
  /**
   * Milliseconds until the gateway is back. Null (protocol 3) or absent: it does not come back by itself.
   */
  restartExpectedMs?: number | null;
}
/**
 * Parameters of status. Unknown members are ignored.
 */
export interface StatusParams {
  includeChannelSummary?: boolean;
}
/**
 * Result of status.
 */
export interface StatusResult {
  heartbeat: {
    defaultAgentId: string;
    agents: {
      agentId: string;
      enabled: boolean;
      every: string;
      everyMs: number | null;
    }[];
  };
  /**
   * One line per channel account.
   */
  channelSummary: unknown[];
  /**
   * Texts that wait for the next agent turn.
   */
  queuedSystemEvents: string[];
  sessions: {
    paths: string[];
    count: number;
    defaults: {
      model: string | null;
      contextTokens: number | null;
    };
    recent: unknown[];
    byAgent: {
      agentId: string;
      path: string;
      count: number;
      recent: unknown[];
    }[];
  };
  /**
   * Version of the gateway.
   */
  runtimeVersion?: string;
  /**
   * Process id of the gateway.
   */
  pid?: number;
  processMemory?: {
    rssBytes: number;
    heapUsedBytes: number;
    heapTotalBytes: number;
  };
}
/**
 * Parameters of system-event: a line of text and what to write into the presence entry.
 */
export interface SystemEventParams {
  /**
   * One line for people; it also waits for the next agent turn.
   */
  text: string;
  deviceId?: string;
  instanceId?: string;
  host?: string;
  ip?: string;
  mode?: string;
  version?: string;
  platform?: string;
  deviceFamily?: string;
  modelIdentifier?: string;
  lastInputSeconds?: number;
  reason?: string;
  roles?: string[];
  scopes?: string[];
  tags?: string[];
}
/**
 * Result of system-event.
 */
export interface SystemEventResult {
  ok: true;
}
/**
 * Parameters of system-presence. Unknown members are ignored.
 */
export interface SystemPresenceParams {}
/**
 * Payload of tick.
 */
export interface TickPayload {
  /**
   * Milliseconds since the Unix epoch.
   */
  ts: number;
}
