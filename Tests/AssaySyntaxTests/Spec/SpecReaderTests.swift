import AssayDiagnostics
import AssaySyntax
import AssayTesting
import Testing

/// The first document of a spec as a dataset.
func readDataset(_ text: String) throws -> (DatasetSyntax, [Diagnostic]) {
  let parsed = read(TextFile(path: "x.yaml", text: text), as: .spec, variables: [:])
  guard case .dataset(let dataset) = try #require(parsed.tree.documents.first) else {
    throw NotFound()
  }
  return (dataset, parsed.diagnostics)
}

/// The document of a project file.
func readProject(
  _ text: String,
  variables: [String: String] = [:]
) throws -> (ProjectSyntax, [Diagnostic]) {
  let parsed = read(TextFile(path: "assay.yaml", text: text), as: .project, variables: variables)
  guard case .project(let project) = try #require(parsed.tree.documents.first) else {
    throw NotFound()
  }
  return (project, parsed.diagnostics)
}

struct NotFound: Error {}

@Suite struct SpecReaderTests {
  @Test func everyKeyOfADatasetIsRead() throws {
    let (dataset, diagnostics) = try readDataset(everyKeyOfADataset)
    #expect(diagnostics.isEmpty)
    #expect(dataset.name?.value == "orders")
    #expect(dataset.extends.map(\.text) == ["common/audit.yaml", "common/more.yaml"])
    #expect(dataset.summary?.text == "One row per order placed in the shop.")
    #expect(dataset.owner?.text == "commerce-data")
    #expect(dataset.tags.map(\.value) == ["tier-1", "shop"])
    #expect(dataset.columns.map(\.name.value) == ["order_id", "status", "note"])
    #expect(dataset.columns[0].type?.value == "bigint")
    #expect(dataset.columns[0].required?.value == true)
    #expect(dataset.columns[1].summary?.text == "Where the order is in its life.")
    #expect(dataset.strictColumns?.value == false)
    #expect(dataset.watermark?.value == "updated_at")
    #expect(dataset.analyzers.count <= 1)
    #expect(dataset.tests.count == 1)
    #expect(dataset.tests[0].name?.value == "an unknown status is caught")
    let given = try #require(dataset.tests[0].given.first)
    #expect(given.dataset == nil)
    guard case .rows(let rows) = given.rows else {
      Issue.record("rows are expected")
      return
    }
    #expect(rows.map { $0.map(\.key.value) } == [["order_id", "status"], ["order_id", "status"]])
    #expect(dataset.tests[0].expectations.map(\.rule.value) == ["known status", "RowCount > 0"])
    #expect(dataset.tests[0].expectations.map(\.outcome.value) == ["fail", "vacuous"])
  }

  @Test func sourcesAreRead() throws {
    let source = try #require(try readDataset(everyKeyOfADataset).0.source)
    #expect(source.connection?.value == "lake")
    #expect(source.path?.text == "data/orders/*.csv")
    #expect(source.format?.value == "csv")
    #expect(source.filter?.text == "order_date >= DATE '2026-01-01'")
    #expect(source.options.map(\.key.value) == ["nullstr", "header"])
    guard case .scalar(let value) = source.options[0].value else { throw NotFound() }
    #expect(value.text == "\\N")
    guard case .list(let items, _) = source.options[1].value, case .mapping = items[1] else {
      throw NotFound()
    }
  }

  @Test func slasAreRead() throws {
    let slas = try readDataset(everyKeyOfADataset).0.slas
    #expect(slas.map(\.kind.value) == ["freshness", "volume", "score", "score"])
    #expect(slas[0].column?.value == "updated_at")
    #expect(slas[0].maximumAge?.value == .seconds(86_400))
    #expect(slas[0].schedule?.value.text == "*/15 * * * *")
    #expect(slas[0].severity?.value == "warning")
    #expect(slas[1].last?.value == 7)
    #expect(slas[1].minimum?.value == 0.5)
    #expect(slas[1].maximum?.value == 2)
    #expect(slas[2].dimension?.value == "completeness")
    #expect(slas[3].minimum?.value == 0.9)
  }

  @Test func rulesAreRead() throws {
    let rules = try readDataset(everyKeyOfADataset).0.rules
    #expect(rules.count == 2)
    guard case .item(let plain) = rules[0], case .item(let full) = rules[1] else {
      throw NotFound()
    }
    #expect(plain.text.text == "RowCount > 0")
    #expect(full.text.text.hasPrefix("ColumnValues"))
    let notes = try #require(full.notes)
    #expect(notes.name?.value == "known status")
    #expect(notes.severity?.value == "warning")
    #expect(notes.because?.text.hasPrefix("The fulfilment") == true)
    #expect(notes.owner?.text == "fulfilment")
    #expect(notes.tags.map(\.value) == ["pii"])
    #expect(notes.status?.value == "active")
    #expect(plain.notes == nil)
  }

  @Test(arguments: [
    "rules: |\n  Rules = [\n    RowCount > 0\n  ]\n", "rules: Rules = [RowCount > 0]\n",
  ])
  func aWholeDocumentOfRules(_ text: String) throws {
    let (dataset, diagnostics) = try readDataset(text)
    #expect(diagnostics.isEmpty)
    guard case .ruleset = try #require(dataset.rules.first) else { throw NotFound() }
  }

  @Test func rulesOfAFile() throws {
    let (dataset, diagnostics) = try readDataset("rules: {file: orders.dqdl}\n")
    #expect(diagnostics.isEmpty)
    guard case .file(let file) = try #require(dataset.rules.first) else { throw NotFound() }
    #expect(file.text == "orders.dqdl")
  }

  @Test func bareRulesets() {
    let file = TextFile(path: "x.dqdl", text: "Rules = [ RowCount > ${X} ]")
    let parsed = read(file, as: .ruleset, variables: [:])
    #expect(parsed.tree.documents.count == 1)
    #expect(!parsed.diagnostics.contains { $0.id == "missing-variable" })
  }

  @Test func everyKeyOfAProjectIsRead() throws {
    let (project, diagnostics) = try readProject(everyKeyOfAProject)
    #expect(diagnostics.isEmpty)
    #expect(project.name?.text == "shop")
    #expect(project.specs?.map(\.text) == ["specs", "more/*.yaml"])
    #expect(project.history?.store?.text == ".assay/history.sqlite")
    #expect(project.defaultSeverity?.value == "critical")
    #expect(project.defaultSamples?.value == 5)
    #expect(project.failOn?.value == "warning")
    #expect(project.minimumScore?.value == 0.8)
    #expect(project.vacuous?.value == "fail")
    #expect(project.connections.map(\.name.value) == ["lake", "warehouse"])
    let connection = project.connections[1]
    #expect(connection.type?.value == "adbc")
    #expect(connection.url?.text == "postgres://localhost")
    #expect(connection.url?.isInterpolated == true)
    #expect(connection.driver?.text == "libadbc_driver_postgresql.so")
    #expect(connection.entrypoint?.text == "AdbcDriverInit")
    #expect(connection.options.map(\.key.value) == ["adbc.username"])
    #expect(connection.timeout?.value == .seconds(120))
    #expect(connection.concurrency?.value == 4)
    #expect(connection.memory?.value == 2_000_000_000)
  }

  @Test func severalDatasetsInAFile() {
    let file = TextFile(path: "x", text: "dataset: a\n---\ndataset: b\n")
    #expect(read(file, as: .spec, variables: [:]).tree.documents.count == 2)
  }

  @Test(arguments: [
    "history: off\n", "history: 'off'\n", "history: postgres://host/db\n", "history: 'no'\n",
  ])
  func histories(_ text: String) throws {
    let (project, diagnostics) = try readProject(text)
    #expect(diagnostics.isEmpty)
    #expect(project.history != nil)
  }

  @Test func aMissingVariableIsReportedOnce() throws {
    let text = "connections:\n  a: {type: '${A}', concurrency: '${B}', timeout: '${C}'}\n"
    let (_, diagnostics) = try readProject(text)
    #expect(diagnostics.map(\.id.rawValue) == Array(repeating: "missing-variable", count: 3))
  }

  @Test(arguments: [
    "connections:\n  a: {type: '${S}'}\n", "connections:\n  a: {type: duckdb, timeout: '${S}'}\n",
    "connections:\n  a: {type: duckdb, concurrency: '${S}'}\n", "defaults: {memory: '${S}'}\n",
    "gate: {min_score: '${S}'}\n",
    "defaults: {severity: '${S}'}\n", "specs: ${S}\n", "gate: {vacuous: '${S}'}\n",
  ])
  func secretsAreNotShown(_ text: String) throws {
    let (_, diagnostics) = try readProject(text, variables: ["S": "criticall-hunter2"])
    #expect(diagnostics.count == 1)
    #expect(!"\(diagnostics)".contains("hunter2"))
  }
}
