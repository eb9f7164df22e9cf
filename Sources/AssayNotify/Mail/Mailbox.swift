import AssayModel

/// A sender or a recipient: `ops@example.com` or `Data Team <ops@example.com>`.
struct Mailbox: Hashable {
  /// The name before the address; may be empty.
  let name: String
  /// The address alone.
  let address: String

  /// Reads a mailbox; what could end the line or the address of a header is no part of one.
  init(_ text: String) throws(ChannelFault) {
    let text = text.trimmingBlanks()
    var (name, address) = ("", text)
    if text.hasSuffix(">"), let start = text.lastIndex(of: "<") {
      name = String(text[..<start]).trimmingBlanks()
      address = String(text[start...].dropFirst().dropLast()).trimmingBlanks()
    }
    if name.count > 1, name.hasPrefix("\""), name.hasSuffix("\"") {
      name = String(name.dropFirst().dropLast()).replacing("\\\"", with: "\"")
    }
    guard Self.isAddress(address), Self.isName(name) else {
      throw ChannelFault(
        reason: "\"\(NeutralText.line(text))\" is no mail address; write it as ops@example.com"
      )
    }
    (self.name, self.address) = (name, address)
  }

  /// The domain of the address.
  var domain: Substring { address.split(separator: "@").last ?? "" }

  /// The mailbox as it stands in a header.
  var header: String {
    if name.isEmpty { return address }
    if EncodedWords.isNeeded(for: name) { return "\(EncodedWords.encode(name)) <\(address)>" }
    let quoted = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(quoted)\" <\(address)>"
  }

  private static func isName(_ text: String) -> Bool {
    !text.unicodeScalars.contains { $0.value < 0x20 || $0 == "<" || $0 == ">" }
  }

  private static func isAddress(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    let forbidden = Set("<>()[]\\,;:\"".utf8)
    return parts.count == 2 && text.utf8.count <= 254
      && parts.allSatisfy { !$0.isEmpty }
      && text.utf8.allSatisfy { 0x21...0x7E ~= $0 && !forbidden.contains($0) }
  }
}
