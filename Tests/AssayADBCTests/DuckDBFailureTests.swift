import AssayConnector
import AssayModel
import Foundation
import Testing

@testable import AssayADBC

@Suite("DuckDB's errors are sorted and trimmed")
struct DuckDBFailureTests {
  @Test(
    arguments: [
      ("SELEC 1", .invalidStatement),
      ("SELECT nothing FROM range(1)", .invalidStatement),
      ("SELECT * FROM no_such_table", .invalidStatement),
      ("SELECT no_such_function(1)", .invalidStatement),
      ("SELECT sum('a' || i) FROM range(3) t(i)", .invalidStatement),
      ("SELECT regexp_matches('a' || i, '[a-') FROM range(3) t(i)", .invalidStatement),
      ("SELECT regexp_matches('a' || i, '*a') FROM range(3) t(i)", .invalidStatement),
      ("SELECT regexp_matches('a' || i, '(a') FROM range(3) t(i)", .invalidStatement),
      ("SELECT regexp_matches('a' || i, 'a)') FROM range(3) t(i)", .invalidStatement),
      ("SELECT regexp_matches('a' || i, '(?<x') FROM range(3) t(i)", .invalidStatement),
      ("SELECT regexp_matches('a' || i, '\\') FROM range(3) t(i)", .invalidStatement),
      ("SELECT regexp_matches('a' || i, 'a{9,1}') FROM range(3) t(i)", .invalidStatement),
      ("SELECT regexp_matches('a' || i, '(?=a)') FROM range(3) t(i)", .invalidStatement),
      ("SELECT regexp_matches('a' || i, i::VARCHAR || '[') FROM range(3) t(i)", .invalidStatement),
      ("SELECT * FROM read_csv('/no/such/file.csv')", .dataUnreadable),
      ("SELECT * FROM read_parquet('/dev/null')", .dataUnreadable),
      ("SELECT ('x' || i)::INTEGER FROM range(3) t(i)", .dataUnreadable),
      ("SELECT (i + 127)::TINYINT FROM range(3) t(i)", .dataUnreadable),
      ("SELECT error('on purpose')", .dataUnreadable),
    ] as [(String, ConnectorError.Code)]
  )
  func codes(sql: String, code: ConnectorError.Code) async throws {
    let error = await #expect(throws: ConnectorError.self) { try await DuckDB.run(sql) }
    #expect(error?.code == code, "\(error?.message ?? "")")
    #expect(error?.message.contains("LINE 1") == false)
  }

  @Test func malformedFilesAreData() async throws {
    let folder = try Folder()
    let csv = try folder.write("a,b\n1,2\n3,x\n", to: "bad.csv")
    let sql = "FROM read_csv('\(csv)', columns = {'a': 'INTEGER', 'b': 'INTEGER'}, header = true)"
    let error = await #expect(throws: ConnectorError.self) { try await DuckDB.run(sql) }
    #expect(error?.code == .dataUnreadable)
    #expect(error?.message.contains("Line: 3") == true)
    #expect(error?.message.hasSuffix("File: \(csv)") == true, "\(error?.message ?? "")")
    let json = try folder.write("{\"a\": 1}\n{\"a\": ", to: "bad.json")
    let second = await #expect(throws: ConnectorError.self) {
      try await DuckDB.run("SELECT * FROM read_json('\(json)')")
    }
    #expect(second?.code == .dataUnreadable)
  }

  @Test func secretsAreTakenOut() async {
    let error = await #expect(throws: ConnectorError.self) {
      try await DuckDB.run("SELECT * FROM \"hunter2 table\"", redacting: ["hunter2", ""])
    }
    #expect(error?.message.contains("hunter2") == false)
    #expect(error?.message.contains("*** table") == true)
  }

  @Test(arguments: [
    (
      "Binder Error: no x\n\nLINE 1: SELECT x FROM…\n               ^\nCandidates: y",
      "Binder Error: no x\nCandidates: y"
    ),
    ("INTERNAL Error: broken\nStack Trace:\n0x1234", "INTERNAL Error: broken"),
    ("  \n IO Error: gone \n", "IO Error: gone"),
  ])
  func noiseIsTrimmed(message: String, expected: String) {
    #expect(EngineMessage.trim(message) == expected)
  }

  @Test func hugeMessagesAreCutShort() {
    #expect(EngineMessage.trim(String(repeating: "x", count: 100_000)).count == 601)
  }

  @Test func longerSecretsGoFirst() {
    #expect(Redactor(["ab", "abc"]).redact("abc ab") == "*** ***")
  }

  @Test(arguments: ["autoinstall_known_extensions", "autoload_known_extensions"])
  func nothingIsFetchedFromTheNetwork(setting: String) async throws {
    #expect(try await DuckDB.value("current_setting('\(setting)')::VARCHAR").text == "false")
  }

  @Test func spilledDataIsPrivate() async throws {
    let connector = DuckDB.connector()
    let session = try await connector.open()
    let rows = try await session.execute("SELECT current_setting('temp_directory')").rows
    let path = try #require(rows.first?.first?.text)
    #expect(path.contains("/assay-"))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o700)
    await session.close()
  }
}
