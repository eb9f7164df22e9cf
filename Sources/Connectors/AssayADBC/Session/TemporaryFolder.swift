#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A folder that only this user can read, for what an engine cannot keep in memory.
///
/// Goes with the database; an engine empties it when it closes.
final class TemporaryFolder: Sendable {
  /// The database option that an engine is told the folder by.
  static let option = "temp_directory"

  /// Where it is.
  let path: String

  /// Makes a folder inside the one that the options name; `nil` when they name none or it fails.
  init?(options: [String: String]) {
    guard let parent = options[Self.option], !parent.isEmpty else { return nil }
    var template = Array("\(parent)/assay-XXXXXX".utf8CString)
    guard let made = unsafe mkdtemp(&template) else { return nil }
    path = unsafe String(cString: made)
  }

  deinit { unsafe rmdir(path) }
}
