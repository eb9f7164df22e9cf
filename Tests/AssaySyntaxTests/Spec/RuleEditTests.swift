import AssayDiagnostics
import AssaySyntax
import AssayTesting
import Testing

/// Rules that are changed where they are written; every byte outside of the change stays.
@Suite struct RuleEditTests {
  /// A part of a spec before and after a change.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let before: String
    let after: String
    /// Which rule of the file is changed.
    let index: Int

    init(_ description: String, _ before: String, _ after: String, rule index: Int = 0) {
      testDescription = description
      (self.before, self.after, self.index) = (before, after, index)
    }

    /// A change of one piece of a text.
    static func changing(
      _ description: String,
      _ text: String,
      _ old: String = "proposed",
      to new: String = "active",
      rule index: Int = 0
    ) -> Case {
      Case(description, text, text.replacing(old, with: new, maxReplacements: 1), rule: index)
    }
  }

  // MARK: Approving

  static let approvals: [Case] = [
    .changing("plain", "rules:\n  - rule: RowCount > 0\n    status: proposed\n    owner: me\n"),
    .changing("at the end of the file", "rules:\n  - status: proposed\n    rule: RowCount > 0"),
    .changing("a comment", "rules:\n- rule: RowCount > 0 # why\n  status: proposed  # since May\n"),
    .changing("tabs", "rules:\n- rule: RowCount > 0\n  status:\tproposed\t# a\ttab\n"),
    .changing("single quotes", "rules:\n  - rule: RowCount > 0\n    status: 'proposed' # x\n"),
    .changing("double quotes", "rules:\n  - rule: RowCount > 0\n    status: \"proposed\"\n"),
    .changing("a block", "rules:\n- rule: RowCount > 0\n  status: |-\n    proposed\n  owner: me\n"),
    .changing("a flow mapping", "rules:\n  - {rule: RowCount > 0,   status:   proposed } # x\n"),
    .changing("a flow list", "rules: [{status: proposed, rule: RowCount > 0}, IsComplete a]\n"),
    .changing("an unused anchor", "rules:\n- rule: RowCount > 0\n  status: &s proposed\n"),
    .changing(
      "CRLF",
      "rules:\r\n  - rule: RowCount > 0\r\n    status: proposed\r\n    owner: me\r\n"
    ),
    .changing("a byte order mark", "\u{FEFF}rules:\n- rule: RowCount > 0\n  status: proposed\n"),
    .changing(
      "characters of many bytes",
      "owner: Zoë 😀\nrules:\n- rule: IsComplete \"straße\"\n  because: größer 😀\n  status: proposed # ü\n"
    ),
    .changing(
      "the word elsewhere",
      "rules:\n- rule: IsComplete \"proposed\"\n  name: proposed # proposed\n  status: proposed\n",
      "status: proposed",
      to: "status: active"
    ),
    .changing(
      "another rule",
      "rules:\n- {rule: RowCount > 0, status: proposed}\n- {rule: RowCount > 1, status: 'proposed'}\n",
      "'proposed'",
      to: "'active'",
      rule: 1
    ),
    .changing(
      "another document",
      "rules:\n- {rule: RowCount > 0, status: disabled}\n---\nrules:\n- {rule: RowCount > 0, status: proposed}\n",
      rule: 1
    ),
    .changing(
      "a rule with a variable",
      "rules:\n- rule: RowCount > ${N}\n  name: ${FOO}\n  status: proposed\n"
    ),
  ]

  @Test(arguments: approvals)
  func aProposedRuleBecomesActive(_ example: Case) throws {
    let new = try changed(example.before, example.index, by: .approve)
    #expect(Array(new.utf8) == Array(example.after.utf8))
  }

  @Test(arguments: [
    ("- RowCount > 0\n", "no `status:`"),
    ("- rule: RowCount > 0\n  owner: me\n", "no `status:`"),
    ("- {rule: RowCount > 0, status: active}\n", "active already"),
    ("- {rule: RowCount > 0, status: disabled}\n", "is disabled"),
    ("- {rule: RowCount > 0, status: '${S:-proposed}'}\n", "a variable"),
    ("- {rule: RowCount > 0, owner: &a proposed, status: *a}\n", "alias"),
    ("|\n  Rules = [ RowCount > 0 ]\n", "no status"),
  ])
  func whatIsNotProposedIsLeftAlone(_ rules: String, _ reason: String) throws {
    expectRefusal(of: "rules:" + (rules.hasPrefix("|") ? " " : "\n") + rules, .approve, reason)
  }

  // MARK: Another text

  static let replacements: [Case] = [
    .changing("plain", "rules:\n  - RowCount > 0   # why\n", "0 ", to: "17 "),
    .changing("of a mapping", "rules:\n- owner: me\n  rule: RowCount > 0\n", "0", to: "17"),
    .changing("single quotes", "rules: ['RowCount > 0',  'ColumnCount > 1']\n", "0", to: "17"),
    .changing("double quotes", "rules:\n  - \"RowC\\u006funt > 0\"\n", "0\"", to: "17\""),
    .changing("flow mapping", "rules: [ {rule: RowCount > 0,owner: me} ]\n", "0", to: "17"),
    .changing("parentheses", "rules:\n  - ( RowCount > 0 ) # x\n", "0", to: "17"),
    .changing(
      "a block with comments",
      "rules:\n  - |\n    # why\n    RowCount > 0   # because\n\n  - ColumnCount > 1\n",
      "0 ",
      to: "17 "
    ),
    .changing("a folded block", "rules:\n  - >-\n    RowCount\n    > 0\n", "> 0", to: "> 17"),
    .changing("over lines by hand", "rules:\n  - RowCount\n      >\n      0\n", " 0", to: " 17"),
    .changing(
      "a DQDL block",
      "rules: |\n  # first\n  Rules = [\n    IsComplete \"é\",\n    RowCount > 0, # zero\n  IsUnique b ]\n",
      "0,",
      to: "17,",
      rule: 1
    ),
    .changing(
      "a DQDL block with CRLF",
      "rules: |\r\n  Rules = [\r\n    RowCount > 0\r\n  ]\r\nowner: me\r\n",
      "> 0",
      to: "> 17"
    ),
    .changing(
      "a DQDL block with a variable in another rule",
      "rules: |\n  Rules = [ RowCount > 0, IsComplete \"${FOO}\" ]\n",
      "0,",
      to: "17,"
    ),
    .changing(
      "the same rule in two documents",
      "rules: [RowCount > 0]\n---\nrules: ['RowCount > 0']\n",
      "'RowCount > 0",
      to: "'RowCount > 17",
      rule: 1
    ),
  ]

  @Test(arguments: replacements)
  func onlyTheBytesOfTheRuleChange(_ example: Case) throws {
    let new = try changed(example.before, example.index, by: .replaceRule(by: "RowCount > 17"))
    #expect(Array(new.utf8) == Array(example.after.utf8))
  }

  @Test(arguments: [
    ("- RowCount > 0 # x\n", #"IsComplete "a: b""#, "- 'IsComplete \"a: b\"' # x\n"),
    (
      "- RowCount > 0\n", #"IsComplete "it's" where "a # b""#,
      "- 'IsComplete \"it''s\" where \"a # b\"'\n"
    ),
    ("- 'RowCount > 0'\n", #"IsComplete "it's""#, "- 'IsComplete \"it''s\"'\n"),
    ("- \"RowCount > 0\"\n", #"IsComplete "a""#, "- \"IsComplete \\\"a\\\"\"\n"),
    ("[RowCount > 0]\n", "RowCount in [1,2]", "['RowCount in [1,2]']\n"),
    ("- |\n  RowCount > 0\n", "RowCount in [\n 1]", "- |\n  RowCount in [\n   1]\n"),
    (
      "|\n  Rules = [RowCount > 0]\n", "IsComplete \"a: b\"", "|\n  Rules = [IsComplete \"a: b\"]\n"
    ),
  ])
  func quotesComeWhereTheyAreNeeded(_ rules: String, _ new: String, _ expected: String) throws {
    let isBlock = rules.hasPrefix("-")
    let front = isBlock ? "rules:\n" : "rules: "
    #expect(try changed(front + rules, 0, by: .replaceRule(by: new)) == front + expected)
  }

  @Test(arguments: [
    ("- RowCount > ${N}\n", "RowCount > 17", "a variable"),
    ("- '${RULE}'\n", "RowCount > 17", "a variable"),
    ("- RowCount > 0\n", #"IsComplete "${FOO}""#, "a variable"),
    ("- RowCount > 0\n", "RowCount >", "is not a rule"),
    ("- RowCount > 0\n", "RowCount > 1, RowCount > 2", "is not a rule"),
    ("- RowCount > 0\n", "RowCount > 1 # so", "is not a rule"),
    ("- 'RowCount > 0'\n", "RowCount > 1 # so\n", "by hand"),
    ("- >\n  RowCount > 0\n", "IsComplete \"a\nb\"", "by hand"),
    ("- &r RowCount > 0\nanalyzers: [*r]\n", "RowCount > 17", "alias"),
  ])
  func whatIsNotSafeIsRefused(_ rules: String, _ new: String, _ reason: String) {
    expectRefusal(of: "rules:\n" + rules, .replaceRule(by: new), reason)
  }

  @Test func aFileOfDQDLKeepsItsOtherBytes() throws {
    let text = "# all\nRules = [\n  IsComplete \"é\",\n RowCount>0 # no\n]\n"
    let new = try changed(text, 1, as: .ruleset, by: .setTags([NumberTag("lower", 812)]))
    #expect(new == text.replacing("RowCount>0", with: "RowCount>0 with lower = 812"))
  }

  // MARK: Promises

  /// Whatever a file looks like, a change is refused or changes one rule and nothing else.
  @Test(arguments: 0..<4)
  func mutationsKeepThePromises(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let bytes = try #require(SpecFormatterTests.specs.first).read()
    var count = 0
    for _ in 0..<60 {
      var mutated = bytes
      for _ in 0...Int.random(in: 0..<4, using: &generator) {
        MutationTests.mutate(&mutated, &generator)
      }
      let file = TextFile(path: "x.yaml", bytes: mutated)
      let places = Array(places(in: file, as: .spec).enumerated())
      guard let (index, place) = places.randomElement(using: &generator) else { continue }
      let change = RuleEdit.replaceRule(by: #"IsComplete "it's: # [a]""#)
      let result = edit(file, as: .spec, ruleAt: place, by: change)
      guard case .success(let new) = result else { continue }
      count += 1
      var expected = rules(of: file)
      expected[index] = #"IsComplete "it's: # [a]""#
      #expect(rules(of: new) == expected, "\(mutated)")
    }
    #expect(count > 10)
  }

  private func rules(of file: TextFile) -> [String] {
    read(file, as: .spec, variables: variables).tree.documents.flatMap { document -> [String] in
      guard case .dataset(let dataset) = document else { return [] }
      return dataset.rules.flatMap { entry -> [RuleExpressionSyntax] in
        switch entry {
        case .item(let item): [item.rule].compactMap(\.self)
        case .ruleset(let ruleset): ruleset.rules ?? []
        case .file: []
        }
      }.map { Printer().text(of: $0) }
    }
  }

  // MARK: Support

  private let variables = ["FOO": "a", "N": "5", "RULE": "RowCount > 3"]

  /// Where the rules of a file stand, in the order of the file.
  private func places(in file: TextFile, as kind: FileKind) -> [Span] {
    read(file, as: kind, variables: variables).tree.documents.flatMap { document -> [Span] in
      switch document {
      case .ruleset(let ruleset): return (ruleset.rules ?? []).map(\.span)
      case .dataset(let dataset):
        return dataset.rules.flatMap { entry -> [Span] in
          switch entry {
          case .item(let item): [item.rule?.span].compactMap(\.self)
          case .ruleset(let ruleset): (ruleset.rules ?? []).map(\.span)
          case .file: []
          }
        }
      case .project: return []
      }
    }
  }

  private func changed(
    _ text: String,
    _ index: Int,
    as kind: FileKind = .spec,
    by change: RuleEdit
  ) throws -> String {
    let file = TextFile(path: "x.yaml", text: text)
    let place = try #require(places(in: file, as: kind).dropFirst(index).first)
    let new = try edit(file, as: kind, ruleAt: place, by: change).get()
    return String(decoding: new.bytes, as: UTF8.self)
  }

  private func expectRefusal(of text: String, _ change: RuleEdit, _ reason: String) {
    #expect {
      try changed(text, 0, by: change)
    } throws: { error in
      guard let refusal = error as? EditRefusal else { return false }
      return "\(refusal.reason); \(refusal.help)".contains(reason)
    }
  }
}

/// Numbers behind `with`, put into the text of a rule.
@Suite struct RuleTagTests {
  @Test(arguments: [
    (
      #"DetectAnomalies "RowCount""#,
      #"DetectAnomalies "RowCount" with lower = 812 with upper = 1190.5"#
    ),
    ("RowCount > 0 with lower = 3", "RowCount > 0 with lower = 812 with upper = 1190.5"),
    (
      "RowCount > 0 with upper  =  - 3 with a = \"b\" with lower = \"x\" # so\n",
      "RowCount > 0 with upper  =  1190.5 with a = \"b\" with lower = 812 # so\n"
    ),
    ("RowCount > 0 with lower = 1 + (2 * 3)", "RowCount > 0 with lower = 812 with upper = 1190.5"),
    ("RowCount > 0 with lower > 1", "RowCount > 0 with lower = 812 with upper = 1190.5"),
    (
      "RowCount > 0 with Lower = 1",
      "RowCount > 0 with Lower = 1 with lower = 812 with upper = 1190.5"
    ),
    (
      "RowCount > 0 with lower = 1 with lower = 2",
      "RowCount > 0 with lower = 812 with lower = 812 with upper = 1190.5"
    ),
    (
      #"RowCount > 0 where "a" labels=["k"="v"]"#,
      #"RowCount > 0 where "a" labels=["k"="v"] with lower = 812 with upper = 1190.5"#
    ),
    (
      #"(RowCount > 0) labels=["k"="v"]"#,
      #"(RowCount > 0 with lower = 812 with upper = 1190.5) labels=["k"="v"]"#
    ),
    (
      "RowCount # rows\n  > 0 # so\n",
      "RowCount # rows\n  > 0 with lower = 812 with upper = 1190.5 # so\n"
    ),
  ])
  func valuesAreReplacedOrAdded(_ rule: String, _ expected: String) throws {
    let tags = [NumberTag("lower", 812), NumberTag("upper", 1190.5)]
    #expect(try DQDL.setting(tags, in: rule).get() == expected)
  }

  @Test(
    arguments: [
      (-5, "-5"), (0, "0"), (-0.0, "0"), (0.1, "0.1"), (-12.5, "-12.5"),
      (1e22, "10000000000000000000000"),
      (1.5e-7, "0.00000015"), (9_007_199_254_740_992, "9007199254740992"),
      (123_456.789, "123456.789"),
      (1.25e20, "125000000000000000000"), (-5e-20, "-0.00000000000000000005"),
    ] as [(Double, String)]
  )
  func numbersHaveNoExponents(_ number: Double, _ text: String) throws {
    let rule = try DQDL.setting([NumberTag("lower", number)], in: "RowCount > 0").get()
    #expect(rule == "RowCount > 0 with lower = \(text)")
    #expect(Double(text) == number)
  }

  @Test(
    arguments: [
      ("RowCount > 0 and ColumnCount > 1", 1, "a composition"),
      ("RowCount >", 1, "is not a rule"),
      ("RowCount > 0", .infinity, "not a number"),
      ("RowCount > 0", .nan, "not a number"),
    ] as [(String, Double, String)]
  )
  func whatCannotBeWrittenIsRefused(_ rule: String, _ number: Double, _ reason: String) {
    guard case .failure(let refusal) = DQDL.setting([NumberTag("lower", number)], in: rule) else {
      Issue.record("not refused")
      return
    }
    #expect(refusal.reason.contains(reason))
  }
}
