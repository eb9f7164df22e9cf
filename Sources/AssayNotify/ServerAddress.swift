import AssayModel

/// What the parts of a URL are that can be told, and those that cannot.
struct ServerAddress {
  /// The scheme in small letters.
  let scheme: String
  /// The host and the port.
  let server: String
  /// Whether a name or a password stands before the host.
  let hasLogin: Bool
  /// The parts that may be secret: the login, the steps of the path, the values of the query.
  let secretParts: [String]

  /// Takes a URL apart; `nil` where it has no scheme or no host.
  init?(_ url: Redacted) {
    let text = Substring(url.trimmed.revealed)
    guard let colon = text.firstRange(of: "://") else { return nil }
    let rest = text[colon.upperBound...]
    let authority = rest.prefix { !"/?#\\".contains($0) }
    let login = authority.lastIndex(of: "@").map { authority[..<$0] }
    scheme = text[..<colon.lowerBound].lowercased()
    server = String(login.map { authority[$0.endIndex...].dropFirst() } ?? authority)
    hasLogin = login != nil
    let path = rest[authority.endIndex...].split { "/?#&=\\".contains($0) }
    secretParts = ((login?.split(separator: ":") ?? []) + path).map(String.init)
    if server.isEmpty { return nil }
  }

  /// Whether it is this machine, so that nobody can listen on the way.
  var isLoopback: Bool {
    let host =
      server.hasPrefix("[") ? server.prefix { $0 != "]" } + "]" : server.prefix { $0 != ":" }
    return ["localhost", "127.0.0.1", "[::1]"].contains(host.lowercased())
  }
}

extension Redacted {
  /// The text without white space at its ends, which a file with a secret often has.
  var trimmed: Redacted { Redacted(revealed.trimmingBlanks()) }

  /// The text as a URL of one of the schemes.
  func checked(as schemes: [String]) throws(ChannelFault) -> ServerAddress {
    if let address = ServerAddress(self), schemes.contains(address.scheme) { return address }
    let forms = schemes.map { "\($0)://" }.joined(separator: " or ")
    throw ChannelFault(reason: "its URL has to begin with \(forms) and a host")
  }
}
