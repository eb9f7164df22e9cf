/// A piece of DQDL text: what it is and which bytes it covers.
///
/// Tokens carry no text of their own, so that lexing allocates nothing but the array that holds them.
struct Token: Sendable, Hashable {
  /// What a token is.
  enum Kind: UInt8, Sendable, CaseIterable {
    // Punctuation.
    case comma, colon, singleQuote, doubleQuote, openBrace, closeBrace, openBracket, closeBracket
    case openParenthesis, closeParenthesis, plus, minus, slash, star, dollar, exclamation, equals
    case greater, greaterOrEqual, less, lessOrEqual
    // Reserved words.
    case metadata, dataSources, rules, analyzers, defaultLabels
    case labels, `where`, with, matches, now, days, hours, minutes
    case bytes, kilobytes, megabytes, gigabytes, terabytes
    case between, `in`, not, and, or, of, null, empty, whitespacesOnly
    // Values.
    case integer, decimal, date, time, militaryTime, quoted, identifier
    // What is no token at all, and the end of the text.
    case unknown, end
  }

  /// What the token is.
  let kind: Kind
  /// The offset of its first byte.
  let start: Int
  /// The offset behind its last byte.
  let end: Int

  /// The bytes that it covers.
  var range: Range<Int> { start..<end }
}

/// The part that a token plays where its kind alone does not tell.
enum TokenRole: Sendable {
  /// `and` or `of` before a parameter.
  case connector
  /// `and` or `or` between rules.
  case logicalOperator
  /// `=` of a label or behind `labels`.
  case labelSign
}

extension Token.Kind {
  /// Whether the kind is a word that cannot be used as a name without quotes.
  var isReservedWord: Bool {
    rawValue >= Self.metadata.rawValue && rawValue <= Self.whitespacesOnly.rawValue
      && self != .now
  }

  /// Whether the kind is a quoted text that looks like a date or a time of day.
  var isDateShaped: Bool { self == .date || self == .time || self == .militaryTime }

  /// Whether a parameter can start with a token of this kind.
  var startsParameter: Bool { self == .quoted || self == .identifier || self == .dollar }

  /// Whether a condition can start with a token of this kind.
  var startsCondition: Bool {
    switch self {
    case .not, .between, .in, .matches, .exclamation, .equals, .greater, .greaterOrEqual, .less,
      .lessOrEqual:
      true
    default: false
    }
  }

  /// Whether the kind joins two numbers.
  var arithmetic: NumberSyntax.Operator? {
    switch self {
    case .plus: .add
    case .minus: .subtract
    case .star: .multiply
    case .slash: .divide
    default: nil
    }
  }

  /// The unit of time that the word names.
  var durationUnit: DurationSyntax.Unit? {
    switch self {
    case .days: .days
    case .hours: .hours
    case .minutes: .minutes
    default: nil
    }
  }

  /// The unit of size that the word names.
  var sizeUnit: SizeSyntax.Unit? {
    switch self {
    case .bytes: .bytes
    case .kilobytes: .KB
    case .megabytes: .MB
    case .gigabytes: .GB
    case .terabytes: .TB
    default: nil
    }
  }
}
