// Generated from the specification by `npm run generate`. Do not edit.

/**
 * A message to a canvas, version 0.8: one line of JSON with exactly one key.
 */
export type A2UIMessage = A2UISurfaceUpdate | A2UIDataModelUpdate | A2UIBeginRendering | A2UIDeleteSurface;
/**
 * A message of version 0.9. Canvases need not take it.
 */
export type A2UIV09Message =
  A2UIV09CreateSurface | A2UIV09UpdateComponents | A2UIV09UpdateDataModel | A2UIV09DeleteSurface;
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
 * When a job runs. `on-exit` and `stream` are of protocol 4.
 */
export type CronScheduleInput =
  | {
      kind: 'at';
      /**
       * ISO 8601. Without an offset it is UTC.
       */
      at: string;
    }
  | {
      kind: 'at';
      /**
       * Milliseconds since the Unix epoch.
       */
      atMs: number;
    }
  | {
      kind: 'every';
      /**
       * Milliseconds between runs.
       */
      everyMs: number;
      /**
       * Milliseconds since the Unix epoch.
       */
      anchorMs?: number;
    }
  | {
      kind: 'cron';
      /**
       * Five to seven fields, or a nickname such as `@daily`.
       */
      expr: string;
      /**
       * IANA name. That of the gateway host when left out.
       */
      tz?: string;
      /**
       * Spreads jobs of one minute over this time.
       */
      staggerMs?: number;
    }
  | {
      kind: 'on-exit';
      command: string;
      cwd?: string;
    }
  | {
      kind: 'stream';
      /**
       * @minItems 1
       */
      command: string[];
      cwd?: string;
      mode?: 'line' | 'match';
      match?: string;
      /**
       * Quiet time that ends a batch, in milliseconds.
       */
      batchMs?: number;
      /**
       * Most bytes (UTF-8) of a batch.
       */
      maxBatchBytes?: number;
    };
/**
 * What a job does. `command` and `script` are of protocol 4.
 */
export type CronPayloadInput =
  | {
      kind: 'systemEvent';
      toolsAllow?: string[];
      toolsAllowIsDefault?: boolean;
      text: string;
    }
  | {
      kind: 'agentTurn';
      model?: string;
      fallbacks?: string[];
      thinking?: string;
      /**
       * 0: no limit.
       */
      timeoutSeconds?: number;
      allowUnsafeExternalContent?: boolean;
      lightContext?: boolean;
      toolsAllow?: string[];
      toolsAllowIsDefault?: boolean;
      message: string;
    }
  | {
      kind: 'command';
      cwd?: string;
      env?: {
        [k: string]: string;
      };
      input?: string;
      timeoutSeconds?: number;
      noOutputTimeoutSeconds?: number;
      outputMaxBytes?: number;
      toolsAllow?: string[];
      toolsAllowIsDefault?: boolean;
      /**
       * @minItems 1
       */
      argv: string[];
    }
  | {
      kind: 'script';
      timeoutSeconds?: number;
      toolBudget?: number;
      toolsAllow?: string[];
      toolsAllowIsDefault?: boolean;
      script: string;
    };
/**
 * Where the reply of a job goes.
 */
export type CronDeliveryInput =
  | {
      mode: 'none';
      /**
       * A channel, or `last`: the one that was used last.
       */
      channel?: 'last' | (string & {});
      to?: string;
      accountId?: string;
      threadId?: string | number;
      bestEffort?: boolean;
      failureDestination?: {
        /**
         * A channel, or `last`: the one that was used last.
         */
        channel?: 'last' | (string & {});
        to?: string;
        accountId?: string;
        mode?: 'announce' | 'webhook';
      };
    }
  | {
      mode: 'announce';
      /**
       * A channel, or `last`: the one that was used last.
       */
      channel?: 'last' | (string & {});
      to?: string;
      accountId?: string;
      threadId?: string | number;
      bestEffort?: boolean;
      failureDestination?: {
        /**
         * A channel, or `last`: the one that was used last.
         */
        channel?: 'last' | (string & {});
        to?: string;
        accountId?: string;
        mode?: 'announce' | 'webhook';
      };
      completionDestination?: {
        mode: 'webhook';
        to: string;
      };
    }
  | {
      mode: 'webhook';
      /**
       * A channel, or `last`: the one that was used last.
       */
      channel?: 'last' | (string & {});
      /**
       * The address that is called.
       */
      to: string;
      accountId?: string;
      threadId?: string | number;
      bestEffort?: boolean;
      failureDestination?: {
        /**
         * A channel, or `last`: the one that was used last.
         */
        channel?: 'last' | (string & {});
        to?: string;
        accountId?: string;
        mode?: 'announce' | 'webhook';
      };
    };
/**
 * Who hears of a job that keeps failing. False: nobody.
 */
export type CronFailureAlertInput =
  | false
  | {
      /**
       * A channel, or `last`: the one that was used last.
       */
      channel?: 'last' | (string & {});
      to?: string;
      accountId?: string;
      /**
       * Failures in a row.
       */
      after?: number;
      /**
       * Time between two alerts.
       */
      cooldownMs?: number;
      includeSkipped?: boolean;
      mode?: 'announce' | 'webhook';
    };
/**
 * Result of cron.add: the job, or what became of it when the params carry a `declarationKey`.
 */
export type CronAddResult = CronJob | CronDeclaredJob;
/**
 * Who hears of a job that keeps failing. False: nobody.
 */
export type CronFailureAlert =
  | false
  | {
      /**
       * A channel, or `last`.
       */
      channel?: 'last' | (string & {});
      to?: string;
      accountId?: string;
      /**
       * Failures in a row.
       */
      after?: number;
      /**
       * Time between two alerts.
       */
      cooldownMs?: number;
      includeSkipped?: boolean;
      mode?: 'announce' | 'webhook' | (string & {});
    };
/**
 * What to change of who hears of a job that keeps failing. Null clears.
 */
export type CronFailureAlertPatch =
  | false
  | {
      channel?: ('last' | (string & {})) | null;
      to?: string | null;
      accountId?: string | null;
      after?: number | null;
      cooldownMs?: number | null;
      includeSkipped?: boolean | null;
      mode?: ('announce' | 'webhook') | null;
    }
  | null;
/**
 * What to change of what a job does. Of the kind that it has, or the whole of another kind. Null clears.
 */
export type CronPayloadPatch =
  | {
      kind: 'systemEvent';
      toolsAllow?: string[] | null;
      toolsAllowIsDefault?: boolean;
      text?: string;
    }
  | {
      kind: 'agentTurn';
      model?: string | null;
      fallbacks?: string[] | null;
      thinking?: string | null;
      /**
       * 0: no limit.
       */
      timeoutSeconds?: number;
      allowUnsafeExternalContent?: boolean;
      lightContext?: boolean;
      toolsAllow?: string[] | null;
      toolsAllowIsDefault?: boolean;
      message?: string;
    }
  | {
      kind: 'command';
      cwd?: string;
      env?: {
        [k: string]: string;
      };
      input?: string;
      timeoutSeconds?: number;
      noOutputTimeoutSeconds?: number;
      outputMaxBytes?: number;
      toolsAllow?: string[] | null;
      toolsAllowIsDefault?: boolean;
      /**
       * @minItems 1
       */
      argv?: string[];
    }
  | {
      kind: 'script';
      timeoutSeconds?: number;
      toolBudget?: number;
      toolsAllow?: string[] | null;
      toolsAllowIsDefault?: boolean;
      script?: string;
    };
/**
 * Parameters of cron.remove. `jobId` is another name of `id`.
 */
export type CronRemoveParams =
  | {
      id: string;
    }
  | {
      jobId: string;
    };
/**
 * Parameters of cron.run. Mode `force` (the default) runs it now, `due` when its time has come, `if-enabled` unless it is disabled.
 */
export type CronRunParams =
  | {
      id: string;
      mode?: 'due' | 'force' | 'if-enabled';
      expectedProcessInstanceId?: string;
    }
  | {
      jobId: string;
      mode?: 'due' | 'force' | 'if-enabled';
      expectedProcessInstanceId?: string;
    };
/**
 * Parameters of cron.update. `jobId` is another name of `id`.
 */
export type CronUpdateParams =
  | {
      id: string;
      patch: CronJobPatch;
      /**
       * Refuse when the job has changed since.
       */
      expectedConfigRevision?: string;
    }
  | {
      jobId: string;
      patch: CronJobPatch;
      /**
       * Refuse when the job has changed since.
       */
      expectedConfigRevision?: string;
    };
/**
 * What was decided. Gateways accept these three; a client treats one that it does not know as deny.
 */
export type ExecApprovalDecision = 'allow-once' | 'allow-always' | 'deny' | (string & {});
/**
 * Result of exec.approval.list: what waits for a decision, oldest first.
 */
export type ExecApprovalListResult = ExecApprovalPending[];
/**
 * What is approved besides the command. Not served by the reference gateway.
 */
export type ExecApprovalScope =
  | {
      kind: 'message-send';
      target: string;
      recipientCount: number;
      /**
       * @maxItems 5
       */
      recipients?: string[];
      audience?: 'internal' | 'external';
    }
  | {
      kind: 'payment';
      amount: string;
      currency: string;
      target: string;
    }
  | {
      kind: 'external-post';
      target: string;
      visibility: 'public' | 'restricted';
    }
  | {
      kind: 'standing-grant';
      automation: string;
      command: string;
      expiresInDays?: number;
    };
/**
 * Result of exec.approval.request: how it ended, or with twoPhase that it was accepted.
 */
export type ExecApprovalRequestResult = ExecApprovalAccepted | ExecApprovalOutcome;
/**
 * Any frame. The member `type` says which.
 */
export type GatewayFrame = RequestFrame | ResponseFrame | EventFrame;
/**
 * Result of last-heartbeat: null before the first one since the gateway started.
 */
export type LastHeartbeatResult = HeartbeatEvent | null;
/**
 * The presence list.
 */
export type PresenceList = PresenceEntry[];

/**
 * Shows the surface. What came before was kept and not shown.
 */
export interface A2UIBeginRendering {
  beginRendering: {
    /**
     * Id of the surface: one user interface on the page.
     */
    surfaceId: string;
    /**
     * Id of the component at the top.
     */
    root: string;
    /**
     * URI of the catalogue. Left out: the standard one of this version.
     */
    catalogId?: string;
    styles?: {
      [k: string]: unknown;
    };
  };
}
/**
 * One component of version 0.8. The tree is flat: parents name their children by id.
 */
export interface A2UIComponent {
  /**
   * Unique in the surface; other components name their children by it.
   */
  id: string;
  /**
   * Share of the room, below a `Row` or a `Column`.
   */
  weight?: number;
  /**
   * The kind of component as the only key, and its properties. Kinds and properties are those of the catalogue of the surface. A value is there (`literalString`, `literalNumber`, `literalBoolean`) or in the data model (`path`).
   */
  component: {
    [k: string]: {
      [k: string]: unknown;
    };
  };
}
/**
 * One value of the data model: a key and exactly one of the values.
 */
export interface A2UIDataEntry {
  key: string;
  valueString?: string;
  valueNumber?: number;
  valueBoolean?: boolean;
  /**
   * An object, entry by entry.
   */
  valueMap?: {
    key: string;
    valueString?: string;
    valueNumber?: number;
    valueBoolean?: boolean;
  }[];
}
/**
 * Sets values that components show and edit by their path.
 */
export interface A2UIDataModelUpdate {
  dataModelUpdate: {
    /**
     * Id of the surface: one user interface on the page.
     */
    surfaceId: string;
    /**
     * Where the contents go, such as `/user`. Left out or `/`: they replace everything.
     */
    path?: string;
    contents: A2UIDataEntry[];
  };
}
/**
 * Takes the surface away, with its data.
 */
export interface A2UIDeleteSurface {
  deleteSurface: {
    /**
     * Id of the surface: one user interface on the page.
     */
    surfaceId: string;
  };
}
/**
 * Adds components to a surface, or replaces those with the same ids. Makes the surface when there is none.
 */
export interface A2UISurfaceUpdate {
  surfaceUpdate: {
    /**
     * Id of the surface: one user interface on the page.
     */
    surfaceId: string;
    /**
     * @minItems 1
     */
    components: A2UIComponent[];
  };
}
/**
 * What comes back from the page, version 0.8: somebody used a component that has an action.
 */
export interface A2UIUserAction {
  userAction: {
    /**
     * Id of this use. Apps of upstream add it.
     */
    id?: string;
    /**
     * Name that the component gives its action.
     */
    name: string;
    /**
     * Id of the surface: one user interface on the page.
     */
    surfaceId: string;
    /**
     * Id of the component that was used.
     */
    sourceComponentId: string;
    /**
     * When it was used, ISO 8601.
     */
    timestamp: string;
    /**
     * What the action carries. The page has put the values in the place of their paths.
     */
    context: {
      [k: string]: unknown;
    };
  };
}
/**
 * What comes back from the page, version 0.9. Takes the place of `userAction`.
 */
export interface A2UIV09Action {
  /**
   * Such as `v0.9`.
   */
  version?: string;
  action: {
    /**
     * Name that the component gives its action.
     */
    name: string;
    /**
     * Id of the surface: one user interface on the page.
     */
    surfaceId: string;
    /**
     * Id of the component that was used.
     */
    sourceComponentId: string;
    /**
     * When it was used, ISO 8601.
     */
    timestamp: string;
    /**
     * What the action carries. The page has put the values in the place of their paths.
     */
    context: {
      [k: string]: unknown;
    };
  };
}
/**
 * One component of version 0.9.
 */
export interface A2UIV09Component {
  id: string;
  /**
   * The kind of component; its properties stand beside it.
   */
  component: string;
}
/**
 * Makes a surface, version 0.9. Takes the place of `beginRendering`; the component at the top has the id `root`.
 */
export interface A2UIV09CreateSurface {
  /**
   * Such as `v0.9`.
   */
  version: string;
  createSurface: {
    /**
     * Id of the surface: one user interface on the page.
     */
    surfaceId: string;
    /**
     * URI of the catalogue.
     */
    catalogId: string;
    theme?: {
      [k: string]: unknown;
    };
    /**
     * Whether actions bring the data model along. Default: false.
     */
    sendDataModel?: boolean;
  };
}
/**
 * Takes a surface away, version 0.9.
 */
export interface A2UIV09DeleteSurface {
  /**
   * Such as `v0.9`.
   */
  version: string;
  deleteSurface: {
    /**
     * Id of the surface: one user interface on the page.
     */
    surfaceId: string;
  };
}
/**
 * Adds or replaces components, version 0.9. Takes the place of `surfaceUpdate`.
 */
export interface A2UIV09UpdateComponents {
  /**
   * Such as `v0.9`.
   */
  version: string;
  updateComponents: {
    /**
     * Id of the surface: one user interface on the page.
     */
    surfaceId: string;
    /**
     * @minItems 1
     */
    components: A2UIV09Component[];
  };
}
/**
 * Sets values, version 0.9. Takes the place of `dataModelUpdate`.
 */
export interface A2UIV09UpdateDataModel {
  /**
   * Such as `v0.9`.
   */
  version: string;
  updateDataModel: {
    /**
     * Id of the surface: one user interface on the page.
     */
    surfaceId: string;
    path?: string;
    /**
     * Any JSON. Left out: what is at the path goes away.
     */
    value?: unknown;
  };
}
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
 * Parameters of agent.identity.get.
 */
export interface AgentIdentityGetParams {
  /**
   * The default agent when left out.
   */
  agentId?: string;
  /**
   * The agent of this session.
   */
  sessionKey?: string;
}
/**
 * Result of agent.identity.get.
 */
export interface AgentIdentityGetResult {
  agentId: string;
  name?: string;
  /**
   * A letter, an emoji or the address of a picture.
   */
  avatar?: string;
  emoji?: string;
  nameSource?: 'config' | 'agent' | 'workspace' | 'default' | (string & {});
  avatarSource?: string;
  avatarStatus?: 'none' | 'local' | 'remote' | 'data' | (string & {});
  avatarReason?: string;
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
  inputProvenance?: InputProvenance;
  /**
   * The word that woke the device.
   */
  voiceWakeTrigger?: string;
  acpTurnSource?: 'manual_spawn';
  execApprovalFollowupExpectedSessionId?: string;
  suppressPromptPersistence?: boolean;
  sessionEffects?: 'visible' | 'internal';
  sourceReplyDeliveryMode?: 'automatic' | 'message_tool_only';
  disableMessageTool?: boolean;
  swarmCollector?: boolean;
  swarmOutputSchema?: {
    [k: string]: unknown;
  };
  forceRestartSafeTools?: boolean;
  forceCodeModeTools?: boolean;
  internalEvents?: TaskCompletion[];
  internalRuntimeHandoffId?: string;
  internalExecutionIdentityRetry?: boolean;
  internalExecutionIdentityRecoveryAttempt?: number;
}
/**
 * Where the message of a run comes from.
 */
export interface InputProvenance {
  kind: 'external_user' | 'inter_session' | 'internal_system';
  originSessionId?: string;
  sourceSessionKey?: string;
  sourceChannel?: string;
  sourceTool?: string;
}
/**
 * A task of another session has ended; handed to the run of its parent.
 */
export interface TaskCompletion {
  type: 'task_completion';
  source: 'subagent' | 'cron' | 'image_generation' | 'video_generation' | 'music_generation';
  childSessionKey: string;
  childSessionId?: string;
  announceType: string;
  taskLabel: string;
  status: 'ok' | 'timeout' | 'error' | 'unknown';
  statusLabel: string;
  result: string;
  modelRouteChange?: string;
  attachments?: {
    type?: 'image' | 'audio' | 'video' | 'file';
    path?: string;
    url?: string;
    mediaUrl?: string;
    filePath?: string;
    mimeType?: string;
    name?: string;
    sizeBytes?: number;
    durationMs?: number;
    width?: number;
    height?: number;
  }[];
  mediaUrls?: string[];
  statsLine?: string;
  replyInstruction: string;
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
 * What executes the turns of an agent or model.
 */
export interface AgentRuntimeInfo {
  id: string;
  /**
   * Where the choice of this runtime comes from.
   */
  source:
    | 'env'
    | 'agent'
    | 'defaults'
    | 'model'
    | 'provider'
    | 'implicit'
    | 'session'
    | 'session-key'
    | (string & {});
  fallback?: 'openclaw' | 'none' | (string & {});
  cloudPlacementSupported?: boolean;
  cloudPlacementExecutionMode?: 'worker-turn' | 'remote-exec' | (string & {});
  devicePlacement?: {
    /**
     * @maxItems 32
     */
    requiredNodeCommands: string[];
    consumesWorkerSlot: boolean;
  };
  devicePlacementSupported?: boolean;
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
  agentRuntime?: AgentRuntimeInfo;
  createdVia?: 'operator' | 'agent' | 'claw' | (string & {});
  creatorAgentId?: string | null;
  /**
   * Milliseconds since the Unix epoch.
   */
  createdAt?: number;
  thinkingLevels?: ThinkingChoice[];
  thinkingOptions?: string[];
  thinkingDefault?: string;
  defaultPermissionMode?: 'read-only' | 'guarded' | 'workspace' | 'full' | (string & {});
}
/**
 * One thinking level that can be chosen.
 */
export interface ThinkingChoice {
  id: string;
  label: string;
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
 * Params of the node command canvas.a2ui.pushJSONL, and of canvas.a2ui.push by older callers.
 */
export interface CanvasA2UIPushJsonlParams {
  /**
   * One message on each line; empty lines are skipped.
   */
  jsonl: string;
}
/**
 * Params of the node command canvas.a2ui.push.
 */
export interface CanvasA2UIPushParams {
  messages: A2UIMessage[];
}
/**
 * One account of a channel. Channels add members of their own.
 */
export interface ChannelAccountStatus {
  accountId: string;
  /**
   * Name for people.
   */
  name?: string;
  /**
   * Whether the configuration has it on.
   */
  enabled?: boolean;
  /**
   * Whether it has what it needs to connect.
   */
  configured?: boolean;
  /**
   * Whether it is logged in.
   */
  linked?: boolean;
  /**
   * Whether the gateway keeps it going.
   */
  running?: boolean;
  /**
   * Whether it can send and receive now.
   */
  connected?: boolean;
  /**
   * Attempts since it was connected last.
   */
  reconnectAttempts?: number;
  lastConnectedAt?: number | null;
  /**
   * Why it is not connected, or what failed last.
   */
  lastError?: string | null;
  healthState?: string;
  lastStartAt?: number | null;
  lastStopAt?: number | null;
  lastInboundAt?: number | null;
  lastOutboundAt?: number | null;
  lastTransportActivityAt?: number | null;
  busy?: boolean;
  /**
   * Agent runs that answer messages of it now.
   */
  activeRuns?: number;
  lastProbeAt?: number | null;
  lastRunActivityAt?: number | null;
  activeRunStartedAt?: number | null;
  /**
   * What the probe found; differs by channel.
   */
  probe?: unknown;
  audit?: unknown;
  application?: unknown;
  mode?: string;
  /**
   * Who may write to the agent, such as `open`.
   */
  dmPolicy?: string;
  /**
   * Senders that may.
   */
  allowFrom?: string[];
  /**
   * Whether messages in groups count that do not mention the agent.
   */
  allowUnmentionedGroups?: boolean;
  /**
   * Where its token is from; never the token.
   */
  tokenSource?: string;
  botTokenSource?: string;
  appTokenSource?: string;
  /**
   * Where its credentials are from; never the credentials.
   */
  credentialSource?: string | null;
  /**
   * What the service checks its requests for.
   */
  audienceType?: string | null;
  /**
   * The value it checks for.
   */
  audience?: string | null;
  /**
   * Path under which the service calls the gateway.
   */
  webhookPath?: string | null;
  /**
   * Address under which the service calls the gateway.
   */
  webhookUrl?: string | null;
  /**
   * Address of the service or its bridge.
   */
  baseUrl?: string;
  /**
   * Program that speaks to the service.
   */
  cliPath?: string | null;
  /**
   * Database of messages that is read.
   */
  dbPath?: string | null;
  /**
   * Port of the bridge.
   */
  port?: number | null;
}
/**
 * What a client needs to show a channel.
 */
export interface ChannelMeta {
  id: string;
  /**
   * Name for people.
   */
  label: string;
  /**
   * Longer name for people.
   */
  detailLabel: string;
  /**
   * Name of a symbol for Apple clients.
   */
  systemImage?: string;
}
/**
 * Something about a channel that a person should look at.
 */
export interface ChannelStatusIssue {
  channel?: string;
  accountId?: string;
  kind?: 'auth' | 'config' | 'runtime' | 'permissions' | 'intent' | (string & {});
  message?: string;
  fix?: string;
}
/**
 * Parameters of channels.logout.
 */
export interface ChannelsLogoutParams {
  /**
   * Id of the channel.
   */
  channel: string;
  /**
   * Its default account when left out.
   */
  accountId?: string;
}
/**
 * Result of channels.logout.
 */
export interface ChannelsLogoutResult {
  channel: string;
  accountId: string;
  /**
   * Whether there was a login to forget.
   */
  cleared: boolean;
  loggedOut?: boolean;
}
/**
 * Parameters of channels.status.
 */
export interface ChannelsStatusParams {
  /**
   * Ask the services now; takes as long as they take.
   */
  probe?: boolean;
  /**
   * Longest time for all probes.
   */
  timeoutMs?: number;
  /**
   * Only this channel.
   */
  channel?: string;
}
/**
 * Result of channels.status.
 */
export interface ChannelsStatusResult {
  /**
   * Milliseconds since the Unix epoch.
   */
  ts: number;
  /**
   * Ids of the configured channels, in the order to show them.
   */
  channelOrder: string[];
  /**
   * Name by channel.
   */
  channelLabels: {
    [k: string]: string;
  };
  /**
   * Longer name by channel.
   */
  channelDetailLabels?: {
    [k: string]: string;
  };
  /**
   * Symbol by channel.
   */
  channelSystemImages?: {
    [k: string]: string;
  };
  channelMeta?: ChannelMeta[];
  /**
   * Summary by channel; differs by channel.
   */
  channels: {
    [k: string]: unknown;
  };
  /**
   * Accounts by channel.
   */
  channelAccounts: {
    [k: string]: ChannelAccountStatus[];
  };
  /**
   * Account that sends when none is named, by channel.
   */
  channelDefaultAccountId: {
    [k: string]: string;
  };
  eventLoop?: EventLoopHealth;
  /**
   * Some channels did not answer in time.
   */
  partial?: boolean;
  warnings?: string[];
  statusIssues?: ChannelStatusIssue[];
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
   * Number within the run, never falling; the last delta and the end may share one. Not the seq of the frame.
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
  durationMs?: number;
  width?: number;
  height?: number;
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
   * Number within the run, never falling; the last delta and the end may share one. Not the seq of the frame.
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
   * Number within the run, never falling; the last delta and the end may share one. Not the seq of the frame.
   */
  seq: number;
  agentId?: string;
  spawnedBy?: string;
  state: 'error';
  errorMessage?: string;
  errorKind?: 'refusal' | 'timeout' | 'rate_limit' | 'context_length' | 'unknown' | (string & {});
  errorDetail?: RunErrorDetail;
  message?: ChatMessage;
  usage?: TokenUsage;
  stopReason?: string;
}
/**
 * Why the model provider failed.
 */
export interface RunErrorDetail {
  provider?: string;
  model?: string;
  failoverReason?: string;
  providerRuntimeFailureKind?: string;
  providerErrorType?: string;
  httpStatus?: number;
  providerErrorMessagePreview?: string;
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
   * Number within the run, never falling; the last delta and the end may share one. Not the seq of the frame.
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
   * @minItems 1
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
 * Parameters of chat.inject.
 */
export interface ChatInjectParams {
  /**
   * A session that exists.
   */
  sessionKey: string;
  /**
   * The text of the note.
   */
  message: string;
  /**
   * Put in brackets before the text, on a line of its own.
   */
  label?: string;
  agentId?: string;
}
/**
 * Result of chat.inject.
 */
export interface ChatInjectResult {
  ok: true;
  messageId: string;
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
   * Number within the run, never falling; the last delta and the end may share one. Not the seq of the frame.
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
   * Number within the run, never falling; the last delta and the end may share one. Not the seq of the frame.
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
  /**
   * Whether the reply is sent to the channel of the session as well.
   */
  deliver?: boolean;
  attachments?: ChatAttachment[];
  /**
   * Time after which the run is stopped, in milliseconds.
   */
  timeoutMs?: number;
  agentId?: string;
  sessionId?: string;
  queueMode?: 'steer' | 'followup' | 'collect' | 'interrupt';
  intent?: {
    kind: 'session-goal-start';
    version: 1;
    /**
     * Milliseconds since the Unix epoch.
     */
    issuedAtMs: number;
  };
  fastMode?: boolean | 'auto';
  fastAutoOnSeconds?: number;
  /**
   * Channel that the message came from. Needs originatingTo.
   */
  originatingChannel?: string;
  /**
   * Address that it came from: the reply goes there with deliver.
   */
  originatingTo?: string;
  originatingAccountId?: string;
  originatingThreadId?: string;
  replyToId?: string;
  toolBindings?: {
    [k: string]: unknown;
  };
  systemInputProvenance?: InputProvenance;
  systemProvenanceReceipt?: string;
  suppressCommandInterpretation?: boolean;
  expectedLeafEntryId?: string | null;
  expectedSessionRoutingContract?: string;
  expectedPermissionMode?: ('read-only' | 'guarded' | 'workspace' | 'full') | null;
  expectedToolOverrides?: SessionToolOverrides | null;
}
/**
 * Tools that a session has switched on or off.
 */
export interface SessionToolOverrides {
  mcpServers?: {
    [k: string]: boolean;
  };
  mcpToolsDeny?: {
    [k: string]: string[];
  };
  skills?: {
    [k: string]: boolean;
  };
  webSearch?: boolean;
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
 * Parameters of config.apply.
 */
export interface ConfigApplyParams {
  /**
   * The whole new text, JSON5.
   */
  raw: string;
  /**
   * Hash that config.get gave. Needed when there is a file.
   */
  baseHash?: string;
  /**
   * Session that hears of the restart.
   */
  sessionKey?: string;
  deliveryContext?: ConfigDeliveryContext;
  /**
   * For people; comes back as sentinel.payload.message.
   */
  note?: string;
  /**
   * Milliseconds before a gateway restarts that does so by itself.
   */
  restartDelayMs?: number;
}
/**
 * Where a gateway that restarts says that it is back.
 */
export interface ConfigDeliveryContext {
  channel?: string;
  to?: string;
  accountId?: string;
  threadId?: string | number;
}
/**
 * Result of config.set, config.apply and config.patch.
 */
export interface ConfigChangeResult {
  ok: true;
  /**
   * The file.
   */
  path: string;
  /**
   * Names the new text.
   */
  hash?: string;
  /**
   * The new configuration, with secrets replaced.
   */
  config: unknown;
  /**
   * Dotted paths of the keys that changed.
   */
  changedPaths?: string[];
  restart?: ConfigRestart;
  sentinel?: ConfigSentinel;
}
/**
 * The restart that a change takes.
 */
export interface ConfigRestart {
  /**
   * False: the gateway does not restart by itself; somebody has to.
   */
  ok: boolean;
  pid?: number;
  signal?: string;
  delayMs?: number;
  reason?: string;
  mode?: 'emit' | 'signal' | 'manual' | (string & {});
  coalesced?: boolean;
  cooldownMsApplied?: number;
}
/**
 * What became of a change.
 */
export interface ConfigSentinel {
  /**
   * File in which a gateway that restarts keeps it.
   */
  path?: string;
  persisted?: boolean;
  payload: {
    kind: 'config-patch' | 'config-apply' | 'config-set' | (string & {});
    status: 'ok' | 'error' | 'skipped' | (string & {});
    /**
     * Milliseconds since the Unix epoch.
     */
    ts: number;
    message?: string | null;
    doctorHint?: string | null;
    stats?: {
      mode?: string;
      /**
       * The file.
       */
      root?: string;
      /**
       * Whether the change takes effect with the next start only.
       */
      requiresRestart?: boolean;
    };
  };
}
/**
 * Payload of config.changed.
 */
export interface ConfigChangedPayload {
  /**
   * The file.
   */
  path: string;
  /**
   * Names its new text.
   */
  hash: string;
  /**
   * Milliseconds since the Unix epoch.
   */
  ts: number;
}
/**
 * Parameters of config.get: none.
 */
export interface ConfigGetParams {}
/**
 * Result of config.get. Secrets are the text __OPENCLAW_REDACTED__, for every caller.
 */
export interface ConfigGetResult {
  /**
   * The file.
   */
  path: string;
  /**
   * False: the gateway runs with defaults.
   */
  exists: boolean;
  /**
   * The text of the file with secrets replaced; null when there is none, or none that is safe to show.
   */
  raw?: string | null;
  /**
   * What the text says, before environment variables.
   */
  parsed?: unknown;
  /**
   * The same with environment variables put in.
   */
  resolved?: unknown;
  sourceConfig?: unknown;
  /**
   * Whether the file may be used as it is.
   */
  valid: boolean;
  /**
   * What the gateway runs with, defaults included.
   */
  runtimeConfig?: unknown;
  /**
   * What the gateway runs with: the last valid configuration when the file is not valid.
   */
  config: unknown;
  /**
   * Names this text of the file; baseHash of the next change.
   */
  hash?: string;
  /**
   * Why the file is not valid.
   */
  issues: ConfigIssue[];
  /**
   * What is accepted without effect.
   */
  warnings: ConfigIssue[];
  /**
   * What an older version wrote and has to be migrated.
   */
  legacyIssues: ConfigIssue[];
  includedPaths?: string[];
  includeProvenance?: unknown[];
  agentRosterIncludeOwned?: boolean;
  bindingsIncludeOwned?: boolean;
  /**
   * Names the revision of the file.
   */
  configRevisionHash?: string;
  /**
   * Hash of the file that the gateway runs with; null when it runs without one.
   */
  appliedConfigHash?: string | null;
}
/**
 * Something that is wrong with a configuration, or worth a warning.
 */
export interface ConfigIssue {
  /**
   * Dotted path of the key; empty for the file as a whole.
   */
  path: string;
  /**
   * What is wrong, for people. Never shows a secret.
   */
  message: string;
  /**
   * Line of the text, from 1.
   */
  line?: number;
  /**
   * Column, from 1.
   */
  column?: number;
}
/**
 * Parameters of config.patch.
 */
export interface ConfigPatchParams {
  /**
   * A merge patch (RFC 7396) as JSON5: null takes a key away.
   */
  raw: string;
  /**
   * Hash that config.get gave. Needed when there is a file.
   */
  baseHash?: string;
  /**
   * Session that hears of the restart.
   */
  sessionKey?: string;
  deliveryContext?: ConfigDeliveryContext;
  /**
   * For people; comes back as sentinel.payload.message.
   */
  note?: string;
  /**
   * Milliseconds before a gateway restarts that does so by itself.
   */
  restartDelayMs?: number;
  /**
   * Dotted paths whose value takes the place of the old one instead of being merged.
   *
   * @maxItems 256
   */
  replacePaths?: string[];
}
/**
 * One key of a section.
 */
export interface ConfigSchemaChild {
  key: string;
  path: string;
  type?: string | string[];
  required: boolean;
  hasChildren: boolean;
  /**
   * What a change takes: a restart, nothing more, or nobody reads it.
   */
  reloadKind?: 'restart' | 'hot' | 'none';
  hint?: ConfigUiHint;
  hintPath?: string;
}
/**
 * How a form shows a key.
 */
export interface ConfigUiHint {
  label?: string;
  help?: string;
  docsUrl?: string;
  tags?: string[];
  group?: string;
  order?: number;
  advanced?: boolean;
  /**
   * A secret.
   */
  sensitive?: boolean;
  placeholder?: string;
  presentation?: 'phone-number' | (string & {});
  itemTemplate?: unknown;
}
/**
 * Parameters of config.schema.lookup.
 */
export interface ConfigSchemaLookupParams {
  /**
   * Dotted path of a key, or `.` for the whole.
   */
  path: string;
}
/**
 * Result of config.schema.lookup.
 */
export interface ConfigSchemaLookupResult {
  path: string;
  /**
   * JSON Schema of this key, without those below.
   */
  schema: unknown;
  /**
   * What a change takes: a restart, nothing more, or nobody reads it.
   */
  reloadKind?: 'restart' | 'hot' | 'none';
  hint?: ConfigUiHint;
  hintPath?: string;
  children: ConfigSchemaChild[];
}
/**
 * Parameters of config.schema: none.
 */
export interface ConfigSchemaParams {}
/**
 * Result of config.schema.
 */
export interface ConfigSchemaResult {
  /**
   * JSON Schema of the file; see OpenClawConfig.
   */
  schema: unknown;
  /**
   * By dotted path.
   */
  uiHints: {
    [k: string]: ConfigUiHint;
  };
  /**
   * Version of the gateway.
   */
  version: string;
  /**
   * ISO 8601.
   */
  generatedAt: string;
}
/**
 * Parameters of config.set.
 */
export interface ConfigSetParams {
  /**
   * The whole new text, JSON5.
   */
  raw: string;
  /**
   * Hash that config.get gave. Needed when there is a file.
   */
  baseHash?: string;
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
 * Context engines that failed and were set aside.
 */
export interface ContextEngineHealth {
  quarantined: {
    engineId: string;
    owner?: string;
    operation: string;
    reason: string;
    /**
     * Milliseconds since the Unix epoch.
     */
    failedAt: number;
  }[];
}
/**
 * One context window that can be chosen for a model.
 */
export interface ContextWindowChoice {
  id: string;
  label: string;
  /**
   * Tokens.
   */
  contextWindow: number;
}
/**
 * Parameters of cron.add.
 */
export interface CronAddParams {
  name: string;
  schedule: CronScheduleInput;
  payload: CronPayloadInput;
  agentId?: string | null;
  sessionKey?: string | null;
  description?: string;
  enabled?: boolean;
  /**
   * Removes the job after a run that went well.
   */
  deleteAfterRun?: boolean;
  sessionTarget?: 'main' | 'isolated' | 'current' | string;
  wakeMode?: 'next-heartbeat' | 'now';
  delivery?: CronDeliveryInput;
  declarationKey?: string;
  displayName?: string;
  owner?: {
    agentId?: string;
    sessionKey?: string;
    accountId?: string;
  };
  /**
   * Bounds of a cadence that the job chooses itself: at least one of them.
   */
  pacing?: {
    min?: string;
    max?: string;
  };
  trigger?: {
    script: string;
    once?: boolean;
  };
  failureAlert?: CronFailureAlertInput;
}
/**
 * A job. Events carry it without `configRevision` and what follows it.
 */
export interface CronJob {
  id: string;
  name: string;
  displayName?: string;
  declarationKey?: string;
  owner?: {
    agentId?: string;
    sessionKey?: string;
    accountId?: string;
  };
  sessionKey?: string;
  description?: string;
  agentId?: string;
  enabled: boolean;
  deleteAfterRun?: boolean;
  /**
   * Milliseconds since the Unix epoch.
   */
  createdAtMs: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  updatedAtMs: number;
  schedule: CronSchedule;
  /**
   * Or `session:` and a session.
   */
  sessionTarget: 'main' | 'isolated' | 'current' | (string & {});
  wakeMode: 'next-heartbeat' | 'now' | (string & {});
  payload: CronPayload;
  delivery?: CronDelivery;
  /**
   * Bounds of a cadence that the job chooses itself: at least one of them.
   */
  pacing?: {
    min?: string;
    max?: string;
  };
  trigger?: {
    script: string;
    once?: boolean;
  };
  failureAlert?: CronFailureAlert;
  scheduledToolPolicy?: CronToolPolicy;
  state: CronJobState;
  /**
   * Changes with the job, not with its state.
   */
  configRevision?: string;
  /**
   * As in the state.
   */
  nextRunAtMs?: number;
  /**
   * The agent that runs it.
   */
  effectiveAgentId?: string;
  /**
   * As in the state.
   */
  lastRunAtMs?: number;
  lastRunStatus?: 'ok' | 'error' | 'skipped' | (string & {});
  lastRunError?: string;
  lastDeliveryStatus?: 'delivered' | 'not-delivered' | 'unknown' | 'not-requested' | (string & {});
  lastFailureNotificationDeliveryStatus?:
    'delivered' | 'not-delivered' | 'unknown' | 'not-requested' | (string & {});
  lastDelivered?: boolean;
  lastDeliveryError?: string;
  deliverySuppressionReason?: string;
  lastFailureNotificationDelivered?: boolean;
  lastFailureNotificationDeliveryError?: string;
  deliveryPreview?: CronDeliveryPreview;
}
/**
 * When a job runs.
 */
export interface CronSchedule {
  kind: 'at' | 'every' | 'cron' | 'on-exit' | 'stream' | (string & {});
  /**
   * ISO 8601, with kind `at`.
   */
  at?: string;
  /**
   * The same, as the first gateways wrote it.
   */
  atMs?: number;
  /**
   * Milliseconds between runs.
   */
  everyMs?: number;
  /**
   * With kind `every`: runs are whole intervals away from here.
   */
  anchorMs?: number;
  /**
   * Five to seven fields, or a nickname such as `@daily`.
   */
  expr?: string;
  /**
   * IANA name. That of the gateway host when left out.
   */
  tz?: string;
  /**
   * Spreads jobs of one minute over this time.
   */
  staggerMs?: number;
  command?: string | string[];
  cwd?: string;
  mode?: 'line' | 'match' | (string & {});
  match?: string;
  batchMs?: number;
  maxBatchBytes?: number;
}
/**
 * What a job does.
 */
export interface CronPayload {
  kind:
    | 'systemEvent'
    | 'agentTurn'
    | 'command'
    | 'script'
    | 'heartbeat'
    | 'skillCollectionReview'
    | (string & {});
  /**
   * With kind `systemEvent`.
   */
  text?: string;
  /**
   * With kind `agentTurn`.
   */
  message?: string;
  thinking?: string;
  model?: string;
  timeoutSeconds?: number;
  toolsAllow?: string[];
  toolsAllowIsDefault?: boolean;
  lightContext?: boolean;
  fallbacks?: string[];
  allowUnsafeExternalContent?: boolean;
  /**
   * @minItems 1
   */
  argv?: string[];
  cwd?: string;
  env?: {
    [k: string]: string;
  };
  input?: string;
  noOutputTimeoutSeconds?: number;
  outputMaxBytes?: number;
  script?: string;
  toolBudget?: number;
}
/**
 * Where the reply of a job goes.
 */
export interface CronDelivery {
  mode: 'none' | 'announce' | 'webhook' | (string & {});
  /**
   * A channel, or `last`.
   */
  channel?: 'last' | (string & {});
  to?: string;
  accountId?: string;
  threadId?: string | number;
  bestEffort?: boolean;
  failureDestination?: {
    /**
     * A channel, or `last`.
     */
    channel?: 'last' | (string & {});
    to?: string;
    accountId?: string;
    mode?: 'announce' | 'webhook' | (string & {});
  };
  completionDestination?: {
    mode: 'webhook' | (string & {});
    to: string;
  };
}
/**
 * By whose rights the tools of a job run.
 */
export interface CronToolPolicy {
  version: number;
  mode: 'trusted' | 'account' | (string & {});
  /**
   * With mode `account`.
   */
  ownerSessionKey?: string;
  /**
   * With mode `account`.
   */
  ownerAccountId?: string;
}
/**
 * How a job stands.
 */
export interface CronJobState {
  /**
   * When it runs next. Absent when it does not.
   */
  nextRunAtMs?: number;
  /**
   * Since when it runs.
   */
  runningAtMs?: number;
  /**
   * When it ran last.
   */
  lastRunAtMs?: number;
  lastRunStatus?: 'ok' | 'error' | 'skipped' | (string & {});
  lastStatus?: 'ok' | 'error' | 'skipped' | (string & {});
  lastError?: string;
  /**
   * Duration in milliseconds.
   */
  lastDurationMs?: number;
  consecutiveErrors?: number;
  consecutiveSkipped?: number;
  lastDeliveryStatus?: 'delivered' | 'not-delivered' | 'unknown' | 'not-requested' | (string & {});
  lastFailureNotificationDeliveryStatus?:
    'delivered' | 'not-delivered' | 'unknown' | 'not-requested' | (string & {});
  lastErrorReason?:
    | 'auth'
    | 'auth_permanent'
    | 'format'
    | 'rate_limit'
    | 'overloaded'
    | 'billing'
    | 'server_error'
    | 'timeout'
    | 'tls_certificate'
    | 'context_overflow'
    | 'model_not_found'
    | 'session_expired'
    | 'empty_response'
    | 'no_error_details'
    | 'unclassified'
    | 'unknown'
    | (string & {});
  lastDelivered?: boolean;
  lastDeliveryError?: string;
  lastFailureNotificationDelivered?: boolean;
  lastFailureNotificationDeliveryError?: string;
  /**
   * When somebody was last told that it keeps failing.
   */
  lastFailureAlertAtMs?: number;
  /**
   * When its trigger was last asked.
   */
  lastTriggerEvalAtMs?: number;
  /**
   * How often its trigger was asked.
   */
  triggerEvalCount?: number;
  /**
   * When its trigger last said yes.
   */
  lastTriggerFireAtMs?: number;
  /**
   * What the script of the trigger keeps.
   */
  triggerState?: unknown;
  streamStatus?: 'starting' | 'running' | 'restarting' | 'stopped' | 'disabled' | 'error' | (string & {});
  streamError?: string;
  streamConsecutiveFailures?: number;
  streamRestartExhausted?: boolean;
  streamDroppedBatches?: number;
  streamCoalescedBatches?: number;
  /**
   * When the command was last started.
   */
  streamLastStartedAtMs?: number;
  /**
   * When the command last ended.
   */
  streamLastExitAtMs?: number;
  /**
   * Since when this schedule holds.
   */
  scheduleActivatedAtMs?: number;
  lastDiagnostics?: CronDiagnostics;
  lastDiagnosticSummary?: string;
  autoDisabled?: {
    reason: 'consecutive-failures' | 'schedule-errors' | (string & {});
    /**
     * Milliseconds since the Unix epoch.
     */
    atMs: number;
    consecutiveErrors: number;
  };
  deliverySuppressionReason?: string;
  streamSourceIdentity?: string;
}
/**
 * What went on in a run, for people who look for a fault.
 */
export interface CronDiagnostics {
  summary?: string;
  entries: {
    /**
     * Milliseconds since the Unix epoch.
     */
    ts: number;
    source:
      | 'cron-preflight'
      | 'cron-setup'
      | 'model-preflight'
      | 'agent-run'
      | 'tool'
      | 'exec'
      | 'delivery'
      | (string & {});
    severity: 'info' | 'warn' | 'error' | (string & {});
    message: string;
    toolName?: string;
    exitCode?: number | null;
    truncated?: boolean;
  }[];
}
/**
 * Where the reply of a job would go, for people.
 */
export interface CronDeliveryPreview {
  label: string;
  detail: string;
}
/**
 * What became of a job with a `declarationKey`. Of protocol 4.
 */
export interface CronDeclaredJob {
  /**
   * Whether the job is new.
   */
  created: boolean;
  /**
   * Whether the job was changed.
   */
  updated?: boolean;
  job: CronJob;
  deliveryPreview?: CronDeliveryPreview;
}
/**
 * What to change of where the reply of a job goes. Null clears; a job that had no delivery needs a mode.
 */
export interface CronDeliveryPatch {
  mode?: 'none' | 'announce' | 'webhook';
  channel?: ('last' | (string & {})) | null;
  to?: string | null;
  accountId?: string | null;
  threadId?: (string | number) | null;
  bestEffort?: boolean;
  failureDestination?: {
    channel?: ('last' | (string & {})) | null;
    to?: string | null;
    accountId?: string | null;
    mode?: ('announce' | 'webhook') | null;
  } | null;
  completionDestination?: {
    mode: 'webhook';
    to: string;
  } | null;
}
/**
 * Payload of cron.
 */
export interface CronEventPayload {
  jobId: string;
  action: 'added' | 'updated' | 'started' | 'finished' | 'removed' | 'scheduled' | (string & {});
  job?: CronJob;
  /**
   * When the job runs next.
   */
  nextRunAtMs?: number;
  /**
   * When the run began.
   */
  runAtMs?: number;
  /**
   * How long the run took.
   */
  durationMs?: number;
  /**
   * With `finished`.
   */
  status?: 'ok' | 'error' | 'skipped' | (string & {});
  completionStatus?: 'succeeded' | 'failed' | 'unknown' | (string & {});
  error?: string;
  summary?: string;
  deliveryStatus?: 'delivered' | 'not-delivered' | 'unknown' | 'not-requested' | (string & {});
  /**
   * As cron.run told it.
   */
  runId?: string;
  sessionKey?: string;
  sessionId?: string;
}
/**
 * Details of a request that names an unknown cron job.
 */
export interface CronJobNotFoundDetails {
  code: 'CRON_JOB_NOT_FOUND';
  /**
   * The id that was given.
   */
  jobId: string;
}
/**
 * What to change of a job. Members that are left out stay.
 */
export interface CronJobPatch {
  agentId?: string | null;
  sessionKey?: string | null;
  description?: string;
  enabled?: boolean;
  /**
   * Removes the job after a run that went well.
   */
  deleteAfterRun?: boolean;
  sessionTarget?: 'main' | 'isolated' | 'current' | string;
  wakeMode?: 'next-heartbeat' | 'now';
  name?: string;
  displayName?: string | null;
  schedule?: CronScheduleInput;
  payload?: CronPayloadPatch;
  delivery?: CronDeliveryPatch;
  pacing?: {
    min?: string;
    max?: string;
  } | null;
  trigger?: {
    script: string;
    once?: boolean;
  } | null;
  failureAlert?: CronFailureAlertPatch;
  /**
   * Bookkeeping of upstream; see CronJobState.
   */
  state?: {
    /**
     * Milliseconds since the Unix epoch.
     */
    nextRunAtMs?: number;
    /**
     * Milliseconds since the Unix epoch.
     */
    runningAtMs?: number;
    /**
     * Milliseconds since the Unix epoch.
     */
    lastRunAtMs?: number;
    lastRunStatus?: 'ok' | 'error' | 'skipped';
    lastStatus?: 'ok' | 'error' | 'skipped';
    lastError?: string;
    /**
     * Duration in milliseconds.
     */
    lastDurationMs?: number;
    consecutiveErrors?: number;
    consecutiveSkipped?: number;
    lastDeliveryStatus?: 'delivered' | 'not-delivered' | 'unknown' | 'not-requested';
    lastFailureNotificationDeliveryStatus?: 'delivered' | 'not-delivered' | 'unknown' | 'not-requested';
    lastErrorReason?:
      | 'auth'
      | 'auth_permanent'
      | 'format'
      | 'rate_limit'
      | 'overloaded'
      | 'billing'
      | 'server_error'
      | 'timeout'
      | 'tls_certificate'
      | 'context_overflow'
      | 'model_not_found'
      | 'session_expired'
      | 'empty_response'
      | 'no_error_details'
      | 'unclassified'
      | 'unknown';
    lastDelivered?: boolean;
    lastDeliveryError?: string;
    lastFailureNotificationDelivered?: boolean;
    lastFailureNotificationDeliveryError?: string;
    /**
     * When somebody was last told that it keeps failing.
     */
    lastFailureAlertAtMs?: number;
    /**
     * When its trigger was last asked.
     */
    lastTriggerEvalAtMs?: number;
    /**
     * How often its trigger was asked.
     */
    triggerEvalCount?: number;
    /**
     * When its trigger last said yes.
     */
    lastTriggerFireAtMs?: number;
    /**
     * What the script of the trigger keeps.
     */
    triggerState?: unknown;
    streamStatus?: 'starting' | 'running' | 'restarting' | 'stopped' | 'disabled' | 'error';
    streamError?: string;
    streamConsecutiveFailures?: number;
    streamRestartExhausted?: boolean;
    streamDroppedBatches?: number;
    streamCoalescedBatches?: number;
    /**
     * When the command was last started.
     */
    streamLastStartedAtMs?: number;
    /**
     * When the command last ended.
     */
    streamLastExitAtMs?: number;
  };
}
/**
 * Parameters of cron.list.
 */
export interface CronListParams {
  /**
   * Default false.
   */
  includeDisabled?: boolean;
  limit?: number;
  offset?: number;
  /**
   * Part of a name or a description, or an id.
   */
  query?: string;
  enabled?: 'all' | 'enabled' | 'disabled';
  scheduleKind?: 'all' | 'at' | 'every' | 'cron' | 'on-exit' | 'stream';
  lastRunStatus?: 'all' | 'ok' | 'error' | 'skipped' | 'unknown';
  trigger?: 'all' | 'conditional' | 'unconditional';
  sortBy?: 'nextRunAtMs' | 'updatedAtMs' | 'name';
  sortDir?: 'asc' | 'desc';
  agentId?: string;
  compact?: boolean;
  includeDeliveryPreviews?: boolean;
}
/**
 * Result of cron.list.
 */
export interface CronListResult {
  jobs: CronJob[];
  /**
   * Changes whenever a job does.
   */
  snapshotRevision?: string;
  total?: number;
  offset?: number;
  limit?: number;
  hasMore?: boolean;
  nextOffset?: number | null;
  deliveryPreviews?: {
    [k: string]: CronDeliveryPreview;
  };
}
/**
 * Result of cron.remove.
 */
export interface CronRemoveResult {
  ok: true;
  removed: boolean;
}
/**
 * One run of a job.
 */
export interface CronRunEntry {
  /**
   * When the run ended.
   */
  ts: number;
  jobId: string;
  action: 'finished' | (string & {});
  status?: 'ok' | 'error' | 'skipped' | (string & {});
  completionStatus?: 'succeeded' | 'failed' | 'unknown' | (string & {});
  error?: string;
  /**
   * The text of the job, or what the agent said.
   */
  summary?: string;
  runId?: string;
  sessionKey?: string;
  sessionId?: string;
  /**
   * When the run began.
   */
  runAtMs?: number;
  /**
   * Duration in milliseconds.
   */
  durationMs?: number;
  /**
   * When the job runs next.
   */
  nextRunAtMs?: number;
  deliveryStatus?: 'delivered' | 'not-delivered' | 'unknown' | 'not-requested' | (string & {});
  jobName?: string;
}
/**
 * Result of cron.run.
 */
export interface CronRunResult {
  ok: true;
  /**
   * Protocol 3: it ran. False with a reason: it did not.
   */
  ran?: boolean;
  reason?: 'not-due' | 'already-running' | 'disabled' | (string & {});
  /**
   * It runs next; the event tells how it ended.
   */
  enqueued?: boolean;
  runId?: string;
  /**
   * Of this process of the gateway.
   */
  processInstanceId?: string;
}
/**
 * Parameters of cron.runs. `jobId` is another name of `id`.
 */
export interface CronRunsParams {
  id?: string;
  jobId?: string;
  scope?: 'job' | 'all';
  agentId?: string;
  runId?: string;
  /**
   * Default 50.
   */
  limit?: number;
  offset?: number;
  /**
   * @minItems 1
   * @maxItems 3
   */
  statuses?: ('ok' | 'error' | 'skipped')[];
  status?: 'all' | 'ok' | 'error' | 'skipped';
  /**
   * @minItems 1
   * @maxItems 4
   */
  deliveryStatuses?: ('delivered' | 'not-delivered' | 'unknown' | 'not-requested')[];
  deliveryStatus?: 'delivered' | 'not-delivered' | 'unknown' | 'not-requested';
  query?: string;
  sortDir?: 'asc' | 'desc';
}
/**
 * Result of cron.runs.
 */
export interface CronRunsResult {
  entries: CronRunEntry[];
  total?: number;
  offset?: number;
  limit?: number;
  hasMore?: boolean;
  nextOffset?: number | null;
}
/**
 * Parameters of cron.status.
 */
export interface CronStatusParams {}
/**
 * Result of cron.status.
 */
export interface CronStatusResult {
  /**
   * Whether jobs run at all.
   */
  enabled: boolean;
  /**
   * Where the jobs are kept.
   */
  storePath: string;
  /**
   * Jobs, disabled ones included.
   */
  jobs: number;
  nextWakeAtMs: number | null;
  triggersEnabled?: boolean;
  storage?: 'sqlite' | (string & {});
  sqlitePath?: string;
}
/**
 * Messages that wait or could not be delivered.
 */
export interface DeliveryQueueHealth {
  failed: {
    queueName: string;
    count: number;
    /**
     * Milliseconds since the Unix epoch.
     */
    oldestFailedAt?: number;
  }[];
  ingressFailed?: {
    channelId: string;
    accountId: string;
    count: number;
    /**
     * Milliseconds since the Unix epoch.
     */
    oldestFailedAt?: number;
  }[];
  ingressPressure?: {
    channelId: string;
    accountId: string;
    laneCount: number;
    pendingCount: number;
    claimedCount: number;
    blockedCount: number;
    /**
     * Milliseconds since the Unix epoch.
     */
    oldestReceivedAt: number;
  }[];
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
   * Number of this event on its connection, from 1. A hole means that something was left out: refresh. Protocol 3 gateways count per process, so holes say nothing there. Targeted events have none.
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
 * A program that runs without a question.
 */
export interface ExecAllowlistEntry {
  id?: string;
  /**
   * Path of the program, with wildcards.
   */
  pattern: string;
  source?: 'allow-always';
  commandText?: string;
  argPattern?: string;
  lastUsedAt?: number;
  lastUsedCommand?: string;
  lastResolvedPath?: string;
}
/**
 * First response of a request with twoPhase: it waits for a decision.
 */
export interface ExecApprovalAccepted {
  status: 'accepted';
  id: string;
  /**
   * Milliseconds since the Unix epoch.
   */
  createdAtMs: number;
  /**
   * When it is over without a decision.
   */
  expiresAtMs: number;
}
/**
 * Parameters of exec.approval.list: none.
 */
export interface ExecApprovalListParams {}
/**
 * An approval that waits for a decision.
 */
export interface ExecApprovalPending {
  id: string;
  request: ExecApprovalRequestInfo;
  /**
   * Milliseconds since the Unix epoch.
   */
  createdAtMs: number;
  /**
   * When it is over without a decision.
   */
  expiresAtMs: number;
}
/**
 * What is to be approved. Values of environment variables are left out: they may be secrets.
 */
export interface ExecApprovalRequestInfo {
  /**
   * The command, for people.
   */
  command: string;
  commandArgv?: string[];
  /**
   * Names of the environment variables that are set, sorted.
   */
  envKeys?: string[];
  /**
   * Working directory.
   */
  cwd: string | null;
  /**
   * Node that is to run it.
   */
  nodeId?: string | null;
  /**
   * Where it would run: gateway, node or sandbox.
   */
  host: string | null;
  /**
   * Policy that led to the question.
   */
  security: string | null;
  /**
   * When the policy asks.
   */
  ask: string | null;
  warningText?: string | null;
  agentId: string | null;
  /**
   * The program that the command names.
   */
  resolvedPath: string | null;
  sessionKey: string | null;
  sessionId?: string | null;
  runId?: string | null;
  toolCallId?: string | null;
  unavailableDecisions?: string[];
  commandSpans?: ExecApprovalSpan[];
}
/**
 * A piece of the command that a reviewer should look at.
 */
export interface ExecApprovalSpan {
  /**
   * UTF-16 code units of the command before the span.
   */
  startIndex: number;
  /**
   * UTF-16 code units up to its end.
   */
  endIndex: number;
}
/**
 * How an approval ended.
 */
export interface ExecApprovalOutcome {
  id: string;
  /**
   * null: the time was up, or the gateway stopped, before somebody decided.
   */
  decision: ExecApprovalDecision | null;
  /**
   * Milliseconds since the Unix epoch.
   */
  createdAtMs: number;
  /**
   * When it is over without a decision.
   */
  expiresAtMs: number;
}
/**
 * Parameters of exec.approval.request.
 */
export interface ExecApprovalRequestParams {
  /**
   * Id of the approval; the gateway makes one when it is left out.
   */
  id?: string;
  /**
   * The command, for people. Needed unless commandArgv or systemRunPlan is there.
   */
  command?: string;
  commandArgv?: string[];
  systemRunPlan?: SystemRunPlan;
  /**
   * Only the names are passed on.
   */
  env?: {
    [k: string]: string;
  };
  /**
   * Working directory.
   */
  cwd?: string | null;
  /**
   * Node that is to run it.
   */
  nodeId?: string | null;
  /**
   * Where it would run: gateway, node or sandbox.
   */
  host?: string | null;
  /**
   * Policy that led to the question.
   */
  security?: string | null;
  /**
   * When the policy asks.
   */
  ask?: string | null;
  warningText?: string | null;
  scope?: ExecApprovalScope;
  /**
   * Decisions that make no sense for this command.
   *
   * @minItems 1
   * @maxItems 1
   */
  unavailableDecisions?: 'allow-always'[];
  commandSpans?: ExecApprovalSpan[];
  agentId?: string | null;
  /**
   * The program that the command names.
   */
  resolvedPath?: string | null;
  sessionKey?: string | null;
  sessionId?: string | null;
  runId?: string | null;
  toolCallId?: string | null;
  /**
   * Channel of the message that led to it.
   */
  turnSourceChannel?: string | null;
  turnSourceTo?: string | null;
  turnSourceAccountId?: string | null;
  turnSourceThreadId?: string | number | null;
  /**
   * Bound only for requests of the gateway itself; ignored otherwise.
   */
  approvalReviewerDeviceIds?: string[];
  /**
   * True: no decision at once when nobody is there who could decide.
   */
  requireDeliveryRoute?: boolean;
  /**
   * True: nothing is sent to chat channels.
   */
  suppressDelivery?: boolean;
  deliverToApprovalClientsOnly?: boolean;
  /**
   * Milliseconds until it is over without a decision. 120 000 when left out; at most a day.
   */
  timeoutMs?: number;
  /**
   * True: answer twice, when it is accepted and when it is over.
   */
  twoPhase?: boolean;
}
/**
 * What a node would run, as it was when the approval was asked for.
 */
export interface SystemRunPlan {
  argv: string[];
  cwd: string | null;
  /**
   * The command, for people.
   */
  commandText: string;
  commandPreview?: string | null;
  agentId: string | null;
  sessionKey: string | null;
  policySnapshot?: {
    security: 'deny' | 'allowlist' | 'full';
    ask: 'off' | 'on-miss' | 'always';
    askFallback: 'deny' | 'allowlist' | 'full';
    autoAllowSkills: boolean;
    allowlistRules: {
      pattern: string;
      argPattern?: string;
      source?: 'allow-always';
    }[];
  };
  mutableFileOperand?: {
    argvIndex: number;
    path: string;
    sha256: string;
  } | null;
}
/**
 * Parameters of exec.approval.resolve.
 */
export interface ExecApprovalResolveParams {
  id: string;
  /**
   * allow-once, allow-always or deny.
   */
  decision: string;
  /**
   * Person on a channel who decided. Not served here.
   */
  reviewer?: {
    channel: string;
    accountId: string;
    senderId: string;
  };
  /**
   * Lifetime of a standing grant. Not served here.
   */
  grantExpiresInDays?: number;
}
/**
 * Result of exec.approval.resolve.
 */
export interface ExecApprovalResolveResult {
  ok: true;
}
/**
 * Payload of exec.approval.resolved.
 */
export interface ExecApprovalResolvedPayload {
  id: string;
  decision: ExecApprovalDecision;
  /**
   * Name of the client that decided: its display name, or else its id.
   */
  resolvedBy?: string | null;
  /**
   * Milliseconds since the Unix epoch.
   */
  ts: number;
}
/**
 * Parameters of exec.approval.waitDecision.
 */
export interface ExecApprovalWaitDecisionParams {
  id: string;
}
/**
 * Policy of one agent.
 */
export interface ExecApprovalsAgent {
  /**
   * deny, allowlist or full.
   */
  security?: string;
  /**
   * off, on-miss or always.
   */
  ask?: string;
  /**
   * What holds when nobody answers.
   */
  askFallback?: string;
  autoAllowSkills?: boolean;
  allowlist?: ExecAllowlistEntry[];
  mcpTools?: {
    server: string;
    tool: string;
    source: 'allow-always';
    addedAt: number;
    lastUsedAt?: number;
  }[];
}
/**
 * Which commands run without a question.
 */
export interface ExecApprovalsFile {
  version: 1;
  socket?: {
    path?: string;
    /**
     * Never told; left out it stays as it was.
     */
    token?: string;
  };
  /**
   * Policy of agents without their own.
   */
  defaults?: {
    /**
     * deny, allowlist or full.
     */
    security?: string;
    /**
     * off, on-miss or always.
     */
    ask?: string;
    /**
     * What holds when nobody answers.
     */
    askFallback?: string;
    autoAllowSkills?: boolean;
  };
  /**
   * By agent id.
   */
  agents?: {
    [k: string]: ExecApprovalsAgent;
  };
}
/**
 * Parameters of exec.approvals.get: none.
 */
export interface ExecApprovalsGetParams {}
/**
 * Parameters of exec.approvals.set.
 */
export interface ExecApprovalsSetParams {
  file: ExecApprovalsFile;
  /**
   * Hash that exec.approvals.get gave. Needed when there is a file.
   */
  baseHash?: string;
}
/**
 * The approvals file and its hash.
 */
export interface ExecApprovalsSnapshot {
  /**
   * Where it is kept.
   */
  path: string;
  exists: boolean;
  /**
   * Names this content; baseHash of the next change.
   */
  hash: string;
  file: ExecApprovalsFile;
  resolvedDefaults?: {
    security: 'deny' | 'allowlist' | 'full';
    ask: 'off' | 'on-miss' | 'always';
    askFallback: 'deny' | 'allowlist' | 'full';
    autoAllowSkills: boolean;
  };
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
 * Parameters of gateway.identity.get.
 */
export interface GatewayIdentityGetParams {}
/**
 * Result of gateway.identity.get.
 */
export interface GatewayIdentityGetResult {
  /**
   * SHA-256 of the public key, hexadecimal.
   */
  deviceId: string;
  /**
   * Ed25519, 32 bytes, base64url.
   */
  publicKey: string;
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
    model?: string;
    session?: string;
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
    errors: {
      id: string;
      origin: string;
      activated: boolean;
      activationSource?: string;
      activationReason?: string;
      failurePhase?: string;
      error: string;
    }[];
    unavailable?: {
      id: string;
      state: 'configured-unavailable' | (string & {});
      diagnostic: {
        kind: 'plugin-verification' | (string & {});
        reason: string;
        detail: string;
      };
    }[];
  };
  configReload?: {
    hotReloadStatus: 'active' | 'disabled' | (string & {});
  };
  modelRuntime?: {
    degraded: boolean;
    pendingAgents: unknown[];
  };
  contextEngines?: ContextEngineHealth;
  deliveryQueues?: DeliveryQueueHealth;
  modelPricing?: ModelPricingHealth;
}
/**
 * Whether prices of models are known.
 */
export interface ModelPricingHealth {
  state: 'ok' | 'degraded' | 'disabled' | (string & {});
  sources: {
    source: 'openrouter' | 'litellm' | 'bootstrap' | 'refresh' | (string & {});
    state: 'ok' | 'degraded' | (string & {});
    /**
     * Milliseconds since the Unix epoch.
     */
    lastFailureAt?: number;
    detail?: string;
  }[];
  /**
   * Milliseconds since the Unix epoch.
   */
  lastFailureAt?: number;
  detail?: string;
}
/**
 * How a heartbeat went.
 */
export interface HeartbeatEvent {
  /**
   * Milliseconds since the Unix epoch.
   */
  ts: number;
  /**
   * `sent`: the reply went to a channel. `ok-token`: the agent acknowledged with `HEARTBEAT_OK`, nothing is shown. `ok-empty`: it said nothing. `skipped`: nothing was delivered, `reason` says why. `failed`: the run failed.
   */
  status: 'sent' | 'ok-empty' | 'ok-token' | 'skipped' | 'failed' | (string & {});
  /**
   * `no-target` (protocol 3) and `no-route` (protocol 4): the reply is in the session alone.
   */
  reason?: 'no-target' | 'no-route' | 'agent-runner-failure' | 'quiet-hours' | 'disabled' | (string & {});
  /**
   * The beginning of the reply.
   */
  preview?: string;
  /**
   * Duration in milliseconds.
   */
  durationMs?: number;
  hasMedia?: boolean;
  to?: string;
  channel?: string;
  /**
   * What a person can do about it.
   */
  message?: string;
  /**
   * Do not disturb people with it.
   */
  silent?: boolean;
  indicatorType?: 'ok' | 'alert' | 'error' | (string & {});
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
  controlUiTabs?: {
    pluginId: string;
    id: string;
    label: string;
    description?: string;
    icon?: string;
    path?: string;
    placement?: string;
    requiresGatewayAuth?: boolean;
    group?: 'control' | 'agent' | (string & {});
    order?: number;
  }[];
  controlUiWidgetKinds?: {
    pluginId: string;
    kind: string;
    label: string;
  }[];
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
  user?: {
    id: string;
    identity?: {
      type: 'profile' | (string & {});
      id: string;
    };
    email?: string;
    name?: string;
    avatarUrl?: string;
  };
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
 * Parameters of last-heartbeat. Unknown members are ignored.
 */
export interface LastHeartbeatParams {}
/**
 * Parameters of logs.tail.
 */
export interface LogsTailParams {
  /**
   * The cursor of the last answer. Left out: the end of the log.
   */
  cursor?: number;
  /**
   * Lines. Default 500.
   */
  limit?: number;
  /**
   * Default 250000.
   */
  maxBytes?: number;
}
/**
 * Result of logs.tail.
 */
export interface LogsTailResult {
  /**
   * Path on the gateway host.
   */
  file: string;
  /**
   * Give it back to get what comes after.
   */
  cursor: number;
  /**
   * Where the log ends, in bytes.
   */
  size: number;
  /**
   * Oldest first.
   *
   * Items: A JSON object with at least `time`.
   */
  lines: string[];
  /**
   * Older lines were left out for the sake of a limit.
   */
  truncated?: boolean;
  /**
   * The cursor pointed to what is gone; the lines are the newest ones.
   */
  reset?: boolean;
  /**
   * Bytes that were left out after the cursor.
   */
  skippedBytes?: number;
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
  /**
   * Milliseconds since the Unix epoch.
   */
  unavailableUntil?: number;
  contextWindows?: ContextWindowChoice[];
  contextWindowDefault?: string;
  thinkingLevels?: ThinkingChoice[];
  thinkingDefault?: string;
  effectiveFastMode?: boolean | 'auto';
  agentRuntime?: AgentRuntimeInfo;
  apiKeySupported?: boolean;
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
  providerOutcomes?: ProviderOutcome[];
}
/**
 * What asking a provider for its models came to.
 */
export interface ProviderOutcome {
  provider: string;
  profileId?: string;
  status: 'ready' | 'auth-rejected' | 'unavailable' | (string & {});
}
/**
 * The gateway took it.
 */
export interface NodeAck {
  ok: true;
  /**
   * Nobody waits for it: it came late, twice, or for an unknown id.
   */
  ignored?: boolean;
}
/**
 * Parameters of node.describe.
 */
export interface NodeDescribeParams {
  nodeId: string;
}
/**
 * Result of node.describe: an entry of node.list and the time.
 */
export interface NodeDescribeResult {
  /**
   * Milliseconds since the Unix epoch.
   */
  ts: number;
  /**
   * Id of the device.
   */
  nodeId: string;
  /**
   * Name for people.
   */
  displayName?: string;
  platform?: string;
  /**
   * Version of the program on the node.
   */
  version?: string;
  clientId?: string;
  clientMode?: string;
  deviceFamily?: string;
  modelIdentifier?: string;
  /**
   * Address of a node that is not on loopback.
   */
  remoteIp?: string;
  /**
   * Capabilities that can be used now, sorted.
   */
  caps: string[];
  /**
   * Commands that node.invoke takes now, sorted.
   */
  commands: string[];
  /**
   * Permission of the operating system by name, and whether the node has it.
   */
  permissions?: {
    [k: string]: boolean;
  };
  /**
   * Whether agent sessions can run on the node.
   */
  sessionHost?: boolean;
  /**
   * Tools of plugins on the node, while it is connected.
   */
  nodePluginTools?: unknown[];
  /**
   * pending-approval: nothing was approved yet. pending-reapproval: the node declares more than was approved. unapproved: it was turned down.
   */
  approvalState?: 'approved' | 'pending-approval' | 'pending-reapproval' | 'unapproved' | (string & {});
  /**
   * The request that waits.
   */
  pendingRequestId?: string;
  pendingDeclaredCaps?: string[];
  pendingDeclaredCommands?: string[];
  /**
   * Permission of the operating system by name, and whether the node has it.
   */
  pendingDeclaredPermissions?: {
    [k: string]: boolean;
  };
  /**
   * Since when it is connected.
   */
  connectedAtMs?: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  lastConnectedAtMs?: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  lastDisconnectedAtMs?: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  lastSeenAtMs?: number;
  lastSeenReason?: string;
  /**
   * When the node, or else its device, was approved.
   */
  approvedAtMs?: number;
  /**
   * Whether the device may connect as a node.
   */
  paired: boolean;
  connected: boolean;
}
/**
 * Why a command failed, by the node or on the way to it: TIMEOUT, DISCONNECTED, NOT_CONNECTED, or a code of the node.
 */
export interface NodeError {
  code?: string;
  message?: string;
}
/**
 * Parameters of node.event.
 */
export interface NodeEventParams {
  /**
   * Such as `node.presence.alive`, `node.host.stats`.
   */
  event: string;
  /**
   * Any JSON.
   */
  payload?: unknown;
  /**
   * The payload as JSON text, instead.
   */
  payloadJSON?: string;
}
/**
 * Result of node.event.
 */
export interface NodeEventResult {
  ok: boolean;
  event?: string;
  /**
   * Whether the gateway did anything with it.
   */
  handled?: boolean;
  reason?:
    | 'persisted'
    | 'updated'
    | 'unsupported_event'
    | 'unmatched_exec_event'
    | 'invalid_payload'
    | (string & {});
}
/**
 * How loaded the host of a node is, as the node told it last.
 */
export interface NodeHostStats {
  /**
   * Number of processors.
   */
  cpuCount: number;
  memoryTotalBytes: number;
  memoryFreeBytes: number;
  /**
   * When the node told it.
   */
  updatedAtMs: number;
}
/**
 * Payload of node.hostStats.
 */
export interface NodeHostStatsPayload {
  nodeId: string;
  hostStats: NodeHostStats;
}
/**
 * Payload of node.invoke.cancel.
 */
export interface NodeInvokeCancelPayload {
  /**
   * The id of node.invoke.request.
   */
  invokeId: string;
  nodeId: string;
}
/**
 * Details of a node.invoke that is UNAVAILABLE. After a command was sent there is nodeError and no code.
 */
export interface NodeInvokeErrorDetails {
  code?: 'NOT_CONNECTED' | 'PAIRING_CHANGED' | (string & {});
  nodeError?: NodeError;
  /**
   * Whether the command was sent to the node.
   */
  nodeCommandDispatched?: boolean;
}
/**
 * Parameters of node.invoke.
 */
export interface NodeInvokeParams {
  nodeId: string;
  /**
   * Such as `system.which`.
   */
  command: string;
  /**
   * What the command takes; any JSON.
   */
  params?: unknown;
  /**
   * How long the node has, in milliseconds; LIMITS.nodeInvokeTimeoutMs when left out.
   */
  timeoutMs?: number;
  /**
   * Handed to the node as it is. The gateway does not look at it: the same key is sent again.
   */
  idempotencyKey: string;
  /**
   * Session on whose behalf it happens.
   */
  sessionKey?: string;
  turnSourceChannel?: string;
  turnSourceTo?: string;
  turnSourceAccountId?: string;
  turnSourceThreadId?: string | number;
}
/**
 * Parameters of node.invoke.progress.
 */
export interface NodeInvokeProgressParams {
  /**
   * The id of node.invoke.request.
   */
  invokeId: string;
  /**
   * The id of the node itself.
   */
  nodeId: string;
  /**
   * Number of the piece, from 0.
   */
  seq: number;
  /**
   * Output of the command so far not told.
   */
  chunk: string;
}
/**
 * Payload of node.invoke.request.
 */
export interface NodeInvokeRequestPayload {
  /**
   * For node.invoke.result.
   */
  id: string;
  nodeId: string;
  command: string;
  /**
   * The params as JSON text; absent when there are none.
   */
  paramsJSON?: string;
  /**
   * How long the node has, in milliseconds.
   */
  timeoutMs?: number;
  /**
   * As the caller gave it.
   */
  idempotencyKey?: string;
}
/**
 * Result of node.invoke.
 */
export interface NodeInvokeResult {
  ok: true;
  nodeId: string;
  command: string;
  /**
   * What the node answered; payloadJSON parsed.
   */
  payload?: unknown;
  /**
   * The text, when the node answered with text.
   */
  payloadJSON?: string | null;
}
/**
 * Parameters of node.invoke.result.
 */
export interface NodeInvokeResultParams {
  /**
   * The id of node.invoke.request.
   */
  id: string;
  /**
   * The id of the node that answers: its own.
   */
  nodeId: string;
  /**
   * Whether the command worked.
   */
  ok: boolean;
  /**
   * Any JSON.
   */
  payload?: unknown;
  /**
   * The payload as JSON text, instead.
   */
  payloadJSON?: string;
  /**
   * Why it did not work.
   */
  error?: {
    code?: string;
    message?: string;
  };
}
/**
 * A node that is known or connected.
 */
export interface NodeListEntry {
  /**
   * Id of the device.
   */
  nodeId: string;
  /**
   * Name for people.
   */
  displayName?: string;
  platform?: string;
  /**
   * Version of the program on the node.
   */
  version?: string;
  clientId?: string;
  clientMode?: string;
  deviceFamily?: string;
  modelIdentifier?: string;
  /**
   * Address of a node that is not on loopback.
   */
  remoteIp?: string;
  /**
   * Capabilities that can be used now, sorted.
   */
  caps: string[];
  /**
   * Commands that node.invoke takes now, sorted.
   */
  commands: string[];
  /**
   * Permission of the operating system by name, and whether the node has it.
   */
  permissions?: {
    [k: string]: boolean;
  };
  /**
   * Whether agent sessions can run on the node.
   */
  sessionHost?: boolean;
  /**
   * Tools of plugins on the node, while it is connected.
   */
  nodePluginTools?: unknown[];
  /**
   * pending-approval: nothing was approved yet. pending-reapproval: the node declares more than was approved. unapproved: it was turned down.
   */
  approvalState?: 'approved' | 'pending-approval' | 'pending-reapproval' | 'unapproved' | (string & {});
  /**
   * The request that waits.
   */
  pendingRequestId?: string;
  pendingDeclaredCaps?: string[];
  pendingDeclaredCommands?: string[];
  /**
   * Permission of the operating system by name, and whether the node has it.
   */
  pendingDeclaredPermissions?: {
    [k: string]: boolean;
  };
  /**
   * Since when it is connected.
   */
  connectedAtMs?: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  lastConnectedAtMs?: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  lastDisconnectedAtMs?: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  lastSeenAtMs?: number;
  lastSeenReason?: string;
  /**
   * When the node, or else its device, was approved.
   */
  approvedAtMs?: number;
  /**
   * Whether the device may connect as a node.
   */
  paired: boolean;
  connected: boolean;
}
/**
 * Parameters of node.list: none.
 */
export interface NodeListParams {}
/**
 * Result of node.list.
 */
export interface NodeListResult {
  /**
   * When the list was made.
   */
  ts: number;
  /**
   * Connected ones first, then by name.
   */
  nodes: NodeListEntry[];
}
/**
 * Parameters of node.pair.approve.
 */
export interface NodePairApproveParams {
  requestId: string;
}
/**
 * Result of node.pair.approve.
 */
export interface NodePairApproveResult {
  requestId: string;
  node: PairedNode;
}
/**
 * A node that was approved.
 */
export interface PairedNode {
  nodeId: string;
  /**
   * Name for people.
   */
  displayName?: string;
  platform?: string;
  /**
   * Version of the program on the node.
   */
  version?: string;
  clientId?: string;
  clientMode?: string;
  deviceFamily?: string;
  modelIdentifier?: string;
  /**
   * Address of a node that is not on loopback.
   */
  remoteIp?: string;
  caps?: string[];
  /**
   * Commands that were approved.
   */
  commands?: string[];
  /**
   * Permission of the operating system by name, and whether the node has it.
   */
  permissions?: {
    [k: string]: boolean;
  };
  /**
   * For node.pair.verify. Only in the results of node.pair.approve and node.pair.verify.
   */
  token?: string;
  /**
   * Milliseconds since the Unix epoch.
   */
  createdAtMs: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  approvedAtMs: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  lastConnectedAtMs?: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  lastDisconnectedAtMs?: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  lastSeenAtMs?: number;
  /**
   * Such as `connect`.
   */
  lastSeenReason?: string;
  lastHostStats?: NodeHostStats;
}
/**
 * Parameters of node.pair.list: none.
 */
export interface NodePairListParams {}
/**
 * Result of node.pair.list, newest first. Secrets are left out.
 */
export interface NodePairListResult {
  pending: NodePairRequest[];
  paired: PairedNode[];
}
/**
 * A node whose capabilities and commands wait for a decision. Payload of node.pair.requested.
 */
export interface NodePairRequest {
  /**
   * For node.pair.approve and node.pair.reject.
   */
  requestId: string;
  nodeId: string;
  /**
   * Name for people.
   */
  displayName?: string;
  platform?: string;
  /**
   * Version of the program on the node.
   */
  version?: string;
  clientId?: string;
  clientMode?: string;
  deviceFamily?: string;
  modelIdentifier?: string;
  /**
   * Address of a node that is not on loopback.
   */
  remoteIp?: string;
  /**
   * Capabilities that the node declares.
   */
  caps?: string[];
  /**
   * Commands that it declares, without those not allow-listed.
   */
  commands?: string[];
  /**
   * Permission of the operating system by name, and whether the node has it.
   */
  permissions?: {
    [k: string]: boolean;
  };
  /**
   * Scopes that approving it takes, all of them.
   */
  requiredApproveScopes?: string[];
  /**
   * Whether the device itself was paired without asking anybody.
   */
  silent?: boolean;
  /**
   * Whether the node was paired before.
   */
  isRepair?: boolean;
  /**
   * When it was asked.
   */
  ts: number;
}
/**
 * Parameters of node.pair.reject.
 */
export interface NodePairRejectParams {
  requestId: string;
}
/**
 * Result of node.pair.reject.
 */
export interface NodePairRejectResult {
  requestId: string;
  nodeId: string;
}
/**
 * Parameters of node.pair.remove.
 */
export interface NodePairRemoveParams {
  nodeId: string;
}
/**
 * Result of node.pair.remove.
 */
export interface NodePairRemoveResult {
  nodeId: string;
}
/**
 * Parameters of node.pair.request.
 */
export interface NodePairRequestParams {
  nodeId: string;
  displayName?: string;
  platform?: string;
  version?: string;
  coreVersion?: string;
  uiVersion?: string;
  deviceFamily?: string;
  modelIdentifier?: string;
  caps?: string[];
  commands?: string[];
  remoteIp?: string;
  silent?: boolean;
}
/**
 * Result of node.pair.request.
 */
export interface NodePairRequestResult {
  status: 'pending' | (string & {});
  request: NodePairRequest;
  /**
   * False when the request was already there.
   */
  created: boolean;
}
/**
 * Payload of node.pair.resolved.
 */
export interface NodePairResolvedPayload {
  /**
   * Empty when a node was removed for which none waited.
   */
  requestId: string;
  nodeId: string;
  decision: 'approved' | 'rejected' | 'removed' | (string & {});
  /**
   * Milliseconds since the Unix epoch.
   */
  ts: number;
}
/**
 * Parameters of node.pair.verify.
 */
export interface NodePairVerifyParams {
  nodeId: string;
  /**
   * As node.pair.approve gave it.
   */
  token: string;
}
/**
 * Result of node.pair.verify.
 */
export interface NodePairVerifyResult {
  /**
   * Whether the token is that of the node.
   */
  ok: boolean;
  node?: PairedNode;
}
/**
 * Parameters of node.rename.
 */
export interface NodeRenameParams {
  nodeId: string;
  /**
   * Blank is refused.
   */
  displayName: string;
}
/**
 * Result of node.rename.
 */
export interface NodeRenameResult {
  nodeId: string;
  displayName: string;
}
/**
 * The configuration file, openclaw.json (JSON5). x-reload says what a change takes, x-secret what is never shown.
 */
export interface OpenClawConfig {
  /**
   * How the gateway listens and who may connect.
   */
  gateway?: {
    /**
     * local: a gateway runs on this machine. remote: its commands talk to gateway.remote.
     */
    mode?: 'local' | 'remote';
    /**
     * Port for WebSocket and HTTP; 0 takes any free one.
     */
    port?: number;
    /**
     * Address to listen on; custom takes gateway.customBindHost.
     */
    bind?: 'loopback' | 'lan' | 'tailnet' | 'auto' | 'custom';
    /**
     * IP address to listen on when bind is custom.
     */
    customBindHost?: string;
    /**
     * The shared secret of clients.
     */
    auth?: {
      /**
       * Which of the two clients present.
       */
      mode?: 'token' | 'password';
      /**
       * Token that clients present.
       */
      token?: string;
      /**
       * Password that clients present.
       */
      password?: string;
      /**
       * Of the real product; this gateway accepts and ignores it.
       */
      allowTailscale?: unknown;
      /**
       * Of the real product; this gateway accepts and ignores it.
       */
      rateLimit?: unknown;
      /**
       * Of the real product; this gateway accepts and ignores it.
       */
      trustedProxy?: unknown;
    };
    /**
     * The gateway that commands of this machine talk to.
     */
    remote?: {
      /**
       * False: use the gateway of this machine all the same.
       */
      enabled?: boolean;
      /**
       * Its ws:// or wss:// URL.
       */
      url?: string;
      /**
       * Its token.
       */
      token?: string;
      /**
       * Its password.
       */
      password?: string;
      /**
       * Of the real product; this gateway accepts and ignores it.
       */
      sshIdentity?: unknown;
      /**
       * Of the real product; this gateway accepts and ignores it.
       */
      sshTarget?: unknown;
      /**
       * Of the real product; this gateway accepts and ignores it.
       */
      tlsFingerprint?: unknown;
      /**
       * Of the real product; this gateway accepts and ignores it.
       */
      transport?: unknown;
    };
    /**
     * Web pages that talk to the gateway.
     */
    controlUi?: {
      /**
       * Origins of pages elsewhere that may connect, or *.
       */
      allowedOrigins?: string[];
      /**
       * Of the real product; this gateway accepts and ignores it.
       */
      allowExternalEmbedUrls?: unknown;
      /**
       * Of the real product; this gateway accepts and ignores it.
       */
      allowInsecureAuth?: unknown;
      /**
       * Of the real product; this gateway accepts and ignores it.
       */
      basePath?: unknown;
      /**
       * Of the real product; this gateway accepts and ignores it.
       */
      dangerouslyAllowHostHeaderOriginFallback?: unknown;
      /**
       * Of the real product; this gateway accepts and ignores it.
       */
      dangerouslyDisableDeviceAuth?: unknown;
      /**
       * Of the real product; this gateway accepts and ignores it.
       */
      embedSandbox?: unknown;
      /**
       * Of the real product; this gateway accepts and ignores it.
       */
      enabled?: unknown;
      /**
       * Of the real product; this gateway accepts and ignores it.
       */
      root?: unknown;
    };
    /**
     * Addresses or ranges whose X-Forwarded-For is believed.
     */
    trustedProxies?: string[];
    /**
     * What nodes may offer.
     */
    nodes?: {
      /**
       * Commands that nodes of every platform may declare as well.
       */
      allowCommands?: string[];
      /**
       * Commands that no node may declare; it beats everything else.
       */
      denyCommands?: string[];
      /**
       * Of the real product; this gateway accepts and ignores it.
       */
      browser?: unknown;
      /**
       * Of the real product; this gateway accepts and ignores it.
       */
      pairing?: unknown;
    };
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    allowRealIpFallback?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    channelHealthCheckMinutes?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    channelMaxRestartsPerHour?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    channelStaleEventThresholdMinutes?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    handshakeTimeoutMs?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    http?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    push?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    reload?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    securityHeaders?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    tailscale?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    tls?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    tools?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    webchat?: unknown;
  };
  /**
   * What the gateway writes to its log.
   */
  logging?: {
    /**
     * Least important lines that are written. Takes effect at once.
     */
    level?: 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    consoleLevel?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    consoleStyle?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    file?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    maxFileBytes?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    redactPatterns?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    redactSensitive?: unknown;
  };
  /**
   * The host of HTML that agents edit, on a port of its own.
   */
  canvasHost?: {
    /**
     * False: no canvas host.
     */
    enabled?: boolean;
    /**
     * Its port; 0 takes any free one. Default: the port of the gateway plus 4.
     */
    port?: number;
    /**
     * Folder that is served. Default: canvas in the state directory.
     */
    root?: string;
    /**
     * Whether pages reload when a file changes. Default: true.
     */
    liveReload?: boolean;
  };
  /**
   * Agents.
   */
  agents?: {
    /**
     * What holds for all agents.
     */
    defaults?: {
      /**
       * The model of the agents. Without one they echo what they are told.
       */
      model?: {
        /**
         * Provider and model, such as openai/gpt-5-mini or local/qwen3.
         */
        primary?: string;
      };
      /**
       * Turns of the agent that nobody asks for.
       */
      heartbeat?: {
        /**
         * Time between two, such as 30m; 0m: none. Default: 30m.
         */
        every?: string;
        /**
         * What the agent is told.
         */
        prompt?: string;
        /**
         * Characters that may stand beside the acknowledgement. Default: 300.
         */
        ackMaxChars?: number;
        /**
         * No heartbeats by themselves at other hours.
         */
        activeHours?: {
          /**
           * HH:MM. Default: 00:00.
           */
          start?: string;
          /**
           * HH:MM; before the start: on the next day. Default: 24:00.
           */
          end?: string;
          /**
           * Default: that of this machine.
           */
          timezone?: string;
        };
      };
    };
  };
  /**
   * Where models come from.
   */
  models?: {
    /**
     * Servers of models, by a name of your choice. openai is known without an entry.
     */
    providers?: {
      [k: string]: {
        /**
         * Where its OpenAI-compatible API is, such as http://127.0.0.1:11434/v1.
         */
        baseUrl?: string;
        /**
         * Its key, better a reference to the environment; none for a server that wants none.
         */
        apiKey?: string;
        /**
         * How it is spoken to: openai-completions, which most servers know and which is the default, or openai-responses.
         */
        api?: string;
        /**
         * How long it may be silent, in seconds. Default: 300.
         */
        timeoutSeconds?: number;
        /**
         * What its models can do.
         */
        models?: {
          /**
           * Name under which the server knows it.
           */
          id: string;
          /**
           * Name for people. Default: the id.
           */
          name?: string;
          /**
           * Whether it thinks, and is told how much. Default: false.
           */
          reasoning?: boolean;
          /**
           * What it takes: text, image. Default: text alone.
           */
          input?: string[];
          /**
           * Context window in tokens. Default: 32768.
           */
          contextWindow?: number;
          /**
           * Longest reply in tokens. Default: what the server says.
           */
          maxTokens?: number;
          /**
           * What the server does otherwise than others.
           */
          compat?: {
            /**
             * False: the model is offered no tools. Default: true.
             */
            supportsTools?: boolean;
          };
        }[];
      };
    };
  };
  /**
   * Channels that are switched on.
   */
  channels?: {
    /**
     * A channel inside the gateway, to try messages without any service.
     */
    loopback?: {
      /**
       * Whether it is on. Default: false.
       */
      enabled?: boolean;
      /**
       * Addresses besides default, where the agent is. Default: alice and bob.
       */
      people?: string[];
    };
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    bluebubbles?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    defaults?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    discord?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    feishu?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    googlechat?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    imessage?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    irc?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    line?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    matrix?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    mattermost?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    msteams?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    'nextcloud-talk'?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    nostr?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    signal?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    slack?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    'synology-chat'?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    telegram?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    tlon?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    twitch?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    webchat?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    whatsapp?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    zalo?: unknown;
    /**
     * Of the real product; this gateway accepts and ignores it.
     */
    zalouser?: unknown;
  };
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  $include?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  $schema?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  acp?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  agent?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  approvals?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  audio?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  auth?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  bindings?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  broadcast?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  browser?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  cli?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  commands?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  cron?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  diagnostics?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  discovery?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  env?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  hooks?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  identity?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  mcp?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  media?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  memory?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  messages?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  meta?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  nodeHost?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  plugins?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  routing?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  secrets?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  session?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  skills?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  talk?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  tools?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  tts?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  ui?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  update?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  web?: unknown;
  /**
   * Of the real product; this gateway accepts and ignores it.
   */
  wizard?: unknown;
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
 * Details of a message that a channel did not take.
 */
export interface OutboundDeliveryDetails {
  code: 'OUTBOUND_DELIVERY_QUEUED';
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
 * Parameters of poll.
 */
export interface PollParams {
  /**
   * Address as the channel knows it.
   */
  to: string;
  question: string;
  /**
   * What can be chosen.
   *
   * @minItems 2
   * @maxItems 12
   */
  options: string[];
  /**
   * How many options one person may choose; 1 when left out.
   */
  maxSelections?: number;
  /**
   * Seconds until it closes.
   */
  durationSeconds?: number;
  /**
   * Hours until it closes.
   */
  durationHours?: number;
  /**
   * Deliver it without a sound.
   */
  silent?: boolean;
  /**
   * Hide who chose what.
   */
  isAnonymous?: boolean;
  /**
   * Thread or topic of the chat.
   */
  threadId?: string;
  /**
   * Id of the channel, such as `telegram`; the only configured one when left out.
   */
  channel?: string;
  /**
   * Account of the channel that sends; its default account when left out.
   */
  accountId?: string;
  /**
   * Chosen by the caller. Repeat it to repeat the request safely.
   */
  idempotencyKey: string;
}
/**
 * Result of poll.
 */
export interface PollResult {
  /**
   * The idempotency key.
   */
  runId: string;
  /**
   * Id of the message as the channel knows it.
   */
  messageId: string;
  /**
   * Channel that took it.
   */
  channel: string;
  /**
   * Chat it went to, on channels that name chats so.
   */
  chatId?: string;
  /**
   * The same on channels that call it a channel.
   */
  channelId?: string;
  /**
   * The same on WhatsApp.
   */
  toJid?: string;
  /**
   * The same on channels that call it a conversation.
   */
  conversationId?: string;
  /**
   * Id of the poll, where it has one besides the message.
   */
  pollId?: string;
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
 * Parameters of send. Message, mediaUrl, mediaUrls or buffer has to say something.
 */
export interface SendParams {
  /**
   * Address as the channel knows it: a number, a chat id, a name.
   */
  to: string;
  /**
   * Chosen by the caller. Repeat it to repeat the request safely.
   */
  idempotencyKey: string;
  /**
   * The text. May be left out when there is media.
   */
  message?: string;
  /**
   * Where the channel gets a file from.
   */
  mediaUrl?: string;
  mediaUrls?: string[];
  /**
   * A file as Base64 text.
   */
  buffer?: string;
  /**
   * Name of the file in buffer.
   */
  filename?: string;
  /**
   * Media type of the file in buffer.
   */
  contentType?: string;
  /**
   * Send audio as a voice note.
   */
  asVoice?: boolean;
  /**
   * Play a video as a looping picture.
   */
  gifPlayback?: boolean;
  /**
   * Id of the channel, such as `telegram`; the only configured one when left out.
   */
  channel?: string;
  /**
   * Account of the channel that sends; its default account when left out.
   */
  accountId?: string;
  /**
   * Agent in whose name it is sent.
   */
  agentId?: string;
  /**
   * Message that this one answers.
   */
  replyToId?: string;
  /**
   * Thread or topic of the chat.
   */
  threadId?: string;
  /**
   * Send pictures as files.
   */
  forceDocument?: boolean;
  /**
   * Deliver it without a sound.
   */
  silent?: boolean;
  parseMode?: 'HTML';
  /**
   * Session whose history notes what was delivered.
   */
  sessionKey?: string;
}
/**
 * Result of send: the channel took the message. Whether somebody read it is not known.
 */
export interface SendResult {
  /**
   * The idempotency key.
   */
  runId: string;
  /**
   * Id of the message as the channel knows it.
   */
  messageId: string;
  /**
   * Channel that took it.
   */
  channel: string;
  /**
   * Chat it went to, on channels that name chats so.
   */
  chatId?: string;
  /**
   * The same on channels that call it a channel.
   */
  channelId?: string;
  /**
   * The same on WhatsApp.
   */
  toJid?: string;
  /**
   * The same on channels that call it a conversation.
   */
  conversationId?: string;
}
/**
 * Who did something to a session.
 */
export interface SessionActor {
  type: 'human' | 'agent' | 'system' | (string & {});
  id?: string;
  label?: string;
  avatarUrl?: string;
  /**
   * Profile, agent or remote account.
   */
  identity?: unknown;
}
/**
 * A session that may be the one that was meant.
 */
export interface SessionCandidate {
  /**
   * Canonical session key.
   */
  key: string;
  agentId: string;
  displayName?: string;
  boardFace?: 'chat' | 'dashboard' | (string & {});
}
/**
 * What is kept about a session. Upstream sends more members than are listed here; ignore what you do not know.
 */
export interface SessionEntry {
  /**
   * Changes when the transcript begins anew.
   */
  sessionId: string;
  /**
   * Milliseconds since the Unix epoch.
   */
  updatedAt: number;
  label?: string;
  thinkingLevel?: string;
  verboseLevel?: string;
  reasoningLevel?: string;
  responseUsage?: string;
  chatType?: 'direct' | 'group' | 'channel' | (string & {});
  systemSent?: boolean;
  abortedLastRun?: boolean;
  inputTokens?: number;
  outputTokens?: number;
  totalTokens?: number;
  spawnedBy?: string;
  /**
   * Changes with every reset.
   */
  lifecycleRevision?: string;
  /**
   * Milliseconds since the Unix epoch.
   */
  createdAt?: number;
  createdVia?: 'operator' | 'spawn' | 'channel' | 'cron' | 'run' | (string & {});
  parentSessionKey?: string;
  status?: string;
  lastRunError?: string;
  category?: string;
  icon?: string;
  color?: string;
  displayName?: string;
  fastMode?: boolean | 'auto';
}
/**
 * Payload of session.message.
 */
export interface SessionMessagePayload {
  /**
   * Canonical session key.
   */
  sessionKey: string;
  agentId?: string;
  message: ChatMessage;
  messageId?: string;
  /**
   * Number of the message in the transcript: 1 for the first one after a reset.
   */
  messageSeq?: number;
  /**
   * Run that wrote it.
   */
  runId?: string;
  sessionId?: string;
  updatedAt?: number | null;
  label?: string | null;
  displayName?: string | null;
  thinkingLevel?: string | null;
  status?: string;
  session?: SessionRow;
}
/**
 * One session. Newer gateways may send more members; ignore what you do not know.
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
  spawnedBy?: string;
  parentSessionKey?: string;
  icon?: string;
  color?: string;
  category?: string;
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
  incognito?: true;
  channelAvatarUrl?: string;
  boardFace?: 'chat' | 'dashboard' | (string & {});
  classification?: string;
  accountId?: string;
  peerKind?: string;
  isBackground?: boolean;
  /**
   * Milliseconds since the Unix epoch.
   */
  archivedAt?: number;
  archivedBy?: SessionActor;
  /**
   * Milliseconds since the Unix epoch.
   */
  pinnedAt?: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  lastReadAt?: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  markedUnreadAt?: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  lastActivityAt?: number;
  /**
   * Milliseconds since the Unix epoch.
   */
  lastInteractionAt?: number;
  restartRecoveryStatus?: 'tombstoned' | (string & {});
  activeLeafEntryId?: string | null;
  controlOwnerSessionKey?: string;
  childSessions?: string[];
  forkedFromParent?: boolean;
  spawnDepth?: number;
  subagentRole?: 'orchestrator' | 'leaf' | (string & {});
  subagentControlScope?: 'children' | 'none' | (string & {});
  swarmGroupId?: string;
  worktree?: {
    id: string;
    branch: string;
    repoRoot: string;
  };
  execNode?: string;
  execCwd?: string;
  spawnedWorkspaceDir?: string;
  spawnedCwd?: string;
  permissionMode?: 'read-only' | 'guarded' | 'workspace' | 'full' | (string & {});
  permissionModePending?: boolean;
  sessionRoot?: string;
  createdVia?:
    'operator' | 'spawn' | 'channel' | 'cron' | 'talk' | 'run' | 'plugin' | 'internal' | (string & {});
  createdActor?: SessionActor;
  /**
   * Who owns it, where gateways have users.
   */
  owner?: unknown;
  /**
   * @maxItems 4
   */
  participants?: unknown[];
  participantCount?: number;
  visibility?: 'shared' | 'read-only' | 'suggest' | 'draft' | (string & {});
  sharingRole?: 'admin' | 'owner' | 'member' | 'viewer' | (string & {});
  /**
   * Milliseconds since the Unix epoch.
   */
  createdAt?: number;
  forkSource?: {
    sessionKey: string;
    sessionId: string;
    entryId?: string;
  };
  previousSessionId?: string;
  estimatedCostUsd?: number;
  modelOverrideSource?: ('user' | 'auto' | (string & {})) | null;
  toolOverrides?: SessionToolOverrides;
}
/**
 * The last lines of one session.
 */
export interface SessionPreview {
  /**
   * The key as it was asked for.
   */
  key: string;
  /**
   * missing: there is no such session.
   */
  status: 'ok' | 'empty' | 'missing' | 'error' | (string & {});
  /**
   * The newest messages that have text, oldest first.
   */
  items: {
    role: 'user' | 'assistant' | 'tool' | 'system' | 'other' | (string & {});
    text: string;
  }[];
}
/**
 * What the next run of the session will use.
 */
export interface SessionResolved {
  modelProvider?: string;
  model?: string;
  thinkingLevel?: string;
  runtimeSelectionLocked?: boolean;
  agentRuntime?: {
    id: string;
    source?: string;
  };
}
/**
 * Why the first message of a new session did not start a run.
 */
export interface SessionRunError {
  code: string;
  message: string;
  details?: unknown;
  retryable?: boolean;
  /**
   * Duration in milliseconds.
   */
  retryAfterMs?: number;
}
/**
 * Parameters of sessions.abort: a session, a run, or both.
 */
export interface SessionsAbortParams {
  /**
   * Session, such as `main` or `agent:main:notes`.
   */
  key?: string;
  runId?: string;
  /**
   * Agent, when the key does not name it.
   */
  agentId?: string;
  /**
   * false: messages that wait stay, and the next one starts.
   */
  clearQueued?: boolean;
}
/**
 * Result of sessions.abort.
 */
export interface SessionsAbortResult {
  ok: true;
  status: 'aborted' | 'no-active-run' | (string & {});
  /**
   * The run that was stopped.
   */
  abortedRunId: string | null;
}
/**
 * Payload of sessions.changed. Upstream repeats the members of `session` at the top; null means cleared.
 */
export interface SessionsChangedPayload {
  /**
   * Canonical key. Absent: list the sessions anew.
   */
  sessionKey?: string;
  agentId?: string;
  /**
   * What was done. Either this or `phase` is there.
   */
  reason?: 'create' | 'patch' | 'reset' | 'delete' | 'compact' | 'send' | 'abort' | 'inject' | (string & {});
  /**
   * What the run did. `runId` is there too.
   */
  phase?: 'start' | 'model' | 'end' | 'error' | (string & {});
  runId?: string;
  /**
   * Milliseconds since the Unix epoch.
   */
  ts?: number;
  sessionId?: string;
  updatedAt?: number | null;
  label?: string | null;
  displayName?: string | null;
  thinkingLevel?: string | null;
  status?: string;
  session?: SessionRow;
}
/**
 * Parameters of sessions.compact.
 */
export interface SessionsCompactParams {
  /**
   * Session, such as `main` or `agent:main:notes`.
   */
  key: string;
  /**
   * Messages to keep, the newest ones. 400 when left out.
   */
  maxLines?: number;
  /**
   * Agent, when the key does not name it.
   */
  agentId?: string;
}
/**
 * Result of sessions.compact.
 */
export interface SessionsCompactResult {
  /**
   * Protocol 4 gateways may say false when there is nothing to compact.
   */
  ok: boolean;
  /**
   * Canonical session key.
   */
  key: string;
  compacted: boolean;
  /**
   * Why nothing was done.
   */
  reason?: string;
  /**
   * Messages that are still there.
   */
  kept?: number;
  /**
   * Name of the archived part.
   */
  archived?: string;
}
/**
 * Parameters of sessions.create.
 */
export interface SessionsCreateParams {
  /**
   * Key of the new session; a fresh one when left out.
   */
  key?: string;
  /**
   * Repeat it to repeat the request safely.
   */
  idempotencyKey?: string;
  agentId?: string;
  /**
   * Name for people, unique in the gateway.
   */
  label?: string;
  /**
   * Title to show, not unique. Ignored when the session exists.
   */
  displayName?: string;
  category?: string;
  model?: string;
  contextWindow?: string;
  thinkingLevel?: string;
  fastMode?: boolean | 'auto';
  permissionMode?: 'read-only' | 'guarded' | 'workspace' | 'full';
  toolOverrides?: SessionToolOverrides;
  incognito?: boolean;
  visibility?: 'shared' | 'read-only' | 'suggest' | 'draft';
  catalogId?: string;
  /**
   * A session that exists.
   */
  parentSessionKey?: string;
  spawnDepth?: number;
  /**
   * Begin with the transcript of the parent.
   */
  fork?: boolean;
  forkFrom?: 'last-completed';
  emitCommandHooks?: boolean;
  succeedsParent?: boolean;
  /**
   * First message, unless `message` is there.
   */
  task?: string;
  /**
   * First message; it starts a run.
   */
  message?: string;
  attachments?: ChatAttachment[];
  projectId?: string;
  projectGitUrl?: string;
  worktree?: boolean;
  worktreeBaseRef?: string;
  worktreeName?: string;
  execNode?: string;
  cwd?: string;
}
/**
 * Result of sessions.create.
 */
export interface SessionsCreateResult {
  ok: true;
  /**
   * Canonical session key.
   */
  key: string;
  sessionId?: string;
  entry?: SessionEntry;
  runStarted?: boolean;
  runId?: string;
  /**
   * Number of the first message in the transcript.
   */
  messageSeq?: number;
  runError?: SessionRunError;
  resolved?: SessionResolved;
  worktree?: {
    id: string;
    path: string;
    branch: string;
  };
}
/**
 * Parameters of sessions.delete.
 */
export interface SessionsDeleteParams {
  /**
   * Session, such as `main` or `agent:main:notes`.
   */
  key: string;
  /**
   * false leaves the transcript out of the archive. Default true.
   */
  deleteTranscript?: boolean;
  /**
   * Agent, when the key does not name it.
   */
  agentId?: string;
  expectedSessionId?: string;
  expectedLifecycleRevision?: string;
  expectedSessionUpdatedAt?: number;
  emitLifecycleHooks?: boolean;
  archivedOnly?: boolean;
}
/**
 * Result of sessions.delete.
 */
export interface SessionsDeleteResult {
  ok: true;
  /**
   * Canonical session key.
   */
  key: string;
  /**
   * false: there was no such session.
   */
  deleted: boolean;
  /**
   * Names of the archived transcripts. A session without messages has none.
   */
  archived: string[];
  worktreePreserved?: {
    id: string;
    branch: string;
    path: string;
    reason: string;
  };
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
 * Parameters of sessions.messages.subscribe.
 */
export interface SessionsMessagesSubscribeParams {
  /**
   * Session, such as `main` or `agent:main:notes`.
   */
  key: string;
  /**
   * Agent, when the key does not name it.
   */
  agentId?: string;
  includeApprovals?: true;
}
/**
 * Result of sessions.messages.subscribe.
 */
export interface SessionsMessagesSubscribeResult {
  subscribed: boolean;
  /**
   * Canonical session key.
   */
  key: string;
}
/**
 * Parameters of sessions.messages.unsubscribe.
 */
export interface SessionsMessagesUnsubscribeParams {
  /**
   * Session, such as `main` or `agent:main:notes`.
   */
  key: string;
  /**
   * Agent, when the key does not name it.
   */
  agentId?: string;
}
/**
 * Result of sessions.messages.unsubscribe.
 */
export interface SessionsMessagesUnsubscribeResult {
  /**
   * Always false.
   */
  subscribed: boolean;
  /**
   * Canonical session key.
   */
  key: string;
}
/**
 * Parameters of sessions.patch. A member that is left out stays as it is, null clears it.
 */
export interface SessionsPatchParams {
  /**
   * Session, such as `main` or `agent:main:notes`.
   */
  key: string;
  /**
   * Agent, when the key does not name it.
   */
  agentId?: string;
  label?: string | null;
  thinkingLevel?: string | null;
  verboseLevel?: string | null;
  reasoningLevel?: string | null;
  elevatedLevel?: string | null;
  responseUsage?: ('off' | 'tokens' | 'full' | 'on') | null;
  execHost?: string | null;
  execSecurity?: string | null;
  execAsk?: string | null;
  execNode?: string | null;
  model?: string | null;
  sendPolicy?: ('allow' | 'deny') | null;
  groupActivation?: ('mention' | 'always') | null;
  /**
   * The patch is refused when the session has another id by now.
   */
  expectedSessionId?: string;
  /**
   * Likewise, with the revision of the entry.
   */
  expectedLifecycleRevision?: string;
  expectedPermissionMode?: ('read-only' | 'guarded' | 'workspace' | 'full') | null;
  expectedToolOverrides?: SessionToolOverrides | null;
  expectedMarkedUnreadAt?: number | null;
  icon?: string | null;
  color?: string | null;
  category?: string | null;
  boardFace?: 'chat' | 'dashboard';
  statusNote?: string | null;
  attention?: ('hand' | 'key' | 'alert' | 'flag' | 'lock' | 'hourglass') | null;
  ttlMinutes?: number;
  archived?: boolean;
  pinned?: boolean;
  /**
   * false: the session was read.
   */
  unread?: boolean;
  contextWindow?: string | null;
  fastMode?: (boolean | 'auto') | null;
  toolOverrides?: SessionToolOverrides | null;
  traceLevel?: string | null;
  permissionMode?: ('read-only' | 'guarded' | 'workspace' | 'full') | null;
  completionOwnerSessionKey?: string | null;
  inheritedToolPolicyVersion?: 1 | null;
  inheritedToolAllow?: string[] | null;
  inheritedToolDeny?: string[] | null;
}
/**
 * Result of sessions.patch.
 */
export interface SessionsPatchResult {
  ok: true;
  /**
   * Where the session store is.
   */
  path: string;
  /**
   * Canonical session key.
   */
  key: string;
  entry: SessionEntry;
  resolved?: SessionResolved;
}
/**
 * Parameters of sessions.preview.
 */
export interface SessionsPreviewParams {
  /**
   * At most 64 are answered.
   *
   * @minItems 1
   */
  keys: string[];
  /**
   * Messages of each session: 12 when left out, 50 at most.
   */
  limit?: number;
  /**
   * Characters of each message: 240 when left out, 2000 at most.
   */
  maxChars?: number;
}
/**
 * Result of sessions.preview.
 */
export interface SessionsPreviewResult {
  /**
   * Milliseconds since the Unix epoch.
   */
  ts: number;
  previews: SessionPreview[];
}
/**
 * Parameters of sessions.reset.
 */
export interface SessionsResetParams {
  /**
   * Session, such as `main` or `agent:main:notes`.
   */
  key: string;
  /**
   * Agent, when the key does not name it.
   */
  agentId?: string;
  reason?: 'new' | 'reset';
}
/**
 * Result of sessions.reset.
 */
export interface SessionsResetResult {
  ok: true;
  /**
   * Canonical session key.
   */
  key: string;
  entry: SessionEntry;
  resolved?: SessionResolved;
}
/**
 * Parameters of sessions.resolve: exactly one of key, sessionId, label and shortId.
 */
export interface SessionsResolveParams {
  /**
   * Session, such as `main` or `agent:main:notes`.
   */
  key?: string;
  sessionId?: string;
  /**
   * Name for people, unique in the gateway.
   */
  label?: string;
  /**
   * Only sessions of this agent.
   */
  agentId?: string;
  /**
   * Only sessions that this one made.
   */
  spawnedBy?: string;
  includeGlobal?: boolean;
  includeUnknown?: boolean;
  /**
   * Beginning of a sessionId.
   */
  shortId?: string;
  slugHint?: string;
  /**
   * Answer with ok false instead of an error.
   */
  allowMissing?: boolean;
}
/**
 * Result of sessions.resolve.
 */
export interface SessionsResolveResult {
  /**
   * false: nothing was found and that was allowed, or there are several candidates.
   */
  ok: boolean;
  /**
   * Canonical session key. There when ok is true.
   */
  key?: string;
  agentId?: string;
  displayName?: string;
  boardFace?: 'chat' | 'dashboard' | (string & {});
  /**
   * @maxItems 10
   */
  candidates?: SessionCandidate[];
}
/**
 * Parameters of sessions.send.
 */
export interface SessionsSendParams {
  /**
   * A session that exists.
   */
  key: string;
  /**
   * Agent, when the key does not name it.
   */
  agentId?: string;
  message: string;
  thinking?: string;
  attachments?: ChatAttachment[];
  /**
   * Time after which the run is stopped, in milliseconds.
   */
  timeoutMs?: number;
  /**
   * Becomes the runId. Repeat it to repeat the request safely; a fresh one when left out.
   */
  idempotencyKey?: string;
}
/**
 * Result of sessions.send.
 */
export interface SessionsSendResult {
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
  /**
   * Number of the message in the transcript, once it is in.
   */
  messageSeq?: number;
}
/**
 * Parameters of sessions.subscribe: none.
 */
export interface SessionsSubscribeParams {}
/**
 * Result of sessions.subscribe.
 */
export interface SessionsSubscribeResult {
  subscribed: boolean;
}
/**
 * Parameters of sessions.unsubscribe: none.
 */
export interface SessionsUnsubscribeParams {}
/**
 * Result of sessions.unsubscribe.
 */
export interface SessionsUnsubscribeResult {
  /**
   * Always false.
   */
  subscribed: boolean;
}
/**
 * Parameters of set-heartbeats.
 */
export interface SetHeartbeatsParams {
  enabled: boolean;
}
/**
 * Result of set-heartbeats.
 */
export interface SetHeartbeatsResult {
  ok: true;
  enabled: boolean;
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
/**
 * Details of a request that names an unknown agent.
 */
export interface UnknownAgentDetails {
  code: 'UNKNOWN_AGENT_ID';
  /**
   * The id that was given.
   */
  agentId: string;
}
/**
 * Parameters of wake.
 */
export interface WakeParams {
  mode: 'now' | 'next-heartbeat';
  /**
   * What the agent is told.
   */
  text: string;
  sessionKey?: string;
  agentId?: string;
}
/**
 * Result of wake.
 */
export interface WakeResult {
  ok: true;
}
/**
 * Parameters of web.login.start.
 */
export interface WebLoginStartParams {
  /**
   * Forget a login that is there and begin anew.
   */
  force?: boolean;
  /**
   * Longest time to wait for something to show.
   */
  timeoutMs?: number;
  verbose?: boolean;
  /**
   * The default account when left out.
   */
  accountId?: string;
}
/**
 * Result of web.login.start. Without a code there is nothing to scan: the account is linked already.
 */
export interface WebLoginStartResult {
  /**
   * What to do or what happened, for people.
   */
  message: string;
  /**
   * Code to scan with the phone, as a data URL of a PNG image.
   */
  qrDataUrl?: string;
  connected?: boolean;
}
/**
 * Parameters of web.login.wait.
 */
export interface WebLoginWaitParams {
  /**
   * How long to wait.
   */
  timeoutMs?: number;
  /**
   * The default account when left out.
   */
  accountId?: string;
  /**
   * The code that is shown now: the answer comes when there is another one.
   */
  currentQrDataUrl?: string;
}
/**
 * Result of web.login.wait.
 */
export interface WebLoginWaitResult {
  /**
   * What to do or what happened, for people.
   */
  message: string;
  /**
   * Code to scan with the phone, as a data URL of a PNG image.
   */
  qrDataUrl?: string;
  /**
   * Whether the account is linked now.
   */
  connected: boolean;
}
