import AssayDiagnostics
package import AssayModel

/// What came of tests, for CI systems: a suite is a dataset, a case is a test.
package enum TestJUnit {
  /// Renders records.
  ///
  /// - Parameter options: only the path prefix and the name of the machine are looked at.
  package static func render(
    _ datasets: [TestedDataset],
    startedAt: Timestamp,
    seconds: Double,
    toolVersion: String,
    options: JUnit.Options
  ) -> [UInt8] {
    let suites = datasets.map { suite(of: $0, options) }
    return JUnit.document(
      suites,
      title: "assay test",
      startedAt: startedAt,
      seconds: seconds,
      hostname: options.hostname,
      properties: [("assay_version", NeutralText.line(toolVersion))]
    )
  }

  private static func suite(of tested: TestedDataset, _ options: JUnit.Options) -> JUnitSuite {
    var names = UniqueNames()
    let cases = tested.records.map { record in
      JUnitCase(record, name: names.unique(record.test.name), options: options)
    }
    return JUnitSuite(name: NeutralText.line(tested.dataset.name), cases: cases)
  }
}

extension JUnitCase {
  /// Makes the case of a test; its place is that of the first expectation that does not hold.
  fileprivate init(_ record: TestRecord, name: String, options: JUnit.Options) {
    let failed = record.findings.filter { !$0.holds }
    let origin = failed.first?.expectation.origin ?? record.test.origin
    let path = JUnit.path(of: origin, options)
    let finding = Finding(
      message: failed.first?.contrast ?? NeutralText.sentence(record.trouble?.message ?? ""),
      type: "assay.Test",
      text: record.story.map(\.text).joined(separator: "\n") + "\n\n"
        + places(path, line: origin.start.line)
    )
    self.init(
      name: name,
      className: "assay.test." + NeutralText.line(record.dataset),
      seconds: printable(seconds: record.seconds),
      result: record.holds
        ? .passed(remark: "") : record.trouble == nil ? .failure(finding) : .error(finding)
    )
    file = path
    line = origin.start.line
  }
}
