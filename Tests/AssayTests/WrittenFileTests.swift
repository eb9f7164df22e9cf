import AssayDiagnostics
import AssaySyntax
import Foundation
import Peers
import Testing

/// The files that the tool keeps in git are as their schemas say.
@Suite struct WrittenFileTests {
  @Test func filesAreAsTheirSchemasSay() async throws {
    let project = try ScratchProject.table(
      "id,a,b\n1,5,x\n2,,y\n",
      rules: [
        #"IsComplete "a""#, #"Mean "id" > 100"#, "RowCount < 0.5",
        #"'{rule: IsComplete "a", name: "yes"}'"#.trimmingCharacters(in: ["'"]),
      ]
    )
    try await makeFiles(
      "ATTACH '\(project.path("d.duckdb"))' AS d",
      #"CREATE TABLE d.t ("a,b" INT, "yes" VARCHAR, "1" STRUCT("x: y" INT), UNIQUE ("a,b", "yes"))"#,
      "DETACH d"
    )
    try project.write(
      Array(
        """
        project: scratch
        connections: {local: {type: duckdb}, d: {type: duckdb, url: d.duckdb}}
        """.utf8
      ),
      to: "assay.yaml"
    )
    let spec = try project.text("specs/t.yaml").replacing(
      "{path:",
      with: "{connection: local, path:"
    )
    let other = "\n---\ndataset: u\nsource: {connection: d, table: t}\nrules: [RowCount > 0]\n"
    try project.write(Array((spec + other).utf8), to: "specs/t.yaml")
    for command in [["lock"], ["baseline", "write"], ["lock", "--check"]] {
      let arguments = command == ["baseline", "write"] ? command + ["--history", "off"] : command
      try await Tool.run(arguments, in: project.folder).expect(exit: 0)
    }
    let names = [("assay.lock", "lock"), ("assay.baseline.yaml", "baseline")]
    for (file, schema) in names {
      let text = TextFile(path: file, bytes: Array(try project.text(file).utf8))
      let parsed = YAMLReader.read(text)
      #expect(parsed.diagnostics.isEmpty)
      let tree = try #require(parsed.tree.first)
      let json = try JSONSerialization.data(withJSONObject: tree.object)
      try Python.validate([Array(json)], by: "specs/schemas/\(schema).schema.json")
    }
    let lock = try project.text("assay.lock")
    #expect(lock.contains("      'yes': VARCHAR\n"))
    #expect(lock.contains("      - unique: ['a,b', 'yes']\n"))
  }
}

extension YAMLNode {
  /// The node as JSON has it; numbers are told from texts as YAML does.
  fileprivate var object: Any {
    switch content {
    case .sequence(let items): return items.map(\.object)
    case .mapping(let entries):
      return Dictionary(entries.map { ($0.key.text, $0.value.object) }, uniquingKeysWith: { $1 })
    case .scalar(let scalar):
      guard scalar.style == .plain else { return scalar.text }
      if let integer = Int(scalar.text) { return integer }
      return Double(scalar.text).map { $0 as Any } ?? scalar.text
    }
  }
}
