import AssayModel
import Testing

/// Which specs let an engine keep rows in any order.
@Suite struct RowOrderTests {
  @Test(
    arguments: [
      #"IsUnique "a""#, #"ColumnValues "a" > 0"#, #"Completeness "a" > 0.9 where "b > 1""#,
      #"(IsComplete "a") or (Sum "b" > 2)"#, #"ReferentialIntegrity "a" "t.b" = 1"#,
      #"CustomSql "select count(*) from primary where b < a" = 0"#,
      #"CustomSql "select count(distinct a) from primary" = 0"#,
    ]
  )
  func theOrderIsNotSeen(_ rule: String) throws {
    #expect(try !compileRules([rule]).mayDependOnRowOrder)
  }

  @Test(
    arguments: [
      #"CustomSql "select a from primary limit 1" = 0"#,
      #"CustomSql "select first(a) from primary" = 0"#,
      #"CustomSql "select max(n) from (select lag(a) over () n from primary)" = 0"#,
      // Rows that it does not give back are shown as they come.
      #"CustomSql "select a from primary where b > 1""#,
      #"Completeness "a" > 0.9 where "b > (select first(c) from other)""#,
      #"IsComplete "a" where "my_own(b)""#,
    ]
  )
  func theOrderMayBeSeen(_ rule: String) throws {
    #expect(try compileRules([rule]).mayDependOnRowOrder)
    // One such rule is enough.
    #expect(try compileRules(["RowCount > 0", rule]).mayDependOnRowOrder)
  }

  @Test(
    arguments: [
      ("{query: \"select a from 't.parquet'\"}", true), ("{path: t.csv, filter: a > 1}", false),
      ("{path: t.csv, filter: a > random()}", true),
    ]
  )
  func ofSources(_ source: String, mayDepend: Bool) throws {
    #expect(try compileRules(["RowCount > 0"], source: source).mayDependOnRowOrder == mayDepend)
  }
}
