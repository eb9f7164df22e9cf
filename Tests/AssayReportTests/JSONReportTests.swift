import AssayModel
import AssayReport
import Testing

struct JSONReportTests {
  @Test(arguments: Fixture.all)
  func `equals its golden file`(_ fixture: Fixture) throws {
    let json = JSONReport.render(fixture.record, toolVersion: "0")
    try Golden.expect(json, equals: "\(fixture.name).json")
  }

  @Test(arguments: Fixture.all)
  func `keeps to its schema`(_ fixture: Fixture) throws {
    let json = JSONReport.render(fixture.record, toolVersion: "0")
    try Python.expectSuccess(of: validator, on: json, Golden.path(of: schema))
  }

  @Test
  func `the schema refuses what it does not know`() throws {
    let json = JSONValue.object([JSONValue.Member("format", "assay.run")]).document
    let result = try Python.run(validator, on: json, Golden.path(of: schema))
    #expect(!result.succeeded)
    #expect(result.output.contains("is a required property"))
  }

  private let schema = "specs/schemas/run.schema.json"

  private let validator = """
    import json, sys
    from jsonschema import Draft202012Validator
    def unique(pairs):
        assert len(dict(pairs)) == len(pairs), pairs
        return dict(pairs)
    def refuse(word):
        raise ValueError(word)
    with open(sys.argv[2], encoding='utf-8') as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    with open(sys.argv[1], encoding='utf-8') as file:
        report = json.load(file, object_pairs_hook=unique, parse_constant=refuse)
    Draft202012Validator(schema).validate(report)
    """
}

struct JSONValueTests {
  @Test(
    arguments: [
      (JSONValue.null, "null"), (true, "true"), (12, "12"),
      (.integer(Int64.min), "-9223372036854775808"),
      (.number(0.25), "0.25"), (.number(3), "3"), (.number(1e300), "1e+300"),
      (.number(.nan), "\"NaN\""), (.number(-.infinity), "\"-Infinity\""),
      (.number(.infinity), "\"Infinity\""), ("a\"b\\c", #""a\"b\\c""#),
      ("\u{0}\n\u{1B}\u{7F}", #""\u0000\n\u001b\u007f""#), ("é 東 🙂", "\"é 東 🙂\""),
      ("\u{2028}\u{202E}\u{E0041}", #""\u2028\u202e\udb40\udc41""#),
      ("###[x]", ##""#\u0023\u0023[x]""##), ("e\u{301}\r\n", "\"e\u{301}\\r\\n\""),
      ([], "[]"), ([:], "{}"), (["b": [1, .null], "a": [:]], #"{"b": [1, null], "a": {}}"#),
    ] as [(JSONValue, String)]
  )
  func `writes on a line`(_ value: JSONValue, text: String) {
    #expect(value.compact == text)
  }

  @Test
  func `breaks what is deep or long`() {
    let long = JSONValue.string(String(repeating: "x", count: 98))
    let value: JSONValue = ["deep": [[1, 2], [3]], "long": [long], "short": ["a": 1]]
    #expect(
      String(decoding: value.document, as: UTF8.self) == """
        {
          "deep": [
            [1, 2],
            [3]
          ],
          "long": [
            \(long.compact)
          ],
          "short": {"a": 1}
        }

        """
    )
  }
}
