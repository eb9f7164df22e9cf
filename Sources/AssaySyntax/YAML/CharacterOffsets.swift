/// The way from libyaml's places, which count characters, to byte offsets of the file.
struct CharacterOffsets {
  private static let stride = 64

  private let bytes: [UInt8]
  private let start: Int
  /// The byte offset of every 64th character; empty for ASCII, where characters are bytes.
  private let checkpoints: [Int]

  /// Indexes valid UTF-8 behind an offset, the end of a byte order mark.
  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    self.start = start
    guard bytes[start...].contains(where: { $0 >= 0x80 }) else {
      checkpoints = []
      return
    }
    var checkpoints: [Int] = []
    var count = 0
    for offset in start..<bytes.count where !Self.isContinuation(bytes[offset]) {
      if count % Self.stride == 0 { checkpoints.append(offset) }
      count += 1
    }
    self.checkpoints = checkpoints
  }

  /// The byte offset of a character; past the end, the length of the file.
  func byteOffset(ofCharacter index: Int) -> Int {
    guard let last = checkpoints.last else { return min(start + index, bytes.count) }
    let slot = index / Self.stride
    var offset = slot < checkpoints.count ? checkpoints[slot] : last
    var remaining = slot < checkpoints.count ? index % Self.stride : .max
    while remaining > 0, offset < bytes.count {
      offset += 1
      while offset < bytes.count, Self.isContinuation(bytes[offset]) { offset += 1 }
      remaining -= 1
    }
    return offset
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
