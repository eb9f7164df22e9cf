import AssayDiagnostics
import AssayModel

/// A value with at most six significant decimals, unless the condition tells the shorter one from the exact one.
///
/// So 0.9500001 is never shown as 0.95 beside `= 0.95`.
func readable(_ value: Double, against condition: Comparison<Double>) -> String {
  let exact = plain(value)
  guard value.isFinite, value != 0, exact.utf8.count > 10 else { return exact }
  var scale = 1.0
  while (value * scale).magnitude < 100_000, scale < 1e12 { scale *= 10 }
  let short = (value * scale).rounded() / scale
  return condition.holds(for: short) == condition.holds(for: value) ? plain(short) : exact
}

extension Comparison<Double> {
  /// What is asked for, to stand behind `must be`.
  var asked: String {
    if case .equal(let operand) = self { return plain(operand) }
    return described(by: plain)
  }
}

/// What to say of a criterion on the columns themselves; `nil` for one on anything else.
func schemaSentence(
  of criterion: Criterion,
  holds: Bool,
  columns: [String: [SourceColumn]]
) -> String? {
  guard let metric = criterion.value.metrics.first, case .schema(let fact) = metric.quantity else {
    return nil
  }
  let columns = columns[metric.dataset] ?? []
  switch fact {
  case .columnCount, .columnsShared, .drift: return nil
  case .columnCountDifference(let other):
    return holds
      ? "as many columns as \(other)" : "column counts do not match: \(other) has more or fewer"
  case .columnsMatching(let pattern):
    guard !holds, let regex = try? Regex(pattern) else { return nil }
    let others = columns.map(\.name).filter { !$0.contains(regex) }
    return "columns that do not match the pattern: \(others.joined(separator: ", "))"
  case .columnExists(let name):
    if holds { return "there is a column \(name)" }
    let other = columns.first { $0.name.lowercased() == name.lowercased() }
    return other.map { "there is a column \($0.name), but letter case counts in this rule" }
      ?? missing(name, columns)
  case .columnSatisfies(let name, let promised):
    guard let found = columns.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      return missing(name, columns)
    }
    guard let promised else { return "there is a column \(name)" }
    return holds
      ? "column \(name) has type \(found.type), as asked: \(promised.name)"
      : "column \(name) has type \(found.type), but must have type \(promised.name)"
  case .unlistedColumns(let listed):
    let known = Set(listed.map { $0.lowercased() })
    let unlisted = columns.map(\.name).filter { !known.contains($0.lowercased()) }
    return unlisted.isEmpty
      ? "every column is listed"
      : "columns that the contract does not list: \(unlisted.joined(separator: ", "))"
  }
}

/// What to say where there is not even a file; `nil` for a criterion on anything else.
func emptinessSentence(of criterion: Criterion) -> String? {
  guard case .files(let query, let statistic)? = criterion.value.metrics.first?.quantity else {
    return nil
  }
  if case .differing(let matching) = statistic {
    return "there is no file at \(query.words), or none at \(matching.other.words)"
  }
  return "there is no file at \(query.words)"
}

extension Criterion {
  /// What is counted, in the plural.
  var unit: String {
    if case .files? = considered?.quantity { "files" } else { "rows" }
  }
}

private func missing(_ name: String, _ columns: [SourceColumn]) -> String {
  let near = nearest(to: name, among: columns.map(\.name))
  return "there is no column \(name)" + (near.map { "; did you mean \($0)?" } ?? "")
}
