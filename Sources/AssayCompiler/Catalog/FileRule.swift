import AssayDiagnostics
import AssayModel
import AssaySyntax

// What the rule types over files share: which files they look at, and what their tags say.

extension Signature {
  /// A type over the files of the dataset (no parameter) or of a path (one).
  static func files(
    _ name: String,
    returns: Returns,
    supportsThreshold: Bool = false
  ) -> [Signature] {
    [[], ["DataPath"]].map {
      Signature(
        name,
        $0,
        returns: returns,
        supportsThreshold: supportsThreshold,
        isExperimental: true
      )
    }
  }
}

extension RuleReader {
  /// The files that the rule looks at; `nil` after an error was emitted.
  mutating func files(_ parameter: String = "DataPath") -> FileQuery? {
    guard let path = rule.parameter(parameter)?.value ?? scope.path else {
      emit(.noFiles(of: scope.dataset, rule.type))
      return nil
    }
    guard let newest = newest(), let pattern = uriPattern() else { return nil }
    return FileQuery(path: path, pattern: pattern.first, newest: newest.first)
  }

  /// The pattern of `uriRegex` with its backslashes, none or one; `nil` after an error was emitted.
  private mutating func uriPattern() -> [String]? {
    guard let tag = rule.syntax.tags.last(where: { $0.name.value == "uriRegex" }),
      case .text(.equal(let operand)) = tag.condition.kind
    else { return [] }
    let pattern = operand.plainText.raw
    guard (try? Regex(pattern)) != nil else {
      emit(.malformedPattern(Located(pattern, at: operand.span)))
      return nil
    }
    return [pattern]
  }

  /// The number of `recentFiles`, none or one; `nil` after an error was emitted.
  private mutating func newest() -> [Int]? {
    guard let tag = rule.tags["recentFiles"] else { return [] }
    guard let count = Int(tag.text), count > 0 else {
      emit(.recentFilesNotACount(tag))
      return nil
    }
    return [count]
  }

  /// The checksum that the rule compares; `nil` after an error was emitted.
  mutating func hashAlgorithm() -> HashAlgorithm? {
    guard let tag = rule.tags["hashAlgorithm"] else { return .sha256 }
    if let algorithm = HashAlgorithm(rawValue: tag.text.uppercased()) { return algorithm }
    emit(.unknownHashAlgorithm(tag))
    return nil
  }

  /// A value of the files, to be reported beside the verdict.
  func named(_ name: String, _ statistic: FileStatistic, of files: FileQuery) -> NamedFormula {
    NamedFormula(
      name: datasetMetricName(name),
      value: .metric(metric(.files(files, statistic)))
    )
  }

  /// The verdict that asks every file, or as many as the threshold says, to pass a test.
  mutating func compliance(
    of files: FileQuery,
    with test: FileTest,
    background: [NamedFormula] = []
  ) -> Verdict? {
    var condition = Comparison<NumberExpression>.equal(.constant(1))
    if let threshold = rule.threshold {
      switch lowered(threshold) {
      case .comparison(let comparison): condition = comparison
      case .impossible(let reason): return .impossible(reason: reason)
      case nil: return nil
      }
    }
    let count = metric(.files(files, .count))
    let passing = metric(.files(files, .passing(test)))
    var criterion = Criterion(
      datasetMetricName("\(rule.signature.name).Compliance"),
      subject: "share of the files \(files.words) with \(test.words)",
      value: .ratio(.metric(passing), .metric(count)),
      condition: condition
    )
    criterion.considered = count
    criterion.passing = passing
    criterion.offenders = Offenders(.files(files, .failing(test)), of: scope.dataset, where: nil)
    criterion.background = [named("FileCount", .count, of: files)] + background
    return .criterion(criterion)
  }
}

extension Diagnostic {
  fileprivate static func noFiles(of dataset: String, _ type: Located<String>) -> Diagnostic {
    Diagnostic(
      "no-files",
      .error,
      "`\(dataset)` is not read from files",
      at: type.span,
      reason: "Without a path, `\(type.value)` looks at the files of the dataset.",
      help: ["Write `\(type.value) \"path/of/files\"`, or give the source a `path:`."]
    )
  }

  fileprivate static func recentFilesNotACount(_ tag: ResolvedTag) -> Diagnostic {
    Diagnostic(
      "recent-files",
      .error,
      "`recentFiles` takes a number of files, not `\(tag.text)`",
      at: tag.span,
      help: ["Write a whole number above 0."]
    )
  }

  fileprivate static func unknownHashAlgorithm(_ tag: ResolvedTag) -> Diagnostic {
    let known = HashAlgorithm.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    return Diagnostic(
      "unknown-hash-algorithm",
      .error,
      "there is no hash algorithm `\(tag.text)`",
      at: tag.span,
      help: ["Write one of \(known); without the tag it is `SHA-256`."]
    )
  }
}
