package import AssayDiagnostics

/// A node of a YAML document with its place.
package struct YAMLNode: Sendable {
  /// What a node holds.
  package enum Content: Sendable {
    case scalar(Scalar)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  /// What the node holds.
  package let content: Content

  /// From its first to its last character; anchors are left out.
  package let span: Span

  /// Whether it is a list or mapping in brackets or braces.
  package let isFlow: Bool

  /// Makes a node.
  package init(_ content: Content, span: Span, isFlow: Bool = false) {
    self.content = content
    self.span = span
    self.isFlow = isFlow
  }

  /// The scalar, if it is one.
  package var scalar: Scalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  /// Whether nothing is written here: no text, `~` or `null`.
  package var isEmpty: Bool { scalar?.isEmpty ?? false }

  /// What to call the node in a message.
  package var kindName: String {
    switch content {
    case .scalar: isEmpty ? "nothing" : "a text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// A key of a mapping and its value; a mapping keeps duplicates.
package struct YAMLEntry: Sendable {
  /// The key.
  package let key: Scalar

  /// The value.
  package let value: YAMLNode

  /// Pairs a key with its value.
  package init(key: Scalar, value: YAMLNode) {
    self.key = key
    self.value = value
  }
}

extension Scalar {
  /// Whether a plain scalar says nothing, in one of the ways that YAML knows.
  package var isEmpty: Bool {
    style == .plain && !isInterpolated && !isIncomplete
      && ["", "~", "null", "Null", "NULL"].contains(text)
  }
}
