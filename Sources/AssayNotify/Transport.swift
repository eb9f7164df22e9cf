/// The way out: whoever can carry a request to a server.
package protocol Transport: Sendable {
  /// Carries one request, and waits for the answer no longer than the limit.
  ///
  /// - Returns: what the server said, be it good or bad.
  func send(_ request: Request, within limit: Duration) async throws(TransportFault) -> Reply
}

/// What a server said.
package struct Reply: Sendable, Hashable {
  /// The status of HTTP or the reply code of SMTP.
  package let code: Int
  /// What was said besides, cut where it is long; it may repeat what was sent.
  package let text: String
  /// How long the server asks to wait before the next attempt.
  package let retryAfter: Duration?

  /// Makes a reply.
  package init(code: Int, text: String = "", retryAfter: Duration? = nil) {
    self.code = code
    self.text = text
    self.retryAfter = retryAfter
  }
}

/// Why there was no answer; none of it holds a part of the request.
package enum TransportFault: Error, Sendable, Hashable {
  /// The address is none that can be sent to.
  case malformedAddress
  /// The name of the host is not known.
  case unknownHost
  /// Nobody listens there.
  case refused
  /// The server did not answer in time.
  case timedOut
  /// The connection broke before the answer was complete.
  case interrupted
  /// The certificate of the server could not be verified, or no TLS came about.
  case untrusted
  /// TLS is required, and the server does not offer it.
  case unencrypted
  /// The name or the password was not accepted.
  case loginRefused
  /// The task was cancelled.
  case cancelled
  /// A library of the system that sends is not there; the words say which, and how to get it.
  case libraryMissing(String)
  /// Something else, in words of the library that do not depend on the request.
  case other(String)

  /// Whether another attempt may well succeed.
  package var isTransient: Bool {
    switch self {
    case .unknownHost, .refused, .timedOut, .interrupted: true
    case .malformedAddress, .untrusted, .unencrypted, .loginRefused, .cancelled, .libraryMissing,
      .other:
      false
    }
  }

  /// What happened and what to do, as the end of a sentence.
  package var reason: String {
    switch self {
    case .malformedAddress:
      "its address is no URL that can be sent to; write it as https://host/path or smtp://host:port"
    case .unknownHost: "the host of its URL was not found; check the URL and the name server"
    case .refused: "its server could not be reached; check the URL, and whether the server runs"
    case .timedOut: "its server did not answer in time"
    case .interrupted: "its server broke the connection before it had answered"
    case .untrusted: "no trusted TLS connection came about; check the certificate of its server"
    case .unencrypted:
      "its server offers no TLS, and a password is not sent without; use smtps:// or another port"
    case .loginRefused: "its server did not accept the user and the password"
    case .cancelled: "the run was stopped before it was sent"
    case .libraryMissing(let words), .other(let words): "it could not be sent: \(words)"
    }
  }
}
