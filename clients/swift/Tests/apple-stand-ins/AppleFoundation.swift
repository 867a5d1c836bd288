// What Foundation has on Apple platforms beyond Foundation on Linux. The compiler is told that this is Foundation.
@_exported import Darwin
@_exported import Foundation
import Security

public struct URLRequest: Sendable {
  public init(url: URL, cachePolicy: CachePolicy = .useProtocolCachePolicy, timeoutInterval: TimeInterval = 60.0) {
    fatalError()
  }
  public enum CachePolicy: UInt, Sendable { case useProtocolCachePolicy = 0 }
  public var timeoutInterval: TimeInterval {
    get { fatalError() }
    set { fatalError() }
  }
  public mutating func setValue(_ value: String?, forHTTPHeaderField field: String) { fatalError() }
}

open class URLResponse: NSObject, @unchecked Sendable {}

open class HTTPURLResponse: URLResponse, @unchecked Sendable {
  open var statusCode: Int { fatalError() }
}

open class URLSessionConfiguration: NSObject {
  open class var ephemeral: URLSessionConfiguration { fatalError() }
  open var timeoutIntervalForRequest: TimeInterval {
    get { fatalError() }
    set { fatalError() }
  }
  open var timeoutIntervalForResource: TimeInterval {
    get { fatalError() }
    set { fatalError() }
  }
}

open class URLSession: NSObject, @unchecked Sendable {
  public init(
    configuration: URLSessionConfiguration, delegate: (any URLSessionDelegate)?, delegateQueue queue: OperationQueue?
  ) { fatalError() }
  open func finishTasksAndInvalidate() { fatalError() }
  open func invalidateAndCancel() { fatalError() }
  @available(macOS 10.15, iOS 13.0, *)
  open func webSocketTask(with request: URLRequest) -> URLSessionWebSocketTask { fatalError() }

  public enum AuthChallengeDisposition: Int, @unchecked Sendable {
    case useCredential = 0
    case performDefaultHandling = 1
    case cancelAuthenticationChallenge = 2
    case rejectProtectionSpace = 3
  }
}

open class URLSessionTask: NSObject, @unchecked Sendable {
  open var response: URLResponse? { fatalError() }
  open func cancel() { fatalError() }
  open func resume() { fatalError() }
}

@available(macOS 10.15, iOS 13.0, *)
open class URLSessionWebSocketTask: URLSessionTask, @unchecked Sendable {
  public enum Message: Sendable {
    case data(Data)
    case string(String)
  }

  public enum CloseCode: Int, @unchecked Sendable {
    case invalid = 0
    case normalClosure = 1000
    case goingAway = 1001
    case protocolError = 1002
    case unsupportedData = 1003
    case noStatusReceived = 1005
    case abnormalClosure = 1006
    case invalidFramePayloadData = 1007
    case policyViolation = 1008
    case messageTooBig = 1009
    case mandatoryExtensionMissing = 1010
    case internalServerError = 1011
    case tlsHandshakeFailure = 1015
  }

  open func send(
    _ message: URLSessionWebSocketTask.Message, completionHandler: @escaping @Sendable ((any Error)?) -> Void
  ) { fatalError() }
  open func receive() async throws -> URLSessionWebSocketTask.Message { fatalError() }
  open func cancel(with closeCode: URLSessionWebSocketTask.CloseCode, reason: Data?) { fatalError() }
  open var maximumMessageSize: Int {
    get { fatalError() }
    set { fatalError() }
  }
  open var closeCode: URLSessionWebSocketTask.CloseCode { fatalError() }
  open var closeReason: Data? { fatalError() }
}

public protocol URLSessionDelegate: NSObjectProtocol, Sendable {
  func urlSession(
    _ session: URLSession, didReceive challenge: URLAuthenticationChallenge,
    completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void)
}

public protocol URLSessionTaskDelegate: URLSessionDelegate {
  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void)
  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?)
}

@available(macOS 10.15, iOS 13.0, *)
public protocol URLSessionWebSocketDelegate: URLSessionTaskDelegate {
  func urlSession(
    _ session: URLSession, webSocketTask: URLSessionWebSocketTask, didOpenWithProtocol protocol: String?)
  func urlSession(
    _ session: URLSession, webSocketTask: URLSessionWebSocketTask,
    didCloseWith closeCode: URLSessionWebSocketTask.CloseCode, reason: Data?)
}

open class URLAuthenticationChallenge: NSObject, @unchecked Sendable {
  open var protectionSpace: URLProtectionSpace { fatalError() }
}

open class URLProtectionSpace: NSObject, @unchecked Sendable {
  open var host: String { fatalError() }
  open var authenticationMethod: String { fatalError() }
  open var serverTrust: SecTrust? { fatalError() }
}

open class URLCredential: NSObject, @unchecked Sendable {
  public init(trust: SecTrust) { fatalError() }
}

public let NSURLAuthenticationMethodServerTrust: String = "NSURLAuthenticationMethodServerTrust"
