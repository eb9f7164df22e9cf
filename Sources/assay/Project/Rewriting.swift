import AssayDiagnostics

/// A file with one rule changed, to be shown and written.
struct Rewriting {
  /// The rule as it was, with the file as it was.
  let rule: WrittenRule
  /// The file as it is to be.
  let new: TextFile

  /// What changes, as `diff -u` shows it.
  var difference: String { unifiedDifference(from: rule.file, to: new) }

  /// Which other datasets change as well, in a clause; `nil` when none do.
  var consequence: String? {
    guard let last = rule.sharers.last else { return nil }
    let others = rule.sharers.dropLast().joined(separator: ", ")
    let names = others.isEmpty ? last : "\(others) and \(last)"
    let verb = others.isEmpty ? "shares" : "share"
    return "\(names) \(verb) \(rule.file.path) and \(others.isEmpty ? "changes" : "change") too"
  }

  /// Writes the file, unless someone else did since it was read.
  func save() throws(EditError) {
    do throws(WriteError) {
      try replaceAtomically(new.bytes, at: new.path, insteadOf: rule.file.bytes)
    } catch {
      throw EditError(message: error.description, help: error.help, status: .notMeasured)
    }
  }
}
