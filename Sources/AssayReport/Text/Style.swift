/// How the text report looks.
package struct Style: Sendable, Hashable {
  /// Whether to write ANSI colours.
  package var colour: Bool
  /// The columns of the terminal; sentences are wrapped and tables cut to it, rules and places never.
  package var width: Int
  /// Whether passed checks are listed, too.
  package var verbose: Bool

  /// Makes a style; below 40 columns the width counts as 40.
  package init(colour: Bool = false, width: Int = 100, verbose: Bool = false) {
    self.colour = colour
    self.width = max(width, 40)
    self.verbose = verbose
  }

  /// The colours and weights in use; the terminal decides how they look.
  enum Ink: String {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
  }

  /// The text in a colour, or as it is.
  func paint(_ text: String, _ ink: Ink) -> String {
    colour && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
  }
}
