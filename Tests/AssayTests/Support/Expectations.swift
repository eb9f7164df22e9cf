import Subprocess
import Testing

extension Finished {
  /// Expects an ending, and that no files are left but these.
  func expect(
    exit code: Int32,
    leaving files: [String] = [],
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(
      ending == .exited(code),
      "standard output:\n\(output)\nstandard error:\n\(errors)",
      sourceLocation: location
    )
    #expect(newFiles == files, sourceLocation: location)
  }

  /// Expects that the run was refused with one message, on standard error only.
  func expectRefusal(
    exit code: Int32 = 2,
    saying words: [String],
    _ location: SourceLocation = #_sourceLocation
  ) {
    expect(exit: code, location)
    #expect(output.isEmpty, sourceLocation: location)
    let headlines = errors.split(separator: "\n").filter {
      $0.hasPrefix("error") || $0.hasPrefix("Error")
    }
    #expect(headlines.count == 1, "\(errors)", sourceLocation: location)
    for word in words {
      #expect(errors.contains(word), "\(word) is not in\n\(errors)", sourceLocation: location)
    }
  }

  /// Expects that the data were judged: a report on standard output, nothing on standard error.
  func expectJudgement(
    exit code: Int32,
    saying words: [String] = [],
    leaving files: [String] = [],
    _ location: SourceLocation = #_sourceLocation
  ) {
    expect(exit: code, leaving: files, location)
    #expect(errors.isEmpty, "\(errors)", sourceLocation: location)
    for word in words {
      #expect(output.contains(word), "\(word) is not in\n\(output)", sourceLocation: location)
    }
  }
}
