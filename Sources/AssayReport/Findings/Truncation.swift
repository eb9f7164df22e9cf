extension String {
  /// The text, or as much of it as leaves room for words that say how much is missing.
  ///
  /// - Parameter most: how many bytes of UTF-8 it may have, the words included; at least 40.
  func truncated(toBytes most: Int) -> String {
    guard utf8.count > most else { return self }
    var kept = ""
    var room = most - 40
    for character in self {
      room -= character.utf8.count
      if room < 0 { break }
      kept.append(character)
    }
    return "\(kept)… (\(count - kept.count) more characters)"
  }
}
