import AssayModel

/// Puts dots where a text has secrets.
struct Veil {
  private let secrets: [[UInt8]]

  /// - Parameter secrets: the texts to hide, as they are and as they stand in JSON.
  init(_ secrets: [String]) {
    let forms = secrets.flatMap { secret in
      [secret, String(JSONValue.string(secret).compact.dropFirst().dropLast())]
    }
    // The longest goes first, should one contain another.
    self.secrets = Set(forms.map { Array($0.utf8) }).filter { !$0.isEmpty }
      .sorted { ($0.count, $0.hashValue) > ($1.count, $1.hashValue) }
  }

  /// The text with dots.
  ///
  /// It looks at bytes, since a mark after a secret would make another character of its last one.
  func hiding(_ text: String) -> String {
    secrets.reduce(text) { text, secret in
      let bytes = Array(text.utf8)
      guard bytes.firstRange(of: secret) != nil else { return text }
      return String(decoding: bytes.replacing(secret, with: Array("•••".utf8)), as: UTF8.self)
    }
  }
}

extension NotificationChannel {
  /// Hides what the channel keeps secret beside its URL.
  var veil: Veil { Veil((secrets + format.secrets).map(\.revealed)) }

  /// Hides its URL, too, and the parts of it, which a server may repeat one by one.
  var strictVeil: Veil {
    let format = format
    let secrets = (secrets + format.secrets + [format.url]).map(\.revealed)
    let parts = secrets.flatMap { ServerAddress(Redacted($0))?.secretParts ?? [] }
    return Veil(secrets + secrets.map { $0.trimmingBlanks() } + parts.filter { $0.count > 3 })
  }
}
