/// What the rule language knows of one form of a rule type: what it takes and what may stand behind it.
///
/// A type with several forms (`FileMatch`, `DatasetMatch`) has a signature for each; the name and the number of
/// parameters tell them apart.
package struct Signature: Sendable, Hashable {
  /// What a rule yields, which decides the condition that it takes.
  package enum Returns: Sendable, Hashable {
    /// A verdict of its own; no condition.
    case boolean
    /// A number; a condition is required.
    case number
    /// A text; a condition is required.
    case text
    /// The values of a column, to be compared as text, numbers or dates.
    case columnValues
    /// A number, or a verdict per row when there is no condition.
    case numberOrBoolean
    /// An age.
    case duration
    /// A day or a moment.
    case date
    /// A number of bytes.
    case size
  }

  /// Where a type may stand.
  package enum Place: Sendable, Hashable {
    case rules, rulesAndAnalyzers, analyzers
  }

  /// The rule type.
  package let name: String

  /// The names of the parameters in order.
  package let parameters: [String]

  /// Whether the last parameter may be given several times.
  package let isVariadic: Bool

  /// What the rule yields.
  package let returns: Returns

  /// Whether a `where` clause may follow.
  package let supportsWhere: Bool

  /// Whether `with threshold` may follow.
  package let supportsThreshold: Bool

  /// Whether the type may stand in `Rules`, in `Analyzers` or in both.
  package let place: Place

  /// Whether the type cannot be judged row by row inside a composition.
  package let excludedFromRowComposites: Bool

  /// Whether AWS calls the type experimental.
  package let isExperimental: Bool

  /// Whether only the documents of AWS know it, and its parser does not.
  package let isDocumentedOnly: Bool

  /// Makes a signature; its place follows from what it returns unless given.
  package init(
    _ name: String,
    _ parameters: [String] = [],
    isVariadic: Bool = false,
    returns: Returns,
    supportsWhere: Bool = false,
    supportsThreshold: Bool = false,
    place: Place? = nil,
    excludedFromRowComposites: Bool = false,
    isExperimental: Bool = false,
    isDocumentedOnly: Bool = false
  ) {
    self.name = name
    self.parameters = parameters
    self.isVariadic = isVariadic
    self.returns = returns
    self.supportsWhere = supportsWhere
    self.supportsThreshold = supportsThreshold
    self.place = place ?? (returns == .boolean ? .rules : .rulesAndAnalyzers)
    self.excludedFromRowComposites = excludedFromRowComposites
    self.isExperimental = isExperimental
    self.isDocumentedOnly = isDocumentedOnly
  }

  /// Whether this form takes so many parameters.
  package func accepts(parameterCount count: Int) -> Bool {
    isVariadic ? count >= parameters.count : count == parameters.count
  }

  /// The catalog name of the parameter at an index; those of a variadic one are numbered from 1.
  ///
  /// A single key column keeps the plain name, so that `IsUnique "a"` reads like `IsComplete "a"`.
  package func parameterName(at index: Int, of count: Int) -> String {
    guard isVariadic, index >= parameters.count - 1, let last = parameters.last else {
      return parameters[index]
    }
    if count == 1, last == "TargetColumn" { return last }
    return "\(last)\(index - parameters.count + 2)"
  }
}
