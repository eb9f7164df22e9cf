import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Why a file could not be written.
struct WriteError: Error, CustomStringConvertible {
  let description: String
  var help = "check its permissions and those of its folder"
}

/// Writes a file whole or not at all: under another name in the same folder, then moved into place.
///
/// What is no file, as a pipe or `/dev/null`, is written to: who moved a file into the place of a device would take it
/// from everybody.
func writeAtomically(_ bytes: [UInt8], to path: String) throws(WriteError) {
  let folder = (path as NSString).deletingLastPathComponent
  do {
    // Moving a file onto a folder fails, but without a reason that anyone could read.
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if exists, isFolder.boolValue { throw POSIXError(.EISDIR) }
    if !folder.isEmpty {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    guard isRegular(path) else {
      try FileHandle(forWritingTo: URL(fileURLWithPath: path)).write(contentsOf: Data(bytes))
      return
    }
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
  } catch {
    throw WriteError(description: "cannot write \(path): \(error.reason)")
  }
}

/// Whether a path leads to a file, or to nothing yet.
private func isRegular(_ path: String) -> Bool {
  guard FileManager.default.fileExists(atPath: path) else { return true }
  // What links of the system for open files lead to has no path.
  let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  let attributes = try? FileManager.default.attributesOfItem(atPath: target)
  return attributes?[.type] as? FileAttributeType == .typeRegular
}

/// Replaces a file whole or not at all, and keeps its permissions; a link stays a link to the replaced file.
///
/// - Parameter old: what the file must still hold, for changes that were made to it.
func replaceAtomically(
  _ bytes: [UInt8],
  at path: String,
  insteadOf old: [UInt8]? = nil
) throws(WriteError) {
  let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  let files = FileManager.default
  let temporary = "\(target).assay-\(ProcessInfo.processInfo.processIdentifier)"
  do {
    let permissions = try files.attributesOfItem(atPath: target)[.posixPermissions] as? NSNumber
    // Moving another file into its place would work, but nobody who protects a file means that.
    if let permissions, permissions.intValue & 0o222 == 0 { throw POSIXError(.EACCES) }
    try Data(bytes).write(to: URL(fileURLWithPath: temporary), options: .withoutOverwriting)
    if let permissions {
      try files.setAttributes([.posixPermissions: permissions], ofItemAtPath: temporary)
    }
    if let old, try Data(contentsOf: URL(fileURLWithPath: target)) != Data(old) {
      throw WriteError(
        description: "cannot write \(path): it was changed in the meantime",
        help: "run the command again"
      )
    }
    // The system's own call, which replaces the file in one step; Foundation's takes several.
    guard rename(temporary, target) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
  } catch {
    try? files.removeItem(atPath: temporary)
    throw error as? WriteError
      ?? WriteError(description: "cannot write \(path): \(error.reason)")
  }
}

/// Adds bytes to the end of a file, which need not be there yet.
func append(_ bytes: [UInt8], to path: String) throws(WriteError) {
  do {
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC
    let descriptor = open(path, flags, 0o644)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try file.write(contentsOf: Data(bytes))
    try file.close()
  } catch {
    throw WriteError(description: "cannot write \(path): \(error.reason)")
  }
}

/// How many bytes a file has; 0 where there is none.
func sizeOfFile(_ path: String) -> Int {
  let attributes = try? FileManager.default.attributesOfItem(atPath: path)
  return (attributes?[.size] as? NSNumber)?.intValue ?? 0
}

extension Error {
  /// What the system says, without the words around it.
  var reason: String {
    let error = self as NSError
    if let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError {
      return underlying.localizedFailureReason ?? underlying.localizedDescription
    }
    return error.localizedFailureReason ?? error.localizedDescription
  }
}
