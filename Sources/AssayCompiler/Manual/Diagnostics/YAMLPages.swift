import AssayDiagnostics
import AssaySyntax

// The pages of diagnostics on files that are not YAML, or that YAML reads differently than they look.

extension DiagnosticPage {
  static let yaml: [DiagnosticPage] = [
    DiagnosticPage(
      "file-too-large",
      "A file is larger than any spec has reason to be.",
      mend: "Keep data out of specs, and split a long spec into several files.",
      .strange(shown: "# … more than 64 MiB") {
        Array(repeating: UInt8(ascii: "#"), count: Limits().bytes + 1)
      }
    ),
    DiagnosticPage(
      "not-utf8",
      "A file is not UTF-8 text.",
      mend: "Save it as UTF-8 in your editor.",
      .strange(shown: "dataset: caf\u{FFFD}   # the byte E9, which is é in Latin-1") {
        Array("dataset: caf".utf8) + [0xE9, 0x0A]
      }
    ),
    DiagnosticPage(
      "control-character",
      "A file holds a character that cannot be seen and that YAML does not allow.",
      mend: "Delete it; if it is meant, write it as an escape in double quotes.",
      .strange(shown: "dataset: orders␇") { Array("dataset: orders\u{7}\n".utf8) }
    ),
    DiagnosticPage(
      "yaml-syntax",
      "The text is not YAML. The message says what was expected at the place where it stops "
        + "making sense; the cause is sometimes a line above.",
      mend: "Follow the help of the message. A text that starts with a special character, or "
        + "holds `: ` or ` #`, stands in quotes.",
      .spec(
        """
        dataset: orders
        tags: [tier-1
        source: {path: orders.csv}
        """
      )
    ),
    DiagnosticPage(
      "tab-indentation",
      "A line is indented with tabs, which YAML does not take.",
      mend: "Replace each tab by spaces.",
      .spec(
        """
        dataset: orders
        source:
        	path: orders.csv
        """
      )
    ),
    DiagnosticPage(
      "text-behind-quotes",
      "A value starts with a quote, so that YAML takes the quoted part for all of it, and "
        + "more text follows.",
      mend: "Put the whole value in single quotes.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        description: "Orders" of the shop
        """
      )
    ),
    DiagnosticPage(
      "text-cut-by-comment",
      "A text holds ` #`. YAML takes the rest of the line for a comment, so half of the text "
        + "would be lost.",
      mend: "Put the whole text in single quotes.",
      .spec(
        """
        dataset: orders
        source:
          path: orders.csv
          filter: note = 'order #7'
        """
      )
    ),
    DiagnosticPage(
      "key-not-text",
      "A key of a mapping is a list or a mapping.",
      mend: "Write a word before the colon.",
      .spec(
        """
        dataset: orders
        ? [source]
        : {path: orders.csv}
        """
      )
    ),
    DiagnosticPage(
      "duplicate-key",
      "A mapping has a key twice; one of the two values would be lost.",
      mend: "Delete one of the two.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        owner: shop
        owner: crm
        """
      )
    ),
    DiagnosticPage(
      "too-deep",
      "Lists and mappings are nested deeper than any key needs.",
      mend: "Look for brackets that are not closed.",
      .strange(shown: "dataset: [[[[ … 65 brackets … ]]]]") {
        let depth = Limits().depth + 1
        let brackets = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        return Array("dataset: \(brackets)\n".utf8)
      }
    ),
    DiagnosticPage(
      "too-many-nodes",
      "A file holds more values than any spec has reason to.",
      mend: "Keep data out of specs, and split a long spec into several files.",
      .strange(shown: "tags: [a, a, … a million times …]") {
        Array(("tags: [" + String(repeating: "a,", count: Limits().nodes) + "a]\n").utf8)
      }
    ),
    DiagnosticPage(
      "too-many-aliases",
      "Aliases that repeat aliases stand for more values than a spec can need.",
      mend: "Write shared parts once, in a fragment that specs name under `extends:`.",
      .spec(
        """
        dataset: orders
        tags: &a [x, x, x, x, x, x, x, x, x, x]
        owner: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
        source: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
        rules: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
        """
      )
    ),
    DiagnosticPage(
      "recursive-alias",
      "An alias stands inside of the value that it stands for.",
      mend: "Write the value out, without the alias.",
      .spec(
        """
        dataset: orders
        tags: &all [a, *all]
        """
      )
    ),
    DiagnosticPage(
      "unknown-anchor",
      "An alias has no anchor before it. A plain text that starts with `*` is an alias in YAML.",
      mend: "Correct the name, or put the text in quotes.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        owner: *shop
        """
      )
    ),
    DiagnosticPage(
      "merge-key",
      "A mapping uses `<<`, the merge key of YAML 1.1, which specs do not have.",
      mend: "Move the shared keys to a fragment, and name that under `extends:`.",
      .spec(
        """
        dataset: orders
        source:
          <<: {path: orders.csv}
        """
      )
    ),
    DiagnosticPage(
      "yaml-tag",
      "A value has a YAML tag. The key alone decides how a value is read.",
      mend: "Delete the tag; if the text starts with `!`, put it in single quotes.",
      .spec(
        """
        dataset: orders
        source: {path: !str orders.csv}
        """
      )
    ),
    DiagnosticPage(
      "missing-variable",
      "A reference `${NAME}` names a variable that has no value.",
      mend: "Set the environment variable, pass `--var NAME=value`, or give a default: "
        + "`${NAME:-default}`.",
      .spec(
        """
        dataset: orders
        source: {path: '${FOLDER}/orders.csv'}
        """
      )
    ),
    DiagnosticPage(
      "unterminated-reference",
      "A reference that starts with `${` has no `}`.",
      mend: "Close it, or write `$${` for the two characters.",
      .spec(
        """
        dataset: orders
        source: {path: '${FOLDER/orders.csv'}
        """
      )
    ),
    DiagnosticPage(
      "rule-with-colon",
      "A rule holds a colon and a blank, which YAML takes for the end of a key.",
      mend: "Put the whole rule in single quotes.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        rules:
          - ColumnValues "note" != "paid: yes"
        """
      )
    ),
    DiagnosticPage(
      "rule-cut-by-comment",
      "A rule holds ` #`. YAML takes the rest of the line for a comment, so half of the rule "
        + "would be lost.",
      mend: "Put the whole rule in single quotes.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        rules:
          - ColumnValues "note" != "order #7"
        """
      )
    ),
    DiagnosticPage(
      "rule-in-brackets",
      "A rule stands in brackets, which make a list in YAML.",
      mend: "Write each rule as an item of its own, or a whole DQDL document below `rules: |`.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        rules:
          - [IsComplete "id"]
        """
      )
    ),
    DiagnosticPage(
      "ruleset-as-item",
      "An item of `rules` is a whole DQDL document.",
      mend: "Write `rules: |` and the document below it, indented, without `- `.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        rules:
          - Rules = [ RowCount > 0 ]
        """
      )
    ),
    DiagnosticPage(
      "rule-without-type",
      "A rule starts with a quoted text. To YAML the quotes mark a text and are not part of "
        + "it, so a column name is all that is left.",
      mend: "Start the rule with its type.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        rules:
          - "id"
        """
      )
    ),
  ]
}
