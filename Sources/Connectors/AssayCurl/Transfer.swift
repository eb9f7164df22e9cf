import AssayModel
import AssayNotify
import CLibCurl

/// One request to one server, from the connection to the answer.
struct Transfer: Sendable {
  private let request: Request
  private let limit: Duration
  private let certificates: String?
  private let pending: PendingReply

  /// How long connecting may take.
  ///
  /// The greeting and the login of mail count as connecting, and some servers make strangers wait for them on purpose.
  private var connectLimit: Duration {
    switch request {
    case .post: min(limit, .seconds(5))
    case .mail: limit
    }
  }

  init(
    _ request: Request,
    within limit: Duration,
    trusting certificates: String?,
    _ pending: PendingReply
  ) {
    self.request = request
    self.limit = limit
    self.certificates = certificates
    self.pending = pending
  }

  /// Carries the request, settles the answer as soon as it is there, and blocks until the connection is closed.
  func run() {
    do throws(TransportFault) {
      let handle = try CurlHandle()
      let exchange: Exchange
      try prepare(handle)
      switch request {
      case .post(let post):
        exchange = Exchange(uploading: [], pending)
        try prepare(handle, for: post)
      case .mail(let mail):
        exchange = Exchange(uploading: mail.message, pending)
        try prepare(handle, for: mail)
      }
      pending.settle(perform(handle, exchange))
      // Saying goodbye to the server is part of this, and nobody should wait for it.
      withExtendedLifetime(handle) {}
    } catch {
      pending.settle(.failure(error))
    }
  }

  private func prepare(_ handle: CurlHandle) throws(TransportFault) {
    // Signals belong to the whole process.
    try handle.set(CURLOPT_NOSIGNAL, 1)
    try handle.set(CURLOPT_TIMEOUT_MS, limit.milliseconds)
    try handle.set(CURLOPT_CONNECTTIMEOUT_MS, connectLimit.milliseconds)
    try handle.set(CURLOPT_FOLLOWLOCATION, 0)
    try handle.set(CURLOPT_SSL_VERIFYPEER, 1)
    try handle.set(CURLOPT_SSL_VERIFYHOST, 2)
    if let certificates { try handle.set(CURLOPT_CAINFO, certificates) }
    try handle.check(unsafe assay_curl_end_without_name_server(handle.pointer))
  }

  private func prepare(
    _ handle: CurlHandle,
    for post: PostRequest
  ) throws(TransportFault) {
    try handle.check(unsafe assay_curl_allow_http(handle.pointer))
    try handle.set(CURLOPT_URL, post.url.revealed)
    try handle.set(CURLOPT_POST, 1)
    try handle.set(body: post.body)
    // Without it, the library would wait for the server's leave to send a longer body.
    let lines = ["Expect:"] + post.headers.map { "\($0.name): \($0.value.revealed)" }
    try handle.set(CURLOPT_HTTPHEADER, lines)
  }

  private func prepare(
    _ handle: CurlHandle,
    for mail: MailRequest
  ) throws(TransportFault) {
    try handle.check(unsafe assay_curl_allow_smtp(handle.pointer))
    try handle.set(CURLOPT_URL, mail.server.revealed)
    try handle.set(CURLOPT_UPLOAD, 1)
    let size = Int64(mail.message.count)
    try handle.check(unsafe assay_curl_set_size(handle.pointer, CURLOPT_INFILESIZE_LARGE, size))
    try handle.set(CURLOPT_MAIL_FROM, "<\(mail.sender)>")
    try handle.set(CURLOPT_MAIL_RCPT, mail.recipients.map { "<\($0)>" })
    let security = mail.requiresTLS ? CURLUSESSL_ALL : CURLUSESSL_TRY
    try handle.set(CURLOPT_USE_SSL, Int(security.rawValue))
    if let login = mail.login {
      try handle.set(CURLOPT_USERNAME, login.user.revealed)
      try handle.set(CURLOPT_PASSWORD, login.password.revealed)
    }
  }

  private func perform(
    _ handle: CurlHandle,
    _ exchange: Exchange
  ) -> Result<Reply, TransportFault> {
    handle.connect(exchange)
    let result = unsafe assay_curl_perform(handle.pointer)
    switch request {
    case .post:
      // A long answer is cut short by ourselves, and what it begins with is enough.
      if result != CURLE_OK, !(result == CURLE_WRITE_ERROR && exchange.isFull) {
        return .failure(TransportFault(result))
      }
      let wait = unsafe assay_curl_retry_after(handle.pointer)
      let reply = Reply(
        code: Int(unsafe assay_curl_response_code(handle.pointer)),
        text: String(decoding: exchange.body, as: UTF8.self),
        retryAfter: wait > 0 ? .seconds(wait) : nil
      )
      return .success(reply)
    case .mail:
      if result == CURLE_OK { return .success(Reply(code: 250)) }
      let isOver = result != CURLE_OPERATION_TIMEDOUT && result != CURLE_ABORTED_BY_CALLBACK
      guard isOver, let refusal = exchange.refusal else {
        return .failure(TransportFault(result))
      }
      return .success(Reply(code: refusal.code, text: refusal.text))
    }
  }
}
