import Testing

/// A mistake in specs, and what must be said about it.
private struct Mistake: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let files: [String: String]
  var code: Int32 = 2
  /// What the message must hold: its id, the place, and what to do.
  let words: [String]

  init(
    _ description: String,
    _ spec: String,
    and others: [String: String] = [:],
    saying words: [String]
  ) {
    testDescription = description
    files = ["assay.yaml": "project: scratch\n", "specs/t.yaml": spec]
      .merging(others) { _, new in new }
    self.words = words
  }
}

@Suite struct SpecMistakeTests {
  @Test(arguments: mistakes)
  fileprivate func isToldOnceAndClearly(_ mistake: Mistake) async throws {
    let project = try ScratchProject(mistake.files)
    try await project.run("check", "--report", "json=out.json")
      .expectRefusal(exit: mistake.code, saying: mistake.words)
    try await project.run("compile").expectRefusal(exit: mistake.code, saying: mistake.words)
    let json = try await project.run("compile", "--format", "json")
    json.expect(exit: mistake.code)
    #expect(json.errors.isEmpty)
  }

  @Test(arguments: encodings)
  fileprivate func wrongEncodingIsRefused(_ encoding: Encoding) async throws {
    let project = try ScratchProject(["assay.yaml": ""])
    try project.write(Array("project: scratch\n".utf8), to: "assay.yaml")
    try project.write(encoding.bytes, to: "specs/t.yaml")
    try await project.run("check").expectRefusal(saying: ["specs/t.yaml:"] + encoding.words)
  }
}

private let valid = "dataset: t\nsource: {path: t.csv}\nrules:\n  - RowCount > 0\n"

private let mistakes: [Mistake] = [
  Mistake("empty spec", "", saying: ["empty-spec", "specs/t.yaml:1:1", "dataset:"]),
  Mistake(
    "only comments",
    "# nothing\n# yet\n",
    saying: ["empty-spec", "specs/t.yaml", "dataset:"]
  ),
  Mistake("not YAML", "dataset: [t\n", saying: ["yaml-syntax", "specs/t.yaml:", "]"]),
  Mistake(
    "a list instead",
    "- one\n- two\n",
    saying: ["not-a-spec", "specs/t.yaml:1:1", "dataset:"]
  ),
  Mistake(
    "tab as indentation",
    "dataset: t\nsource:\n\tpath: t.csv\n",
    saying: ["tab-indentation", "specs/t.yaml:3:1", "spaces"]
  ),
  Mistake(
    "unknown key",
    valid.replacing("rules:", with: "rulez:"),
    saying: ["unknown-key", "specs/t.yaml:3:1", "rulez", "rules"]
  ),
  Mistake(
    "duplicate key",
    valid + "owner: me\nowner: you\n",
    saying: ["duplicate-key", "specs/t.yaml:6:1", "5 | owner: me", "the first one"]
  ),
  Mistake(
    "dataset twice in one file",
    valid + "---\n" + valid,
    saying: ["duplicate-dataset", "specs/t.yaml:6:10", "1 | dataset: t", "first defined here"]
  ),
  Mistake(
    "dataset twice in two files",
    valid,
    and: ["specs/u.yaml": valid],
    saying: ["duplicate-dataset", "specs/u.yaml:1:10", "specs/t.yaml:1:10", "name"]
  ),
  Mistake(
    "a cycle of extends",
    "extends: [../common/a.yaml]\n" + valid,
    and: [
      "common/a.yaml": "extends: [b.yaml]\nowner: me\n",
      "common/b.yaml": "extends: [a.yaml]\ntags: [x]\n",
    ],
    saying: ["include-cycle", "common/b.yaml:1:11", "common/a.yaml → common/b.yaml"]
  ),
  Mistake(
    "a missing extended file",
    "extends: [../common/a.yaml]\n" + valid,
    saying: ["unreadable-include", "specs/t.yaml:1:11", "../common/a.yaml", "relative"]
  ),
  Mistake(
    "a folder extended",
    "extends: [../specs]\n" + valid,
    saying: ["unreadable-include", "specs/t.yaml:1:11", "../specs", "directory"]
  ),
  Mistake(
    "a missing file of rules",
    "dataset: t\nsource: {path: t.csv}\nrules: {file: t.dqdl}\n",
    saying: ["unreadable-include", "specs/t.yaml:3:15", "t.dqdl"]
  ),
  Mistake(
    "unknown connection",
    valid.replacing("{path:", with: "{connection: lak, path:"),
    and: ["assay.yaml": "connections:\n  lake: {type: duckdb}\n"],
    saying: ["unknown-connection", "specs/t.yaml:2:22", "lak", "Did you mean `lake`"]
  ),
  Mistake(
    "unknown connection of a dataset that others refer to",
    valid.replacing("{path:", with: "{connection: lak, path:"),
    and: [
      "assay.yaml": "connections:\n  lake: {type: duckdb}\n",
      "specs/u.yaml": "dataset: u\nsource: {path: u.csv}\nrules:\n"
        + "  - ReferentialIntegrity \"id\" \"t.id\" = 1.0\n",
    ],
    saying: ["unknown-connection", "specs/t.yaml:2:22"]
  ),
  Mistake(
    "missing environment variable",
    valid.replacing("t.csv", with: "\"${ASSAY_NO_SUCH_FOLDER}/t.csv\""),
    saying: ["missing-variable", "specs/t.yaml:2:17", "ASSAY_NO_SUCH_FOLDER", "--var"]
  ),
  Mistake(
    "a column that the contract does not have",
    valid.replacing("rules:", with: "columns:\n  status: {type: varchar}\nrules:")
      + """
        - IsComplete "statos"

      """.replacing("    -", with: "  -"),
    saying: ["unknown-column", "specs/t.yaml:7:", "statos", "status"]
  ),
  Mistake(
    "a rule on a column of the wrong type",
    valid.replacing("rules:", with: "columns:\n  status: {type: varchar}\nrules:")
      + "  - Mean \"status\" > 3\n",
    saying: ["wrong-column-type", "specs/t.yaml:7:", "status", "varchar"]
  ),
  Mistake(
    "a test of a rule that is not there",
    valid + "tests:\n  - {name: x, given: [{a: b}], expect: {RowCont > 0: fail}}\n",
    saying: ["unknown-test-rule", "specs/t.yaml:6:", "RowCount > 0"]
  ),
  Mistake(
    "freshness that nobody can tell",
    "dataset: t\nsource: {query: SELECT 1}\nslas:\n  freshness: {max_age: 1 hour}\n",
    saying: ["freshness-without-column", "specs/t.yaml:4:3", "`column:`"]
  ),
  Mistake(
    "a source without a dataset",
    valid.replacing("dataset: t\n", with: ""),
    saying: ["missing-key", "specs/t.yaml:1:1", "dataset"]
  ),
  Mistake(
    "a dataset without a source",
    valid.replacing("source: {path: t.csv}\n", with: ""),
    saying: ["missing-source", "specs/t.yaml:1:10", "source"]
  ),
  Mistake(
    "a source without a place",
    valid.replacing("path: t.csv", with: ""),
    saying: ["missing-key", "specs/t.yaml:2:9", "path"]
  ),
  Mistake(
    "a source with two places",
    valid.replacing("t.csv", with: "t.csv, table: x"),
    saying: ["conflicting-keys", "specs/t.yaml:2:23", "table"]
  ),
  Mistake(
    "a name that is none",
    valid.replacing("dataset: t", with: "dataset: a b"),
    saying: ["bad-name", "specs/t.yaml:1:10"]
  ),
]

/// A spec in another encoding than UTF-8, and what must be said about it.
private struct Encoding: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  let words: [String]
}

private let encodings: [Encoding] = [
  Encoding(
    testDescription: "UTF-16",
    bytes: [0xFF, 0xFE] + valid.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
    words: ["UTF-16", "UTF-8"]
  ),
  Encoding(
    testDescription: "Latin-1",
    bytes: Array("dataset: t\nowner: Andr".utf8) + [0xE9, 0x0A],
    words: [":2:12", "UTF-8"]
  ),
  Encoding(
    testDescription: "binary",
    bytes: [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0xFF],
    words: [":1:1", "control-character"]
  ),
  Encoding(testDescription: "NUL", bytes: Array("dataset: t\0".utf8), words: [":1:11"]),
]
