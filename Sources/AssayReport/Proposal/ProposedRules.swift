import AssayModel

/// Rules that hold for what was measured, and are likely meant to.
struct ProposedRules {
  private let profile: TableProfile

  init(_ profile: TableProfile) { self.profile = profile }

  /// The rules in DQDL, those of the whole table first.
  var rules: [String] {
    guard profile.rows > 0 else { return [] }
    return ["RowCount > 0"] + keys + profile.columns.flatMap(rules)
  }

  /// The column that tells how fresh the rows are, and how old they may become; `nil` where none is recent.
  var freshness: (column: String, maximum: String)? {
    let recent = profile.columns.compactMap { column -> (name: String, age: Double)? in
      guard let age = column.newestAge, age >= 0, age < 24 * 30, column.future == 0,
        column.isPlain
      else { return nil }
      return (column.name, age)
    }
    guard let best = recent.min(by: { $0.age < $1.age }) else { return nil }
    let spans: [(Double, String)] = [
      (1, "1 hour"), (6, "6 hours"), (24, "1 day"), (48, "2 days"), (168, "1 week"),
      (336, "2 weeks"), (720, "30 days"),
    ]
    return (best.name, spans.first { $0.0 >= 2 * best.age }?.1 ?? "60 days")
  }

  // MARK: Keys

  /// The column that looks most like a key; `nil` where none does.
  private var key: ColumnProfile? {
    let candidates = profile.columns.filter { column in
      column.isPlain && column.isKey(ofRows: profile.rows) && column.mayBeKey
    }
    return candidates.first { $0.soundsLikeKey } ?? (profile.rows >= 20 ? candidates.first : nil)
  }

  private var keys: [String] {
    if let key { return ["IsPrimaryKey \(quoted(key.name))"] }
    guard !profile.pair.isEmpty,
      profile.pair.allSatisfy({ name in
        profile.columns.contains { $0.name == name && $0.isPlain }
      })
    else { return [] }
    return ["IsPrimaryKey " + profile.pair.map(quoted).joined(separator: " ")]
  }

  // MARK: Columns

  private func rules(of column: ColumnProfile) -> [String] {
    guard column.isPlain, column.filled > 0 else { return [] }
    let name = quoted(column.name)
    var rules: [String] = []
    let isPartOfKey = column.name == key?.name || key == nil && profile.pair.contains(column.name)
    if column.filled == profile.rows, !isPartOfKey { rules.append("IsComplete \(name)") }
    if column.name != key?.name, column.soundsLikeKey, column.mayBeKey, profile.rows >= 20,
      column.isKey(ofRows: profile.rows)
    {
      rules.append("IsUnique \(name)")
    }
    let isOptional = column.filled < profile.rows
    // A rule on values does not hold for NULL; one on a name that SQL would misread cannot leave NULL out.
    guard !isOptional || column.isWord else { return rules }
    let condition = isOptional ? " where \"\(column.name) is not null\"" : ""
    if !column.values.isEmpty, column.values.allSatisfy(isHarmless) {
      let list = column.values.map(quoted).joined(separator: ", ")
      rules.append("ColumnValues \(name) in [\(list)]\(condition)")
    }
    rules += bounds(of: column).map { "ColumnValues \(name) \($0)\(condition)" }
    return rules
  }

  /// Bounds with room above what was measured, in round numbers that give no value away.
  private func bounds(of column: ColumnProfile) -> [String] {
    guard let least = column.minimum, let greatest = column.maximum, !column.soundsLikeKey,
      column.name != key?.name, !column.soundsPrivate, least.isFinite, greatest.isFinite,
      greatest.magnitude < 1e12, least.magnitude < 1e12
    else { return [] }
    let low = least >= 0 ? 0 : -roundedUp(2 * -least)
    let high = greatest <= 0 ? 0 : roundedUp(2 * greatest)
    return low < high ? [">= \(plain(low))", "<= \(plain(high))"] : []
  }

  /// The next of 1, 2, 5, 10, 20, 50 and so on.
  private func roundedUp(_ value: Double) -> Double {
    var power = 1.0
    while power * 10 <= value { power *= 10 }
    return [power, 2 * power, 5 * power].first { $0 >= value } ?? 10 * power
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }

  /// Whether a value means in DQDL, in YAML and in a log what it says, and is nobody's address or number.
  private func isHarmless(_ value: String) -> Bool {
    !value.isEmpty && value == NeutralText.line(value)
      && !value.contains(where: { "\"\\$@".contains($0) }) && value.count(where: \.isNumber) < 6
  }
}

extension ColumnProfile {
  /// Whether the name can stand in quotes of DQDL as it is.
  fileprivate var isPlain: Bool {
    !name.isEmpty && name == NeutralText.line(name) && !name.contains { "\"\\$`.".contains($0) }
  }

  /// Whether the name is one word of SQL.
  fileprivate var isWord: Bool {
    name.first?.isNumber == false
      && name.unicodeScalars.allSatisfy { scalar in
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
          || scalar == "_"
      }
      && !Self.reserved.contains(name.lowercased())
  }

  /// Words that SQL would read as something else.
  private static let reserved: Set<String> = [
    "select", "from", "where", "group", "order", "by", "limit", "case", "when", "then", "else",
    "end", "and", "or", "not", "null", "in", "is", "like", "between", "default", "check", "user",
    "table", "column", "primary", "foreign", "references", "unique", "all", "any", "as", "asc",
    "desc", "distinct", "do", "for", "having", "into", "join", "on", "only", "some", "to", "union",
    "using", "with", "window", "cast", "current_date", "current_time", "current_timestamp",
    "offset",
    "true", "false", "analyse", "analyze", "array", "both", "collate", "constraint", "create",
    "deferrable", "except", "fetch", "grant", "initially", "intersect", "lateral", "leading",
    "localtime", "localtimestamp", "placing", "returning", "symmetric", "trailing", "variadic",
    "pivot", "qualify", "show", "summarize", "unpivot", "describe",
  ]

  /// Whether values of the type tell rows apart.
  fileprivate var mayBeKey: Bool {
    type.kind == .integer || type.kind == .text && longest ?? 0 <= 64
  }

  /// Whether the name says that values tell rows apart, or lead to other rows.
  fileprivate var soundsLikeKey: Bool {
    let lowercased = name.lowercased()
    return ["id", "key", "code", "uuid", "guid", "sku", "number", "no", "nr"].contains { word in
      lowercased == word || lowercased.hasSuffix("_" + word)
        || word != "no" && word != "nr"
          && name.hasSuffix(word.prefix(1).uppercased() + word.dropFirst())
    }
  }
}
