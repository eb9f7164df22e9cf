/// A text that may hold a secret: it prints as dots, and is encoded as dots.
package struct Redacted: Sendable, Hashable, Codable, CustomStringConvertible,
  CustomDebugStringConvertible
{
  /// The secret itself; only connectors have a use for it.
  package let revealed: String

  /// Wraps a text.
  package init(_ text: String) { revealed = text }

  /// Dots, whatever the text is.
  package var description: String { "•••" }

  /// Dots, whatever the text is.
  package var debugDescription: String { description }

  /// Decodes whatever was encoded, which is never the secret.
  package init(from decoder: any Decoder) throws {
    revealed = try decoder.singleValueContainer().decode(String.self)
  }

  /// Encodes dots.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
