/// Numbers that look random and are the same for the same seed on every machine.
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  /// Starts from a seed and from words that tell the use.
  init(seed: UInt64, _ words: String...) {
    var sum: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in words.joined(separator: "\u{1F}").utf8 {
      sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    state = seed ^ sum
  }

  /// The next number of the SplitMix64 sequence.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// So many of the items, in their order.
  mutating func pick<Item>(_ count: Int, of items: [Item]) -> [Item] {
    var indices = Array(items.indices)
    var picked: [Int] = []
    while picked.count < count, !indices.isEmpty {
      picked.append(indices.remove(at: Int(next() % UInt64(indices.count))))
    }
    return picked.sorted().map { items[$0] }
  }
}
