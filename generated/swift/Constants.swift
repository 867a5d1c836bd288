// Generated from the specification by `npm run generate`. Do not edit.

/// The specification that this module was generated from.
public enum Specification {
  public static let version = "0.1.0"
}

/// Versions of the wire protocol.
public enum ProtocolVersion {
  /// Oldest first.
  public static let all = [3, 4]
  public static let oldest = 3
  public static let newest = 4
}

/// Where a gateway and its canvas host listen unless told otherwise.
public enum Defaults {
  public static let host = "127.0.0.1"
  public static let port = 18789
  public static let canvasPort = 18793
}

/// Limits and timers. What hello-ok says in `policy` counts, where it says it.
public enum Limits {
  /// Largest message accepted before the handshake is done.
  ///
  /// Keep `connect` small.
  ///
  /// - Note: Unit: bytes. Set by: gateway. Provenance: observed.
  public static let preAuthFrameBytes = 65536

  /// Time a socket has to send a valid connect. Protocol 3 gateways give 10 s.
  ///
  /// Send `connect` as soon as the challenge is there.
  ///
  /// - Note: Unit: ms. Set by: gateway. Provenance: observed.
  public static let handshakeTimeoutMs = 15000

  /// Sockets of one address without a finished handshake; one more is refused with HTTP 503.
  ///
  /// Open one socket at a time; after a 503 wait before the next.
  ///
  /// - Note: Unit: count. Set by: gateway. Provenance: observed.
  public static let preAuthSocketsPerAddress = 32

  /// Largest message after the handshake (hello-ok policy.maxPayload).
  ///
  /// Shrink or split what you send. The value in `policy` counts.
  ///
  /// - Note: Unit: bytes. Set by: gateway. Provenance: observed.
  public static let maxPayloadBytes = 26214400

  /// Bytes that wait for a receiver before droppable events are left out and others close the connection
  /// (hello-ok policy.maxBufferedBytes).
  ///
  /// Keep reading. After a gap or a close, load the state again.
  ///
  /// - Note: Unit: bytes. Set by: gateway. Provenance: observed.
  public static let maxBufferedBytes = 52428800

  /// Time between tick events (hello-ok policy.tickIntervalMs).
  ///
  /// Take it from `policy`, not from this table.
  ///
  /// - Note: Unit: ms. Set by: gateway. Provenance: observed.
  public static let tickIntervalMs = 30000

  /// Silence after which a client gives a connection up: twice the tick interval it was told. The client
  /// closes with 4000.
  ///
  /// Close and connect again.
  ///
  /// - Note: Unit: ms. Set by: client. Provenance: observed.
  public static let tickTimeoutMs = 60000

  /// Time a client waits for connect.challenge before it closes with 1008.
  ///
  /// Close and connect again, with growing pauses.
  ///
  /// - Note: Unit: ms. Set by: client. Provenance: observed.
  public static let challengeTimeoutMs = 15000

  /// Time between refreshes of the health snapshot.
  ///
  /// Nothing: a `health` event brings the news.
  ///
  /// - Note: Unit: ms. Set by: gateway. Provenance: observed.
  public static let healthRefreshMs = 60000

  /// Largest difference between signedAt and the clock of the gateway. Protocol 3 gateways allow 10 minutes.
  ///
  /// Keep the clock right. Sign for every connect anew.
  ///
  /// - Note: Unit: ms. Set by: gateway. Provenance: observed.
  public static let signatureSkewMs = 120000

  /// How long the outcome of a keyed request is kept for replay.
  ///
  /// Repeat a keyed request within this time; later, look at the state first.
  ///
  /// - Note: Unit: ms. Set by: gateway. Provenance: published.
  public static let dedupeTtlMs = 300000

  /// Outcomes kept for replay, oldest forgotten first.
  ///
  /// Repeat soon: a busy gateway may forget a key earlier.
  ///
  /// - Note: Unit: count. Set by: gateway. Provenance: published.
  public static let dedupeMaxEntries = 1000

  /// How long an entry that is not backed by a live connection stays in the presence list.
  ///
  /// Nothing: load `system-presence` or wait for `presence`.
  ///
  /// - Note: Unit: ms. Set by: gateway. Provenance: gap-filled.
  public static let presenceTtlMs = 300000

  /// Entries in the presence list, oldest forgotten first.
  ///
  /// Do not take the list for everybody who ever connected.
  ///
  /// - Note: Unit: count. Set by: gateway. Provenance: observed.
  public static let presenceMaxEntries = 200

  /// Delay of the first refusal for wrong credentials from loopback; it doubles with each further one.
  ///
  /// Wait for the answer; do not try in parallel.
  ///
  /// - Note: Unit: ms. Set by: gateway. Provenance: observed.
  public static let authFailureDelayMs = 250

  /// Longest delay of a refusal for wrong credentials from loopback.
  ///
  /// Wait at least this long before you take the gateway for dead.
  ///
  /// - Note: Unit: ms. Set by: gateway. Provenance: observed.
  public static let authFailureDelayMaxMs = 5000

  /// Shortest time between two chat deltas of one run. Protocol 3 gateways use 150 ms.
  ///
  /// Expect several pieces of text in one delta.
  ///
  /// - Note: Unit: ms. Set by: gateway. Provenance: observed.
  public static let chatDeltaIntervalMs = 75

  /// How long agent.wait waits when timeoutMs is left out.
  ///
  /// Name `timeoutMs`. A time-out of the wait does not end the run.
  ///
  /// - Note: Unit: ms. Set by: gateway. Provenance: observed.
  public static let agentWaitDefaultMs = 30000

  /// How long an approval waits for a decision when exec.approval.request leaves timeoutMs out.
  ///
  /// Decide in time, or name `timeoutMs`; afterwards nobody waits.
  ///
  /// - Note: Unit: ms. Set by: gateway. Provenance: gap-filled.
  public static let approvalTimeoutMs = 120000

  /// How long a node has for a command when node.invoke leaves timeoutMs out.
  ///
  /// Name `timeoutMs` for commands that take longer.
  ///
  /// - Note: Unit: ms. Set by: gateway. Provenance: observed.
  public static let nodeInvokeTimeoutMs = 30000

  /// Commands that may wait for one node; one more is UNAVAILABLE with retryable.
  ///
  /// Wait for answers before sending more.
  ///
  /// - Note: Unit: count. Set by: gateway. Provenance: gap-filled.
  public static let nodeInvokesInFlight = 64

  /// Largest attachment (hello-ok policy.attachments.maxBytes).
  ///
  /// Check before sending. The value in `policy` counts.
  ///
  /// - Note: Unit: bytes. Set by: gateway. Provenance: observed.
  public static let attachmentMaxBytes = 19464192

  /// Largest image attachment (hello-ok policy.attachments.maxImageBytes).
  ///
  /// Scale images down before sending. The value in `policy` counts.
  ///
  /// - Note: Unit: bytes. Set by: gateway. Provenance: observed.
  public static let attachmentImageMaxBytes = 6291456

  /// Close reasons are cut to this many bytes of UTF-8 (the WebSocket limit is 123).
  ///
  /// Decide by the code, not by the reason.
  ///
  /// - Note: Unit: bytes. Set by: gateway. Provenance: observed.
  public static let closeReasonBytes = 120
}

/// Capabilities that a client may name in `caps`.
public enum ClientCapability {
  /// Receives agent events of the stream `tool`. Without it they are left out, silently.
  public static let toolEvents = "tool-events"
}

/// Commands that nodes may declare unless a gateway is configured otherwise.
public enum NodeCommands {
  /// By platform family.
  public static let defaults: [String: [String]] = [
    "ios": ["canvas.present", "canvas.hide", "canvas.navigate", "canvas.eval", "canvas.snapshot", "canvas.a2ui.push", "canvas.a2ui.pushJSONL", "canvas.a2ui.reset", "device.info", "device.status", "camera.list", "location.get", "system.notify"],
    "android": ["canvas.present", "canvas.hide", "canvas.navigate", "canvas.eval", "canvas.snapshot", "canvas.a2ui.push", "canvas.a2ui.pushJSONL", "canvas.a2ui.reset", "device.info", "device.status", "camera.list", "location.get", "system.notify"],
    "macos": ["canvas.present", "canvas.hide", "canvas.navigate", "canvas.eval", "canvas.snapshot", "canvas.a2ui.push", "canvas.a2ui.pushJSONL", "canvas.a2ui.reset", "device.info", "device.status", "camera.list", "location.get", "system.run", "system.run.prepare", "system.which", "system.notify", "system.execApprovals.get", "system.execApprovals.set", "browser.proxy"],
    "linux": ["system.run", "system.run.prepare", "system.which", "system.notify", "system.execApprovals.get", "system.execApprovals.set", "browser.proxy"],
    "windows": ["system.run", "system.run.prepare", "system.which", "system.notify", "system.execApprovals.get", "system.execApprovals.set", "browser.proxy"],
    "unknown": ["device.info", "device.status"],
  ]
  /// What the platform of a node begins with, by platform family.
  public static let platforms: [String: [String]] = [
    "ios": ["ios", "ipados"],
    "android": ["android"],
    "macos": ["mac", "darwin"],
    "linux": ["linux"],
    "windows": ["win"],
  ]
  /// Only where the configuration allows them.
  public static let onRequest: [String] = ["camera.snap", "camera.clip", "screen.record", "sms.send", "contacts.add", "calendar.add", "reminders.add"]
  /// Approving them takes `operator.admin`.
  public static let adminApproval: [String] = ["system.run", "system.run.prepare", "system.which", "system.execApprovals.get", "system.execApprovals.set", "browser.proxy"]
}

/// Paths of the canvas host.
public enum CanvasPaths {
  /// The way to the pages.
  public static let root = "/"
  /// The files of the canvas folder. A page gets the script for live reload put in.
  public static let canvas = "/__openclaw__/canvas/"
  /// The page that shows A2UI.
  public static let a2ui = "/__openclaw__/a2ui/"
  /// Server-sent events: `reload` whenever a file of the folder has changed.
  public static let reload = "/__openclaw__/reload"
  /// The script that listens to those events and loads the page anew.
  public static let reloadScript = "/__openclaw__/reload.js"
}

/// Values of `client.id`.
public enum ClientID: String, CaseIterable, Codable, Hashable, Sendable {
  case webchatUi = "webchat-ui"
  case openclawControlUi = "openclaw-control-ui"
  case openclawBrowserCopilot = "openclaw-browser-copilot"
  case openclawTui = "openclaw-tui"
  case webchat
  case cli
  case gatewayClient = "gateway-client"
  case openclawMacos = "openclaw-macos"
  case openclawLinux = "openclaw-linux"
  case openclawIos = "openclaw-ios"
  case openclawWatchos = "openclaw-watchos"
  case openclawAndroid = "openclaw-android"
  case nodeHost = "node-host"
  case openclawWorker = "openclaw-worker"
  case test
  case fingerprint
  case openclawProbe = "openclaw-probe"
}

/// Values of `client.mode`.
public enum ClientMode: String, CaseIterable, Codable, Hashable, Sendable {
  case webchat
  case cli
  case ui
  case backend
  case node
  case worker
  case probe
  case test
}

/// What an operator may do.
///
/// An open set: values that are not known here are kept in `unknown`.
public enum OperatorScope: OpenEnum {
  case operatorAdmin
  case operatorWrite
  case operatorRead
  case operatorApprovals
  case operatorPairing
  case unknown(String)

  public init(rawValue: String) {
    switch rawValue {
    case "operator.admin": self = .operatorAdmin
    case "operator.write": self = .operatorWrite
    case "operator.read": self = .operatorRead
    case "operator.approvals": self = .operatorApprovals
    case "operator.pairing": self = .operatorPairing
    default: self = .unknown(rawValue)
    }
  }

  public var rawValue: String {
    switch self {
    case .operatorAdmin: "operator.admin"
    case .operatorWrite: "operator.write"
    case .operatorRead: "operator.read"
    case .operatorApprovals: "operator.approvals"
    case .operatorPairing: "operator.pairing"
    case .unknown(let value): value
    }
  }

  public static var knownCases: [Self] { [.operatorAdmin, .operatorWrite, .operatorRead, .operatorApprovals, .operatorPairing] }
}

extension OperatorScope {
  /// Scopes that this one includes.
  public var implies: [OperatorScope] {
    switch self {
    case .operatorAdmin: [.operatorRead, .operatorWrite, .operatorApprovals, .operatorPairing]
    case .operatorWrite: [.operatorRead]
    default: []
    }
  }
}
