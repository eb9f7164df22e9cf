/// A column as a source has it.
public struct SourceColumn: Sendable, Hashable, Codable {
  /// The name as the source spells it.
  public let name: String

  /// The type as the engine spells it, for example `DECIMAL(12,2)`.
  public let type: String

  /// Makes a column.
  public init(name: String, type: String) {
    self.name = name
    self.type = type
  }
}
