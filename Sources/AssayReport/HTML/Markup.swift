import AssayModel

/// A part of a page of HTML or of a drawing in it.
///
/// Names of elements and attributes, scripts and stylesheets can only stand in this code. Everything else is a text, and
/// the one way to write a text makes it neutral and escapes it.
enum Markup: Sendable {
  case text(String)
  case element(StaticString, [Attribute], [Markup])
  case group([Markup])
  /// A stylesheet or a script of ours.
  case verbatim(StaticString)

  /// A name and a text.
  struct Attribute: Sendable {
    let name: StaticString
    let value: String
  }

  /// Nothing at all.
  static let nothing = Markup.group([])
}

/// Makes an element.
///
/// - Parameter attributes: one whose value is `nil` is left out; one that only has to be there is an empty text.
func tag(
  _ name: StaticString,
  _ attributes: KeyValuePairs<StaticString, String?> = [:],
  @MarkupBuilder _ content: () -> Markup = { .nothing }
) -> Markup {
  let present = attributes.compactMap { name, value in
    value.map { Markup.Attribute(name: name, value: $0) }
  }
  return .element(name, present, [content()])
}

/// Lets parts of a page be written one under the other; a string is a text.
@resultBuilder
enum MarkupBuilder {
  static func buildExpression(_ text: String) -> Markup { .text(text) }
  static func buildExpression(_ markup: Markup) -> Markup { markup }
  static func buildBlock(_ parts: Markup...) -> Markup {
    parts.count == 1 ? parts[0] : .group(parts)
  }
  static func buildArray(_ parts: [Markup]) -> Markup { .group(parts) }
  static func buildOptional(_ part: Markup?) -> Markup { part ?? .nothing }
  static func buildEither(first part: Markup) -> Markup { part }
  static func buildEither(second part: Markup) -> Markup { part }
}
