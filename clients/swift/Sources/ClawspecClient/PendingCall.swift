import ClawspecProtocol
import Foundation

/// A request that waits: for a connection, for its response, for another connection.
struct PendingCall {
  /// Where responses go.
  enum Answer {
    case single(Promise<Data>)
    /// Two responses; the first may come with the second when the work is done already.
    case twice(accepted: Promise<Data>, final: Promise<Data>)
  }

  /// A request takes part in this many connections at most: one that kills each of them must not go on for ever.
  static let sendsMax = 5

  let method: String
  /// Encoded; nil sends none.
  let params: Data?
  let options: CallOptions
  let answer: Answer
  let idempotencyKey: String?
  /// Whether it may be sent again without doing anything twice.
  let isRepeatable: Bool
  /// Bound on the time between the two responses.
  let finalTimeout: Duration?
  /// Id of the frame on the wire, on the connection of now.
  var wireID: String?
  var sends = 0
  /// Whether the first of two responses has come, on whatever connection; the time of the run is counted from there.
  var isAccepted = false
  var timer: Task<Void, Never>?
  /// Follows a run whose second response belongs to an earlier request.
  var follower: Task<Void, Never>?

  init(
    method: String, params: EncodedParams, options: CallOptions, answer: Answer, finalTimeout: Duration? = nil
  ) {
    self.method = method
    self.params = params.text
    self.options = options
    self.answer = answer
    self.finalTimeout = finalTimeout
    idempotencyKey = params.idempotencyKey
    switch MethodInfo.all[method]?.idempotency {
    case .safe, .idempotent: isRepeatable = true
    case .keyed: isRepeatable = params.idempotencyKey != nil
    case .unsafe, nil: isRepeatable = false
    }
  }

  /// Outcome of a call that got no answer.
  var spent: RequestOutcome { sends > 0 ? .unknown : .notSent }

  /// Repeat at will what can be repeated; look first where it cannot.
  var caution: NextStep { isRepeatable || sends == 0 ? .retry : .pause }

  func error(
    _ code: GatewayClientError.Code, _ why: String, next: NextStep, outcome: RequestOutcome,
    cause: (any Error)? = nil
  ) -> GatewayClientError {
    var error = GatewayClientError(code, "\(method): \(why)", next: next, outcome: outcome, underlying: cause)
    error.method = method
    error.idempotencyKey = idempotencyKey
    return error
  }

  func fail(_ error: any Error) {
    switch answer {
    case .single(let promise): promise.resolve(.failure(error))
    case .twice(let accepted, let final):
      accepted.resolve(.failure(error))
      final.resolve(.failure(error))
    }
  }
}

/// Params as they go out, with the idempotency key that is in them.
struct EncodedParams: Sendable {
  var text: Data?
  var idempotencyKey: String?

  /// Encodes typed params.
  init(_ params: some Encodable, method: String) throws {
    do {
      text = try GatewayJSON.encode(params)
    } catch {
      throw GatewayClientError.invalidArgument("\(method): the params cannot be written as JSON")
    }
    guard case .keyed(let field) = MethodInfo.all[method]?.idempotency, let text else { return }
    if let key = try? JSONValue(parsing: text)[field]?.stringValue, !key.isEmpty { idempotencyKey = key }
  }

  /// Encodes generic params; a key is made where the method needs one and none is given.
  init(generic params: JSONValue?, method: String) throws {
    var params = params
    if case .keyed(let field) = MethodInfo.all[method]?.idempotency {
      var members = params?.objectValue ?? [:]
      if members[field] == nil { members[field] = .string(newIdempotencyKey()) }
      idempotencyKey = members[field]?.stringValue
      params = .object(members)
    }
    text = try params.map { try GatewayJSON.encode($0) }
  }
}
