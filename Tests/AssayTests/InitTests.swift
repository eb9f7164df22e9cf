import Foundation
import Testing

/// `assay init`: a first project for data that no spec knows yet, which holds for these data.
@Suite struct InitTests {
  private static func orders(_ count: Int = 60) -> String {
    let words = ["placed", "shipped", "returned"]
    let rows = (1...count).map { index in
      "\(index),\(index % 9 + 1),\(words[index % 3]),\(index).25,person\(index % 4)@example.com,"
        + (index % 5 == 0 ? "" : "SALE\(index % 2)") + ",2026-03-0\(index % 9 + 1)"
    }
    return (["order_id,customer_id,status,total,email,coupon,day"] + rows).joined(separator: "\n")
  }

  /// Checks that a project compiles, holds, is laid out and is known to the schema's header.
  private static func expectGood(_ project: ScratchProject) async throws {
    for command in [["compile"], ["fmt", "--check"], ["check"]] {
      let finished = try await Tool.run(command, in: project.folder)
      finished.expect(exit: 0)
    }
    for file in project.contents where file.hasSuffix(".yaml") {
      let text = try project.text(file)
      let line = try #require(text.split(separator: "\n").first)
      let path = try #require(line.split(separator: "$schema=").last)
      let folder = URL(filePath: project.path(file)).deletingLastPathComponent()
      #expect(line.hasPrefix("# yaml-language-server: $schema="))
      #expect(
        FileManager.default.fileExists(atPath: folder.appending(path: String(path)).path()),
        "\(file) names a schema that is not there"
      )
    }
  }

  @Test func proposesWhatHolds() async throws {
    let project = try ScratchProject(["data/orders.csv": Self.orders()])
    let finished = try await Tool.run(["init", "data/orders.csv"], in: project.folder)
    finished.expect(exit: 0)
    #expect(finished.output.hasSuffix("next: assay check\n"))
    let spec = try project.text("specs/orders.yaml")
    for line in [
      "dataset: orders\n", "  path: data/orders.csv\n", "  order_id: {type: bigint}\n",
      "  - RowCount > 0\n", "  - IsPrimaryKey \"order_id\"\n", "  - IsComplete \"total\"\n",
      "  - ColumnValues \"status\" in [\"placed\", \"returned\", \"shipped\"]\n",
      "  - ColumnValues \"coupon\" in [\"SALE0\", \"SALE1\"] where \"coupon is not null\"\n",
      "  - ColumnValues \"total\" >= 0\n", "  - ColumnValues \"total\" <= 200\n",
    ] {
      #expect(spec.contains(line), "\(line) is not in\n\(spec)")
    }
    // Few as they are, addresses are nobody's business.
    #expect(!spec.contains("example.com"))
    #expect(!spec.contains("IsComplete \"coupon\""))
    try await Self.expectGood(project)
  }

  @Test func aGlobIsOneDatasetAndAFolderIsSeveral() async throws {
    let project = try ScratchProject([
      "in/a.csv": "x,y\n1,2\n", "in/b.csv": "x,y\n3,4\n", "in/readme.txt": "no data",
      "list.jsonl": "{\"k\": 1}\n{\"k\": 2}\n",
    ])
    try await makeFiles(
      "COPY (SELECT 1 AS n, DATE '2026-01-01' AS d) TO '\(project.path("t.parquet"))'"
    )
    let finished = try await Tool.run(
      ["init", "in/*.csv", "in", "list.jsonl", "t.parquet"],
      in: project.folder
    )
    finished.expect(exit: 0)
    let specs = project.contents.filter { $0.hasPrefix("specs/") }.sorted()
    #expect(
      specs == ["a", "b", "in", "list", "t"].map { "specs/\($0).yaml" }
    )
    #expect(try project.text("specs/in.yaml").contains("path: in/*.csv"))
    #expect(try project.text("specs/in.yaml").contains("from 2 rows"))
    try await Self.expectGood(project)
  }

  @Test func oddNamesAndValuesAreWrittenSoThatTheyMeanThemselves() async throws {
    let odd = [
      "\"odd \"\"name\"\"\"", "\"with, comma\"", "select", "État", "n.a", "$x", "\"note: x\"",
      "${v}", "null", "\"#1\"", "yes",
    ]
    let rows = (1...40).map { index in
      odd.indices.map { $0 == 2 && index % 2 == 0 ? "" : "v\(index % 2)" }.joined(separator: ",")
    }
    let project = try ScratchProject([
      "odd.csv": ([odd.joined(separator: ",")] + rows).joined(separator: "\n"),
      "nested.json": "[{\"id\": 1, \"tags\": [\"a\"]}, {\"id\": 2, \"tags\": []}]",
      "empty.csv": "a,b\n",
      "text.csv": "word\n" + (1...40).map { _ in "\"say \"\"hi\"\"\"\n" }.joined(),
    ])
    let files = ["odd.csv", "nested.json", "empty.csv", "text.csv"]
    let finished = try await Tool.run(["init"] + files, in: project.folder)
    finished.expect(exit: 0)
    try await Self.expectGood(project)
    #expect(try !project.text("specs/empty.yaml").contains("rules:"))
    #expect(try project.text("specs/nested.yaml").contains("  tags: {}\n"))
  }

  @Test func looksAtTheTablesOfAConnection() async throws {
    let project = try ScratchProject([
      "assay.yaml": "project: scratch\nconnections: {shop: {type: duckdb, url: shop.duckdb}}\n"
    ])
    try await makeFiles(
      "ATTACH '\(project.path("shop.duckdb"))' AS shop",
      "CREATE TABLE shop.orders AS SELECT range AS id, 'a' AS state FROM range(50)",
      "CREATE SCHEMA shop.old",
      "CREATE TABLE shop.old.\"odd name\" AS SELECT 1 AS n"
    )
    let one = try await Tool.run(
      ["init", "--connection", "shop", "--table", "orders", "--dry-run"],
      in: project.folder
    )
    one.expect(exit: 0)
    #expect(one.output.contains("--- specs/orders.yaml"))
    #expect(!one.output.contains("odd"))
    #expect(project.contents.filter { $0.hasPrefix("specs") }.isEmpty)
    let all = try await Tool.run(["init", "--connection", "shop"], in: project.folder)
    all.expect(exit: 0)
    #expect(try project.text("specs/orders.yaml").contains("  table: orders\n"))
    #expect(try project.text("specs/old_odd_name.yaml").contains("table: old.\"odd name\""))
    // The project file was there before, and stays as it is.
    #expect(try project.text("assay.yaml").hasPrefix("project: scratch"))
    for command in ["compile", "check"] {
      try await Tool.run([command], in: project.folder).expect(exit: 0)
    }
  }

  @Test func neverOverwrites() async throws {
    let project = try ScratchProject(["a.csv": "x\n1\n", "b.csv": "y\n1\n"])
    try await Tool.run(["init", "a.csv"], in: project.folder).expect(exit: 0)
    try project.write(Array("mine".utf8), to: "specs/a.yaml")
    let refused = try await Tool.run(["init", "a.csv", "b.csv"], in: project.folder)
    refused.expect(exit: 2)
    #expect(try project.text("specs/a.yaml") == "mine")
    #expect(!project.contents.contains("specs/b.yaml"))
    try project.write(Array("dataset: a\nsource: {path: a.csv}\n".utf8), to: "specs/a.yaml")
    let named = try await Tool.run(["init", "a.csv"], in: project.folder)
    named.expectRefusal(saying: ["specs/a.yaml is there already", "--force"])
    try await Tool.run(["init", "b.csv"], in: project.folder).expect(exit: 0)
    try await Tool.run(["init", "a.csv", "--force"], in: project.folder).expect(exit: 0)
    #expect(try project.text("specs/a.yaml").contains("RowCount > 0"))
    try await Self.expectGood(project)
  }

  @Test func writesIntoAnotherFolder() async throws {
    let project = try ScratchProject(["data/a.csv": "x\n1\n"])
    let finished = try await Tool.run(["init", "data/a.csv", "--into", "dq"], in: project.folder)
    finished.expect(exit: 0)
    #expect(try project.text("dq/specs/a.yaml").contains("../data/a.csv"))
    try await Tool.run(["check", "--project", "dq"], in: project.folder).expect(exit: 0)
  }

  static let mistakes: [(arguments: [String], code: Int32, words: String)] = [
    ([], 2, "name files to look at"),
    (["a.csv", "--connection", "c"], 2, "do not go together"),
    (["a.csv", "--table", "t"], 2, "--table goes with --connection"),
    (["gone.csv"], 2, "there is no file gone.csv"),
    (["zero.csv"], 2, "zero.csv is empty"),
    (["*.parquet"], 2, "there is no file *.parquet"),
    (["a.txt"], 2, "a.txt is no CSV, JSON or Parquet file"),
    (["none"], 2, "the folder none has no CSV, JSON or Parquet files"),
    (["--connection", "c"], 2, "there is no connection c"),
    (["bad.json"], 3, "cannot read bad"),
  ]

  @Test(arguments: mistakes)
  func mistakesAreTold(_ arguments: [String], _ code: Int32, _ words: String) async throws {
    let project = try ScratchProject([
      "a.csv": "x\n1\n", "zero.csv": "", "a.txt": "x", "none/readme.txt": "x",
      "bad.json": "{\"a\": ",
    ])
    let finished = try await Tool.run(["init"] + arguments, in: project.folder)
    finished.expect(exit: code)
    #expect(finished.errors.contains(words), "\(finished.errors)")
    #expect(!project.contents.contains("assay.yaml"))
  }
}
