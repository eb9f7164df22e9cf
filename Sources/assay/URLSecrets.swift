import AssayModel
import Foundation

/// What must not be told of URLs.
enum URLSecrets {
  /// The passwords in the URL of a connection, and where the URL came from variables its user and its settings as well.
  static func all(of connection: Connection) -> [String] {
    guard let url = connection.url?.revealed, url.contains("://") else { return [] }
    let isSecret = connection.secrets.contains { $0.revealed == url }
    guard isSecret else { return all(in: url) }
    return all(in: url) + [user(in: url)].compactMap(\.self) + settings(in: url)
  }

  /// The values of settings, unless they are so short that hiding them would spoil every message.
  private static func settings(in url: String) -> [String] {
    guard let start = url.firstIndex(of: "?") else { return [] }
    return url[start...].split(whereSeparator: "?&".contains)
      .compactMap { $0.split(separator: "=", maxSplits: 1).dropFirst().first }
      .filter { $0.count > 3 }.map(String.init)
  }

  /// The user of a URL, unless the name is so short that hiding it would spoil every message.
  private static func user(in url: String) -> String? {
    guard let start = url.firstRange(of: "://")?.upperBound,
      let end = url[start...].firstIndex(where: { ":@/?".contains($0) }), url[end] != "/",
      url[end] != "?"
    else { return nil }
    let user = url[start..<end]
    return user.count > 3 ? String(user) : nil
  }

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
      guard let mark = setting.firstIndex(of: "="), isSecret(setting[..<mark].lowercased())
      else { continue }
      secrets.append(setting[setting.index(after: mark)...])
    }
    return secrets.flatMap { [String($0), $0.removingPercentEncoding ?? ""] }
  }

  /// Whether the value of a setting in a URL is a secret, by what the setting is called.
  static func isSecret(_ name: String) -> Bool {
    ["password", "passwd", "pwd", "token", "secret", "key"].contains(where: name.contains)
  }
}
