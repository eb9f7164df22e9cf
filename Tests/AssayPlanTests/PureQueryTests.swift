import AssayModel
import Testing

/// Which SQL of users gives the same answer again for the same data.
@Suite struct PureQueryTests {
  @Test(
    arguments: [
      "select count(*) from primary", "SELECT sum(a) FROM t WHERE b <> 'unknown'",
      "with x as (select a from t), y as (select * from x) select count(*) from y join t on y.a = t.a",
      "select count(*) from (select a from t) where a in (select a from \"t\" group by a)",
      "select max(a::decimal(10, 2)) from t /* now() */ -- random()",
      "select count(*) from t as a join t b on a.x = b.x where extract(year from t.a) > 2000",
    ]
  )
  func aFunctionOfItsRows(_ sql: String) {
    // EXTRACT has a FROM of its own, which is not told from the other one.
    let isTold = !sql.contains("extract")
    #expect(QueryText(sql).isPureQuery(among: ["t", "primary"]) == isTold)
  }

  @Test(
    arguments: [
      "select random() from t", "select count(*) from t where a < now()",
      "select count(*) from t where a < current_date", "select count(*) from t where a < 'now'",
      "select count(*) from t where a::date = date 'Yesterday'",
      "select count(*) from other", "select count(*) from 'file.csv'",
      "select count(*) from read_csv('file.csv')", "select count(*) from \"file.csv\"",
      "select count(*) from t, other", "select count(*) from t a, (select 1) b",
      "select count(*) from t join other on true", "select count(*) from t.items",
      "from other", "select count(*) from (values (1))", "select count(*) from (other)",
      "select nextval('s') from t", "select my_own(a) from t", "select a.my_own() from t",
      "select count(*) from t tablesample 10%", "select a from t limit 1",
      "select count(*) from t where a = $1", "select count(*) from t where a = @b",
      "table other", "select count(*) from t union all select count(*) from other",
    ]
  )
  func moreThanItsRows(_ sql: String) {
    #expect(!QueryText(sql).isPureQuery(among: ["t", "primary"]))
  }

  @Test(
    arguments: [
      ("a > 1 and lower(b) = 'x'", true), ("a in (1, 2)", true), ("a < current_timestamp", false),
      ("random() < 0.5", false), ("a in (select a from t)", false), ("a = 'today'", false),
    ]
  )
  func predicates(_ sql: String, isPure: Bool) {
    #expect(QueryText(sql).isPurePredicate == isPure)
  }
}
