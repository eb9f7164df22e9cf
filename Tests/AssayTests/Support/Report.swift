import Foundation
import Testing

/// As much of a JSON report as tests ask about.
struct Report: Decodable {
  struct Dataset: Decodable {
    let name: String
    let score: Double?
    let checks: [Check]
  }

  struct Check: Decodable {
    let name: String
    let status: String
    let vacuous: Bool?
    let message: String
    let hint: String?
  }

  struct History: Decodable {
    let status: String
    let notes: [String]
  }

  let asOf: String
  let history: History
  let datasets: [Dataset]

  private enum CodingKeys: String, CodingKey {
    case asOf = "as_of"
    case history, datasets
  }

  /// Every check of every dataset.
  var checks: [Check] { datasets.flatMap(\.checks) }

  /// The outcomes of checks by name.
  var statuses: [String: String] {
    Dictionary(checks.map { ($0.name, $0.status) }, uniquingKeysWith: { first, _ in first })
  }

  /// The check of a name.
  func check(_ name: String) throws -> Check { try #require(checks.first { $0.name == name }) }
}

extension ScratchProject {
  /// Checks the project with a JSON report, which is read and taken away again.
  func check(_ arguments: String...) async throws -> (finished: Finished, report: Report) {
    let before = contents
    var finished = try await Tool.run(
      ["check", "--report", "json=report.json"] + arguments,
      in: folder
    )
    let report = try report("report.json")
    try FileManager.default.removeItem(atPath: path("report.json"))
    finished.newFiles = contents.subtracting(before).sorted()
    return (finished, report)
  }

  /// Reads a JSON report.
  func report(_ file: String) throws -> Report {
    let data = try Data(contentsOf: URL(filePath: path(file)))
    return try JSONDecoder().decode(Report.self, from: data)
  }
}
