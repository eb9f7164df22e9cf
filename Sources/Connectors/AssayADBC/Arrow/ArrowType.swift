import CADBC

/// The type of a column as Arrow tells it, read from a schema's format string.
indirect enum ArrowType: Sendable, Equatable {
  /// The width of offsets into text, binaries and lists.
  enum Offsets: Sendable, Equatable { case narrow, wide }

  case null, boolean
  case integer(bits: Int, isSigned: Bool)
  case half, float, double
  case text(Offsets), binary(Offsets)
  case textView, binaryView
  case fixedBinary(Int)
  case decimal(bits: Int, precision: Int, scale: Int)
  case date(ArrowUnit), time(ArrowUnit), timestamp(ArrowUnit, zone: String), duration(ArrowUnit)
  case monthInterval, dayTimeInterval, monthDayNanoInterval
  case list(Offsets, ArrowField), listView(Offsets, ArrowField), fixedList(Int, ArrowField)
  case structure([ArrowField]), map(ArrowField)
  case sparseUnion([Int], [ArrowField]), denseUnion([Int], [ArrowField])
  case dictionary(index: ArrowType, values: ArrowType)
}

/// A named type.
struct ArrowField: Sendable, Equatable {
  let name: String
  let type: ArrowType
}

/// The unit of a time.
enum ArrowUnit: Character, Sendable, Equatable {
  case day = "D"
  case second = "s"
  case milli = "m"
  case micro = "u"
  case nano = "n"

  /// How many of it are in a second; a day counts as one.
  var perSecond: Int64 {
    switch self {
    case .day, .second: 1
    case .milli: 1000
    case .micro: 1_000_000
    case .nano: 1_000_000_000
    }
  }
}

extension ArrowField {
  /// Reads a schema and everything under it.
  init(_ schema: UnsafePointer<ArrowSchema>) throws(DriverFailure) {
    name = unsafe schema.pointee.name.map { unsafe String(cString: $0) } ?? ""
    let format = unsafe schema.pointee.format.map { unsafe String(cString: $0) } ?? ""
    var children: [ArrowField] = []
    for index in 0..<Int(unsafe schema.pointee.n_children) {
      guard let child = unsafe schema.pointee.children?[index] else { break }
      children.append(try unsafe ArrowField(child))
    }
    guard let plain = ArrowType(format: format, children: children) else {
      throw .unknownFormat(format, of: name)
    }
    if let dictionary = unsafe schema.pointee.dictionary {
      type = .dictionary(index: plain, values: try unsafe ArrowField(dictionary).type)
    } else {
      type = plain
    }
  }
}

extension ArrowType {
  private static let simple: [String: ArrowType] = [
    "n": .null, "b": .boolean,
    "c": .integer(bits: 8, isSigned: true), "C": .integer(bits: 8, isSigned: false),
    "s": .integer(bits: 16, isSigned: true), "S": .integer(bits: 16, isSigned: false),
    "i": .integer(bits: 32, isSigned: true), "I": .integer(bits: 32, isSigned: false),
    "l": .integer(bits: 64, isSigned: true), "L": .integer(bits: 64, isSigned: false),
    "e": .half, "f": .float, "g": .double,
    "u": .text(.narrow), "U": .text(.wide), "vu": .textView,
    "z": .binary(.narrow), "Z": .binary(.wide), "vz": .binaryView,
    "tdD": .date(.day), "tdm": .date(.milli),
    "tts": .time(.second), "ttm": .time(.milli), "ttu": .time(.micro), "ttn": .time(.nano),
    "tDs": .duration(.second), "tDm": .duration(.milli),
    "tDu": .duration(.micro), "tDn": .duration(.nano),
    "tiM": .monthInterval, "tiD": .dayTimeInterval, "tin": .monthDayNanoInterval,
  ]

  /// Reads a format string; `nil` for one that is unknown or does not fit its children.
  init?(format: String, children: [ArrowField]) {
    if let simple = Self.simple[format] {
      self = simple
      return
    }
    let parameter = format.firstIndex(of: ":").map { String(format[format.index(after: $0)...]) }
    let kind = String(format.prefix { $0 != ":" })
    switch (kind, children.count) {
    case ("w", 0): self.init(fixedBinary: parameter)
    case ("d", 0): self.init(decimal: parameter)
    case ("tss", 0), ("tsm", 0), ("tsu", 0), ("tsn", 0):
      guard let unit = kind.last.flatMap(ArrowUnit.init(rawValue:)) else { return nil }
      self = .timestamp(unit, zone: parameter ?? "")
    case ("+l", 1): self = .list(.narrow, children[0])
    case ("+L", 1): self = .list(.wide, children[0])
    case ("+vl", 1): self = .listView(.narrow, children[0])
    case ("+vL", 1): self = .listView(.wide, children[0])
    case ("+w", 1):
      guard let size = parameter.flatMap({ Int($0) }), size >= 0 else { return nil }
      self = .fixedList(size, children[0])
    case ("+s", _): self = .structure(children)
    case ("+m", 1): self = .map(children[0])
    case ("+us", _), ("+ud", _):
      let codes = (parameter ?? "").split(separator: ",").compactMap { Int($0) }
      guard codes.count == children.count else { return nil }
      self = kind == "+us" ? .sparseUnion(codes, children) : .denseUnion(codes, children)
    default: return nil
    }
  }

  private init?(fixedBinary parameter: String?) {
    guard let size = parameter.flatMap({ Int($0) }), size >= 0 else { return nil }
    self = .fixedBinary(size)
  }

  /// `precision,scale` or `precision,scale,bits`.
  private init?(decimal parameter: String?) {
    let numbers = (parameter ?? "").split(separator: ",").map { Int($0) }
    guard (2...3).contains(numbers.count), let precision = numbers[0], let scale = numbers[1],
      let bits = numbers.count == 3 ? numbers[2] : 128, [32, 64, 128, 256].contains(bits)
    else { return nil }
    self = .decimal(bits: bits, precision: precision, scale: scale)
  }
}

extension DriverFailure {
  static func unknownFormat(_ format: String, of column: String) -> Self {
    Self(
      status: AdbcStatusCode(ADBC_STATUS_NOT_IMPLEMENTED),
      message: "column '\(column)' has the Arrow format '\(format)', which Assay cannot read;"
        + " cast it to text"
    )
  }

  static func malformedArray(_ reason: String) -> Self {
    Self(status: AdbcStatusCode(ADBC_STATUS_INVALID_DATA), message: "malformed result: \(reason)")
  }
}
