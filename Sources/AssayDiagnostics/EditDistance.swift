/// The nearest of the candidates to a misspelt word, if one is near enough to be meant.
///
/// Case counts little; ties go to the candidate that comes first in the alphabet, so that the answer is stable.
package func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  let limit = max(1, word.count / 3)
  var best: (distance: Int, candidate: String)?
  for candidate in candidates.sorted() where candidate != word {
    let distance =
      candidate.lowercased() == word.lowercased()
      ? 0 : editDistance(word.lowercased(), candidate.lowercased(), limit: limit)
    if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
  }
  return best?.candidate
}

/// The Damerau–Levenshtein distance (neighbours may be swapped), or anything above `limit` once that is exceeded.
package func editDistance(_ left: String, _ right: String, limit: Int = .max) -> Int {
  let (left, right) = (Array(left), Array(right))
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
