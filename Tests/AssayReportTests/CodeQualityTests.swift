import AssayModel
import AssayReport
import Testing

struct CodeQualityTests {
  @Test(arguments: Fixture.all)
  func `equals its golden file`(_ fixture: Fixture) throws {
    let report = CodeQuality.render(fixture.record, .sample)
    try Golden.expect(report, equals: "\(fixture.name).codequality.json")
  }

  @Test(arguments: Fixture.all)
  func `no entry lacks what GitLab asks for`(_ fixture: Fixture) throws {
    try Python.expectSuccess(of: reader, on: CodeQuality.render(fixture.record, .sample))
  }

  @Test
  func `is empty where all is well, and not absent`() {
    let record = run([dataset("a", [check("X", outcome(.passed, "yes"))])])
    #expect(CodeQuality.render(record, .sample) == Array("[]\n".utf8))
  }

  @Test(arguments: [
    (Severity.critical, RuleStatus.active, Outcome.Status.failed, "critical"),
    (.critical, .active, .errored, "critical"), (.warning, .active, .errored, "major"),
    (.warning, .active, .failed, "minor"), (.info, .active, .failed, "info"),
    (.critical, .proposed, .failed, "info"),
  ])
  func `says how grave it is`(
    _ severity: Severity,
    _ rule: RuleStatus,
    _ status: Outcome.Status,
    word: String
  ) {
    let record = check("X", severity: severity, status: rule, outcome(status, "no"))
    let report = CodeQuality.render(run([dataset("a", [record])]), .sample)
    #expect(String(decoding: report, as: UTF8.self).contains("\"severity\": \"\(word)\""))
  }

  /// What `doc/ci/testing/code_quality.md` of GitLab says of an entry.
  private let reader = """
    import json, sys
    with open(sys.argv[1], 'rb') as file:
        data = file.read()
    assert not data.startswith(b'\\xef\\xbb\\xbf')
    entries = json.loads(data)
    assert isinstance(entries, list)
    for entry in entries:
        assert entry['description'].strip() and entry['check_name'].startswith('assay.')
        assert entry['severity'] in ('info', 'minor', 'major', 'critical', 'blocker')
        assert entry['location']['lines']['begin'] >= 1
        assert not entry['location']['path'].startswith('./')
    prints = [entry['fingerprint'] for entry in entries]
    assert len(set(prints)) == len(prints), prints
    """
}
