// Generated from the specification by `npm run generate`. Do not edit.

/// What a client does after a failure.
public enum NextStep: String, Codable, Hashable, Sendable, CaseIterable {
  /// Come back by itself, after a while.
  case retry
  /// Wait for a person or a condition.
  case pause
  /// Give up: the same again would fail again.
  case stop
}

/// Values of `error.code`.
///
/// An open set: values that are not known here are kept in `unknown`.
public enum ErrorCode: OpenEnum {
  case invalidRequest
  case forbidden
  case notPaired
  case notLinked
  case agentTimeout
  case unavailable
  case unknown(String)

  public init(rawValue: String) {
    switch rawValue {
    case "INVALID_REQUEST": self = .invalidRequest
    case "FORBIDDEN": self = .forbidden
    case "NOT_PAIRED": self = .notPaired
    case "NOT_LINKED": self = .notLinked
    case "AGENT_TIMEOUT": self = .agentTimeout
    case "UNAVAILABLE": self = .unavailable
    default: self = .unknown(rawValue)
    }
  }

  public var rawValue: String {
    switch self {
    case .invalidRequest: "INVALID_REQUEST"
    case .forbidden: "FORBIDDEN"
    case .notPaired: "NOT_PAIRED"
    case .notLinked: "NOT_LINKED"
    case .agentTimeout: "AGENT_TIMEOUT"
    case .unavailable: "UNAVAILABLE"
    case .unknown(let value): value
    }
  }

  public static var knownCases: [Self] { [.invalidRequest, .forbidden, .notPaired, .notLinked, .agentTimeout, .unavailable] }
}

extension ErrorCode {
  /// What a client does next; nil for codes that are not known here (treat them as `.stop`).
  public var nextStep: NextStep? {
    switch self {
    case .invalidRequest, .forbidden: .stop
    case .notPaired, .notLinked: .pause
    case .agentTimeout, .unavailable: .retry
    case .unknown: nil
    }
  }

  /// What it means.
  public var summary: String? {
    switch self {
    case .invalidRequest: "The request is malformed, refers to something that does not exist, or is not allowed in this state."
    case .forbidden: "The session lacks a scope (details.code MISSING_SCOPE). Protocol 3 says INVALID_REQUEST instead."
    case .notPaired: "The device is unknown, or asks for more than was approved; an operator has to decide."
    case .notLinked: "A messaging channel has no linked account."
    case .agentTimeout: "A run did not finish in time."
    case .unavailable: "The work failed or the gateway cannot do it now; retryable and retryAfterMs say whether to come back."
    case .unknown: nil
    }
  }
}

/// Values of `error.details.code`.
///
/// An open set: values that are not known here are kept in `unknown`.
public enum DetailCode: OpenEnum {
  case authTokenMissing
  case authTokenMismatch
  case authScopeMismatch
  case authRateLimited
  case protocolMismatch
  case controlUiOriginNotAllowed
  case deviceIdentityRequired
  case deviceAuthDeviceIdMismatch
  case deviceAuthSignatureExpired
  case deviceAuthNonceRequired
  case deviceAuthNonceMismatch
  case deviceAuthSignatureInvalid
  case pairingRequired
  case missingScope
  case notConnected
  case pairingChanged
  case unknownAgentId
  case authRequired
  case authUnauthorized
  case authTokenNotConfigured
  case authPasswordMissing
  case authPasswordMismatch
  case authPasswordNotConfigured
  case authBootstrapTokenInvalid
  case authDeviceTokenMismatch
  case authTailscaleIdentityMissing
  case authTailscaleProxyMissing
  case authTailscaleWhoisFailed
  case authTailscaleIdentityMismatch
  case authIdentityHeaderRequired
  case authVerifiedUserRequired
  case authenticatedProfileUnavailable
  case controlUiBuildMismatch
  case controlUiDeviceIdentityRequired
  case deviceAuthInvalid
  case deviceAuthPublicKeyInvalid
  case clientVersionMismatch
  case cronJobNotFound
  case outboundDeliveryQueued
  case unknown(String)

  public init(rawValue: String) {
    switch rawValue {
    case "AUTH_TOKEN_MISSING": self = .authTokenMissing
    case "AUTH_TOKEN_MISMATCH": self = .authTokenMismatch
    case "AUTH_SCOPE_MISMATCH": self = .authScopeMismatch
    case "AUTH_RATE_LIMITED": self = .authRateLimited
    case "PROTOCOL_MISMATCH": self = .protocolMismatch
    case "CONTROL_UI_ORIGIN_NOT_ALLOWED": self = .controlUiOriginNotAllowed
    case "DEVICE_IDENTITY_REQUIRED": self = .deviceIdentityRequired
    case "DEVICE_AUTH_DEVICE_ID_MISMATCH": self = .deviceAuthDeviceIdMismatch
    case "DEVICE_AUTH_SIGNATURE_EXPIRED": self = .deviceAuthSignatureExpired
    case "DEVICE_AUTH_NONCE_REQUIRED": self = .deviceAuthNonceRequired
    case "DEVICE_AUTH_NONCE_MISMATCH": self = .deviceAuthNonceMismatch
    case "DEVICE_AUTH_SIGNATURE_INVALID": self = .deviceAuthSignatureInvalid
    case "PAIRING_REQUIRED": self = .pairingRequired
    case "MISSING_SCOPE": self = .missingScope
    case "NOT_CONNECTED": self = .notConnected
    case "PAIRING_CHANGED": self = .pairingChanged
    case "UNKNOWN_AGENT_ID": self = .unknownAgentId
    case "AUTH_REQUIRED": self = .authRequired
    case "AUTH_UNAUTHORIZED": self = .authUnauthorized
    case "AUTH_TOKEN_NOT_CONFIGURED": self = .authTokenNotConfigured
    case "AUTH_PASSWORD_MISSING": self = .authPasswordMissing
    case "AUTH_PASSWORD_MISMATCH": self = .authPasswordMismatch
    case "AUTH_PASSWORD_NOT_CONFIGURED": self = .authPasswordNotConfigured
    case "AUTH_BOOTSTRAP_TOKEN_INVALID": self = .authBootstrapTokenInvalid
    case "AUTH_DEVICE_TOKEN_MISMATCH": self = .authDeviceTokenMismatch
    case "AUTH_TAILSCALE_IDENTITY_MISSING": self = .authTailscaleIdentityMissing
    case "AUTH_TAILSCALE_PROXY_MISSING": self = .authTailscaleProxyMissing
    case "AUTH_TAILSCALE_WHOIS_FAILED": self = .authTailscaleWhoisFailed
    case "AUTH_TAILSCALE_IDENTITY_MISMATCH": self = .authTailscaleIdentityMismatch
    case "AUTH_IDENTITY_HEADER_REQUIRED": self = .authIdentityHeaderRequired
    case "AUTH_VERIFIED_USER_REQUIRED": self = .authVerifiedUserRequired
    case "AUTHENTICATED_PROFILE_UNAVAILABLE": self = .authenticatedProfileUnavailable
    case "CONTROL_UI_BUILD_MISMATCH": self = .controlUiBuildMismatch
    case "CONTROL_UI_DEVICE_IDENTITY_REQUIRED": self = .controlUiDeviceIdentityRequired
    case "DEVICE_AUTH_INVALID": self = .deviceAuthInvalid
    case "DEVICE_AUTH_PUBLIC_KEY_INVALID": self = .deviceAuthPublicKeyInvalid
    case "CLIENT_VERSION_MISMATCH": self = .clientVersionMismatch
    case "CRON_JOB_NOT_FOUND": self = .cronJobNotFound
    case "OUTBOUND_DELIVERY_QUEUED": self = .outboundDeliveryQueued
    default: self = .unknown(rawValue)
    }
  }

  public var rawValue: String {
    switch self {
    case .authTokenMissing: "AUTH_TOKEN_MISSING"
    case .authTokenMismatch: "AUTH_TOKEN_MISMATCH"
    case .authScopeMismatch: "AUTH_SCOPE_MISMATCH"
    case .authRateLimited: "AUTH_RATE_LIMITED"
    case .protocolMismatch: "PROTOCOL_MISMATCH"
    case .controlUiOriginNotAllowed: "CONTROL_UI_ORIGIN_NOT_ALLOWED"
    case .deviceIdentityRequired: "DEVICE_IDENTITY_REQUIRED"
    case .deviceAuthDeviceIdMismatch: "DEVICE_AUTH_DEVICE_ID_MISMATCH"
    case .deviceAuthSignatureExpired: "DEVICE_AUTH_SIGNATURE_EXPIRED"
    case .deviceAuthNonceRequired: "DEVICE_AUTH_NONCE_REQUIRED"
    case .deviceAuthNonceMismatch: "DEVICE_AUTH_NONCE_MISMATCH"
    case .deviceAuthSignatureInvalid: "DEVICE_AUTH_SIGNATURE_INVALID"
    case .pairingRequired: "PAIRING_REQUIRED"
    case .missingScope: "MISSING_SCOPE"
    case .notConnected: "NOT_CONNECTED"
    case .pairingChanged: "PAIRING_CHANGED"
    case .unknownAgentId: "UNKNOWN_AGENT_ID"
    case .authRequired: "AUTH_REQUIRED"
    case .authUnauthorized: "AUTH_UNAUTHORIZED"
    case .authTokenNotConfigured: "AUTH_TOKEN_NOT_CONFIGURED"
    case .authPasswordMissing: "AUTH_PASSWORD_MISSING"
    case .authPasswordMismatch: "AUTH_PASSWORD_MISMATCH"
    case .authPasswordNotConfigured: "AUTH_PASSWORD_NOT_CONFIGURED"
    case .authBootstrapTokenInvalid: "AUTH_BOOTSTRAP_TOKEN_INVALID"
    case .authDeviceTokenMismatch: "AUTH_DEVICE_TOKEN_MISMATCH"
    case .authTailscaleIdentityMissing: "AUTH_TAILSCALE_IDENTITY_MISSING"
    case .authTailscaleProxyMissing: "AUTH_TAILSCALE_PROXY_MISSING"
    case .authTailscaleWhoisFailed: "AUTH_TAILSCALE_WHOIS_FAILED"
    case .authTailscaleIdentityMismatch: "AUTH_TAILSCALE_IDENTITY_MISMATCH"
    case .authIdentityHeaderRequired: "AUTH_IDENTITY_HEADER_REQUIRED"
    case .authVerifiedUserRequired: "AUTH_VERIFIED_USER_REQUIRED"
    case .authenticatedProfileUnavailable: "AUTHENTICATED_PROFILE_UNAVAILABLE"
    case .controlUiBuildMismatch: "CONTROL_UI_BUILD_MISMATCH"
    case .controlUiDeviceIdentityRequired: "CONTROL_UI_DEVICE_IDENTITY_REQUIRED"
    case .deviceAuthInvalid: "DEVICE_AUTH_INVALID"
    case .deviceAuthPublicKeyInvalid: "DEVICE_AUTH_PUBLIC_KEY_INVALID"
    case .clientVersionMismatch: "CLIENT_VERSION_MISMATCH"
    case .cronJobNotFound: "CRON_JOB_NOT_FOUND"
    case .outboundDeliveryQueued: "OUTBOUND_DELIVERY_QUEUED"
    case .unknown(let value): value
    }
  }

  public static var knownCases: [Self] { [.authTokenMissing, .authTokenMismatch, .authScopeMismatch, .authRateLimited, .protocolMismatch, .controlUiOriginNotAllowed, .deviceIdentityRequired, .deviceAuthDeviceIdMismatch, .deviceAuthSignatureExpired, .deviceAuthNonceRequired, .deviceAuthNonceMismatch, .deviceAuthSignatureInvalid, .pairingRequired, .missingScope, .notConnected, .pairingChanged, .unknownAgentId, .authRequired, .authUnauthorized, .authTokenNotConfigured, .authPasswordMissing, .authPasswordMismatch, .authPasswordNotConfigured, .authBootstrapTokenInvalid, .authDeviceTokenMismatch, .authTailscaleIdentityMissing, .authTailscaleProxyMissing, .authTailscaleWhoisFailed, .authTailscaleIdentityMismatch, .authIdentityHeaderRequired, .authVerifiedUserRequired, .authenticatedProfileUnavailable, .controlUiBuildMismatch, .controlUiDeviceIdentityRequired, .deviceAuthInvalid, .deviceAuthPublicKeyInvalid, .clientVersionMismatch, .cronJobNotFound, .outboundDeliveryQueued] }
}

extension DetailCode {
  /// What a client does next; nil for codes that are not known here (treat them as `.stop`).
  public var nextStep: NextStep? {
    switch self {
    case .authTokenMissing, .authTokenMismatch, .authScopeMismatch, .pairingRequired, .authRequired, .authUnauthorized, .authTokenNotConfigured, .authPasswordMissing, .authPasswordMismatch, .authPasswordNotConfigured, .authBootstrapTokenInvalid, .authDeviceTokenMismatch, .authTailscaleIdentityMissing, .authTailscaleProxyMissing, .authTailscaleIdentityMismatch, .authIdentityHeaderRequired, .authVerifiedUserRequired: .pause
    case .authRateLimited, .deviceAuthSignatureExpired, .deviceAuthNonceMismatch, .notConnected, .pairingChanged, .authTailscaleWhoisFailed, .authenticatedProfileUnavailable: .retry
    case .protocolMismatch, .controlUiOriginNotAllowed, .deviceIdentityRequired, .deviceAuthDeviceIdMismatch, .deviceAuthNonceRequired, .deviceAuthSignatureInvalid, .missingScope, .unknownAgentId, .controlUiBuildMismatch, .controlUiDeviceIdentityRequired, .deviceAuthInvalid, .deviceAuthPublicKeyInvalid, .clientVersionMismatch, .cronJobNotFound, .outboundDeliveryQueued: .stop
    case .unknown: nil
    }
  }

  /// What it means.
  public var summary: String? {
    switch self {
    case .authTokenMissing: "No shared secret and no device token was given."
    case .authTokenMismatch: "The shared secret or device token is wrong."
    case .authScopeMismatch: "The device token does not cover the requested scopes."
    case .authRateLimited: "Too many failed attempts from this address."
    case .protocolMismatch: "No common protocol version."
    case .controlUiOriginNotAllowed: "The Origin header is not that of the gateway and not allow-listed."
    case .deviceIdentityRequired: "This client has to identify itself with a device key."
    case .deviceAuthDeviceIdMismatch: "device.id is not the SHA-256 of the public key."
    case .deviceAuthSignatureExpired: "signedAt is too far from the clock of the gateway."
    case .deviceAuthNonceRequired: "device.nonce is blank."
    case .deviceAuthNonceMismatch: "device.nonce is not the nonce of this connection."
    case .deviceAuthSignatureInvalid: "The signature does not cover this request."
    case .pairingRequired: "An operator has to approve the device, or the role or scopes it asks for."
    case .missingScope: "The session lacks a scope that the method needs."
    case .notConnected: "The node is not connected; the command was not sent."
    case .pairingChanged: "The gateway knows no such node, or no longer does; the command was not sent."
    case .unknownAgentId: "No agent has this id."
    case .authRequired: "Credentials are needed and none were given."
    case .authUnauthorized: "The credentials were refused; no other code says more."
    case .authTokenNotConfigured: "The gateway is in token mode but has no token."
    case .authPasswordMissing: "The gateway wants a password and none was given."
    case .authPasswordMismatch: "The password is wrong."
    case .authPasswordNotConfigured: "The gateway is in password mode but has no password."
    case .authBootstrapTokenInvalid: "The one-time token of a setup code is wrong, used or too old."
    case .authDeviceTokenMismatch: "The device token is wrong or was revoked."
    case .authTailscaleIdentityMissing: "The request carries no Tailscale identity."
    case .authTailscaleProxyMissing: "The request did not come through the Tailscale proxy."
    case .authTailscaleWhoisFailed: "Tailscale could not say who the caller is."
    case .authTailscaleIdentityMismatch: "Tailscale names another identity than the request."
    case .authIdentityHeaderRequired: "The trusted proxy sent no identity header."
    case .authVerifiedUserRequired: "Only a verified user may connect."
    case .authenticatedProfileUnavailable: "The profile of the authenticated user cannot be read."
    case .controlUiBuildMismatch: "The control UI was built for another gateway; reload it."
    case .controlUiDeviceIdentityRequired: "The control UI has to identify itself with a device key, which needs HTTPS or localhost."
    case .deviceAuthInvalid: "The device proof was refused; no other code says more."
    case .deviceAuthPublicKeyInvalid: "device.publicKey is not an Ed25519 key."
    case .clientVersionMismatch: "The version of the client does not fit the gateway."
    case .cronJobNotFound: "No cron job has this id."
    case .outboundDeliveryQueued: "A channel did not take the message now; the gateway keeps it and tries again by itself."
    case .unknown: nil
    }
  }
}

extension ErrorShape {
  /// `details.code`, when there is one.
  public var detailCode: DetailCode? {
    details?["code"]?.stringValue.map(DetailCode.init(rawValue:))
  }

  /// The details as the type that belongs to their code: ``AuthFailureDetails``, ``ProtocolMismatchDetails``, ``OriginDetails``, ``DeviceAuthDetails``, ``PairingRequiredDetails``, ``MissingScopeDetails``, ``NodeInvokeErrorDetails``, ``UnknownAgentDetails``, ``CronJobNotFoundDetails``, ``OutboundDeliveryDetails``.
  public func details<Details: Decodable>(as type: Details.Type) throws -> Details? {
    try details?.decode(as: type)
  }
}

/// Why a connection was closed, and what a client does next.
public struct CloseCode: Hashable, Sendable {
  public enum Side: Hashable, Sendable { case gateway, client }

  public let code: Int
  public let name: String
  public let sentBy: Side
  public let summary: String
  public let nextStep: NextStep

  /// The first message was not JSON, or no connect came in time. The reason is empty.
  public static let normal = CloseCode(code: 1000, name: "normal", sentBy: .gateway, summary: "The first message was not JSON, or no connect came in time. The reason is empty.", nextStep: .retry)
  /// The offered protocol range does not include a version that the gateway speaks.
  public static let protocolMismatch = CloseCode(code: 1002, name: "protocol mismatch", sentBy: .gateway, summary: "The offered protocol range does not include a version that the gateway speaks.", nextStep: .stop)
  /// The handshake was refused, or the receiver did not keep up (“slow consumer”). After a refused handshake
  /// the response says why.
  public static let policy = CloseCode(code: 1008, name: "policy", sentBy: .gateway, summary: "The handshake was refused, or the receiver did not keep up (“slow consumer”). After a refused handshake the response says why.", nextStep: .pause)
  /// A message was larger than the limit of its phase. In a session that concerns the request: the client
  /// comes back without it.
  public static let tooBig = CloseCode(code: 1009, name: "too big", sentBy: .gateway, summary: "A message was larger than the limit of its phase. In a session that concerns the request: the client comes back without it.", nextStep: .stop)
  /// The gateway stops or restarts; a shutdown event came before.
  public static let serviceRestart = CloseCode(code: 1012, name: "service restart", sentBy: .gateway, summary: "The gateway stops or restarts; a shutdown event came before.", nextStep: .retry)
  /// The gateway accepts sockets but is not ready yet.
  public static let gatewayStarting = CloseCode(code: 1013, name: "gateway starting", sentBy: .gateway, summary: "The gateway accepts sockets but is not ready yet.", nextStep: .retry)
  /// Nothing came for twice the tick interval; the client gives the connection up and reconnects.
  public static let tickTimeout = CloseCode(code: 4000, name: "tick timeout", sentBy: .client, summary: "Nothing came for twice the tick interval; the client gives the connection up and reconnects.", nextStep: .retry)
  /// The device was removed, or its token rotated or revoked.
  public static let deviceRemoved = CloseCode(code: 4001, name: "device removed", sentBy: .gateway, summary: "The device was removed, or its token rotated or revoked.", nextStep: .pause)

  /// Codes that this specification knows.
  public static let all: [CloseCode] = [.normal, .protocolMismatch, .policy, .tooBig, .serviceRestart, .gatewayStarting, .tickTimeout, .deviceRemoved]

  /// nil for a code that this specification does not know.
  public static func known(_ code: Int) -> CloseCode? { all.first { $0.code == code } }
}
