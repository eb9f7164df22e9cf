import AssayModel

/// Why an attempt did not succeed.
struct Problem: Hashable {
  /// What happened and what to do, as the end of a sentence.
  let reason: String
  /// Whether another attempt may well succeed.
  let isTransient: Bool
  /// How long the server asks to wait.
  var retryAfter: Duration?

  init(_ fault: ChannelFault) {
    reason = fault.reason
    isTransient = false
  }

  init(_ fault: TransportFault) {
    reason = fault.reason
    isTransient = fault.isTransient
  }

  /// What an answer tells; `nil` where the server took the request.
  init?(_ reply: Reply, to request: Request, veil: Veil) {
    let quote = Self.quote(reply.text, veil)
    retryAfter = reply.retryAfter
    switch request {
    case .post:
      if 200..<300 ~= reply.code { return nil }
      isTransient = reply.code >= 500 || reply.code == 429
      reason = "its server answered \(reply.code)\(quote)\(Self.advice(reply.code))"
    case .mail:
      if 200..<300 ~= reply.code { return nil }
      isTransient = 400..<500 ~= reply.code
      reason = "its mail server answered \(reply.code)\(quote)"
    }
  }

  private static func advice(_ code: Int) -> String {
    switch code {
    case 300..<400: "; redirects are not followed, so give the URL that it leads to"
    case 401, 403: "; check its URL, key and headers"
    case 404, 410: "; check its URL"
    default: ""
    }
  }

  /// What the server said, in quotes; pages meant for browsers say nothing.
  private static func quote(_ text: String, _ veil: Veil) -> String {
    let text = NeutralText.withoutLogCommands(NeutralText.sentence(veil.hiding(text)))
    return text.isEmpty || text.hasPrefix("<") ? "" : ": \"\(text.shortened(to: 200))\""
  }
}
