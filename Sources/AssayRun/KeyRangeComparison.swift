import AssayConnector
import AssayModel
import AssayPlan

// Comparing large datasets of two engines: first checksums of key ranges in both, then only the rows of ranges that
// differ.

extension StepExecutor {
  /// Below so many rows moving them is cheaper than asking twice.
  private static let worthwhile = 20_000

  /// The number of rows that match, with no more rows moved than must be; `nil` where checksums cannot tell.
  ///
  /// Ranges with as many rows and the same sum of 60-bit fingerprints are equal, but for a chance of one in 10¹⁸.
  func matchedByRanges(
    _ matching: DatasetMatching,
    of dataset: Dataset,
    with other: Dataset
  ) async throws(Trouble) -> Measurement? {
    guard let sides = comparison(matching, dataset, other) else { return nil }
    let bounds = [try await bounds(of: sides.own), try await bounds(of: sides.other)]
    let known = bounds.compactMap(\.self)
    guard known.count == 2, known.contains(where: { $0.rows >= Self.worthwhile }),
      let ranges = KeyRanges(
        from: min(known[0].least, known[1].least),
        through: max(known[0].greatest, known[1].greatest)
      ),
      let own = try await checksums(of: sides.own, in: ranges),
      let others = try await checksums(of: sides.other, in: ranges)
    else { return nil }
    let different = own.keys.filter { own[$0] != others[$0] }.sorted()
    let equal = own.filter { others[$0.key] == $0.value }.values.reduce(0) { $0 + $1.rows }
    // Most of it differs: then all of it may as well be compared at once.
    guard different.count * 2 <= own.count else { return nil }
    guard !different.isEmpty else { return .number(Double(equal)) }
    let metric = Metric(.matched(matching), of: dataset.name)
    let (ownKey, otherKey) = (sides.own.key.name, sides.other.key.name)
    let rest = try await relocated(
      [
        Wanted(dataset, columnsRead(by: metric, of: dataset, among: columns(of: dataset)))
          .restricted(to: { $0.isIn(ranges, startingAt: different, key: ownKey) }),
        Wanted(other, columnsRead(by: metric, of: other, among: columns(of: other)))
          .restricted(to: { $0.isIn(ranges, startingAt: different, key: otherKey) }),
      ]
    ).joinHere(metric, on: dataset)
    guard case .number(let matched) = rest else { return rest }
    return .number(Double(equal) + matched)
  }

  // MARK: Sides

  private struct Side {
    let dataset: Dataset
    let line: Transfers.Line
    let key: SourceColumn
    let compared: [SourceColumn]
  }

  private struct Checksum: Hashable {
    let rows: Int
    let marks: String
  }

  /// Both sides, where the key is one whole number and the compared columns have types that all engines write alike.
  private func comparison(
    _ matching: DatasetMatching,
    _ dataset: Dataset,
    _ other: Dataset
  ) -> (own: Side, other: Side)? {
    let (ownColumns, otherColumns) = (columns(of: dataset), columns(of: other))
    guard matching.keys.count == 1, let key = matching.keys.first,
      let ownKey = column(key.own, among: ownColumns),
      let otherKey = column(key.other, among: otherColumns),
      [ownKey, otherKey].allSatisfy({ ValueType($0.type).kind == .integer }),
      let ownLine = transfers[dataset.source.connection],
      let otherLine = transfers[other.source.connection]
    else { return nil }
    let pairs =
      matching.compared
      ?? ownColumns.filter { $0 != ownKey }.map { .init(own: $0.name, other: $0.name) }
    var (own, others): ([SourceColumn], [SourceColumn]) = ([], [])
    for pair in pairs {
      guard let first = column(pair.own, among: ownColumns),
        let second = column(pair.other, among: otherColumns), first.isWrittenLike(second)
      else { return nil }
      own.append(first)
      others.append(second)
    }
    return (
      Side(dataset: dataset, line: ownLine, key: ownKey, compared: own),
      Side(dataset: other, line: otherLine, key: otherKey, compared: others)
    )
  }

  private func column(_ name: String, among columns: [SourceColumn]) -> SourceColumn? {
    findColumn(name, among: columns)?.path.first.flatMap { name in
      columns.first { $0.name == name }
    }
  }

  private func writer(for side: Side) -> StatementWriter {
    StatementWriter(plan.suite, dialect: side.line.dialect, knowing: knowledge)
  }

  private func bounds(
    of side: Side
  ) async throws(Trouble) -> (rows: Int, least: Int64, greatest: Int64)? {
    let statement = writer(for: side).keyBounds(side.dataset, side.key.name)
    let row = try await side.line.execution.rows(of: statement).rows.first ?? []
    guard row.count == 3, let rows = row[0].number, let least = row[1].whole,
      let greatest = row[2].whole
    else { return nil }
    return (Int(rows), least, greatest)
  }

  private func checksums(
    of side: Side,
    in ranges: KeyRanges
  ) async throws(Trouble) -> [Int64: Checksum]? {
    let statement = writer(for: side)
      .rangeChecksums(side.dataset, key: side.key.name, compared: side.compared, in: ranges)
    guard let statement else { return nil }
    var checksums: [Int64: Checksum] = [:]
    for row in try await side.line.execution.rows(of: statement).rows {
      guard row.count == 3, let first = row[0].whole, let rows = row[1].number,
        let marks = row[2].text
      else { return nil }
      checksums[first] = Checksum(rows: Int(rows), marks: marks)
    }
    return checksums
  }
}

extension SourceColumn {
  /// Whether two engines write the same values of these columns alike.
  fileprivate func isWrittenLike(_ other: SourceColumn) -> Bool {
    let (own, others) = (ValueType(type), ValueType(other.type))
    guard own.kind == others.kind else { return false }
    return own.kind != .decimal || digits == other.digits
  }

  /// The digits behind the point, as the type says.
  private var digits: Substring? { type.split(separator: ",").last?.split(separator: ")").first }
}
