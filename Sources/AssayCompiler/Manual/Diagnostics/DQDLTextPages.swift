import AssayDiagnostics

// The pages of diagnostics on DQDL text that cannot be read.

extension DiagnosticPage {
  static let dqdlText: [DiagnosticPage] = [
    DiagnosticPage(
      "unknown-character",
      "A character stands outside of quotes that DQDL has no use for.",
      mend: "Put the text that it belongs to in double quotes, or remove it.",
      .dqdl(#"Rules = [ RowCount > 0; IsComplete "id" ]"#)
    ),
    DiagnosticPage(
      "carriage-return",
      "Lines end with a carriage return, which DQDL does not know.",
      mend: "Save the file with LF line endings.",
      .strange("orders.dqdl", shown: "Rules = [ RowCount > 0 ]␍␊") {
        Array("Rules = [ RowCount > 0 ]\r\n".utf8)
      }
    ),
    DiagnosticPage(
      "byte-order-mark",
      "The text starts with a byte order mark, which DQDL does not know.",
      mend: "Save the file as UTF-8 without byte order mark.",
      .strange("orders.dqdl", shown: "<U+FEFF>Rules = [ RowCount > 0 ]") {
        Array("\u{FEFF}Rules = [ RowCount > 0 ]\n".utf8)
      }
    ),
    DiagnosticPage(
      "unterminated-comment",
      "The text ends inside of a comment, and DQDL takes `#` for one only up to a line break.",
      mend: "Add a line break behind the comment.",
      .strange("orders.dqdl", shown: "Rules = [ RowCount > 0 ] # and here the file ends") {
        Array("Rules = [ RowCount > 0 ] # and here the file ends".utf8)
      }
    ),
    DiagnosticPage(
      "wrong-quotes",
      "A text stands in quotes that do not quote in DQDL.",
      mend: "Use double quotes.",
      .dqdl("Rules = [ IsComplete 'id' ]")
    ),
    DiagnosticPage(
      "unclosed-text",
      "A quoted text is never closed.",
      mend: "Add the closing quote; an earlier text may lack its own.",
      .dqdl(#"Rules = [ IsComplete "id ]"#)
    ),
    DiagnosticPage(
      "unexpected-text",
      "Something else is expected at this place.",
      mend: "Write what the message expects.",
      .dqdl("Rules = [ RowCount > ]")
    ),
    DiagnosticPage(
      "unclosed-bracket",
      "A bracket or a parenthesis is not closed.",
      mend: "Add the closing one.",
      .dqdl(#"Rules = [ ColumnValues "id" in [1, 2 "#)
    ),
    DiagnosticPage(
      "nesting-too-deep",
      "Parentheses nest deeper, or arithmetic is longer, than a rule needs.",
      mend: "Split the rule.",
      .strange("orders.dqdl", shown: "Rules = [ ((( … RowCount > 0 … ))) ]") {
        let depth = 300
        let open = String(repeating: "(", count: depth)
        let close = String(repeating: ")", count: depth)
        return Array("Rules = [ \(open)RowCount > 0\(close) ]\n".utf8)
      }
    ),
    DiagnosticPage(
      "missing-comma",
      "Two rules, or two values, stand side by side.",
      mend: "Separate them by a comma.",
      .dqdl("Rules = [ RowCount > 0 ColumnCount = 2 ]")
    ),
    DiagnosticPage(
      "trailing-comma",
      "A comma stands behind the last element of a list.",
      mend: "Remove the comma.",
      .dqdl("Rules = [ RowCount > 0, ]")
    ),
    DiagnosticPage(
      "empty-list",
      "`in` has no values to compare with.",
      mend: "Name the values.",
      .dqdl(#"Rules = [ ColumnValues "status" in [] ]"#)
    ),
    DiagnosticPage(
      "no-rules",
      "A ruleset holds neither a rule nor an analyzer.",
      mend: "Write a rule.",
      .dqdl("Rules = [ ]")
    ),
    DiagnosticPage(
      "letter-case",
      "A word of the language is written in the wrong letter case, which counts in DQDL.",
      mend: "Write it as the message says.",
      .dqdl("rules = [ RowCount > 0 ]")
    ),
    DiagnosticPage(
      "section-order",
      "A section of a document stands behind one that must follow it.",
      mend: "Put the sections in order: `Metadata`, `DataSources`, variables, "
        + "`DefaultLabels`, `Rules`, `Analyzers`.",
      .dqdl(
        """
        limit = "10"
        Metadata = { "Version": "1.0" }
        Rules = [ RowCount > 0 ]
        """
      )
    ),
    DiagnosticPage(
      "empty-dictionary",
      "`Metadata`, `DataSources` or `DefaultLabels` holds nothing.",
      mend: "Remove the section, or name an entry.",
      .dqdl(
        """
        Metadata = { }
        Rules = [ RowCount > 0 ]
        """
      )
    ),
    DiagnosticPage(
      "variable-value",
      "A variable is neither a quoted text nor a list of them.",
      mend: "Put the value in double quotes.",
      .dqdl(
        """
        limit = 10
        Rules = [ RowCount > 0 ]
        """
      )
    ),
    DiagnosticPage(
      "rule-as-analyzer",
      "An analyzer has a condition; analyzers measure and judge nothing.",
      mend: "Move what has a condition to `Rules`.",
      .dqdl(#"Analyzers = [ Completeness "id" > 0.9 ]"#)
    ),
    DiagnosticPage(
      "trailing-text",
      "Text stands behind the end of the ruleset. AWS Glue ignores it in silence, and rules "
        + "in it are never checked.",
      mend: "Remove the text, or move it into the list.",
      .dqdl(
        """
        Rules = [ RowCount > 0 ]
        IsComplete "id"
        """
      )
    ),
  ]
}
