import AssayModel

/// Finds out which check of a dataset became which.
struct CheckPairing {
  /// Checks of both sides that belong together, in the order of the head.
  private(set) var pairs: [(before: Check, after: Check)] = []
  /// The checks without a successor.
  private(set) var removed: [Check] = []
  /// The checks without a predecessor.
  private(set) var added: [Check] = []

  private let before: [Candidate]
  private let after: [Candidate]
  /// The index of the predecessor of each check of the head.
  private var matches: [Int?]
  private var isTaken: [Bool]

  /// A check with what it is recognized by.
  private struct Candidate {
    let check: Check
    let verdict: Verdict
    /// What is measured, without what is asked of it.
    let measures: [Formula]
    /// What the values are called; for promises, what they are about.
    let names: [String]

    init(_ check: Check, _ form: NormalForm) {
      self.check = check
      verdict = form.verdict(check.verdict)
      measures = verdict.criteria.map(\.value)
      // In any order: `a or b` is `b or a`.
      let criteria = check.verdict.criteria.map { $0.name.lowercased() }.sorted()
      names = check.kind == .rule && !criteria.isEmpty ? criteria : [check.name.lowercased()]
    }

    var filters: Set<String?> { Set(measures.flatMap(\.metrics).map(\.filter)) }
  }

  /// As many candidates as are compared with each other; among more, only equal ones are found.
  private static let crowd = 64

  /// Pairs the checks of two revisions of a dataset, the likeliest ones first.
  init(from base: [Check], to head: [Check], _ forms: FormPair) {
    before = base.map { Candidate($0, forms.base) }
    after = head.map { Candidate($0, forms.head) }
    matches = [Int?](repeating: nil, count: head.count)
    isTaken = [Bool](repeating: false, count: base.count)
    pairAll()
    for (index, match) in matches.enumerated() {
      if let match {
        pairs.append((base[match], head[index]))
      } else {
        added.append(head[index])
      }
    }
    removed = zip(base, isTaken).filter { !$1 }.map(\.0)
  }

  private mutating func pairAll() {
    pair { [$0.verdict, $0.check.severity, $0.check.status] as [AnyHashable] }
    pair { $0.verdict }
    pair {
      $0.check.isNamed || $0.check.kind != .rule ? [$0.check.kind.rawValue, $0.check.name] : nil
    }
    pair { $0.measures.isEmpty ? nil : $0.measures }
    pair(where: { $0.names + $0.filters.compactMap(\.self).sorted() }, Self.areComparable)
    pair(where: { $0.names }, Self.areComparable)
    pairSingles()
  }

  private static func areComparable(_ before: Candidate, _ after: Candidate) -> Bool {
    before.verdict.implies(after.verdict) || after.verdict.implies(before.verdict)
  }

  /// Pairs checks with equal keys in their order.
  private mutating func pair<Key: Hashable>(by key: (Candidate) -> Key?) {
    var waiting: [Key: [Int]] = [:]
    for index in before.indices.reversed() where !isTaken[index] {
      if let key = key(before[index]) { waiting[key, default: []].append(index) }
    }
    for index in after.indices where matches[index] == nil {
      guard let key = key(after[index]), let match = waiting[key]?.popLast() else { continue }
      matches[index] = match
      isTaken[match] = true
    }
  }

  /// Pairs checks with equal keys that compare.
  private mutating func pair(
    where key: (Candidate) -> [String],
    _ accepts: (Candidate, Candidate) -> Bool
  ) {
    var groups: [[String]: [Int]] = [:]
    for index in before.indices where !isTaken[index] {
      groups[key(before[index]), default: []].append(index)
    }
    for index in after.indices where matches[index] == nil {
      let group = groups[key(after[index])] ?? []
      guard group.count <= Self.crowd,
        let match = group.first(where: { !isTaken[$0] && accepts(before[$0], after[index]) })
      else { continue }
      matches[index] = match
      isTaken[match] = true
    }
  }

  /// Pairs what is left where there is one of a kind on both sides.
  private mutating func pairSingles() {
    let old = Dictionary(grouping: before.indices.filter { !isTaken[$0] }) { before[$0].names }
    let new = Dictionary(grouping: after.indices.filter { matches[$0] == nil }) { after[$0].names }
    for (names, indices) in new where indices.count == 1 {
      guard let candidates = old[names], candidates.count == 1 else { continue }
      matches[indices[0]] = candidates[0]
      isTaken[candidates[0]] = true
    }
  }
}
