import AssayCompiler
import AssayModel
import Testing

/// What the page of a rule type says is what happens.
@Suite struct RulePageTests {
  static let names = Manual.judged.map(\.name)
  static let namesWithFilter = names.filter { name in
    Signature.named(name).contains(where: \.supportsWhere)
  }

  @Test(arguments: names)
  func examplesDoWhatTheySay(_ name: String) async throws {
    let example = try Self.page(of: name).example
    let passing = try await RuleExampleRun.outcome(example.passing, of: example)
    #expect(passing.status == .passed && !passing.isVacuous, "\(passing.message)")
    let failing = try await RuleExampleRun.outcome(example.failing, of: example)
    #expect(failing.status == .failed, "\(failing.message)")
    #expect(example.passing.hasPrefix(name))
    #expect(example.failing.hasPrefix(name))
  }

  @Test(arguments: names)
  func emptyTablesGiveWhatTheySay(_ name: String) async throws {
    let page = try Self.page(of: name)
    let outcome = try await RuleExampleRun.outcome(
      page.example.passing.withoutFilter,
      of: page.example,
      isEmpty: true
    )
    expect(outcome, page.emptyTable)
  }

  @Test(arguments: namesWithFilter)
  func emptySelectionsGiveWhatTheySay(_ name: String) async throws {
    let page = try Self.page(of: name)
    let rule = page.example.passing.withoutFilter
    // The clause stands behind the condition and before `with`.
    let parts = rule.split(separator: " with ", maxSplits: 1)
    let tags = parts.count > 1 ? " with \(parts[1])" : ""
    let outcome = try await RuleExampleRun.outcome(
      "\(parts[0]) where \"false\"\(tags)",
      of: page.example
    )
    expect(outcome, page.emptySelection)
  }

  @Test(arguments: names)
  func parametersAreTold(_ name: String) throws {
    let page = try Self.page(of: name)
    for parameter in Signature.named(name).flatMap(\.parameters) {
      #expect(page.parameters[parameter] != nil, "\(name): \(parameter) is not told")
    }
    #expect(!page.example.metricNames.isEmpty)
  }

  private static func page(of name: String) throws -> RulePage {
    try #require(Manual.judged.first { $0.name == name }).page
  }

  private func expect(_ outcome: Outcome, _ said: RulePage.OnNothing) {
    let values = outcome.values.map(\.value)
    switch said {
    case .fails: #expect(outcome.status == .failed && values.contains(nil), "\(outcome.message)")
    case .passes: #expect(outcome.status == .passed && outcome.isVacuous, "\(outcome.message)")
    case .compares(let number): #expect(values.contains(number), "\(outcome.message)")
    case .comparesAnyway: #expect(!values.contains(nil), "\(outcome.message)")
    }
  }
}

extension String {
  fileprivate var withoutFilter: String { replacing(#/ where "[^"]*"/#, with: "") }
}
