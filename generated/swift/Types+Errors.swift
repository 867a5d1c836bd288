// Generated from the specification by `npm run generate`. Do not edit.

/// Details of refused credentials.
public struct AuthFailureDetails: Codable, Hashable, Sendable {
  public var code: Code
  /// Why the credentials were refused.
  public var authReason: String?
  /// Whether the device may try again with its device token.
  public var canRetryWithDeviceToken: Bool?
  public var recommendedNextStep: RecommendedNextStep?

  public init(
    code: Code,
    authReason: String? = nil,
    canRetryWithDeviceToken: Bool? = nil,
    recommendedNextStep: RecommendedNextStep? = nil
  ) {
    self.code = code
    self.authReason = authReason
    self.canRetryWithDeviceToken = canRetryWithDeviceToken
    self.recommendedNextStep = recommendedNextStep
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Code: OpenEnum {
    case authTokenMissing
    case authTokenMismatch
    case authScopeMismatch
    case authRateLimited
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "AUTH_TOKEN_MISSING": self = .authTokenMissing
      case "AUTH_TOKEN_MISMATCH": self = .authTokenMismatch
      case "AUTH_SCOPE_MISMATCH": self = .authScopeMismatch
      case "AUTH_RATE_LIMITED": self = .authRateLimited
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .authTokenMissing: "AUTH_TOKEN_MISSING"
      case .authTokenMismatch: "AUTH_TOKEN_MISMATCH"
      case .authScopeMismatch: "AUTH_SCOPE_MISMATCH"
      case .authRateLimited: "AUTH_RATE_LIMITED"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.authTokenMissing, .authTokenMismatch, .authScopeMismatch, .authRateLimited] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum RecommendedNextStep: OpenEnum {
    case retryWithDeviceToken
    case updateAuthConfiguration
    case updateAuthCredentials
    case waitThenRetry
    case reviewAuthConfiguration
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "retry_with_device_token": self = .retryWithDeviceToken
      case "update_auth_configuration": self = .updateAuthConfiguration
      case "update_auth_credentials": self = .updateAuthCredentials
      case "wait_then_retry": self = .waitThenRetry
      case "review_auth_configuration": self = .reviewAuthConfiguration
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .retryWithDeviceToken: "retry_with_device_token"
      case .updateAuthConfiguration: "update_auth_configuration"
      case .updateAuthCredentials: "update_auth_credentials"
      case .waitThenRetry: "wait_then_retry"
      case .reviewAuthConfiguration: "review_auth_configuration"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.retryWithDeviceToken, .updateAuthConfiguration, .updateAuthCredentials, .waitThenRetry, .reviewAuthConfiguration] }
  }
}

/// Details of a request that names an unknown cron job.
public struct CronJobNotFoundDetails: Codable, Hashable, Sendable {
  public private(set) var code: Code = .cronJobNotFound
  /// The id that was given.
  public var jobId: String

  public init(jobId: String) {
    self.jobId = jobId
  }

  public enum Code: String, CaseIterable, Codable, Hashable, Sendable {
    case cronJobNotFound = "CRON_JOB_NOT_FOUND"
  }
}

/// Details of a device proof that failed.
public struct DeviceAuthDetails: Codable, Hashable, Sendable {
  public var code: Code
  public var reason: Reason

  public init(code: Code, reason: Reason) {
    self.code = code
    self.reason = reason
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Code: OpenEnum {
    case deviceAuthDeviceIdMismatch
    case deviceAuthSignatureExpired
    case deviceAuthNonceRequired
    case deviceAuthNonceMismatch
    case deviceAuthSignatureInvalid
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "DEVICE_AUTH_DEVICE_ID_MISMATCH": self = .deviceAuthDeviceIdMismatch
      case "DEVICE_AUTH_SIGNATURE_EXPIRED": self = .deviceAuthSignatureExpired
      case "DEVICE_AUTH_NONCE_REQUIRED": self = .deviceAuthNonceRequired
      case "DEVICE_AUTH_NONCE_MISMATCH": self = .deviceAuthNonceMismatch
      case "DEVICE_AUTH_SIGNATURE_INVALID": self = .deviceAuthSignatureInvalid
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .deviceAuthDeviceIdMismatch: "DEVICE_AUTH_DEVICE_ID_MISMATCH"
      case .deviceAuthSignatureExpired: "DEVICE_AUTH_SIGNATURE_EXPIRED"
      case .deviceAuthNonceRequired: "DEVICE_AUTH_NONCE_REQUIRED"
      case .deviceAuthNonceMismatch: "DEVICE_AUTH_NONCE_MISMATCH"
      case .deviceAuthSignatureInvalid: "DEVICE_AUTH_SIGNATURE_INVALID"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.deviceAuthDeviceIdMismatch, .deviceAuthSignatureExpired, .deviceAuthNonceRequired, .deviceAuthNonceMismatch, .deviceAuthSignatureInvalid] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Reason: OpenEnum {
    case deviceIdMismatch
    case deviceSignatureStale
    case deviceNonceMissing
    case deviceNonceMismatch
    case deviceSignature
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "device-id-mismatch": self = .deviceIdMismatch
      case "device-signature-stale": self = .deviceSignatureStale
      case "device-nonce-missing": self = .deviceNonceMissing
      case "device-nonce-mismatch": self = .deviceNonceMismatch
      case "device-signature": self = .deviceSignature
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .deviceIdMismatch: "device-id-mismatch"
      case .deviceSignatureStale: "device-signature-stale"
      case .deviceNonceMissing: "device-nonce-missing"
      case .deviceNonceMismatch: "device-nonce-mismatch"
      case .deviceSignature: "device-signature"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.deviceIdMismatch, .deviceSignatureStale, .deviceNonceMissing, .deviceNonceMismatch, .deviceSignature] }
  }
}

/// Details of a FORBIDDEN error.
public struct MissingScopeDetails: Codable, Hashable, Sendable {
  public private(set) var code: Code = .missingScope
  /// The scope that would have been enough.
  public var missingScope: String
  /// Scopes of which one is needed.
  public var requiredScopes: [String]

  public init(missingScope: String, requiredScopes: [String]) {
    self.missingScope = missingScope
    self.requiredScopes = requiredScopes
  }

  public enum Code: String, CaseIterable, Codable, Hashable, Sendable {
    case missingScope = "MISSING_SCOPE"
  }
}

/// Why a command failed, by the node or on the way to it: TIMEOUT, DISCONNECTED, NOT_CONNECTED, or a code of
/// the node.
public struct NodeError: Codable, Hashable, Sendable {
  public var code: String?
  public var message: String?

  public init(code: String? = nil, message: String? = nil) {
    self.code = code
    self.message = message
  }
}

/// Details of a node.invoke that is UNAVAILABLE. After a command was sent there is nodeError and no code.
public struct NodeInvokeErrorDetails: Codable, Hashable, Sendable, VersionedMembers {
  public var code: Code?
  public var nodeError: NodeError?
  /// Whether the command was sent to the node.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var nodeCommandDispatched: Bool?

  public init(code: Code? = nil, nodeError: NodeError? = nil, nodeCommandDispatched: Bool? = nil) {
    self.code = code
    self.nodeError = nodeError
    self.nodeCommandDispatched = nodeCommandDispatched
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "nodeCommandDispatched": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Code: OpenEnum {
    case notConnected
    case pairingChanged
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "NOT_CONNECTED": self = .notConnected
      case "PAIRING_CHANGED": self = .pairingChanged
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .notConnected: "NOT_CONNECTED"
      case .pairingChanged: "PAIRING_CHANGED"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.notConnected, .pairingChanged] }
  }
}

/// Details of a refused Origin.
public struct OriginDetails: Codable, Hashable, Sendable {
  public private(set) var code: Code = .controlUiOriginNotAllowed
  public var reason: String

  public init(reason: String) {
    self.reason = reason
  }

  public enum Code: String, CaseIterable, Codable, Hashable, Sendable {
    case controlUiOriginNotAllowed = "CONTROL_UI_ORIGIN_NOT_ALLOWED"
  }
}

/// Details of a message that a channel did not take.
public struct OutboundDeliveryDetails: Codable, Hashable, Sendable {
  public private(set) var code: Code = .outboundDeliveryQueued

  public init() {}

  public enum Code: String, CaseIterable, Codable, Hashable, Sendable {
    case outboundDeliveryQueued = "OUTBOUND_DELIVERY_QUEUED"
  }
}

/// Details of a NOT_PAIRED error. Protocol 3 gateways send requestId only.
public struct PairingRequiredDetails: Codable, Hashable, Sendable {
  public var code: Code?
  public var reason: Reason?
  /// Id of the pending request, for device.pair.approve.
  public var requestId: String?
  /// A sentence for the person in front of the device.
  public var remediationHint: String?
  public var deviceId: String?
  public var requestedRole: String?
  public var requestedScopes: [String]?
  public var approvedRoles: [String]?
  public var approvedScopes: [String]?

  public init(
    code: Code? = nil,
    reason: Reason? = nil,
    requestId: String? = nil,
    remediationHint: String? = nil,
    deviceId: String? = nil,
    requestedRole: String? = nil,
    requestedScopes: [String]? = nil,
    approvedRoles: [String]? = nil,
    approvedScopes: [String]? = nil
  ) {
    self.code = code
    self.reason = reason
    self.requestId = requestId
    self.remediationHint = remediationHint
    self.deviceId = deviceId
    self.requestedRole = requestedRole
    self.requestedScopes = requestedScopes
    self.approvedRoles = approvedRoles
    self.approvedScopes = approvedScopes
  }

  public enum Code: String, CaseIterable, Codable, Hashable, Sendable {
    case pairingRequired = "PAIRING_REQUIRED"
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Reason: OpenEnum {
    case notPaired
    case scopeUpgrade
    case roleUpgrade
    case metadataUpgrade
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "not-paired": self = .notPaired
      case "scope-upgrade": self = .scopeUpgrade
      case "role-upgrade": self = .roleUpgrade
      case "metadata-upgrade": self = .metadataUpgrade
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .notPaired: "not-paired"
      case .scopeUpgrade: "scope-upgrade"
      case .roleUpgrade: "role-upgrade"
      case .metadataUpgrade: "metadata-upgrade"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.notPaired, .scopeUpgrade, .roleUpgrade, .metadataUpgrade] }
  }
}

/// Details of a refused protocol range. Protocol 3 gateways send expectedProtocol only.
public struct ProtocolMismatchDetails: Codable, Hashable, Sendable {
  public var code: Code?
  public var clientMinProtocol: Int64?
  public var clientMaxProtocol: Int64?
  /// The newest version that the gateway speaks.
  public var expectedProtocol: Int64
  /// The oldest version that probes may use.
  public var minimumProbeProtocol: Int64?

  public init(
    code: Code? = nil,
    clientMinProtocol: Int64? = nil,
    clientMaxProtocol: Int64? = nil,
    expectedProtocol: Int64,
    minimumProbeProtocol: Int64? = nil
  ) {
    self.code = code
    self.clientMinProtocol = clientMinProtocol
    self.clientMaxProtocol = clientMaxProtocol
    self.expectedProtocol = expectedProtocol
    self.minimumProbeProtocol = minimumProbeProtocol
  }

  public enum Code: String, CaseIterable, Codable, Hashable, Sendable {
    case protocolMismatch = "PROTOCOL_MISMATCH"
  }
}

/// Details of a request that names an unknown agent.
public struct UnknownAgentDetails: Codable, Hashable, Sendable {
  public private(set) var code: Code = .unknownAgentId
  /// The id that was given.
  public var agentId: String

  public init(agentId: String) {
    self.agentId = agentId
  }

  public enum Code: String, CaseIterable, Codable, Hashable, Sendable {
    case unknownAgentId = "UNKNOWN_AGENT_ID"
  }
}
