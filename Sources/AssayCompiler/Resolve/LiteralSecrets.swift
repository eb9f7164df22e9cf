import AssayDiagnostics
import AssaySyntax

// Passwords that stand in the project file itself, where everyone who can read it could use them.

/// Warns of passwords in connections and in the store of the history; the text of none of them is shown.
func warnOfSecrets(in project: ProjectSyntax, into sink: inout DiagnosticSink) {
  for connection in project.connections {
    let owner = "the connection `\(connection.name.value)`"
    if let url = connection.url { warnOfPassword(in: url, "url", of: owner, into: &sink) }
    for option in connection.options {
      guard case .scalar(let scalar) = option.value, isSecretName(option.key.value),
        !scalar.isInterpolated, !scalar.text.isEmpty
      else { continue }
      sink.emit(.secretInConnection(option.key.value, of: owner, at: scalar.span))
    }
  }
  if let store = project.history?.store {
    warnOfPassword(in: store, "history", of: "the project", into: &sink)
  }
}

private func warnOfPassword(
  in scalar: Scalar,
  _ key: String,
  of owner: String,
  into sink: inout DiagnosticSink
) {
  guard !scalar.isInterpolated, let range = passwordRange(in: scalar.text) else { return }
  sink.emit(.secretInConnection(key, of: owner, at: scalar.span(of: range)))
}

/// Where the password of a URL stands, in UTF-8; `nil` where there is none.
func passwordRange(in url: String) -> Swift.Range<Int>? {
  guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
  func range(_ from: String.Index, _ to: String.Index) -> Swift.Range<Int>? {
    from < to
      ? url.utf8.distance(
        from: url.startIndex,
        to: from
      )..<url.utf8
        .distance(from: url.startIndex, to: to) : nil
  }
  let end = url[start...].firstIndex { "/?#".contains($0) } ?? url.endIndex
  if let at = url[start..<end].lastIndex(of: "@"),
    let colon = url[start..<at].firstIndex(of: ":"),
    let range = range(url.index(after: colon), at)
  {
    return range
  }
  for setting in url[end...].split(whereSeparator: { "?&#".contains($0) }) {
    guard let mark = setting.firstIndex(of: "="), isSecretName(String(setting[..<mark])),
      let range = range(setting.index(after: mark), setting.endIndex)
    else { continue }
    return range
  }
  return nil
}

/// Whether a setting of this name holds a secret.
private func isSecretName(_ name: String) -> Bool {
  let name = name.lowercased()
  return [
    "password", "passwd", "pwd", "secret", "token", "authorization", "api_key", "private_key",
  ]
  .contains(where: name.contains)
}

extension Diagnostic {
  fileprivate static func secretInConnection(
    _ key: String,
    of owner: String,
    at span: Span
  ) -> Diagnostic {
    Diagnostic(
      "secret-in-spec",
      .warning,
      "`\(key)` of \(owner) holds a password",
      at: span,
      reason: "Specs are kept in git, where everyone who can read them could use it.",
      help: ["Take it from the environment: `${NAME}`, for all of the value or for the password."]
    ).hidingText
  }
}
