import AssayModel

/// What came of a part of a verdict.
struct Finding {
  let status: Outcome.Status
  var sentences: [String] = []
  var hint = ""
  var isVacuous = false
  var expectation: Expectation?
  /// What does not hold, part by part, where something was found to fall short.
  var shortfalls: [Shortfall] = []

  /// Makes a finding that says nothing yet.
  init(_ status: Outcome.Status) { self.status = status }

  /// Makes a finding of one sentence.
  init(_ status: Outcome.Status, _ sentence: String, isVacuous: Bool = false) {
    self.status = status
    self.sentences = [sentence]
    self.isVacuous = isVacuous
  }

  /// Makes the finding that something could not be measured; what was stopped is skipped.
  init(_ trouble: Trouble) {
    status = trouble.kind == .interrupted ? .skipped : .errored
    sentences = [trouble.message]
    hint = trouble.hint
  }
}
