/// A logging command of Azure Pipelines, to be printed on standard output.
package struct AzureCommand: Sendable {
  private let text: String

  /// Makes a command.
  ///
  /// - Parameters:
  ///   - name: the area and the action, as `task.logissue`.
  ///   - properties: names and values of any content.
  ///   - message: a text of any content.
  package init(_ name: String, _ properties: KeyValuePairs<String, String>, _ message: String = "")
  {
    let list = properties.map { "\($0)=\(Self.escaped($1, isProperty: true));" }.joined()
    text = "##vso[\(name)\(list.isEmpty ? "" : " ")\(list)]" + Self.escaped(message)
  }

  /// The command as a line.
  package var line: String { text + "\n" }

  /// A text in which nothing can end a command or one of its properties, nor begin another.
  private static func escaped(_ text: String, isProperty: Bool = false) -> String {
    let text = text.replacing("%", with: "%AZP25").replacing("\r", with: "%0D")
      .replacing("\n", with: "%0A").replacing("##", with: "# #")
    guard isProperty else { return text }
    return text.replacing(";", with: "%3B").replacing("]", with: "%5D")
  }
}
