package import AssayModel

/// What a transport carries to a server.
package enum Request: Sendable, Equatable {
  case post(PostRequest)
  case mail(MailRequest)
}

/// A POST of HTTP.
package struct PostRequest: Sendable, Equatable {
  /// Where to, `http` or `https`.
  package let url: Redacted
  /// The headers.
  package let headers: [Header]
  /// The document in the body.
  let document: JSONValue

  /// The body.
  package var body: [UInt8] { Array(document.compact.utf8) }

  /// A header, whose value may be told or not.
  package struct Header: Sendable, Hashable {
    /// The name.
    package let name: String
    /// The value.
    package let value: Redacted
    /// Whether the value stays dots where the request is shown.
    package let isSecret: Bool

    /// Makes a header whose value may be shown.
    init(_ name: String, _ value: String) {
      self.name = name
      self.value = Redacted(value)
      isSecret = false
    }

    /// Makes a header whose value is not shown.
    init(_ name: String, secret: Redacted) {
      self.name = name
      value = secret
      isSecret = true
    }
  }

  /// Makes a request with a JSON document as its body.
  init(url: Redacted, headers: [Header] = [], document: JSONValue, context: NoticeContext) {
    let own = [
      Header("Content-Type", "application/json; charset=utf-8"),
      Header("User-Agent", "assay/\(context.toolVersion)"),
    ]
    let given = Set(headers.map { $0.name.lowercased() })
    self.url = url
    self.headers = own.filter { !given.contains($0.name.lowercased()) } + headers
    self.document = document
  }
}

/// A mail that is handed over by SMTP.
package struct MailRequest: Sendable, Equatable {
  /// Where to, `smtp` or `smtps`.
  package let server: Redacted
  /// Who logs in; `nil` for no login.
  package let login: Login?
  /// The address in the envelope that it comes from.
  package let sender: String
  /// The addresses in the envelope that it goes to.
  package let recipients: [String]
  /// The message with its headers, with line breaks of mail.
  package let message: [UInt8]
  /// Whether it must not be sent without TLS; otherwise TLS is used where the server offers it.
  package let requiresTLS: Bool
  /// The message as people read it.
  let readable: [String]

  /// A name and a password.
  package struct Login: Sendable, Hashable {
    /// The name.
    package let user: Redacted
    /// The password.
    package let password: Redacted
  }
}
