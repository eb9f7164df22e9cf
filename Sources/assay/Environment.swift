import AssayModel
import Foundation

/// What the tool is told by the machine that it runs on.
struct Environment: Sendable {
  /// The environment variables.
  let variables: [String: String]

  /// The folder in which the tool was called.
  let folder: String

  /// The environment of this process.
  static var current: Environment {
    Environment(
      variables: ProcessInfo.processInfo.environment,
      folder: FileManager.default.currentDirectoryPath
    )
  }

  /// The time of day.
  static func now() -> Timestamp {
    Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }

  /// Who is using the tool, as far as the environment tells.
  var person: String {
    ["GITHUB_ACTOR", "GITLAB_USER_LOGIN", "BUILD_REQUESTEDFOR", "USER", "LOGNAME"].lazy
      .compactMap { variables[$0] }.first { !$0.isEmpty } ?? "somebody"
  }

  /// Whether the terminal may lack all but the simplest characters: its language is none that is written in UTF-8.
  var wantsASCII: Bool {
    let language = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { variables[$0] }
      .first { !$0.isEmpty }
    return language.map { !$0.uppercased().contains("UTF") && $0 != "C" && $0 != "POSIX" } ?? false
  }

  /// Whether colours are wanted: on a terminal, unless `NO_COLOR` says no.
  func wantsColour(on stream: StandardStream) -> Bool {
    stream.isTerminal && (variables["NO_COLOR"] ?? "").isEmpty && variables["TERM"] != "dumb"
  }

  /// The path from the root of the git repository to this folder, empty or with a slash at its end.
  var pathFromRepositoryRoot: String {
    var url = URL(fileURLWithPath: folder).standardizedFileURL
    var parts: [String] = []
    while url.path != "/" {
      if FileManager.default.fileExists(atPath: url.appendingPathComponent(".git").path) {
        return parts.isEmpty ? "" : parts.joined(separator: "/") + "/"
      }
      parts.insert(url.lastPathComponent, at: 0)
      url.deleteLastPathComponent()
    }
    return ""
  }

  /// A path as a person here would write it: relative to this folder where it lies below it.
  func displayPath(_ path: String) -> String {
    let absolute = absolutePath(path)
    if absolute == folder { return "." }
    let prefix = folder == "/" ? "/" : folder + "/"
    return absolute.hasPrefix(prefix) ? String(absolute.dropFirst(prefix.count)) : absolute
  }

  /// A path of a project, seen from the folder of the project; an absolute one stays.
  static func rooted(_ path: String, in root: String) -> String {
    path.hasPrefix("/") || root.isEmpty ? path : "\(root)/\(path)"
  }

  /// Whether there is a file, or one that a glob matches.
  func hasFile(_ path: String) -> Bool {
    let absolute = absolutePath(path)
    return FileManager.default.fileExists(atPath: absolute)
      || path.contains(where: "*?[".contains) && !Glob.matches(of: absolute).isEmpty
  }

  /// A path from the root of the file system.
  func absolutePath(_ path: String) -> String {
    URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: folder, isDirectory: true))
      .standardizedFileURL.path
  }
}
