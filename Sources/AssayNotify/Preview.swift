import AssayModel

/// What would be sent to a channel, for people who set one up.
enum Preview {
  static func render(
    _ notice: AlertNotice,
    to channel: NotificationChannel,
    in context: NoticeContext
  ) -> String {
    let name = NeutralText.line(channel.name)
    let subject = "\(NeutralText.line(notice.alert.id)) (\(notice.change.rawValue)) to \"\(name)\""
    let format = channel.format
    if format.isOff { return "\(subject): the channel is switched off, its URL or key is empty\n" }
    do throws(ChannelFault) {
      let request = try format.request(for: notice, in: context)
      let lines = lines(of: request).flatMap {
        $0.split(separator: "\n", omittingEmptySubsequences: false)
      }
      // The mark keeps a CI system from taking a line for a command.
      let text = lines.map { "  | \(neutral(channel.veil.hiding(String($0))))" }
      return "\(subject):\n" + text.map { $0.trimmingEnd() + "\n" }.joined()
    } catch {
      return "\(subject): it cannot be sent, \(error.reason)\n"
    }
  }

  private static func neutral(_ line: String) -> String {
    NeutralText.withoutLogCommands(NeutralText.line(line))
  }

  private static func lines(of request: Request) -> [String] {
    switch request {
    case .post(let post):
      let headers = post.headers.map { header in
        "\(header.name): \(header.isSecret ? header.value.description : header.value.revealed)"
      }
      let body = String(decoding: post.document.document, as: UTF8.self)
      return ["POST \(shown(post.url))"] + headers + ["", body]
    case .mail(let mail):
      let security = mail.requiresTLS ? "only with TLS" : "with TLS where the server offers it"
      let login = mail.login == nil ? "" : ", logged in as \(Redacted("").description)"
      return ["SMTP \(shown(mail.server)), \(security)\(login)"] + mail.readable
    }
  }

  /// The URL without what could be secret: login, path and query.
  private static func shown(_ url: Redacted) -> String {
    guard let address = ServerAddress(url) else { return url.description }
    let path = address.secretParts.isEmpty ? "" : "/\(url.description)"
    return "\(address.scheme)://\(address.server)\(path)"
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[...last])
  }
}
