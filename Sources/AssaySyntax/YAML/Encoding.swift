/// A byte sequence that a YAML file must not hold.
enum EncodingFault: Hashable {
  case utf16
  case invalidByte(UInt8)
  case control(Unicode.Scalar)
}

/// The first place at which bytes are not UTF-8 text that YAML accepts.
func firstEncodingFault(in bytes: [UInt8]) -> (fault: EncodingFault, range: Range<Int>)? {
  if let length = utf16MarkLength(bytes) { return (.utf16, 0..<length) }
  var offset = 0
  while offset < bytes.count {
    let byte = bytes[offset]
    if byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      offset += 1
      continue
    }
    guard let scalar = decodeScalar(bytes, at: offset) else {
      return (.invalidByte(byte), offset..<offset + 1)
    }
    let length = UTF8.width(scalar)
    if isForbidden(scalar) { return (.control(scalar), offset..<offset + length) }
    offset += length
  }
  return nil
}

/// The length of the UTF-8 byte order mark at the start, if there is one.
func byteOrderMarkLength(_ bytes: [UInt8]) -> Int {
  bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
}

/// The scalar at an offset, or `nil` where the bytes are not valid UTF-8.
private func decodeScalar(_ bytes: [UInt8], at offset: Int) -> Unicode.Scalar? {
  var codec = UTF8()
  var iterator = bytes[offset..<min(offset + 4, bytes.count)].makeIterator()
  if case .scalarValue(let scalar) = codec.decode(&iterator) { return scalar }
  return nil
}

/// Whether YAML 1.1 does not allow the scalar anywhere in a file.
private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A, 0x0D, 0x85: false
  case 0..<0x20, 0x7F..<0xA0, 0xFFFE...0xFFFF: true
  default: false
  }
}

/// The length of a UTF-16 byte order mark, or of the first character of UTF-16 text without a mark.
private func utf16MarkLength(_ bytes: [UInt8]) -> Int? {
  guard bytes.count >= 2 else { return nil }
  switch (bytes[0], bytes[1]) {
  case (0xFF, 0xFE), (0xFE, 0xFF): return 2
  case (0, 0): return nil
  case (0, _), (_, 0): return bytes.count % 2 == 0 ? 2 : nil
  default: return nil
  }
}
