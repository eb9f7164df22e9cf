/// What goes out and what comes in while a transfer runs; the library's callbacks are given it.
final class Exchange {
  /// How much of an answer is kept; after that much of HTTP, the transfer ends.
  private static let mostBytes = 64 * 1024

  private let upload: [UInt8]
  private var uploaded = 0
  private(set) var body: [UInt8] = []
  /// The reply of a mail server that says no; whatever it replies when told goodbye comes after it.
  private(set) var refusal: (code: Int, text: String)?
  private let pending: PendingReply

  init(uploading upload: [UInt8], _ pending: PendingReply) {
    self.upload = upload
    self.pending = pending
  }

  /// Whether as much of the answer came as is kept.
  var isFull: Bool { body.count >= Self.mostBytes }

  /// Whether nobody waits for the answer any more.
  var isAbandoned: Bool { pending.isSettled }

  /// The next bytes to send, at most as many as there is room for.
  func next(_ room: Int) -> ArraySlice<UInt8> {
    let part = upload[uploaded...].prefix(room)
    uploaded += part.count
    return part
  }

  /// Keeps a part of the body; returns whether there may be more.
  func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let part = unsafe bytes.prefix(Self.mostBytes - body.count)
    unsafe body.append(contentsOf: part)
    return unsafe part.count == bytes.count
  }

  /// Looks at a line that a mail server replied: its code, and a text.
  func receiveReply(_ bytes: UnsafeRawBufferPointer) {
    let line = unsafe String(decoding: bytes.prefix(Self.mostBytes), as: UTF8.self)
    guard let code = Int(line.prefix(3)), code != Self.goodbye else { return }
    // What was refused and then done in another way, as an old greeting, is no matter any more.
    refusal = code >= 400 ? (code, String(line.dropFirst(4))) : nil
  }

  private static let goodbye = 221
}
