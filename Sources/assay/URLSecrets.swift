import Foundation

/// What must not be told of URLs.
enum URLSecrets {
  /// The passwords of a URL, which must not be printed even where the rest of it is.
  ///
  /// One that is not encoded as it should be is split by whoever reads the URL, and its parts come up in messages.
  static func all(in url: String) -> [String] {
    guard let start = url.firstRange(of: "://")?.upperBound else { return [url] }
    var secrets: [Substring] = []
    if let end = url[start...].lastIndex(of: "@"),
      let colon = url[start..<end].firstIndex(of: ":")
    {
      let password = url[url.index(after: colon)..<end]
      secrets.append(password)
      secrets += password.split(whereSeparator: "/?#:@&=".contains).filter { $0.count > 2 }
    }
    for setting in url.split(whereSeparator: "?&".contains) {
      guard let mark = setting.firstIndex(of: "="), setting[..<mark].contains("password") else {
        continue
      }
      secrets.append(setting[setting.index(after: mark)...])
    }
    return secrets.flatMap { [String($0), $0.removingPercentEncoding ?? ""] }
  }
}
