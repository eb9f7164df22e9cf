import AssayModel

extension AlertNotice {
  /// A name for the change that stays the same when it is sent again, and is another for every other change.
  ///
  /// An alert is opened and resolved once, but can be reopened after each snooze. The name can stand in a header and in
  /// a Message-ID, whatever the alert is called.
  var key: String {
    let base = "\(Self.encode(alert.id)).\(change.rawValue)"
    guard change == .reopened, let end = alert.snoozedUntil else { return base }
    return "\(base).\(end.milliseconds)"
  }

  private static func encode(_ id: String) -> String {
    id.utf8.map { byte in
      let isPlain =
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || "-_".utf8.contains(byte)
      return isPlain ? String(Unicode.Scalar(byte)) : "%\(String(byte, radix: 16))"
    }.joined()
  }
}
