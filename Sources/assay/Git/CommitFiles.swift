import Foundation
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The files of a commit, of which the contents are fetched once they are known to be needed.
///
/// What is asked for and not there yet is noted, and reading it fails; whoever reads fetches it and starts anew.
final class CommitFiles: SpecFiles {
  private let top: String
  private let entries: [String: GitEntry]
  private let folders: Set<String>
  private let contents: [String: [UInt8]]
  private let wanted = Mutex<Set<String>>([])

  /// Makes the files of a commit.
  ///
  /// - Parameters:
  ///   - top: the folder in which its paths start.
  ///   - contents: what is known of its objects.
  init(_ entries: [GitEntry], top: String, contents: [String: [UInt8]]) {
    self.top = top == "/" ? "" : top
    self.contents = contents
    self.entries = Dictionary(
      entries.map { ($0.path, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var folders: Set<String> = [""]
    for entry in entries {
      var folder = entry.path[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        guard folders.insert(String(folder)).inserted else { break }
      }
    }
    self.folders = folders
  }

  /// The objects that were asked for and are not there, in a stable order.
  var missing: [String] { wanted.withLock { $0.sorted() } }

  func bytes(of path: String) -> Result<[UInt8], any Error> {
    guard let place = resolved(path) else { return .failure(POSIXError(.ENOENT)) }
    if folders.contains(place) { return .failure(POSIXError(.EISDIR)) }
    guard let entry = entries[place], entry.kind == .file else {
      return .failure(POSIXError(.ENOENT))
    }
    guard let bytes = content(of: entry) else { return .failure(POSIXError(.ENODATA)) }
    return .success(bytes)
  }

  func exists(_ path: String) -> Bool {
    resolved(path).map { folders.contains($0) || entries[$0]?.kind == .file } == true
  }

  func isFolder(_ path: String) -> Bool { resolved(path).map(folders.contains) == true }

  func names(below folder: String) -> [String] {
    guard let place = resolved(folder) else { return [] }
    let prefix = place.isEmpty ? "" : place + "/"
    return entries.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
  }

  func matches(of pattern: String) -> [String] {
    (Array(entries.keys) + folders).map { "\(top)/\($0)" }
      .filter { fnmatch(pattern, $0, FNM_PATHNAME | FNM_PERIOD) == 0 }
      .sorted()
  }

  // MARK: Objects and links

  private func content(of entry: GitEntry) -> [UInt8]? {
    if let bytes = contents[entry.object] { return bytes }
    wanted.withLock { _ = $0.insert(entry.object) }
    return nil
  }

  /// A path from the top without links in it; `nil` for what lies outside, or cannot be told yet.
  private func resolved(_ path: String) -> String? {
    guard path == top || path.hasPrefix(top + "/") else { return nil }
    var parts: [Substring] = []
    var rest = path.dropFirst(top.count).split(separator: "/")
    var hops = 0
    while !rest.isEmpty {
      let part = rest.removeFirst()
      switch part {
      case ".": continue
      case "..":
        guard parts.popLast() != nil else { return nil }
        continue
      default: parts.append(part)
      }
      guard let entry = entries[parts.joined(separator: "/")], entry.kind == .link else { continue }
      hops += 1
      guard hops < 40, let bytes = content(of: entry) else { return nil }
      let target = String(decoding: bytes, as: UTF8.self)
      // An absolute link leads to the disk, which is not what the commit holds.
      guard !target.hasPrefix("/") else { return nil }
      parts.removeLast()
      rest = target.split(separator: "/") + rest
    }
    return parts.joined(separator: "/")
  }
}
