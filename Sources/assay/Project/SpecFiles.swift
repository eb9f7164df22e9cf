import Foundation

/// Where specs are read from, by absolute paths: the disk, or a commit.
protocol SpecFiles: Sendable {
  /// The bytes of a file.
  func bytes(of path: String) -> Result<[UInt8], any Error>
  /// Whether there is a file or a folder.
  func exists(_ path: String) -> Bool
  /// Whether there is a folder.
  func isFolder(_ path: String) -> Bool
  /// Everything below a folder, as paths that start there.
  func names(below folder: String) -> [String]
  /// The paths that a pattern of shells matches, ordered by name.
  func matches(of pattern: String) -> [String]
}

/// The files as they lie on the disk.
struct DiskFiles: SpecFiles {
  func bytes(of path: String) -> Result<[UInt8], any Error> {
    Result {
      // Reading a folder fails, but without a reason that anyone could read.
      if isFolder(path) { throw POSIXError(.EISDIR) }
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return exists && isFolder.boolValue
  }

  func names(below folder: String) -> [String] {
    FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
  }

  func matches(of pattern: String) -> [String] { Glob.matches(of: pattern) }
}
