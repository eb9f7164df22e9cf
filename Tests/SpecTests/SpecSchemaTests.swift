import AssayCompiler
import AssayDiagnostics
import AssayModel
import AssaySyntax
import Foundation
import Peers
import Testing

/// The JSON Schemas of the files that people write: made of the table of keys, current in `specs/schemas`, and of one
/// mind with the compiler as far as a schema can be.
@Suite struct SpecSchemaTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  @Test(arguments: SpecSchema.allCases)
  func committedCopyIsCurrent(_ schema: SpecSchema) throws {
    let file = Self.root.appending(path: "specs/schemas/\(schema.rawValue).schema.json")
    guard ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != "1" else {
      return try Data(schema.document).write(to: file)
    }
    #expect(
      try Data(contentsOf: file) == Data(schema.document),
      "UPDATE_GOLDEN=1 swift test --filter SpecSchemaTests writes it anew"
    )
  }

  @Test func everyKeyIsInASchema() throws {
    let source = try String(
      contentsOf: Self.root.appending(path: "Sources/AssaySyntax/Spec/Keys.swift"),
      encoding: .utf8
    )
    let code = source.split(separator: "\n").filter { !$0.contains("///") }.joined(separator: "\n")
    let words = Set(code.matches(of: /"([a-z_ ]+)"/).map { String($0.output.1) })
    #expect(words.count > 90)
    let schemas = SpecSchema.allCases.map { String(decoding: $0.document, as: UTF8.self) }
    let missing = words.filter { word in
      !schemas.contains { $0.contains("\"\(word)\"") || $0.contains("`\(word)`") }
    }
    #expect(missing.sorted() == [])
  }

  /// Every key says what it takes: none may have any value.
  @Test(arguments: SpecSchema.allCases)
  func everyKeySaysWhatItTakes(_ schema: SpecSchema) {
    #expect(!String(decoding: schema.document, as: UTF8.self).contains(": true"))
  }

  // MARK: Specs that are right

  @Test func specsThatCompileAreAsTheSchemaSays() throws {
    let projects = try Self.files(below: "examples") { $0.hasSuffix("assay.yaml") }
    #expect(projects.count >= 4)
    #expect(try Self.refused(projects, by: .project) == [])
    var specs = try Self.files(below: "examples") { path in
      path.hasSuffix(".yaml") && !path.hasSuffix("assay.yaml") && !path.contains("mistakes")
    }
    specs += try Self.files(below: "specs/plan") { $0.hasSuffix(".yaml") }
    specs += try Self.files(below: "specs/format") { $0.hasSuffix(".yaml") }
    specs += RuleCatalog.all.map { type in
      let rules = [type.page.example.passing, type.page.example.failing]
        .map { "  - '\($0.replacing("'", with: "''"))'\n" }.joined()
      let text = "dataset: t\nsource: {path: a.csv}\nrules:\n\(rules)"
      return TextFile(path: "page \(type)", text: text)
    }
    #expect(specs.count >= 80)
    #expect(try Self.refused(specs, by: .dataset) == [])
  }

  // MARK: Specs that are wrong

  /// Mistakes that a schema can tell; the examples of their pages are refused.
  static let mistakes: Set<String> = [
    "unknown-key", "missing-key", "conflicting-keys", "unknown-word", "not-boolean", "not-integer",
    "not-ratio", "not-duration", "wrong-kind", "bad-name", "unknown-rule-type", "not-number",
    "format-without-path", "options-without-path", "missing-source", "not-a-spec",
  ]

  @Test func mistakesAreRefused() throws {
    let pages = DiagnosticPage.all.filter { Self.mistakes.contains($0.id.rawValue) }
    #expect(pages.count == Self.mistakes.count)
    for schema in SpecSchema.allCases {
      let files = pages.flatMap { page in
        page.example.files.prefix(1).map {
          TextFile(path: "\(page.id.rawValue) \($0.path)", bytes: $0.bytes())
        }
      }
      .filter { $0.path.hasSuffix("assay.yaml") == (schema == .project) }
      #expect(!files.isEmpty)
      #expect(try Self.refused(files, by: schema).sorted() == files.map(\.path).sorted())
    }
  }

  @Test(arguments: [
    "dataset: t\nsource: {path: a.csv}\nrules: [{rule: RowCount > 0, sevrity: info}]",
    "dataset: t\nsource: {path: a.csv}\nrules: [RowCunt > 0]",
    "dataset: t\nsource: {path: a.csv}\nrules: [{name: no rule}]",
    "dataset: t\nsource: {path: a.csv}\ncolumns: {a: {typ: int}}",
    "dataset: t\nsource: {path: a.csv}\nslas: {freshness: {max_age: soon}}",
    "dataset: t\nsource: {path: a.csv}\nslas: {score: {min: 0.9, dimension: beauty}}",
    "dataset: t\nsource: {path: a.csv}\ntests: [{name: a, given: [], expect: {b: good}}]",
    "dataset: t\nsource: {path: a.csv}\ntests: [{name: a, given: [], expect: {}}]",
    "dataset: t",
    "source: {path: a.csv}",
  ])
  func wrongDatasetsAreRefused(_ text: String) throws {
    #expect(try Self.refused([TextFile(path: "t.yaml", text: text)], by: .dataset) == ["t.yaml"])
  }

  @Test(arguments: [
    "projekt: shop",
    "connections: {a: {url: x}}",
    "connections: {a: {type: duckbd}}",
    "gate: {fail_on: never}",
    "defaults: {samples: many}",
    "notify: {channels: {a: {type: slack}}}",
    "notify: {channels: {a: {type: slack, url: x, topic: y}}}",
    "notify: {routes: [{severity: info}]}",
    "specs: specs",
  ])
  func wrongProjectsAreRefused(_ text: String) throws {
    #expect(try Self.refused([TextFile(path: "p.yaml", text: text)], by: .project) == ["p.yaml"])
  }

  // MARK: Validation

  private static func files(
    below folder: String,
    where isMeant: (String) -> Bool
  ) throws -> [TextFile] {
    let names =
      FileManager.default.enumerator(atPath: root.appending(path: folder).path())?
      .compactMap { $0 as? String } ?? []
    return try names.sorted().filter(isMeant).map { name in
      let path = "\(folder)/\(name)"
      return TextFile(path: path, bytes: Array(try Data(contentsOf: root.appending(path: path))))
    }
  }

  /// The paths of the files of which some document is not as the schema says.
  private static func refused(_ files: [TextFile], by schema: SpecSchema) throws -> [String] {
    var documents: [String] = []
    for (index, file) in files.enumerated() {
      let parsed = YAMLReader.readAsWritten(file)
      for node in parsed.tree where !node.isEmpty {
        documents.append(JSONValue.array([.integer(index), node.json]).compact)
      }
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "assay-schema-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let list = folder.appending(path: "documents.json")
    try Data(documents.joined(separator: "\n").utf8).write(to: list)
    let definition = folder.appending(path: "schema.json")
    try Data(schema.document).write(to: definition)
    let output = try Python.run(
      """
      import json, jsonschema, sys
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      for line in open(sys.argv[2], encoding="utf-8"):
          index, document = json.loads(line)
          if not validator.is_valid(document):
              print(index)
      """,
      definition.path(),
      list.path()
    )
    let indices = Set(output.split(separator: "\n").compactMap { Int($0) })
    return files.indices.filter(indices.contains).map { files[$0].path }
  }
}

extension YAMLNode {
  /// The node as editors see it, who read plain scalars by the core schema of YAML 1.2.
  fileprivate var json: JSONValue {
    switch content {
    case .scalar(let scalar): scalar.json
    case .sequence(let items): .array(items.map(\.json))
    case .mapping(let entries):
      .object(entries.map { JSONValue.Member($0.key.text, $0.value.json) })
    }
  }
}

extension Scalar {
  fileprivate var json: JSONValue {
    guard style == .plain else { return .string(text) }
    if isEmpty { return .null }
    if ["true", "false"].contains(text) { return .boolean(text == "true") }
    if let number = Int64(text) { return .integer(number) }
    if let number = Double(text), text.first?.isLetter == false { return .number(number) }
    return .string(text)
  }
}
