import AssayConnector
import Foundation
import PostgresFixture
import Subprocess
import Testing

/// A store that cannot be used changes no verdict, unless the project requires it.
@Suite struct HistoryTroubleTests {
  /// What is wrong with the store.
  enum Trouble: CaseIterable {
    case locked, garbage, truncated, folder, readOnly, belowAFile, fullDisk, driverMissing
    case refusing, silent, wrongPassword, unencodedPassword, unknownDatabase, lockedDuckDB
    case garbageDuckDB

    static let all = allCases.filter { trouble in
      switch trouble {
      case .wrongPassword, .unknownDatabase: PostgresServer.isExpected
      default: true
      }
    }
  }

  /// A password that nothing may print.
  private static let canary = "canary7Kq2"

  private static func project(isRequired: Bool) throws -> ScratchProject {
    try ScratchProject([
      "assay.yaml": "project: scratch\nhistory: {required: \(isRequired)}\n",
      "t.csv": "id\n1\n2\n",
      "specs/t.yaml": HistoryTests.spec.replacing("RowCount > 0", with: "RowCount > 5"),
    ])
  }

  @Test(arguments: Trouble.all, [false, true])
  func onlyARequiredStoreCounts(_ trouble: Trouble, _ isRequired: Bool) async throws {
    let project = try Self.project(isRequired: isRequired)
    let scene = try await Scene(trouble, in: project)
    var environment = scene.environment
    environment["ASSAY_HISTORY"] = scene.store
    // Nothing may take for ever: the tool is killed at the limit, and then has no exit code.
    let finished = try await Tool.runShell(
      [
        "-c", #"cd "$0" && \#(scene.preparation) exec "$@""#, project.folder, Tool.path, "check",
        "--report", "json=-",
      ],
      environment: environment,
      limit: .seconds(120)
    )
    await scene.end()

    #expect(
      finished.ending == .exited(isRequired ? 3 : 1),
      "\(finished.output)\n\(finished.errors)"
    )
    let report = try JSONDecoder().decode(Report.self, from: Data(finished.output.utf8))
    #expect(report.checks.map(\.status) == ["skipped", "failed"])
    for text in [finished.output, finished.errors] {
      #expect(!text.contains(Self.canary) && !text.contains("canary"))
      #expect(!text.contains(PostgresServer.password))
    }
  }

  /// A store with something wrong.
  private final class Scene {
    var store: String
    var environment: [String: String?] = [:]
    /// What the shell does before it becomes the tool.
    var preparation = ""
    private var holder: (any Session)?
    private var process: Process?
    private var loopback: Loopback?

    init(_ trouble: Trouble, in project: ScratchProject) async throws {
      store = project.path("h.sqlite")
      switch trouble {
      case .locked:
        try await Self.fill(store)
        holder = try await StoreFile.database(store).open()
        _ = try await holder?.execute("BEGIN EXCLUSIVE")
      case .garbage: try project.write((0..<9000).map { UInt8($0 % 251) }, to: "h.sqlite")
      case .truncated:
        try await Self.fill(store)
        let bytes = try Data(contentsOf: URL(filePath: store))
        try project.write(Array(bytes.prefix(bytes.count / 2)), to: "h.sqlite")
      case .folder: try project.write([], to: "h.sqlite/x")
      case .readOnly:
        try await Self.fill(store)
        store = "sqlite://file:\(store)?mode=ro"
      case .belowAFile: store = project.path("t.csv/h.sqlite")
      // The signal would end the tool; what is left is an error like that of a full disk.
      case .fullDisk: preparation = "trap '' XFSZ && ulimit -f 4 &&"
      case .driverMissing: try keepOnlyDuckDB(in: project)
      case .refusing:
        let port = try Loopback().port
        store = "postgres://u:\(HistoryTroubleTests.canary)@127.0.0.1:\(port)/db"
      case .silent:
        let loopback = try Loopback()
        self.loopback = loopback
        store = "postgres://u:\(HistoryTroubleTests.canary)@127.0.0.1:\(loopback.port)/db"
      case .wrongPassword:
        let place = try await PostgresServer.shared.makeDatabase()
        store = place.replacing(PostgresServer.password, with: HistoryTroubleTests.canary)
      // The client splits it in its own way, and tells of the parts.
      case .unencodedPassword: store = "postgres://u:canary1/canary2?canary3=canary4@127.0.0.1/db"
      case .unknownDatabase: store = try await PostgresServer.shared.makeDatabase() + "none"
      case .lockedDuckDB:
        store = project.path("h.duckdb")
        holder = try await StoreFile.database(store).open()
      case .garbageDuckDB:
        store = project.path("h.duckdb")
        try project.write((0..<9000).map { UInt8($0 % 251) }, to: "h.duckdb")
      }
    }

    func end() async { await holder?.close() }

    /// Makes a database with a table, large enough that half of it is none.
    private static func fill(_ path: String) async throws {
      let session = try await StoreFile.database(path).open()
      _ = try await session.execute("CREATE TABLE assay_history (version, compatible_from)")
      _ = try await session.execute("INSERT INTO assay_history VALUES (1, 1)")
      _ = try await session.execute("CREATE TABLE filler (text)")
      _ = try await session.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
          + "INSERT INTO filler SELECT hex(randomblob(50)) FROM n"
      )
      await session.close()
    }

    /// Lets the tool find the driver for the data, and no other.
    private func keepOnlyDuckDB(in project: ScratchProject) throws {
      let variables = ProcessInfo.processInfo.environment
      let data = variables["XDG_DATA_HOME"] ?? "\(variables["HOME"] ?? "")/.local/share"
      let files = FileManager.default
      let folder = project.path("data/assay/drivers")
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let drivers = try files.contentsOfDirectory(atPath: "\(data)/assay/drivers")
      for name in drivers where name.hasPrefix("duckdb") {
        try files.createSymbolicLink(
          atPath: "\(folder)/\(name)",
          withDestinationPath: "\(data)/assay/drivers/\(name)"
        )
      }
      environment = ["XDG_DATA_HOME": project.path("data"), "HOME": project.folder]
    }
  }
}
