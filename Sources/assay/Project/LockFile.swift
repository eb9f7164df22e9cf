import AssayCompiler
import AssayDiagnostics
import AssayModel
import AssayReport
import AssaySyntax

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

  /// Reads the lock in a folder; `nil` where it has none.
  init?(
    in root: String,
    of files: any SpecFiles = DiskFiles(),
    _ environment: Environment
  ) throws(LoadError) {
    let path = Environment.rooted(Self.name, in: root)
    let absolute = environment.absolutePath(path)
    guard files.exists(absolute) else { return nil }
    let bytes: [UInt8]
    switch files.bytes(of: absolute) {
    case .success(let content): bytes = content
    case .failure(let error):
      throw LoadError(
        message: "cannot read \(path): \(error.reason)",
        help: "check the file and its permissions"
      )
    }
    syntax = readLock(TextFile(path: path, bytes: bytes))
  }
}
