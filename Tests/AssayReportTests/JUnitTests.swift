import AssayModel
import AssayReport
import Testing

struct JUnitTests {
  @Test(arguments: Fixture.all)
  func `equals its golden file`(_ fixture: Fixture) throws {
    try Golden.expect(JUnit.render(fixture.record, toolVersion: "0"), equals: "\(fixture.name).xml")
  }

  @Test(arguments: Fixture.all, JUnit.Warnings.allCases)
  func `is read by junitparser`(_ fixture: Fixture, warnings: JUnit.Warnings) throws {
    let options = JUnit.Options(warnings: warnings, pathPrefix: "sub/")
    let xml = JUnit.render(fixture.record, toolVersion: "0", options: options)
    try Python.expectSuccess(of: reader, on: xml)
  }

  @Test(arguments: zip(JUnit.Warnings.allCases, ["failure", "skipped", "system-out"]))
  func `a failure below the gate is told as asked`(
    _ warnings: JUnit.Warnings,
    element: String
  ) throws {
    let options = JUnit.Options(warnings: warnings)
    for (severity, status) in [(Severity.warning, RuleStatus.active), (.critical, .proposed)] {
      let failed = check("X", severity: severity, status: status, outcome(.failed, "measured 3"))
      let xml = render(run([dataset("a", [failed])]), options)
      #expect(xml.contains("<\(element)"))
      #expect(xml.contains("measured 3"))
    }
  }

  @Test
  func `the severity at which the gate fails decides`() {
    let failed = check("X", severity: .info, outcome(.failed, "no"))
    let record = run([dataset("a", [failed])])
    #expect(!render(record, JUnit.Options(failOn: .warning)).contains("<failure"))
    #expect(render(record, JUnit.Options(failOn: .info)).contains("<failure"))
  }

  @Test
  func `a gate that fails alone has a case`() {
    let passed = check("X", outcome(.passed, "yes"))
    let record = run([dataset("a", [passed])], reasons: ["The score is too low."])
    #expect(render(record).contains("<testcase name=\"gate\" classname=\"assay\" time=\"0.000\">"))
    #expect(!render(run([dataset("a", [passed])])).contains("gate"))
    #expect(render(run([dataset("a", [passed])], interruption: .interrupt)).contains("signal"))
  }

  @Test(arguments: [
    ("specs/orders.yml", "at specs.Assay(orders.yml:7)"),
    ("a/specs/warehouse/orders.yml", "at a.specs.warehouse.Assay(orders.yml:7)"),
    ("Data/specs/o.yml", "at specs.Assay(o.yml:7)"),
    ("a/.hidden/2x/specs/o.yml", "at specs.Assay(o.yml:7)"),
    ("/abs/specs/o.yml", "at abs.specs.Assay(o.yml:7)"),
    ("specs/X/o.yml", nil),
    ("o.yml", nil),
  ])
  func `names the place as a stack trace would`(_ path: String, trace: String?) {
    let failed = check("X", at: 7, in: path, outcome(.failed, "no"))
    let lines = render(run([dataset("a", [failed])])).split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix(" \(path):7") })
    let found = lines.first { $0.hasPrefix("at ") }
    #expect(found?.prefix { $0 != "<" } == trace.map { $0[...] })
  }

  private func render(_ record: RunRecord, _ options: JUnit.Options = JUnit.Options()) -> String {
    String(decoding: JUnit.render(record, toolVersion: "0", options: options), as: UTF8.self)
  }

  /// Parses with Python's own parser and with junitparser, and checks what all readers rely on.
  private let reader = """
    import math, sys, xml.etree.ElementTree as tree
    from junitparser import JUnitXml
    root = tree.parse(sys.argv[1]).getroot()
    assert root.tag == 'testsuites', root.tag
    for element in root.iter():
        if 'time' in element.attrib:
            assert float(element.get('time')) >= 0 and math.isfinite(float(element.get('time')))
    for suite in root:
        assert suite.get('name')
        keys = [(case.get('classname'), case.get('name')) for case in suite.iter('testcase')]
        assert len(set(keys)) == len(keys), keys
        assert all(all(key) for key in keys), keys
        for case in suite.iter('testcase'):
            for finding in case.findall('failure') + case.findall('error'):
                assert finding.get('type').startswith('assay.') and finding.text
    declared = {name: int(root.get(name)) for name in ('tests', 'failures', 'errors', 'skipped')}
    report = JUnitXml.fromfile(sys.argv[1])
    report.update_statistics()
    counted = {name: getattr(report, name) for name in declared}
    assert declared == counted, (declared, counted)
    for suite, element in zip(report, root):
        assert suite.tests == int(element.get('tests')), suite
    """
}
