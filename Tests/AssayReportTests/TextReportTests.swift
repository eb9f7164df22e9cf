import AssayDiagnostics
import AssayModel
import AssayReport
import Testing

struct TextReportTests {
  @Test(arguments: Fixture.all)
  func `equals its golden file`(_ fixture: Fixture) throws {
    let text = TextReport.render(fixture.record, style: Style(width: 80))
    try Golden.expect(Array(text.utf8), equals: "\(fixture.name).txt")
  }

  @Test
  func `lists passed checks and dimensions when verbose`() throws {
    let text = TextReport.render(Fixture.shop.record, style: Style(width: 80, verbose: true))
    try Golden.expect(Array(text.utf8), equals: "shop.verbose.txt")
  }

  @Test
  func `paints when asked`() throws {
    let style = Style(colour: true, width: 80)
    let text = TextReport.render(Fixture.shop.record, style: style)
    let visible = text.replacing("\u{1B}", with: "\u{241B}")
    try Golden.expect(Array(visible.utf8), equals: "shop.colour.txt")
  }

  @Test(arguments: Fixture.all)
  func `colours change nothing but colours`(_ fixture: Fixture) {
    let plain = TextReport.render(fixture.record, style: Style())
    let coloured = TextReport.render(fixture.record, style: Style(colour: true))
    #expect(coloured != plain)
    #expect(coloured.replacing(#/\u{1B}\[[0-9]+m/#, with: "") == plain)
  }

  @Test(arguments: Fixture.all, [false, true])
  func `no line is a command to a CI system`(_ fixture: Fixture, verbose: Bool) {
    for width in [40, 80, 200] {
      let style = Style(width: width, verbose: verbose)
      for line in TextReport.render(fixture.record, style: style).split(separator: "\n") {
        #expect(!line.drop(while: \.isWhitespace).hasPrefix("::"), "\(line)")
        #expect(!line.contains(#/##[A-Za-z]*\[/#), "\(line)")
        #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
      }
    }
  }

  @Test(arguments: Fixture.all)
  func `every failed and errored check is told with its place`(_ fixture: Fixture) {
    let text = TextReport.render(fixture.record)
    for record in fixture.record.checks {
      let isTold = text.contains(
        "\(record.check.origin.path):\(record.check.origin.start.line):"
          + "\(record.check.origin.start.column)"
      )
      switch record.outcome.status {
      case .failed, .errored: #expect(isTold)
      case .passed, .skipped: break
      }
    }
  }
}
