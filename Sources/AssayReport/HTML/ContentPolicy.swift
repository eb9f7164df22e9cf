import Crypto

/// What a browser may do for the page: show it, and run the one script whose sum stands here; nothing may be loaded.
enum ContentPolicy {
  /// The policy as browsers read it.
  static let text = """
    default-src 'none'; img-src data:; style-src '\(sum(of: stylesheet))'; \
    script-src '\(sum(of: script))'; base-uri 'none'; form-action 'none'
    """

  private static func sum(of text: StaticString) -> String {
    let digest = text.withUTF8Buffer { SHA256.hash(data: $0) }
    return "sha256-" + base64(Array(digest))
  }
}

/// Bytes in the 64 characters of RFC 4648.
func base64(_ bytes: [UInt8]) -> String {
  let characters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var text = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    for place in 0..<4 {
      text.append(place <= group.count ? characters[bits >> (18 - 6 * place) & 63] : "=")
    }
  }
  return text
}
