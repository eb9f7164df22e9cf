import AssayModel
import AssayRun
import Testing

/// `last(count)`.
private func last(_ count: Double) -> NumberExpression { .call(.last, [.constant(count)]) }

private func call(_ function: NumberExpression.Function, _ arguments: NumberExpression...)
  -> NumberExpression
{ .call(function, arguments) }

private func infix(
  _ left: NumberExpression,
  _ operation: NumberExpression.Operator,
  _ right: Double
) -> NumberExpression { .binary(left, operation, .constant(right)) }

@Suite struct HistoryNumberTests {
  /// Values in the order newest first.
  private static func series(_ values: [Double]) -> [HistoryPoint] {
    values.enumerated().map { index, value in
      HistoryPoint(time: Timestamp(milliseconds: -Int64(index) * 1000), value: value)
    }
  }

  @Test(
    arguments: [
      (.constant(7), [], 7, 0),
      (.call(.last, []), [4, 9], 4, 1),
      (last(1), [4, 9], 4, 1),
      (last(1), [], 0, 0),
      (call(.avg, last(3)), [1, 2, 6, 100], 3, 3),
      (call(.avg, last(3)), [1, 2], 1.5, 2),
      (call(.median, last(4)), [1, 9, 3, 5], 4, 4),
      (call(.min, last(3)), [3, 1, 2], 1, 3),
      (call(.max, last(3)), [3, 1, 2], 3, 3),
      (call(.sum, last(3)), [3, 1, 2], 6, 3),
      (call(.std, last(2)), [1, 3], 1, 2),
      (call(.std, last(1)), [5], 0, 1),
      (call(.abs, last(1)), [-5], 5, 1),
      (call(.sum, call(.abs, last(3))), [-5, 1, -2], 8, 3),
      (call(.index, last(3), .constant(2)), [3, 1, 2], 2, 3),
      (call(.index, last(1), .constant(0)), [3], 3, 1),
      (call(.avg, infix(last(10), .add, 0.5)), [1, 2], 2, 2),
      (call(.sum, .binary(.constant(12), .divide, last(2))), [3, 4], 7, 2),
      (infix(call(.avg, last(3)), .multiply, 0.5), [2, 4, 6], 2, 3),
      (.binary(call(.avg, last(2)), .subtract, last(1)), [2, 4], 1, 2),
      (infix(last(1), .add, 1), [], 1, 0),
      (call(.avg, call(.max, last(2))), [2, 4], 4, 2),
      (call(.avg, .constant(3)), [2, 4], 3, 0),
      (call(.avg, last(3)), [], 0, 0),
      (call(.std, last(3)), [], 0, 0),
      (call(.max, infix(last(3), .add, 1)), [], 0, 0),
      (infix(last(1), .divide, 0), [2], .infinity, 1),
    ] as [(NumberExpression, [Double], Double, Int)]
  )
  func values(_ expression: NumberExpression, of series: [Double], is value: Double, points: Int) {
    #expect(expression.fault == nil)
    #expect(
      expression.value(over: Self.series(series))
        == .success(HistoryNumber(value: value, points: points))
    )
  }

  @Test func notANumberStaysOne() throws {
    for function in [NumberExpression.Function.avg, .median, .min, .max, .sum, .std] {
      let value = try call(function, last(3)).value(over: Self.series([1, .nan, 3])).get().value
      #expect(value.isNaN, "\(function)")
    }
  }

  @Test(
    arguments: [
      (last(3), "last(3) is a list of values; a number is needed, such as avg(last(3))"),
      (
        infix(last(3), .add, 1),
        "last(3) + 1 is a list of values; a number is needed, such as avg(last(3) + 1)"
      ),
      (call(.abs, last(2)), "abs(last(2)) is a list of values"),
      (last(0), "last(0) must ask for a whole number of values, from 1 to 1000"),
      (last(-1), "last(-1) must ask for a whole number"),
      (call(.avg, last(1.5)), "last(1.5) must ask for a whole number"),
      (call(.avg, last(1e300)), "must ask for a whole number"),
      (call(.avg, last(.nan)), "must ask for a whole number"),
      (call(.avg, last(1001)), "last(1001) must ask for a whole number"),
      (call(.avg, call(.last, last(1))), "last(last(1)) asks for a number of values that is not"),
      (.binary(last(2), .subtract, last(2)), "last(2) - last(2) combines two lists"),
      (
        call(.index, last(3), .constant(5)),
        "index(last(3), 5) is out of range: there are 3 values, and the newest is at 0"
      ),
      (call(.index, last(3), .constant(-1)), "index(last(3), -1) must name a position"),
      (call(.index, last(3), .constant(0.5)), "index(last(3), 0.5) must name a position"),
      (call(.index, last(3), last(2)), "last(2) is a list of values"),
      (call(.index, last(3)), "index(last(3)) has 1 arguments"),
      (.call(.avg, []), "avg() has 0 arguments"),
    ] as [(NumberExpression, String)]
  )
  func theSpecAloneTellsFaults(_ expression: NumberExpression, sentence: String) throws {
    let fault = try #require(expression.fault)
    #expect(fault.sentence.contains(sentence))
    #expect(expression.value(over: Self.series([1, 2, 3])) == .failure(fault))
  }

  @Test(arguments: [
    (1, "index(last(3), 2) is out of range: there is 1 value, and the newest is at 0"),
    (0, "index(last(3), 2) is out of range: there is no value yet, and the newest is at 0"),
  ])
  func aShortHistoryIsToldOnlyInTheRun(_ count: Int, sentence: String) {
    let expression = call(.index, last(3), .constant(2))
    #expect(expression.fault == nil)
    let series = Self.series(Array(repeating: 1, count: count))
    #expect(expression.value(over: series) == .failure(NumberFault(sentence)))
  }

  @Test(
    arguments: [
      (.constant(3), 0), (.call(.last, []), 1), (call(.avg, last(7)), 7),
      (.binary(call(.avg, last(7)), .add, call(.max, last(30))), 30), (last(-2), 0),
      (call(.index, last(5), .constant(1)), 5),
    ] as [(NumberExpression, Int)]
  )
  func aStoreNeedsNoMoreThanTheDepth(_ expression: NumberExpression, depth: Int) {
    #expect(expression.depth == depth)
  }
}
