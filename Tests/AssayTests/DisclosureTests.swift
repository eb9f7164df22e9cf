import Testing

/// What of the data may stand in reports, and how.
@Suite struct DisclosureTests {
  private static let value = "C4N4RY"

  private static func project(samples: Int) throws -> ScratchProject {
    try ScratchProject.table(
      "id,status,amount\n1,\(value),1.5\n1,\(value),\(value)\n,b,2\n",
      rules: [
        #"ColumnValues "status" in ["b"]"#, #"IsComplete "id""#, #"IsUnique "status""#,
        #"Mean "amount" > 1"#, #"CustomSql "select status from primary where status = 'b'""#,
        #"CustomSql "select max(status)::int from primary" > 1"#,
        #"CustomSql "select error(max(status)) from primary" > 1"#,
      ],
      columns:
        "id: {type: bigint, required: true}, status: {type: varchar}, amount: {type: double}",
      settings: "defaults: {samples: \(samples)}\n"
    )
  }

  @Test func withoutSamplesNoValueIsTold() async throws {
    let project = try Self.project(samples: 0)
    let finished = try await project.run(
      "check",
      "--verbose",
      "--report",
      "json=r.json",
      "--report",
      "junit=r.xml"
    )
    finished.expectJudgement(exit: 3, leaving: ["r.json", "r.xml"])
    for text in [finished.output, try project.text("r.json"), try project.text("r.xml")] {
      #expect(!text.contains(Self.value), "\(text)")
    }
    #expect(finished.output.contains("amount") && finished.output.contains("t.csv"))
  }

  @Test func withSamplesValuesAreShown() async throws {
    let finished = try await Self.project(samples: 2).run("check")
    finished.expectJudgement(exit: 3, saying: [Self.value, "Could not convert string"])
  }

  @Test func hostileValuesAreMadeHarmless() async throws {
    let hostile = [
      "\u{1B}[2J\u{1B}]0;title\u{7}", "::error::gotcha", "]]>", "<script>alert(1)</script>",
      "line\n::error file=x::break", "\u{202E}evil", "a\r\n##vso[task]", "\u{9B}31m",
    ]
    let cells = hostile.map { "\"\($0.replacing("\"", with: "\"\""))\"" }
    let project = try ScratchProject.table(
      "id,name\n" + cells.enumerated().map { "\($0),\($1)\n" }.joined(),
      rules: [#"ColumnValues "name" in ["x"]"#],
      source: "options: {quote: '\"', header: true, delim: ','}",
      settings: "defaults: {samples: 20}\n"
    )
    let finished = try await project.run(
      "check",
      "--report",
      "json=r.json",
      "--report",
      "junit=r.xml"
    )
    finished.expectJudgement(exit: 1, leaving: ["r.json", "r.xml"])
    let (xml, json) = (try project.text("r.xml"), try project.text("r.json"))
    #expect(finished.output.contains("gotcha"))
    for text in [finished.output, xml] {
      for character: Unicode.Scalar in ["\u{1B}", "\u{7}", "\u{9B}", "\u{202E}", "\r"] {
        #expect(!text.unicodeScalars.contains(character), "\(character.value)")
      }
      let lines = text.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }
      #expect(!lines.contains { $0.hasPrefix("::") || $0.hasPrefix("##vso") })
    }
    #expect(!xml.contains("<script>") && !xml.contains("]]>]]>"))
    #expect(!json.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
  }
}
