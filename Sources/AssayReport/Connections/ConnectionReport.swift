package import AssayModel

/// Prints connections, and what came of asking them.
package enum ConnectionReport {
  /// The connections as a table.
  package static func text(_ connections: [ConnectionSummary], style: Style = Style()) -> String {
    let table = TextTable(
      header: ["name", "type", "place", "driver", "datasets"],
      alignments: [],
      rows: connections.map { connection in
        [
          NeutralText.line(connection.name), connection.type,
          NeutralText.line(connection.place ?? "in memory"), NeutralText.line(connection.driver),
          connection.datasets.isEmpty ? "·" : String(connection.datasets.count),
        ]
      }
    )
    return page([style.paint(table.lines[0], .bold)] + table.lines.dropFirst())
  }

  /// The connections in the format `assay.connections`.
  package static func json(_ connections: [ConnectionSummary]) -> [UInt8] {
    let document: JSONValue = [
      "format": "assay.connections",
      "version": 1,
      "connections": .array(
        connections.map { connection in
          .object(
            members(connection) + [
              .init("datasets", .array(connection.datasets.map(JSONValue.string)))
            ]
          )
        }
      ),
    ]
    return document.document
  }

  // MARK: Findings

  /// What came of asking as a table, with what is wrong below it.
  package static func text(_ findings: [ConnectionFinding], style: Style = Style()) -> String {
    let table = TextTable(
      header: ["", "name", "type", "engine", "driver", "tables", "writes", "answers in"],
      alignments: [.left, .left, .left, .left, .left, .right, .left, .right],
      rows: findings.map(cells)
    )
    var lines = [style.paint(table.lines[0], .bold)]
    for (finding, line) in zip(findings, table.lines.dropFirst()) {
      let sign = finding.hasAnswered ? style.paint("✓", .green) : style.paint("✗", .red)
      lines.append(sign + line.dropFirst())
    }
    for finding in findings { lines += remarks(on: finding, style) }
    return page(lines)
  }

  private static func cells(_ finding: ConnectionFinding) -> [String] {
    let driver = [finding.connection.driver, finding.driverVersion].compactMap(\.self)
    let start = [
      finding.hasAnswered ? "✓" : "✗", NeutralText.line(finding.connection.name),
      finding.connection.type,
    ]
    let names = NeutralText.line(driver.joined(separator: " "))
    guard case .answered(let answer) = finding.outcome else {
      return start + ["–", names, "–", "–", "–"]
    }
    return start + [
      answer.version.map(NeutralText.line) ?? "–", names, answer.tables.map { String($0) } ?? "–",
      answer.canWrite.map { $0 ? "possible" : "refused" } ?? "–",
      "\(fixed(answer.seconds * 1000, decimals: 1)) ms",
    ]
  }

  private static func remarks(on finding: ConnectionFinding, _ style: Style) -> [String] {
    let name = NeutralText.line(finding.connection.name)
    switch finding.outcome {
    case .answered(let answer):
      guard answer.canWrite == true else { return [] }
      return [
        "",
        "\(name): a session could write; checks only read, so give them an account that can do no more",
      ]
    case .failed(let message, let hint):
      let lines = message.split(whereSeparator: \.isNewline).map { line in
        "│ \(NeutralText.line(String(line.drop(while: \.isWhitespace))))"
      }
      return ["", style.paint("\(name) does not answer", .bold)] + lines
        + (hint.isEmpty ? [] : ["│", "│ hint: \(NeutralText.sentence(hint))"])
    }
  }

  private static func page(_ lines: some Sequence<String>) -> String {
    lines.map { NeutralText.withoutLogCommands($0) + "\n" }.joined()
  }

  /// What came of asking in the format `assay.connection-test`.
  package static func json(_ findings: [ConnectionFinding]) -> [UInt8] {
    let document: JSONValue = [
      "format": "assay.connection-test",
      "version": 1,
      "connections": .array(findings.map(value)),
    ]
    return document.document
  }

  private static func value(of finding: ConnectionFinding) -> JSONValue {
    var answer: ConnectionFinding.Answer?
    var problem = JSONValue.null
    switch finding.outcome {
    case .answered(let given): answer = given
    case .failed(let message, let hint):
      problem = ["message": .string(message), "hint": .string(hint)]
    }
    return .object(
      members(finding.connection) + [
        .init("driver_version", .optional(finding.driverVersion, JSONValue.string)),
        .init("reachable", .boolean(answer != nil)),
        .init("engine_version", .optional(answer?.version, JSONValue.string)),
        .init("tables", .optional(answer?.tables) { .integer($0) }),
        .init("can_write", .optional(answer?.canWrite, JSONValue.boolean)),
        .init("seconds", .optional(answer?.seconds, JSONValue.number)),
        .init("problem", problem),
      ]
    )
  }

  private static func members(_ connection: ConnectionSummary) -> [JSONValue.Member] {
    [
      .init("name", .string(connection.name)),
      .init("type", .string(connection.type)),
      .init("place", .optional(connection.place, JSONValue.string)),
      .init("driver", .string(connection.driver)),
    ]
  }
}
