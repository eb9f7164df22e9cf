import AssayModel
import Testing

@testable import AssayReport

/// The report in HTML in a real browser, which is started once for all of this.
@Suite(.enabled(if: Browser.isExpected)) struct HTMLBrowserTests {
  /// What `browser.py` finds out about all pages.
  static let names = [
    "loads_nothing", "is_valid", "keeps_data_text", "is_used_by_keyboard", "keeps_its_state",
    "works_without_script", "prints_what_is_wrong", "fits_narrow_screens", "is_accessible",
  ]

  private static let results = Result {
    try Browser.check(
      (Fixture.all + [.crowd(failed: 40, passed: 60)]).map {
        ($0.name, HTMLReport.render($0.record, .sample))
      }
    )
  }

  @Test(arguments: names)
  func `a browser says that the report`(_ check: String) throws {
    let trouble = try #require(
      try Self.results.get()[check],
      "no browser: install chromium, or name one in ASSAY_BROWSER"
    )
    #expect(trouble.isEmpty, "\(trouble)")
  }

  @Test func `everything that the script checks is asked for`() throws {
    #expect(try Self.results.get().keys.sorted() == Self.names.sorted())
  }
}
