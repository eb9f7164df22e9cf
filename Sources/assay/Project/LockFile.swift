import AssayCompiler
import AssayDiagnostics
import AssayModel
import AssayReport
import AssaySyntax
import Foundation

/// The schema lock of a project, with the file that holds it.
struct LockFile {
  /// The name of the file, which lies beside the project file.
  static let name = "assay.lock"

  /// What the file says, and what is wrong with it.
  let syntax: Parsed<LockSyntax>
  /// The file as it was read.
  var file: TextFile { syntax.tree.file }
  /// The schemas by dataset.
  var schemas: [String: SourceSchema] { LockedSchemas(syntax.tree).schemas }

  /// Reads the lock of a project; `nil` where it has none.
  init?(beside project: LoadedProject, in environment: Environment) throws(LoadError) {
    try self.init(in: project.root, environment)
  }

  /// Reads the lock in a folder; `nil` where it has none.
  init?(in root: String, _ environment: Environment) throws(LoadError) {
    let path = Environment.rooted(Self.name, in: root)
    let absolute = environment.absolutePath(path)
    guard FileManager.default.fileExists(atPath: absolute) else { return nil }
    let bytes: [UInt8]
    do {
      bytes = Array(try Data(contentsOf: URL(filePath: absolute)))
    } catch {
      throw LoadError(
        message: "cannot read \(path): \(error.reason)",
        help: "check the file and its permissions"
      )
    }
    syntax = readLock(TextFile(path: path, bytes: bytes))
  }
}
