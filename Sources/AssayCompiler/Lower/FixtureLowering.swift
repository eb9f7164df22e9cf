import AssayDiagnostics
import AssayModel
import AssaySyntax

/// Turns rows of a spec into rows with columns and types.
struct FixtureLowering {
  /// What the spec says of the columns.
  let contract: Contract

  /// The rows; a column of the contract that a row does not name is NULL there.
  func lower(_ rows: [[OptionSyntax]], into sink: inout DiagnosticSink) -> Fixture {
    var names = contract.columns.map(\.name.value)
    for entry in rows.joined() where index(of: entry.key.value, in: names) == nil {
      if contract.columns.isEmpty {
        names.append(entry.key.value)
      } else {
        sink.emit(.unknownColumn(entry.key, in: contract))
      }
    }
    var values: [[Scalar?]] = []
    for row in rows {
      var line = [Scalar?](repeating: nil, count: names.count)
      for entry in row {
        guard let index = index(of: entry.key.value, in: names) else { continue }
        guard case .scalar(let scalar) = entry.value else {
          sink.emit(.nestedFixtureValue(entry.key))
          continue
        }
        line[index] = scalar.isNull ? nil : scalar
      }
      values.append(line)
    }
    let columns = names.enumerated().map { index, name in
      column(name, holding: values.map { $0[index] }, into: &sink)
    }
    return Fixture(columns: columns, rows: values.map { $0.map { $0?.text } })
  }

  private func index(of column: String, in names: [String]) -> Int? {
    names.firstIndex(of: column) ?? names.firstIndex { $0.lowercased() == column.lowercased() }
  }

  /// A column of the type that the contract names, which its values must fit, else of the type that they look like.
  private func column(
    _ name: String,
    holding values: [Scalar?],
    into sink: inout DiagnosticSink
  ) -> SourceColumn {
    let values = values.compactMap(\.self)
    guard let type = contract.column(name)?.type else {
      return SourceColumn(name: name, type: commonType(of: values))
    }
    for value in values where !type.accepts(value.text) && !value.isIncomplete {
      sink.emit(.wrongFixtureValue(value.located, of: name, type: type))
    }
    return SourceColumn(name: name, type: type.name)
  }

  /// The narrowest type that every value looks like; text where they differ, or stand in quotes.
  private func commonType(of values: [Scalar]) -> String {
    guard !values.isEmpty, values.allSatisfy({ $0.style == .plain }) else { return "varchar" }
    let candidates = ["bigint", "double", "boolean", "date", "timestamp"]
    return candidates.first { name in
      values.allSatisfy { ValueType(name).accepts($0.text) }
    } ?? "varchar"
  }
}

extension Scalar {
  /// Whether it is what YAML writes for no value.
  fileprivate var isNull: Bool {
    style == .plain && ["", "~", "null", "Null", "NULL"].contains(text)
  }
}

extension ValueType {
  /// Whether a text can be read as a value of the type; of a type that is not known, any can.
  fileprivate func accepts(_ text: String) -> Bool {
    switch kind {
    case .text, .binary, .other: true
    case .boolean: ["true", "false"].contains(text.lowercased())
    case .integer: isInteger(text)
    case .decimal: isDecimal(text)
    case .double: Double(text) != nil && !text.lowercased().hasPrefix("0x")
    case .date: text.utf8.count == 10 && Timestamp(text) != nil
    case .timestamp: Timestamp(text) != nil
    case .time: Timestamp("2000-01-01T\(text)") != nil
    }
  }

  private func isInteger(_ text: String) -> Bool {
    switch width {
    case 8: Int8(text) != nil
    case 16: Int16(text) != nil
    case 32: Int32(text) != nil
    case 64: Int64(text) != nil
    default: Int128(text) != nil
    }
  }

  /// Digits before the point, as many as the precision leaves room for.
  private func isDecimal(_ text: String) -> Bool {
    let digits = text.drop { $0 == "-" || $0 == "+" }
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) }), !parts.joined().isEmpty
    else { return false }
    let numbers = name.drop { $0 != "(" }.split { !$0.isNumber }.compactMap { Int($0) }
    guard let precision = numbers.first else { return true }
    let scale = numbers.dropFirst().first ?? 0
    return (parts.first?.drop { $0 == "0" }.count ?? 0) <= precision - scale
  }
}
