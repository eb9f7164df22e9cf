/// What has become of a type; `nil` where both hold the same values, however they are spelt.
func typeChange(from old: String, to new: String) -> SchemaChange.Kind? {
  guard old.lowercased() != new.lowercased() else { return nil }
  let (before, after) = (ValueType(old), ValueType(new))
  guard before.kind == after.kind, before.kind != .other else { return .retyped }
  switch before.kind {
  case .integer, .double: return change(before.width, after.width)
  case .decimal: return decimalChange(from: numbers(in: old), to: numbers(in: new))
  case .text: return textChange(from: old, to: new)
  case .timestamp, .time: return isZoned(old) == isZoned(new) ? nil : .retyped
  case .boolean, .date, .binary, .other: return nil
  }
}

/// The numbers in the parentheses of a type: `12` and `2` of `DECIMAL(12,2)`.
private func numbers(in type: String) -> [Int] {
  let inner = type.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
  return inner.split(separator: ",").compactMap { part in Int(part.filter { !$0.isWhitespace }) }
}

private func change(_ before: Int, _ after: Int) -> SchemaChange.Kind? {
  before == after ? nil : before < after ? .widened : .narrowed
}

/// A decimal is as wide as its digits before the point and those behind it.
private func decimalChange(from old: [Int], to new: [Int]) -> SchemaChange.Kind? {
  func digits(_ numbers: [Int]) -> (whole: Int, fraction: Int)? {
    guard let precision = numbers.first else { return nil }
    let scale = numbers.count > 1 ? numbers[1] : 0
    return (precision - scale, scale)
  }
  switch (digits(old), digits(new)) {
  case (nil, nil): return nil
  // Without numbers an engine has a default of its own, or no limit.
  case (nil, _?): return .narrowed
  case (_?, nil): return .widened
  case (let before?, let after?):
    if before == after { return nil }
    return after.whole >= before.whole && after.fraction >= before.fraction ? .widened : .narrowed
  }
}

/// A text is as wide as it may be long; other types of this kind hold only some texts.
private func textChange(from old: String, to new: String) -> SchemaChange.Kind? {
  func isFree(_ type: String) -> Bool {
    let base = type.prefix { $0 != "(" }.lowercased()
    return !["uuid", "enum", "name"].contains(base)
  }
  switch (isFree(old), isFree(new)) {
  case (true, true):
    return change(numbers(in: old).first ?? .max, numbers(in: new).first ?? .max)
  case (false, true): return .widened
  case (true, false): return .narrowed
  case (false, false): return .retyped
  }
}

private func isZoned(_ type: String) -> Bool {
  let type = type.lowercased()
  return type.contains("tz") || type.contains("with time zone")
}
