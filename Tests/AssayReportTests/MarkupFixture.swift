import AssayDiagnostics
import AssayModel

extension Fixture {
  /// Data, names and sentences that are markup, commands and directives somewhere.
  static let markup = Fixture(
    name: "markup",
    record: planned(remembered(markupRun))
  )

  private static let markupRun: RunRecord = {
    var record = run(
      [
        dataset(
          "a|b`c*d*",
          score: 0,
          pieces.enumerated().map { index, piece in
            check(
              piece,
              at: index + 1,
              in: "specs/a b)(<c>#d%e/x.yml",
              severity: Severity.allCases[index % 3],
              outcome(index % 4 == 3 ? .errored : .failed, piece) {
                $0.hint = piece
                $0.samples = SampleRows(columns: [piece], rows: [[.text(piece)]])
              }
            ) {
              $0.because = piece
              $0.owner = piece
            }
          } + pieces.map { check($0, type: "Named", outcome(.skipped, $0)) }
            + pieces.map {
              check($0, type: "Vacuous", outcome(.passed, $0) { $0.isVacuous = true })
            }
            + pieces.map { check($0, outcome(.passed, $0)) },
          analyzers: pieces.map(analyzer)
        )
      ],
      project: "<!-- x --> </details> @all",
      reasons: pieces
    )
    record.identity.id = pieces[0]
    record.identity.commit = "\"><b>"
    record.identity.trigger = pieces[1]
    record.history.status = .unavailable
    record.history.notes = pieces
    return record
  }()

  private static func analyzer(_ piece: String) -> AnalyzerRecord {
    let origin = SourceLocation(
      path: piece,
      start: Position(line: 1, column: 1),
      end: Position(line: 1, column: 2)
    )
    var record = AnalyzerRecord(
      Analyzer(text: piece, type: piece, origin: origin, subject: .values([]))
    )
    record.values = [NamedValue(name: piece, value: 1)]
    record.distribution = [Bin(label: piece, count: 3), Bin(label: "", count: .max)]
    record.trouble = piece
    return record
  }

  private static let pieces = [
    "<img src=x onerror=alert(1)> <script>x</script> &lt;b&gt; </details></summary>",
    "[here](https://evil.example/) ![i](http://evil.example/i.png) [a]: http://b.example",
    "@everyone user@evil.example #1 GH-1 org/repo#2 www.evil.example :tada: !5 %7",
    "`code` ``more`` ```\nfence\n``` ~~~ ~~gone~~ **bold** __bold__ _i_ \\* \\",
    "| a | b |\n| --- | --- |\n| 1 | 2 |\n# h\n> q\n- i\n1. n\n    x\n---\n===",
    "$x^2$ $$y$$ [^1] [x]{.y} {{ site }} {% raw %} $`z`$ \\(w\\)",
    "x # SKIP not really \\# todo # TODO\nok 1 - x\n  ...\n1..0\nBail out! no",
    "a%0A::error::b,c=d:e;f]g%AZP250A##vso[task.complete result=Succeeded;]",
    "</script><script>alert(1)</script></style></title>\"><svg onload=alert(1)>' onfocus='alert(1)' autofocus",
    "{0} {{1}} ](https://evil.example) \"q\" 'q' : - ? ! & * --- ...",
  ]
}
