package import AssayDiagnostics

/// What is to be changed about a rule where it is written.
package enum RuleEdit: Sendable {
  /// `status: proposed` becomes `status: active`.
  case approve
  /// Another text of DQDL takes the place of the rule's own.
  case replaceRule(by: String)
  /// Tags behind `with` get numbers as their values; those that are not there yet are added.
  case setTags([NumberTag])
}

/// A tag behind `with` whose value is a number.
package struct NumberTag: Sendable, Hashable {
  /// The name.
  package let name: String
  /// The value.
  package let value: Double

  /// Pairs a name with its value.
  package init(_ name: String, _ value: Double) {
    self.name = name
    self.value = value
  }
}

/// Why a rule is not changed.
package struct EditRefusal: Error, Sendable, Hashable {
  /// What keeps it from being changed, as a clause that may stand behind a colon.
  package let reason: String
  /// What to do instead, as a sentence.
  package let help: String

  /// Makes a refusal.
  package init(_ reason: String, help: String) {
    self.reason = reason
    self.help = help
  }
}

/// Changes one rule of a spec or of a DQDL file, and leaves every byte outside of what changes as it is.
///
/// The result was read again, and says what the file said but for the change.
///
/// - Parameter place: where the rule's own text stands, as `RuleExpressionSyntax.span` has it.
package func edit(
  _ file: TextFile,
  as kind: FileKind,
  ruleAt place: Span,
  by edit: RuleEdit,
  dialect: DQDL.Dialect = .strict
) -> Result<TextFile, EditRefusal> {
  do throws(EditRefusal) {
    let bytes: [UInt8]
    switch kind {
    case .project: throw .notFound
    case .spec: bytes = try SpecEditing(file, dialect).bytes(changing: place.range, by: edit)
    case .ruleset: bytes = try rulesetBytes(of: file, changing: place.range, by: edit, dialect)
    }
    return .success(TextFile(path: file.path, bytes: bytes))
  } catch {
    return .failure(error)
  }
}

private func rulesetBytes(
  of file: TextFile,
  changing range: Range<Int>,
  by edit: RuleEdit,
  _ dialect: DQDL.Dialect
) throws(EditRefusal) -> [UInt8] {
  guard firstEncodingFault(in: file.bytes) == nil else { throw .unreadable }
  let text = String(decoding: file.bytes, as: UTF8.self)
  let replacement = try RuleReplacement(of: range, in: text, as: .ruleset, by: edit, dialect)
  guard replacement.holds(in: replacement.whole) else { throw .unsafe }
  return Array(replacement.whole.utf8)
}

extension EditRefusal {
  static let notFound = EditRefusal("it is not where it was found", help: "Run the command again.")

  static let unreadable = EditRefusal("its file cannot be read", help: "Mend the file first.")

  static let unsafe = EditRefusal(
    "its text cannot be changed in place without a change to what stands around it",
    help: "Change it by hand."
  )

  static let noStatus = EditRefusal(
    "rules of a DQDL document have no status",
    help: "They are active already; to propose one, write it as an item of `rules:`."
  )

  static let activeWithoutStatus = EditRefusal(
    "it has no `status:`, so it is active already",
    help: "Only rules with `status: proposed` are approved."
  )

  static let active = EditRefusal(
    "it is active already",
    help: "Only rules with `status: proposed` are approved."
  )

  static let disabled = EditRefusal(
    "it is disabled",
    help: "Only rules with `status: proposed` are approved; change `status: disabled` by hand."
  )

  static func variable(in what: String) -> EditRefusal {
    EditRefusal(
      "\(what) holds a reference to a variable",
      help: "Change what the variable stands for, or edit the file by hand."
    )
  }

  static func shared(_ what: String) -> EditRefusal {
    EditRefusal(
      "\(what) is used in several places through an alias of YAML",
      help: "Write it out where it is used, or edit the file by hand."
    )
  }

  static func notARule(_ text: String) -> EditRefusal {
    EditRefusal("`\(text)` is not a rule", help: "Give one rule of DQDL.")
  }

  static let composition = EditRefusal(
    "tags belong to one rule, and this is a composition of several",
    help: "Write the rule as one of its own."
  )

  static func notANumber(_ tag: NumberTag) -> EditRefusal {
    EditRefusal(
      "`\(tag.name)` would be \(tag.value), which is not a number of DQDL",
      help: "Give a finite number."
    )
  }
}
