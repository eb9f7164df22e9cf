/// The nearest of the candidates to a misspelt word, if one is near enough to be meant.
///
/// Case counts little; ties go to the candidate that comes first in the alphabet, so that the answer is stable.
package func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  KnownWords(candidates).nearest(to: word)
}

/// Words that others may be misspellings of, prepared for many questions.
package struct KnownWords: Sendable {
  /// The words in the order of the alphabet.
  private let words: [(word: String, letters: Letters)]

  /// Prepares words.
  package init(_ words: some Sequence<String>) {
    self.words = words.sorted().map { ($0, Letters($0)) }
  }

  /// The nearest word other than the given one, if one is near enough to be meant.
  package func nearest(to misspelt: String) -> String? {
    let letters = Letters(misspelt)
    var bound = max(1, letters.scalars.count / 3)
    var best: String?
    for (word, candidate) in words where word != misspelt {
      guard candidate.mayBe(within: bound, of: letters) else { continue }
      let distance = editDistance(letters.scalars, candidate.scalars, limit: bound)
      guard distance <= bound else { continue }
      best = word
      if distance == 0 { break }
      // Only what is nearer still can win.
      bound = distance - 1
    }
    return best
  }
}

/// The small letters of a word, and which ones it has.
private struct Letters: Sendable {
  let scalars: [Unicode.Scalar]
  private let presence: UInt64

  init(_ word: String) {
    scalars = Array(word.lowercased().unicodeScalars)
    presence = scalars.reduce(0) { $0 | 1 << UInt64($1.value % 64) }
  }

  /// Whether so few changes could make one word of the other; each adds or takes one letter, or does both.
  func mayBe(within limit: Int, of other: Letters) -> Bool {
    abs(scalars.count - other.scalars.count) <= limit
      && (presence ^ other.presence).nonzeroBitCount <= 2 * limit
  }
}

/// The Damerau–Levenshtein distance (neighbours may be swapped), or anything above `limit` once that is exceeded.
package func editDistance(_ left: String, _ right: String, limit: Int = .max) -> Int {
  editDistance(Array(left.unicodeScalars), Array(right.unicodeScalars), limit: limit)
}

private func editDistance(
  _ left: [Unicode.Scalar],
  _ right: [Unicode.Scalar],
  limit: Int
) -> Int {
  if abs(left.count - right.count) > limit { return abs(left.count - right.count) }
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  var current = beforeLast
  for row in left.indices {
    current[0] = row + 1
    var smallest = row + 1
    for column in right.indices {
      let substitution = last[column] + (left[row] == right[column] ? 0 : 1)
      var distance = min(substitution, last[column + 1] + 1, current[column] + 1)
      let isSwap =
        row > 0 && column > 0 && left[row] == right[column - 1] && left[row - 1] == right[column]
      if isSwap { distance = min(distance, beforeLast[column - 1] + 1) }
      current[column + 1] = distance
      smallest = min(smallest, distance)
    }
    if smallest > limit { return smallest }
    (beforeLast, last, current) = (last, current, beforeLast)
  }
  return last[right.count]
}
