import AssayDiagnostics

/// Changes one rule of a spec file.
struct SpecEditing {
  private let spec: WrittenSpec
  private let dialect: DQDL.Dialect

  init(_ file: TextFile, _ dialect: DQDL.Dialect) {
    spec = WrittenSpec(file)
    self.dialect = dialect
  }

  /// The file after a change of the rule that stands at a range of its bytes.
  func bytes(changing range: Range<Int>, by edit: RuleEdit) throws(EditRefusal) -> [UInt8] {
    guard spec.diagnostics.isEmpty else { throw .unreadable }
    let rules = spec.rules
    guard
      let index = rules.firstIndex(where: {
        $0.content != .analyzer && $0.scalar.span.range.contains(range)
      })
    else { throw .notFound }
    if case .approve = edit { return try approving(rules[index]) }
    return try replacing(range, of: rules[index], index, by: edit)
  }

  // MARK: Approving

  private func approving(_ rule: WrittenDQDL) throws(EditRefusal) -> [UInt8] {
    guard rule.content == .rule else { throw .noStatus }
    guard let entry = rule.item.first(where: { $0.key.text == "status" }),
      let status = entry.value.scalar
    else { throw .activeWithoutStatus }
    guard !status.text.contains("${") else { throw .variable(in: "its `status:`") }
    switch status.text {
    case "proposed": break
    case "disabled": throw .disabled
    default: throw .active
    }
    guard !spec.isShared(status) else { throw .shared("its `status:`") }
    let place = ScalarPlace(status, in: spec.file.bytes, isFlow: rule.isFlow)
    guard let edit = place.edit(to: "active") else { throw .unsafe }
    let bytes = ScalarEdit.apply([edit], to: spec.file.bytes)
    guard spec.rereading(bytes, with: [status.span.range: edit.text]) != nil else { throw .unsafe }
    return bytes
  }

  // MARK: Another text

  private func replacing(
    _ range: Range<Int>,
    of rule: WrittenDQDL,
    _ index: Int,
    by edit: RuleEdit
  ) throws(EditRefusal) -> [UInt8] {
    let scalar = rule.scalar
    guard !spec.isShared(scalar) else { throw .shared("its text") }
    guard let own = scalar.textRange(of: range) else { throw .notFound }
    let written = String(decoding: Array(scalar.text.utf8)[own], as: UTF8.self)
    guard !written.contains("${") else { throw .variable(in: "its text") }
    let new = try RuleReplacement(of: own, in: scalar.text, as: rule.content, by: edit, dialect)
    guard !new.rule.contains("${") else { throw .variable(in: "the new text") }
    let place = ScalarPlace(scalar, in: spec.file.bytes, isFlow: rule.isFlow)
    // The fewest bytes first; quotes may be needed around the whole.
    let edits = [place.splice(new.rule, at: own), place.edit(to: new.whole.withoutFinalBreaks)]
    for edit in edits.compactMap(\.self) {
      let bytes = ScalarEdit.apply([edit], to: spec.file.bytes)
      if let again = spec.rereading(bytes, with: [scalar.span.range: new.whole]),
        new.holds(in: again.rules[index].scalar.text)
      {
        return bytes
      }
    }
    throw .unsafe
  }
}

extension Scalar {
  /// The UTF-8 offsets of the text that stand at a range of the file, from the first character to the last.
  fileprivate func textRange(of range: Range<Int>) -> Range<Int>? {
    let offsets = 0..<text.utf8.count
    guard
      let first = offsets.first(where: {
        span(of: $0..<$0 + 1).range.lowerBound == range.lowerBound
      }),
      let last = offsets.last(where: { span(of: $0..<$0 + 1).range.upperBound == range.upperBound }
      ),
      first <= last
    else { return nil }
    return first..<last + 1
  }
}
