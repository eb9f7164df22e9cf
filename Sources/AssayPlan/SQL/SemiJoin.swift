import AssayModel

/// Whether a row `p` has an equal among rows `r`.
///
/// Engines differ in which ways of asking they answer by hashing and which by looking at every row for every other.
struct SemiJoin {
  /// A column of `p` and the one of `r` that must equal it.
  struct Pair {
    let own: String
    let other: String

    /// Whether NULL equals NULL; otherwise NULL equals nothing.
    var nullEqualsNull = false

    /// Whether both are known to hold texts, or both something else.
    var isOfOneKind = true

    /// A pair of columns of types that may be unknown.
    init(
      own: (reference: String, type: ValueType?),
      other: (reference: String, type: ValueType?),
      nullEqualsNull: Bool = false
    ) {
      self.own = own.reference
      self.other = other.reference
      self.nullEqualsNull = nullEqualsNull
      isOfOneKind = (own.type?.kind == .text) == (other.type?.kind == .text)
    }
  }

  /// What stands behind FROM to name the rows `r`.
  let others: String

  /// The columns that must be equal.
  let pairs: [Pair]

  /// The question as the standard has it.
  func correlated(in dialect: some SQLDialect) -> String {
    exists(
      where: pairs.map {
        $0.nullEqualsNull ? dialect.areSame($0.other, $0.own) : "\($0.other) = \($0.own)"
      }
    )
  }

  /// A question for a row `r` that meets some conditions.
  func exists(where conditions: [String]) -> String {
    """
    EXISTS (
      SELECT 1 FROM \(others)
      WHERE \(conditions.joined(separator: " AND "))
    )
    """
  }
}
