import AssayModel

/// A mail in plain text, handed over by SMTP.
struct Email: ChannelFormat {
  let account: MailAccount

  var isOff: Bool { account.server.isBlank || recipients.isEmpty }

  var url: Redacted { account.server }

  var secrets: [Redacted] { [account.user, account.password].compactMap(\.self) }

  private var recipients: [String] { account.recipients.filter { !Redacted($0).isBlank } }

  func request(
    for notice: AlertNotice,
    in context: NoticeContext
  ) throws(ChannelFault) -> Request {
    let address = try account.server.checked(as: ["smtp", "smtps"])
    let sender = try Mailbox(account.sender)
    var mailboxes: [Mailbox] = []
    for recipient in recipients { mailboxes.append(try Mailbox(recipient)) }
    let message = MailMessage(
      notice,
      from: sender,
      to: mailboxes,
      wording: Wording(notice, in: context),
      toolVersion: context.toolVersion
    )
    let hasLogin = login != nil || address.hasLogin
    return .mail(
      MailRequest(
        server: account.server.trimmed,
        login: login,
        sender: sender.address,
        recipients: mailboxes.map(\.address),
        message: message.bytes,
        // A password must not cross a network in the clear, even where the server would take it.
        requiresTLS: hasLogin && !address.isLoopback,
        readable: message.readable
      )
    )
  }

  private var login: MailRequest.Login? {
    guard let user = account.user, !user.isBlank else { return nil }
    let password = account.password ?? Redacted("")
    return MailRequest.Login(user: user.trimmed, password: password.trimmed)
  }
}
