import AssayModel
import Testing

/// What has changed between two schemas.
@Suite struct SchemaChangeTests {
  private static func schema(
    _ columns: [String: String],
    notNull: [String]? = nil,
    keys: [SourceKey] = []
  ) -> SourceSchema {
    SourceSchema(
      columns: columns.map { SourceColumn(name: $0.key, type: $0.value) },
      constraints: notNull.map { SourceConstraints(notNull: $0, keys: keys) }
    )
  }

  /// A type, another, and what has become of it; `nil` where they are the same.
  @Test(arguments: [
    ("INTEGER", "INTEGER", SchemaChange.Kind?.none), ("INTEGER", "int4", nil),
    ("INTEGER", "BIGINT", .widened), ("BIGINT", "SMALLINT", .narrowed),
    ("REAL", "DOUBLE", .widened), ("DOUBLE", "FLOAT", .narrowed),
    ("INTEGER", "DOUBLE", .retyped), ("INTEGER", "VARCHAR", .retyped),
    ("DECIMAL(10,2)", "DECIMAL(12,2)", .widened), ("DECIMAL(10,2)", "numeric(10, 2)", nil),
    ("DECIMAL(12,2)", "DECIMAL(12,4)", .narrowed), ("DECIMAL(12,4)", "DECIMAL(14,6)", .widened),
    ("DECIMAL(12,2)", "DECIMAL(10,2)", .narrowed), ("DECIMAL", "DECIMAL(9,0)", .narrowed),
    ("VARCHAR", "text", nil), ("VARCHAR(10)", "VARCHAR(20)", .widened),
    ("VARCHAR", "VARCHAR(20)", .narrowed), ("UUID", "VARCHAR", .widened),
    ("VARCHAR", "ENUM('a', 'b')", .narrowed), ("ENUM('a')", "ENUM('a', 'b')", .retyped),
    ("TIMESTAMP", "timestamp without time zone", nil),
    ("TIMESTAMP", "TIMESTAMP WITH TIME ZONE", .retyped), ("DATE", "TIMESTAMP", .retyped),
    ("STRUCT(a INTEGER)", "struct(a integer)", nil),
    ("STRUCT(a INTEGER)", "STRUCT(a BIGINT)", .retyped), ("INTEGER[]", "INTEGER", .retyped),
  ])
  func aTypeIsWidenedNarrowedOrChanged(
    _ old: String,
    _ new: String,
    kind: SchemaChange.Kind?
  ) {
    let changes = Self.schema(["a": old]).changes(to: Self.schema(["a": new]))
    #expect(changes.map(\.kind) == [kind].compactMap(\.self))
    for change in changes { #expect(change.before == old && change.after == new) }
  }

  @Test func columnsComeAndGo() {
    let changes = Self.schema(["a": "DATE", "b": "DATE"]).changes(
      to: Self.schema(["b": "DATE", "c": "TIME"])
    )
    #expect(changes.map(\.line) == ["- a DATE", "+ c TIME"])
    #expect(changes.map(\.isBreaking) == [true, false])
  }

  @Test func whatIsPromisedIsComparedWhereBothTellIt() {
    let key = SourceKey(.primary, columns: ["a", "b"])
    let columns = ["a": "DATE", "b": "DATE"]
    let promised = Self.schema(columns, notNull: ["a"], keys: [key])
    let other = Self.schema(columns, notNull: ["b"], keys: [SourceKey(.unique, columns: ["a"])])
    let silent = Self.schema(columns)
    #expect(
      promised.changes(to: other).map(\.line) == [
        "~ a NOT NULL → NULL", "~ b NULL → NOT NULL", "- PRIMARY KEY (a, b)", "+ UNIQUE (a)",
      ]
    )
    #expect(promised.changes(to: other).map(\.isBreaking) == [true, false, true, false])
    #expect(promised.changes(to: silent).isEmpty)
    #expect(silent.changes(to: promised).isEmpty)
  }

  @Test func everyChangeHasWords() {
    for kind in SchemaChange.Kind.allCases {
      let change = SchemaChange(kind, "a", before: "INTEGER", after: "BIGINT")
      #expect(change.words.contains("a"))
      #expect(["+", "-", "~"].contains(change.line.first))
    }
  }
}
