extension RuleExampleOutput {
  package static let all: [String: RuleExampleOutput] = [:]
}
