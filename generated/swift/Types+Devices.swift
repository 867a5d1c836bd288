// Generated from the specification by `npm run generate`. Do not edit.

/// Parameters of device.pair.approve.
///
/// - Note: Params of `device.pair.approve`.
public struct DevicePairApproveParams: Codable, Hashable, Sendable {
  public var requestId: String

  public init(requestId: String) {
    self.requestId = requestId
  }
}

/// Result of device.pair.approve.
///
/// - Note: Result of `device.pair.approve`.
public struct DevicePairApproveResult: Codable, Hashable, Sendable {
  public var requestId: String
  public var device: PairedDevice

  public init(requestId: String, device: PairedDevice) {
    self.requestId = requestId
    self.device = device
  }
}

/// Parameters of device.pair.list: none.
///
/// - Note: Params of `device.pair.list`.
public struct DevicePairListParams: Codable, Hashable, Sendable {
  public init() {}
}

/// Result of device.pair.list. Secrets are left out.
///
/// - Note: Result of `device.pair.list`.
public struct DevicePairListResult: Codable, Hashable, Sendable {
  public var pending: [DevicePairRequest]
  public var paired: [PairedDevice]

  public init(pending: [DevicePairRequest], paired: [PairedDevice]) {
    self.pending = pending
    self.paired = paired
  }
}

/// Parameters of device.pair.reject.
///
/// - Note: Params of `device.pair.reject`.
public struct DevicePairRejectParams: Codable, Hashable, Sendable {
  public var requestId: String

  public init(requestId: String) {
    self.requestId = requestId
  }
}

/// Result of device.pair.reject.
///
/// - Note: Result of `device.pair.reject`.
public struct DevicePairRejectResult: Codable, Hashable, Sendable {
  public var requestId: String
  public var deviceId: String

  public init(requestId: String, deviceId: String) {
    self.requestId = requestId
    self.deviceId = deviceId
  }
}

/// Parameters of device.pair.remove.
///
/// - Note: Params of `device.pair.remove`.
public struct DevicePairRemoveParams: Codable, Hashable, Sendable {
  public var deviceId: String

  public init(deviceId: String) {
    self.deviceId = deviceId
  }
}

/// Result of device.pair.remove.
///
/// - Note: Result of `device.pair.remove`.
public struct DevicePairRemoveResult: Codable, Hashable, Sendable {
  public var deviceId: String

  public init(deviceId: String) {
    self.deviceId = deviceId
  }
}

/// A device that waits for a decision. Payload of device.pair.requested.
///
/// - Note: Payload of the event `device.pair.requested`.
public struct DevicePairRequest: Codable, Hashable, Sendable, VersionedMembers {
  /// For device.pair.approve and device.pair.reject.
  public var requestId: String
  /// Lower-case hex SHA-256 of the public key.
  public var deviceId: String
  /// Raw Ed25519 public key, base64url.
  public var publicKey: String
  public var displayName: String?
  public var platform: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var deviceFamily: String?
  public var clientId: String?
  public var clientMode: String?
  /// Role asked for last.
  public var role: String?
  public var roles: [String]?
  public var scopes: [String]?
  /// Address of a device that is not on loopback.
  public var remoteIp: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var browserOrigin: String?
  /// Whether it was approved without asking anybody.
  public var silent: Bool?
  /// Whether the device was paired before.
  public var isRepair: Bool?
  /// When it was asked. Milliseconds since the Unix epoch.
  public var ts: Int64

  public init(
    requestId: String,
    deviceId: String,
    publicKey: String,
    displayName: String? = nil,
    platform: String? = nil,
    deviceFamily: String? = nil,
    clientId: String? = nil,
    clientMode: String? = nil,
    role: String? = nil,
    roles: [String]? = nil,
    scopes: [String]? = nil,
    remoteIp: String? = nil,
    browserOrigin: String? = nil,
    silent: Bool? = nil,
    isRepair: Bool? = nil,
    ts: Int64
  ) {
    self.requestId = requestId
    self.deviceId = deviceId
    self.publicKey = publicKey
    self.displayName = displayName
    self.platform = platform
    self.deviceFamily = deviceFamily
    self.clientId = clientId
    self.clientMode = clientMode
    self.role = role
    self.roles = roles
    self.scopes = scopes
    self.remoteIp = remoteIp
    self.browserOrigin = browserOrigin
    self.silent = silent
    self.isRepair = isRepair
    self.ts = ts
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "deviceFamily": ProtocolRange(since: 4),
    "browserOrigin": ProtocolRange(since: 4),
  ]
}

/// Payload of device.pair.resolved.
///
/// - Note: Payload of the event `device.pair.resolved`.
public struct DevicePairResolvedPayload: Codable, Hashable, Sendable {
  public var requestId: String
  public var deviceId: String
  public var decision: Decision
  /// Milliseconds since the Unix epoch.
  public var ts: Int64

  public init(requestId: String, deviceId: String, decision: Decision, ts: Int64) {
    self.requestId = requestId
    self.deviceId = deviceId
    self.decision = decision
    self.ts = ts
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Decision: OpenEnum {
    case approved
    case rejected
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "approved": self = .approved
      case "rejected": self = .rejected
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .approved: "approved"
      case .rejected: "rejected"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.approved, .rejected] }
  }
}

/// A device token without its secret.
public struct DeviceTokenInfo: Codable, Hashable, Sendable {
  public var role: String
  public var scopes: [String]
  /// Milliseconds since the Unix epoch.
  public var createdAtMs: Int64
  /// Milliseconds since the Unix epoch.
  public var rotatedAtMs: Int64?
  /// Milliseconds since the Unix epoch.
  public var revokedAtMs: Int64?
  /// Milliseconds since the Unix epoch.
  public var lastUsedAtMs: Int64?

  public init(
    role: String,
    scopes: [String],
    createdAtMs: Int64,
    rotatedAtMs: Int64? = nil,
    revokedAtMs: Int64? = nil,
    lastUsedAtMs: Int64? = nil
  ) {
    self.role = role
    self.scopes = scopes
    self.createdAtMs = createdAtMs
    self.rotatedAtMs = rotatedAtMs
    self.revokedAtMs = revokedAtMs
    self.lastUsedAtMs = lastUsedAtMs
  }
}

/// Parameters of device.token.revoke.
///
/// - Note: Params of `device.token.revoke`.
public struct DeviceTokenRevokeParams: Codable, Hashable, Sendable {
  public var deviceId: String
  public var role: String

  public init(deviceId: String, role: String) {
    self.deviceId = deviceId
    self.role = role
  }
}

/// Result of device.token.revoke.
///
/// - Note: Result of `device.token.revoke`.
public struct DeviceTokenRevokeResult: Codable, Hashable, Sendable {
  public var deviceId: String
  public var role: String
  /// Milliseconds since the Unix epoch.
  public var revokedAtMs: Int64

  public init(deviceId: String, role: String, revokedAtMs: Int64) {
    self.deviceId = deviceId
    self.role = role
    self.revokedAtMs = revokedAtMs
  }
}

/// Parameters of device.token.rotate.
///
/// - Note: Params of `device.token.rotate`.
public struct DeviceTokenRotateParams: Codable, Hashable, Sendable {
  public var deviceId: String
  public var role: String
  /// Narrower scopes for the new token.
  public var scopes: [String]?

  public init(deviceId: String, role: String, scopes: [String]? = nil) {
    self.deviceId = deviceId
    self.role = role
    self.scopes = scopes
  }
}

/// Result of device.token.rotate.
///
/// - Note: Result of `device.token.rotate`.
public struct DeviceTokenRotateResult: Codable, Hashable, Sendable, VersionedMembers {
  public var deviceId: String
  public var role: String
  public var scopes: [String]
  /// Milliseconds since the Unix epoch.
  public var rotatedAtMs: Int64
  /// The new token; only when the caller is the device itself. Protocol 3 gateways hand it to every caller.
  public var token: String?
  /// withheld-cross-device: the device fetches it by connecting with the shared secret.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var tokenDelivery: TokenDelivery?

  public init(
    deviceId: String,
    role: String,
    scopes: [String],
    rotatedAtMs: Int64,
    token: String? = nil,
    tokenDelivery: TokenDelivery? = nil
  ) {
    self.deviceId = deviceId
    self.role = role
    self.scopes = scopes
    self.rotatedAtMs = rotatedAtMs
    self.token = token
    self.tokenDelivery = tokenDelivery
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "tokenDelivery": ProtocolRange(since: 4),
  ]

  /// withheld-cross-device: the device fetches it by connecting with the shared secret.
  public enum TokenDelivery: String, CaseIterable, Codable, Hashable, Sendable {
    case inBand = "in-band"
    case withheldCrossDevice = "withheld-cross-device"
  }
}

/// A device that was approved.
public struct PairedDevice: Codable, Hashable, Sendable, VersionedMembers {
  /// Lower-case hex SHA-256 of the public key.
  public var deviceId: String
  /// Raw Ed25519 public key, base64url.
  public var publicKey: String
  public var displayName: String?
  public var platform: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var deviceFamily: String?
  public var clientId: String?
  public var clientMode: String?
  /// Role asked for last.
  public var role: String?
  public var roles: [String]?
  public var scopes: [String]?
  /// Address of a device that is not on loopback.
  public var remoteIp: String?
  /// Milliseconds since the Unix epoch.
  public var createdAtMs: Int64
  /// Milliseconds since the Unix epoch.
  public var approvedAtMs: Int64
  public var tokens: [DeviceTokenInfo]?
  /// How it was approved, such as `silent` or `owner`.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var approvedVia: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var connected: Bool?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastSeenAtMs: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastSeenReason: String?

  public init(
    deviceId: String,
    publicKey: String,
    displayName: String? = nil,
    platform: String? = nil,
    deviceFamily: String? = nil,
    clientId: String? = nil,
    clientMode: String? = nil,
    role: String? = nil,
    roles: [String]? = nil,
    scopes: [String]? = nil,
    remoteIp: String? = nil,
    createdAtMs: Int64,
    approvedAtMs: Int64,
    tokens: [DeviceTokenInfo]? = nil,
    approvedVia: String? = nil,
    connected: Bool? = nil,
    lastSeenAtMs: Int64? = nil,
    lastSeenReason: String? = nil
  ) {
    self.deviceId = deviceId
    self.publicKey = publicKey
    self.displayName = displayName
    self.platform = platform
    self.deviceFamily = deviceFamily
    self.clientId = clientId
    self.clientMode = clientMode
    self.role = role
    self.roles = roles
    self.scopes = scopes
    self.remoteIp = remoteIp
    self.createdAtMs = createdAtMs
    self.approvedAtMs = approvedAtMs
    self.tokens = tokens
    self.approvedVia = approvedVia
    self.connected = connected
    self.lastSeenAtMs = lastSeenAtMs
    self.lastSeenReason = lastSeenReason
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "deviceFamily": ProtocolRange(since: 4),
    "approvedVia": ProtocolRange(since: 4),
    "connected": ProtocolRange(since: 4),
    "lastSeenAtMs": ProtocolRange(since: 4),
    "lastSeenReason": ProtocolRange(since: 4),
  ]
}
