/// The length of the line break at an offset: LF, CR, CR LF, NEL, LS or PS; 0 if there is none.
func lineBreakLength(in bytes: [UInt8], at offset: Int, before end: Int) -> Int {
  guard offset < end else { return 0 }
  switch bytes[offset] {
  case 0x0A: return 1
  case 0x0D: return offset + 1 < end && bytes[offset + 1] == 0x0A ? 2 : 1
  case 0xC2: return offset + 1 < end && bytes[offset + 1] == 0x85 ? 2 : 0
  case 0xE2 where offset + 2 < end && bytes[offset + 1] == 0x80:
    return bytes[offset + 2] == 0xA8 || bytes[offset + 2] == 0xA9 ? 3 : 0
  default: return 0
  }
}
