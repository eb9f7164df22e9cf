import AssayModel
import CADBC

extension ArrowColumn {
  /// The value at a place.
  func value(at index: Int, as type: ArrowType) throws(DriverFailure) -> Value {
    switch type {
    // Unions have no bitmap of their own, and a null array has no buffers at all.
    case .null: return .null
    case .sparseUnion(let codes, let fields):
      let (number, field) = try unsafe member(at: index, codes, fields)
      return try unsafe child(number).value(at: index + offset, as: field.type)
    case .denseUnion(let codes, let fields):
      let (number, field) = try unsafe member(at: index, codes, fields)
      let place = Int(try unsafe plain(index, of: Int32.self, buffer: 1))
      return try unsafe child(number).value(at: place, as: field.type)
    default: return unsafe isNull(at: index) ? .null : try unsafe present(at: index, as: type)
    }
  }

  private func member(
    at index: Int,
    _ codes: [Int],
    _ fields: [ArrowField]
  ) throws(DriverFailure) -> (Int, ArrowField) {
    let code = Int(try unsafe plain(index, of: Int8.self, buffer: 0))
    guard let number = codes.firstIndex(of: code) else {
      throw .malformedArray("a union has a member that its type lacks")
    }
    return (number, fields[number])
  }

  private func present(at index: Int, as type: ArrowType) throws(DriverFailure) -> Value {
    switch type {
    case .null, .sparseUnion, .denseUnion: try unsafe value(at: index, as: type)
    case .boolean: .boolean(try unsafe bit(index))
    case .integer(let bits, let isSigned):
      try unsafe integer(at: index, bits: bits, isSigned: isSigned)
    case .half: .number(ArrowText.half(try unsafe plain(index, of: UInt16.self)))
    case .float: .number(Double(try unsafe plain(index, of: Float.self)))
    case .double: .number(try unsafe plain(index, of: Double.self))
    case .text(let offsets):
      .text(String(decoding: try unsafe variableBytes(at: index, offsets), as: UTF8.self))
    case .textView: .text(String(decoding: try unsafe viewBytes(at: index), as: UTF8.self))
    case .binary(let offsets): .text(ArrowText.hex(try unsafe variableBytes(at: index, offsets)))
    case .binaryView: .text(ArrowText.hex(try unsafe viewBytes(at: index)))
    case .fixedBinary(let size):
      .text(ArrowText.hex(try unsafe fixedBytes(at: index, size: size)))
    case .decimal(let bits, _, let scale):
      .text(
        ArrowText.decimal(
          littleEndian: try unsafe fixedBytes(at: index, size: bits / 8),
          scale: scale
        )
      )
    case .date, .time, .timestamp, .duration, .monthInterval, .dayTimeInterval,
      .monthDayNanoInterval:
      .text(try unsafe timeText(at: index, as: type))
    case .list, .listView, .fixedList, .structure, .map:
      .text(try unsafe nestedText(at: index, as: type))
    case .dictionary(let indexType, let values):
      try unsafe dictionaryValue(at: index, indexType, values)
    }
  }

  private func integer(
    at index: Int,
    bits: Int,
    isSigned: Bool
  ) throws(DriverFailure) -> Value {
    switch (bits, isSigned) {
    case (8, true): return .integer(Int64(try unsafe plain(index, of: Int8.self)))
    case (8, false): return .integer(Int64(try unsafe plain(index, of: UInt8.self)))
    case (16, true): return .integer(Int64(try unsafe plain(index, of: Int16.self)))
    case (16, false): return .integer(Int64(try unsafe plain(index, of: UInt16.self)))
    case (32, true): return .integer(Int64(try unsafe plain(index, of: Int32.self)))
    case (32, false): return .integer(Int64(try unsafe plain(index, of: UInt32.self)))
    case (_, true): return .integer(try unsafe plain(index, of: Int64.self))
    case (_, false):
      let number = try unsafe plain(index, of: UInt64.self)
      return Int64(exactly: number).map(Value.integer) ?? .text(String(number))
    }
  }

  private func variableBytes(
    at index: Int,
    _ offsets: ArrowType.Offsets
  ) throws(DriverFailure) -> [UInt8] {
    try unsafe bytes(try range(at: index, offsets), buffer: 2)
  }

  private func fixedBytes(at index: Int, size: Int) throws(DriverFailure) -> [UInt8] {
    let start = unsafe (index + offset) * size
    return try unsafe bytes(start..<start + size, buffer: 1)
  }

  private func dictionaryValue(
    at index: Int,
    _ indexType: ArrowType,
    _ values: ArrowType
  ) throws(DriverFailure) -> Value {
    let dictionary = try unsafe dictionary()
    let indices = unsafe 0..<dictionary.length
    guard case .integer(let number) = try unsafe present(at: index, as: indexType),
      let place = Int(exactly: number), indices.contains(place)
    else { throw .malformedArray("an index lies outside its dictionary") }
    return try unsafe dictionary.value(at: place, as: values)
  }

  private func timeText(at index: Int, as type: ArrowType) throws(DriverFailure) -> String {
    switch type {
    case .date(.day): return ArrowText.date(days: Int64(try unsafe plain(index, of: Int32.self)))
    case .date:
      let milliseconds = try unsafe plain(index, of: Int64.self)
      return ArrowText.timestamp(milliseconds, .milli, zone: "", isDate: true)
    case .time(let unit):
      let isNarrow = unit == .second || unit == .milli
      let count =
        isNarrow
        ? Int64(try unsafe plain(index, of: Int32.self)) : try unsafe plain(index, of: Int64.self)
      return ArrowText.time(count, unit)
    case .timestamp(let unit, let zone):
      return ArrowText.timestamp(try unsafe plain(index, of: Int64.self), unit, zone: zone)
    case .duration(let unit):
      return ArrowText.duration(try unsafe plain(index, of: Int64.self), unit)
    case .monthInterval:
      return ArrowText.interval(months: try unsafe plain(index, of: Int32.self))
    case .dayTimeInterval:
      let days = try unsafe plain(index * 2 + offset, of: Int32.self)
      let milliseconds = try unsafe plain(index * 2 + 1 + offset, of: Int32.self)
      return ArrowText.interval(days: days, nanoseconds: Int64(milliseconds) * 1_000_000)
    default:
      let bytes = try unsafe fixedBytes(at: index, size: 16)
      return ArrowText.interval(
        months: Int32(truncatingIfNeeded: ArrowText.number(bytes[0..<4])),
        days: Int32(truncatingIfNeeded: ArrowText.number(bytes[4..<8])),
        nanoseconds: Int64(truncatingIfNeeded: ArrowText.number(bytes[8..<16]))
      )
    }
  }
}
