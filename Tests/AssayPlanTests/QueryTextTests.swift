import AssayModel
import Testing

@Suite struct QueryTextTests {
  @Test(arguments: [
    "", "select 1", "select 'it''s' -- end", "/* a */ select \"b\"\"c\" from `d` where e >= $1",
    "select $$ ' $$, $tag$ $$ $tag$, E'\\''", "'open", "/* open", "$$ open", "$", "e'",
    "é\u{301} 👩‍👩‍👧\r\n--\r",
  ])
  func nothingIsLost(_ text: String) {
    #expect(QueryText(text).tokens.map(\.text).joined() == text)
  }

  @Test(arguments: [
    ("select 'a; b'", [QueryText.Kind.word, .string]),
    ("E'\\''x", [.string, .word]),
    ("$$'$$ ;", [.string, .symbol]),
    ("$a$ $$ $a$;", [.string, .symbol]),
    ("a$$b", [.word]),
    ("-- a\u{2028}'\n;", [.symbol]),
    ("'a'\u{301}'b'", [.string, .word, .string]),
    ("/* /* */ ' */", [.string]),
    ("/* */\u{301};", [.word, .symbol]),
    ("$$ $$\u{301};", [.string, .word, .symbol]),
    ("1E'\\' ' 1e5", [.word, .string, .word]),
  ])
  func kinds(_ text: String, kinds: [QueryText.Kind]) {
    #expect(QueryText(text).meaningful.map(\.kind) == kinds)
  }

  @Test(arguments: [
    "select 1", "SELECT 1;", "(select 1)", "with a as (select 1) select * from a",
    "with recursive a(i) as (select 1 union all select i + 1 from a) select max(i) from a",
    "with a as materialized (select 1), b as (values (2)) (select * from a, b)",
    "select max(update) from t -- ;", "select ';' /* ; */", "from t select count(*)", "table t",
    "select $$)$$, E'\\')', \"(\", `)`", "select 1 ;; -- and no more", "select '(''('",
    "with a as (select 1) from a",
  ])
  func isAQuery(_ text: String) { #expect(QueryText(text).faultAsQuery == nil) }

  @Test(arguments: [
    ("", QueryFault.empty), (" -- x", .empty), ("()", .writes(")")),
    ("drop table x", .writes("drop")),
    ("select 1; select 2", .severalStatements), ("select (1", .unbalanced),
    ("select 1)", .unbalanced),
    ("select )(", .unbalanced), ("select 'a", .unbalanced), ("select \"a", .unbalanced),
    ("select $$a", .unbalanced), ("select E'a\\'", .unbalanced), ("select /* a", .unbalanced),
    ("select /* /*\u{301} */ */ 1", .unbalanced), ("select /*/", .unbalanced),
    ("select /* /* */ */ 1", .unbalanced),
    ("with a as (select 1) delete from t", .writes("delete")),
    ("(with a as (select 1) delete from t)", .writes("delete")),
    ("with a(b) as (select 1), c as (select 2) INSERT into t select 1", .writes("INSERT")),
    ("with a as (delete from t returning *) select 1", .writes("delete")),
    ("with a as not materialized (update t set x = 1) select 1", .writes("update")),
    ("select 'a'\u{301}) as q; drop table x; select ('b'", .severalStatements),
  ])
  func isNoQuery(_ text: String, fault: QueryFault) {
    #expect(QueryText(text).faultAsQuery == fault)
  }

  @Test(
    arguments: [
      ("a > 1", nil), ("a in (1, 2) -- two", nil), ("a = ';'", nil), ("a > 1)", .unbalanced),
      ("a > 1; x", .severalStatements), ("a > 1;", .severalStatements), ("a = 'x", .unbalanced),
    ] as [(String, QueryFault?)]
  )
  func predicates(_ text: String, fault: QueryFault?) {
    #expect(QueryText(text).faultAsPredicate == fault)
  }

  @Test func namesAreFoundOutsideOfStringsAndComments() {
    let text = QueryText(
      "select A.x from Orders a, \"order lines\" -- customers\n where s = 'returns'"
    )
    #expect(
      text.datasets(among: ["orders", "customers", "returns", "order lines"])
        == ["orders", "order lines"]
    )
    #expect(text.names.contains("x") && !text.names.contains("customers"))
  }
}
