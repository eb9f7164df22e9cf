import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The files that a path or a glob of a source may stand for, with their sizes and times.
///
/// Engines differ in what a glob matches: what is listed here is at least that. A file more may cost a measurement, a
/// file less would hide a change.
struct FileListing {
  /// A file as the file system has it.
  struct File {
    let path: String
    let size: Int64
    /// The time of the last change, in seconds since 1970 and nanoseconds on top.
    let modified: (seconds: Int, nanoseconds: Int)
  }

  /// How many folders and files are looked at before nothing is said.
  private static let limit = 200_000

  /// The files in the order of their paths; `nil` where there is none, or too many to look at.
  let files: [File]?

  /// Lists the files of an absolute path or glob.
  init(_ pattern: String) {
    var paths = [""]
    for component in pattern.split(separator: "/") {
      if component.contains("**") {
        paths = paths.flatMap(Self.foldersBelow)
        // Whatever is written beside the stars, any file may be meant.
        if component != "**" { paths = paths.flatMap { Self.entries(of: $0, matching: "*") } }
      } else if component.contains(where: "*?[]{}\\".contains) {
        paths = paths.flatMap { Self.entries(of: $0, matching: component) }
      } else {
        paths = paths.map { "\($0)/\(component)" }
      }
      guard paths.count <= Self.limit else {
        files = nil
        return
      }
    }
    let found = Set(paths).sorted().compactMap(Self.file)
    files = found.isEmpty ? nil : found
  }

  /// The entries of a folder whose names a pattern may match; only `*` is understood in the narrow sense.
  private static func entries(of folder: String, matching pattern: Substring) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/")) ?? []
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    let isPlain = !pattern.contains(where: "?[]{}\\".contains)
    return names.filter { name in
      guard isPlain, let first = parts.first, let last = parts.last else { return true }
      let lowered = name.lowercased()
      return lowered.hasPrefix(first.lowercased()) && lowered.hasSuffix(last.lowercased())
    }.map { "\(folder)/\($0)" }
  }

  /// A folder with all that lie below it, symbolic links followed.
  private static func foldersBelow(_ folder: String) -> [String] {
    var found = [folder]
    var index = 0
    while index < found.count, found.count <= limit {
      found += entries(of: found[index], matching: "*").filter { path in
        // A link that leads upwards would go on for ever.
        path.utf8.count < 1000 && status(of: path).map { $0.st_mode & S_IFMT == S_IFDIR } == true
      }
      index += 1
    }
    return found
  }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  private static func file(_ path: String) -> File? {
    guard let status = status(of: path), status.st_mode & S_IFMT == S_IFREG else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return File(
      path: path,
      size: Int64(status.st_size),
      modified: (Int(time.tv_sec), Int(time.tv_nsec))
    )
  }
}
