import Foundation

/// Why a file could not be written.
struct WriteError: Error, CustomStringConvertible {
  let description: String
}

/// Writes a file whole or not at all: under another name in the same folder, then moved into place.
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
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
  } catch {
    throw WriteError(description: "cannot write \(path): \(error.reason)")
  }
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
