import AssayModel
import CADBC

/// An Arrow array, borrowed while its stream keeps it; indices count from the start of its buffers'
/// slice, that is, without the array's own offset.
@unsafe struct ArrowColumn {
  private let array: UnsafePointer<ArrowArray>

  init(_ array: UnsafePointer<ArrowArray>) { unsafe self.array = unsafe array }

  /// How many values it has.
  var length: Int { Int(unsafe array.pointee.length) }

  /// How many values of its buffers stand before its first.
  var offset: Int { Int(unsafe array.pointee.offset) }

  /// The array of a nested type's part.
  func child(_ index: Int) throws(DriverFailure) -> ArrowColumn {
    guard index < Int(unsafe array.pointee.n_children),
      let child = unsafe array.pointee.children?[index]
    else { throw .malformedArray("a nested array is missing") }
    return unsafe ArrowColumn(child)
  }

  /// The array that a dictionary's indices point into.
  func dictionary() throws(DriverFailure) -> ArrowColumn {
    guard let dictionary = unsafe array.pointee.dictionary else {
      throw .malformedArray("a dictionary is missing")
    }
    return unsafe ArrowColumn(dictionary)
  }

  /// A buffer's address, for values of a plain type.
  func buffer<Element>(_ index: Int, of type: Element.Type) throws(DriverFailure)
    -> UnsafePointer<Element>
  {
    guard index < Int(unsafe array.pointee.n_buffers),
      let buffer = unsafe array.pointee.buffers?[index]
    else { throw .malformedArray("a buffer is missing") }
    return unsafe buffer.assumingMemoryBound(to: type)
  }

  /// How many buffers it has; views keep theirs in any number.
  var bufferCount: Int { Int(unsafe array.pointee.n_buffers) }

  /// Whether the value at a place is null; a missing bitmap means that none is.
  func isNull(at index: Int) -> Bool {
    guard unsafe array.pointee.null_count != 0, unsafe array.pointee.n_buffers > 0,
      let bitmap = unsafe array.pointee.buffers?[0]
    else { return false }
    return unsafe !Self.bit(index + offset, of: bitmap.assumingMemoryBound(to: UInt8.self))
  }

  /// One value of a buffer, read without assuming that it is aligned.
  func plain<Element: BitwiseCopyable>(
    _ index: Int,
    of type: Element.Type,
    buffer number: Int = 1
  ) throws(DriverFailure) -> Element {
    let start = unsafe UnsafeRawPointer(try buffer(number, of: UInt8.self))
    return unsafe start.loadUnaligned(
      fromByteOffset: (index + offset) * MemoryLayout<Element>.stride,
      as: type
    )
  }

  /// One bit of the values, as booleans are kept.
  func bit(_ index: Int) throws(DriverFailure) -> Bool {
    unsafe Self.bit(index + offset, of: try buffer(1, of: UInt8.self))
  }

  private static func bit(_ index: Int, of bitmap: UnsafePointer<UInt8>) -> Bool {
    unsafe bitmap[index >> 3] >> (index & 7) & 1 == 1
  }

  /// Where a value of variable length starts and ends.
  func range(at index: Int, _ offsets: ArrowType.Offsets) throws(DriverFailure) -> Range<Int> {
    let start: Int
    let end: Int
    switch offsets {
    case .narrow:
      start = Int(try unsafe plain(index, of: Int32.self))
      end = Int(try unsafe plain(index + 1, of: Int32.self))
    case .wide:
      start = Int(try unsafe plain(index, of: Int64.self))
      end = Int(try unsafe plain(index + 1, of: Int64.self))
    }
    guard 0 <= start, start <= end else { throw .malformedArray("offsets run backwards") }
    return start..<end
  }

  /// The bytes of a buffer's part; an empty part may have no buffer at all.
  func bytes(_ range: Range<Int>, buffer number: Int) throws(DriverFailure) -> [UInt8] {
    guard !range.isEmpty else { return [] }
    let start = try unsafe buffer(number, of: UInt8.self)
    return unsafe Array(UnsafeBufferPointer(start: start + range.lowerBound, count: range.count))
  }

  /// The bytes of a view: twelve or fewer in place, more in one of the buffers behind it.
  func viewBytes(at index: Int) throws(DriverFailure) -> [UInt8] {
    let place = unsafe (index + offset) * 16
    let views = unsafe UnsafeRawPointer(try buffer(1, of: UInt8.self))
    let length = Int(unsafe views.loadUnaligned(fromByteOffset: place, as: Int32.self))
    guard length > 12 else {
      return try unsafe bytes(place + 4..<place + 4 + max(0, length), buffer: 1)
    }
    let number = Int(unsafe views.loadUnaligned(fromByteOffset: place + 8, as: Int32.self))
    let start = Int(unsafe views.loadUnaligned(fromByteOffset: place + 12, as: Int32.self))
    guard number >= 0, start >= 0 else { throw .malformedArray("a view points nowhere") }
    return try unsafe bytes(start..<start + length, buffer: 2 + number)
  }
}
