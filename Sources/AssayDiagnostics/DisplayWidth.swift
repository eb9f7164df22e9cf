/// How many cells of a terminal a character takes.
package enum DisplayWidth {
  /// The width of a scalar: 0 for what combines with the one before it, 2 for East Asian wide ones and emoji.
  package static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value == 0xAD ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    return isWide(scalar) ? 2 : 1
  }

  /// The width of a character, which is wide as soon as one of its scalars is.
  package static func of(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first,
      first.value > 0x7F || character.unicodeScalars.count > 1
    else { return 1 }
    // The variation selector asks for the coloured picture of a character that is also text.
    let isPicture = { (scalar: Unicode.Scalar) in scalar == "\u{FE0F}" || isWide(scalar) }
    return character.unicodeScalars.contains(where: isPicture) ? 2 : of(first)
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x1100 { return false }
    return scalar.properties.isEmojiPresentation
      || wide.contains { $0.contains(scalar.value) }
  }

  /// The blocks whose characters Unicode Annex 11 calls wide or full-width.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18CFF, 0x1B000...0x1B2FF, 0x1F1E6...0x1F2FF,
    0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
