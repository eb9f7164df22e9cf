/// The nearest of the candidates to a misspelt word, if one is near enough to be meant.
///
/// Case counts little; ties go to the candidate that comes first in the alphabet, so that the answer is stable.
package func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  KnownWords(candidates).nearest(to: word)
}

/// Words that others may be misspellings of, prepared for many questions.
package struct KnownWords: Sendable {
  /// The words in the order of the alphabet, each with its small letters.
  private let words: [(word: String, letters: [Unicode.Scalar])]

  /// Prepares words.
  package init(_ words: some Sequence<String>) {
    self.words = words.sorted().map { ($0, Array($0.lowercased().unicodeScalars)) }
  }

  /// The nearest word other than the given one, if one is near enough to be meant.
  package func nearest(to misspelt: String) -> String? {
    let letters = Array(misspelt.lowercased().unicodeScalars)
    let limit = max(1, letters.count / 3)
    var best: (distance: Int, word: String)?
    for (word, candidate) in words where word != misspelt {
      let bound = min(limit, best.map { $0.distance - 1 } ?? limit)
      guard bound >= 0, abs(candidate.count - letters.count) <= bound else { continue }
      let distance = candidate == letters ? 0 : editDistance(letters, candidate, limit: bound)
      if distance <= bound { best = (distance, word) }
    }
    return best?.word
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
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for column in right.indices {
      let substitution = last[column] + (left[row] == right[column] ? 0 : 1)
      var distance = min(substitution, last[column + 1] + 1, current[column] + 1)
      let isSwap =
        row > 0 && column > 0 && left[row] == right[column - 1] && left[row - 1] == right[column]
      if isSwap { distance = min(distance, beforeLast[column - 1] + 1) }
      current.append(distance)
    }
    if let smallest = current.min(), smallest > limit { return smallest }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
