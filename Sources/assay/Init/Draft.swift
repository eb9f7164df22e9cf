import AssayCompiler
import AssayDiagnostics
import AssayModel
import AssayReport
import AssaySyntax

/// The files of a first project, not written yet.
struct Draft {
  /// A file and what it will hold.
  struct File {
    let path: String
    let bytes: [UInt8]
  }

  private let folder: String
  private let environment: Environment
  /// The files in the order in which they are written.
  private(set) var files: [File] = []
  /// Whether there is a spec among them.
  private(set) var hasSpecs = false

  init(folder: String, environment: Environment) {
    (self.folder, self.environment) = (folder, environment)
  }

  private static func schemaPath(_ schema: SpecSchema) -> String {
    "schemas/assay-\(schema.rawValue).json"
  }

  /// Adds a project file where there is none, and the schemas that are not there yet.
  mutating func addProject(for project: ExistingProject) {
    if !project.isThere {
      let name = environment.absolutePath(folder.isEmpty ? "." : folder).split(separator: "/").last
      let text = SpecProposal.project(
        named: name.map(String.init) ?? "data",
        connection: ExistingProject.embedded.name,
        schema: Self.schemaPath(.project)
      )
      add("assay.yaml", Array(text.utf8))
    }
    for schema in SpecSchema.allCases {
      let path = Self.schemaPath(schema)
      // What the tool made before needs no asking.
      if !environment.hasFile(Environment.rooted(path, in: folder)) { add(path, schema.document) }
    }
  }

  /// Adds a spec, laid out as `assay fmt` would.
  mutating func add(_ profile: TableProfile, from source: Source) {
    let text = SpecProposal.spec(
      of: profile,
      from: source,
      schema: "../\(Self.schemaPath(.dataset))"
    )
    let file = TextFile(path: "specs/\(profile.dataset).yaml", text: text)
    add(file.path, AssaySyntax.format(file, as: .spec).bytes)
    hasSpecs = true
  }

  private mutating func add(_ path: String, _ bytes: [UInt8]) {
    files.append(File(path: Environment.rooted(path, in: folder), bytes: bytes))
  }

  /// What would be written, without the schemas, which nobody reads.
  var listing: String {
    files.map { file in
      file.path.hasSuffix(".json")
        ? "--- \(file.path) (a JSON Schema for editors)\n"
        : "--- \(file.path)\n\(String(decoding: file.bytes, as: UTF8.self))"
    }.joined()
  }

  /// What was written, and what to do next.
  var summary: String {
    let option = folder.isEmpty ? "" : " --project \(folder)"
    return files.map { "wrote \($0.path)\n" }.joined() + "next: assay check\(option)\n"
  }
}
