import AssayCompiler
import AssayDiagnostics
import AssayModel
import AssaySyntax
import Testing

/// Projects of several files: fragments, rulesets, and what can be wrong with them.
@Suite struct InclusionTests {
  @Test func listsAddUpAndOwnKeysWin() throws {
    let compiled = compileFiles([
      "specs/orders.yaml": """
      dataset: orders
      extends: [../common/audit.yaml, ../common/owner.yaml]
      source: {path: orders.csv}
      owner: commerce
      columns: {id: {type: bigint}}
      rules: [RowCount > 0]
      """,
      "common/audit.yaml": """
      columns: {id: {type: varchar}, created: {type: timestamp}}
      tags: [audited]
      rules: [IsComplete "created"]
      """,
      "common/owner.yaml": "owner: platform\ntags: [owned]",
    ])
    let dataset = try #require(compiled.output?.datasets.first)
    #expect(dataset.owner == "commerce")
    #expect(dataset.tags == ["audited", "owned"])
    #expect(dataset.columns.map(\.name) == ["created", "id"])
    #expect(dataset.columns.map { $0.type?.name } == ["timestamp", "bigint"])
    #expect(
      dataset.checks.filter { $0.kind == .rule }.map(\.text)
        == [#"IsComplete "created""#, "RowCount > 0"]
    )
    #expect(dataset.checks.last?.origin.path == "specs/orders.yaml")
    #expect(dataset.checks.first { $0.type == "IsComplete" }?.origin.path == "common/audit.yaml")
  }

  @Test func fragmentsMayExtendFragments() throws {
    let compiled = compileFiles([
      "a.yaml": "dataset: a\nextends: [b.yaml]\nsource: {path: a.csv}",
      "b.yaml": "extends: [c.yaml]\nrules: [RowCount > 1]",
      "c.yaml": "rules: [RowCount > 2]",
    ])
    let dataset = try #require(compiled.output?.datasets.first)
    #expect(dataset.checks.map(\.text) == ["RowCount > 2", "RowCount > 1"])
  }

  @Test func aWatermarkMayStandInAFragment() throws {
    let compiled = compileFiles([
      "a.yaml": """
      dataset: a
      extends: [c.yaml]
      source: {table: a}
      ---
      dataset: b
      extends: [c.yaml]
      source: {table: b}
      watermark: id
      """,
      "c.yaml": "watermark: updated_at",
    ])
    #expect(compiled.output?.datasets.map(\.watermark) == ["updated_at", "id"])
  }

  @Test func rulesetsComeFromFiles() throws {
    let compiled = compileFiles([
      "specs/a.yaml": "dataset: a\nsource: {path: a.csv}\nrules: {file: a.dqdl}",
      "specs/a.dqdl": "Rules = [\n  RowCount > 0, # comment\n  IsComplete \"id\"\n]\n",
    ])
    let dataset = try #require(compiled.output?.datasets.first)
    #expect(dataset.checks.map(\.text) == ["RowCount > 0", #"IsComplete "id""#])
    #expect(dataset.checks.last?.origin.path == "specs/a.dqdl")
    #expect(dataset.checks.last?.origin.start == Position(line: 3, column: 3))
  }

  @Test(
    arguments: [
      (["a.yaml": "dataset: a\nextends: [b.yaml]\nsource: {path: a.csv}"], "unreadable-include"),
      (
        [
          "a.yaml": "dataset: a\nextends: [b.yaml]\nsource: {path: a.csv}",
          "b.yaml": "extends: [c.yaml]", "c.yaml": "extends: [b.yaml]",
        ], "include-cycle"
      ),
      (
        [
          "a.yaml": "dataset: a\nextends: [b.yaml]\nsource: {path: a.csv}",
          "b.yaml": "dataset: b",
        ], "fragment-with-dataset"
      ),
      (
        [
          "a.yaml": "dataset: a\nextends: [b.yaml]\nsource: {path: a.csv}",
          "b.yaml": "rules: [Foo > 1]",
        ], "unknown-rule-type"
      ),
      (
        ["a.yaml": "dataset: a\nsource: {path: a.csv}\nrules: {file: a.dqdl}"],
        "unreadable-include"
      ),
    ] as [([String: String], Diagnostic.ID)]
  )
  func mistakes(files: [String: String], id: Diagnostic.ID) {
    let compiled = compileFiles(files)
    #expect(compiled.output == nil)
    #expect(compiled.diagnostics.filter { $0.severity == .error }.map(\.id) == [id])
  }

  @Test func aCycleNamesItsFiles() {
    let compiled = compileFiles([
      "a.yaml": "dataset: a\nextends: [b.yaml]\nsource: {path: a.csv}",
      "b.yaml": "extends: [c.yaml]", "c.yaml": "extends: [b.yaml]",
    ])
    #expect(
      compiled.diagnostics.map(\.reason) == ["It goes round: a.yaml → b.yaml → c.yaml → b.yaml."]
    )
  }

  @Test func foldersThatLinkToEachOtherComeToAnEnd() {
    let spec = read(
      TextFile(path: "a.yaml", text: "dataset: a\nextends: [x/b.yaml]\nsource: {path: a.csv}"),
      as: .spec,
      variables: [:]
    )
    // Each file names another one in a folder further down, where the same file stands.
    let compiled = compile([spec.tree]) { path, kind in
      let file = TextFile(path: path, text: "extends: [x/b.yaml, x/b.yaml]")
      return .file(read(file, as: kind, variables: [:]))
    }
    #expect(compiled.diagnostics.map(\.id) == ["too-many-includes"])
  }

  @Test func fragmentsThatDoubleEachLevelComeToAnEnd() {
    var files = ["a.yaml": "dataset: a\nextends: [0.yaml]\nsource: {path: a.csv}"]
    for level in 0..<30 {
      files["\(level).yaml"] = "extends: [\(level + 1).yaml, \(level + 1).yaml]"
    }
    files["30.yaml"] = "tags: [deep]"
    #expect(compileFiles(files).diagnostics.map(\.id) == ["too-many-includes"])
  }

  /// Compiles the files that name a dataset; the others are there to be included.
  private func compileFiles(_ files: [String: String]) -> Compiled<Suite> {
    func parse(_ path: String, _ kind: FileKind) -> Parsed<SpecSyntax>? {
      files[path].map { read(TextFile(path: path, text: $0), as: kind, variables: [:]) }
    }
    let specs = files.keys.sorted().filter { $0.hasSuffix("a.yaml") || $0.hasSuffix("orders.yaml") }
    return compile(specs.compactMap { parse($0, .spec)?.tree }) { path, kind in
      parse(path, kind).map(Inclusion.file) ?? .unreadable(reason: "it does not exist")
    }
  }
}
