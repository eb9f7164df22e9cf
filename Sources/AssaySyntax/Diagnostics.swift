internal import AssayDiagnostics

// The words of everything that can be wrong with a file before its keys are looked at.

extension Diagnostic {
  // MARK: The file as a whole

  static func fileTooLarge(_ file: TextFile, limit: Int) -> Diagnostic {
    Diagnostic(
      "file-too-large",
      .error,
      "a spec file has at most \(limit >> 20) MiB",
      at: Span(file.place, range: 0..<0),
      reason: "This one has \(file.bytes.count) bytes.",
      help: ["Keep data out of specs; split a long spec into several files."]
    )
  }

  static func encoding(_ fault: EncodingFault, at span: Span) -> Diagnostic {
    switch fault {
    case .utf16:
      Diagnostic(
        "not-utf8",
        .error,
        "a spec file is UTF-8 text, this is UTF-16",
        at: span,
        help: ["Save the file as UTF-8 in your editor."]
      )
    case .invalidByte(let byte):
      Diagnostic(
        "not-utf8",
        .error,
        "a spec file is UTF-8 text, the byte 0x\(hexadecimal(byte)) is not",
        at: span,
        reason: "The byte at offset \(span.range.lowerBound) does not belong to a UTF-8 character"
          + (byte >= 0xA0 ? "; in Latin-1 it is `\(Unicode.Scalar(byte))`." : "."),
        help: ["Save the file as UTF-8 in your editor."]
      )
    case .control(let scalar):
      Diagnostic(
        "control-character",
        .error,
        "a spec file holds no control character U+\(hexadecimal(scalar.value, width: 4))",
        at: span,
        reason: "The character at byte offset \(span.range.lowerBound) cannot be seen.",
        help: [
          "Delete it; if it is meant, write it as an escape in double quotes: "
            + "\"\\u\(hexadecimal(scalar.value, width: 4))\"."
        ]
      )
    }
  }

  static func emptySpec(at span: Span, first key: String) -> Diagnostic {
    Diagnostic(
      "empty-spec",
      .error,
      "nothing is specified here",
      at: span,
      help: ["Start with `\(key): name`, or delete the empty document."]
    )
  }

  // MARK: What YAML can do and specs cannot

  static func tooDeep(at span: Span, limit: Int) -> Diagnostic {
    Diagnostic(
      "too-deep",
      .error,
      "lists and mappings are nested at most \(limit) deep",
      at: span,
      help: ["No key of a spec needs this; look for brackets that are not closed."]
    )
  }

  static func tooManyNodes(at span: Span, limit: Int) -> Diagnostic {
    Diagnostic(
      "too-many-nodes",
      .error,
      "a spec file holds at most \(limit) values",
      at: span,
      help: ["Keep data out of specs; split a long spec into several files."]
    )
  }

  static func tooManyAliases(at span: Span, limit: Int) -> Diagnostic {
    Diagnostic(
      "too-many-aliases",
      .error,
      "aliases stand for at most \(limit) values",
      at: span,
      reason: "Each alias repeats all that its anchor holds, other aliases included.",
      help: ["Write shared parts once, in a fragment that specs name under `extends:`."]
    )
  }

  static func unknownAnchor(
    _ name: String,
    at span: Span,
    isRecursive: Bool,
    known: [String]
  ) -> Diagnostic {
    guard !isRecursive else {
      return Diagnostic(
        "recursive-alias",
        .error,
        "an alias does not stand inside its own anchor `&\(name)`",
        at: span
      )
    }
    let suggestion = nearest(to: name, among: known).map { "Did you mean `*\($0)`?" }
    return Diagnostic(
      "unknown-anchor",
      .error,
      "the alias `*\(name)` has an anchor `&\(name)` before it",
      at: span,
      reason: "A plain text that starts with `*` is an alias in YAML.",
      help: [suggestion ?? "If it is a text, put it in quotes: `'*\(name)'`."]
    )
  }

  static func mergeKey(at span: Span) -> Diagnostic {
    Diagnostic(
      "merge-key",
      .error,
      "merge keys `<<` are not supported",
      at: span,
      help: ["Move the shared keys to a fragment and name that under `extends:`."]
    )
  }

  static func yamlTag(at span: Span) -> Diagnostic {
    Diagnostic(
      "yaml-tag",
      .error,
      "YAML tags are not supported",
      at: span,
      reason: "The key decides how its value is read, so a tag would change nothing.",
      help: ["Delete the tag; if the text starts with `!`, put it in single quotes."]
    )
  }

  static func keyIsNotText(at span: Span, found: String) -> Diagnostic {
    Diagnostic("key-not-text", .error, "a key is a text, this is \(found)", at: span)
  }

  // MARK: References to variables

  static func missingVariable(_ name: String, at span: Span, known: [String]) -> Diagnostic {
    let suggestion = nearest(to: name, among: known).map { ["Did you mean `${\($0)}`?"] } ?? []
    return Diagnostic(
      "missing-variable",
      .error,
      "the variable `\(name)` has no value",
      at: span,
      help: suggestion + [
        "Set the environment variable `\(name)`, or pass `--var \(name)=value`.",
        "Give a default for when it is not set: `${\(name):-default}`.",
      ]
    )
  }

  /// Says that a sandbox gives specs only some variables; whether this one is set is not told.
  static func withheldVariable(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "missing-variable",
      .error,
      "the variable `\(name)` is not given to specs in a sandbox",
      at: span,
      reason: "A sandbox keeps the environment from specs, whoever wrote them.",
      help: [
        "Allow it with `--allow-env \(name)`, or give a value with `--var \(name)=value`."
      ]
    )
  }

  static func unterminatedReference(at span: Span) -> Diagnostic {
    Diagnostic(
      "unterminated-reference",
      .error,
      "a reference that starts with `${` ends with `}`",
      at: span,
      help: ["Close it, or write `$${` for the two characters `${`."]
    )
  }
}

/// Digits of a number in base 16, in capitals.
private func hexadecimal(_ value: some BinaryInteger, width: Int = 2) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
