import AssayModel

/// A suite as it will be written.
struct JUnitSuite {
  let name: String
  let cases: [JUnitCase]
  /// What is known of the suite beside its cases.
  var properties: [(name: String, value: String)] = []

  /// Writes the suite and its cases.
  func write(
    to xml: inout XMLWriter,
    timestamp: String,
    hostname: String,
    properties: [(name: String, value: String)]
  ) {
    xml.element(
      "testsuite",
      [
        "name": name,
        "tests": String(cases.count),
        "failures": String(cases.count { $0.result.isFailure }),
        "errors": String(cases.count { $0.result.isError }),
        "skipped": String(cases.count { $0.result.isSkip }),
        "time": fixed(cases.reduce(0) { $0 + $1.seconds }, decimals: 3),
        "timestamp": timestamp,
        "hostname": hostname,
      ]
    ) { xml in
      xml.element("properties", [:]) { xml in
        for property in properties + self.properties {
          xml.element("property", ["name": property.name, "value": property.value])
        }
      }
      for item in cases { item.write(to: &xml) }
    }
  }
}

/// Gives every name once: GitLab drops the second case of a name, others take it for a retry of the first.
struct UniqueNames {
  private var taken: Set<String> = []

  /// The name on one line, with a number where it was given before.
  mutating func unique(_ name: String) -> String {
    let name = NeutralText.line(name).trimmingBlanks()
    let base = name.isEmpty ? "check" : name
    var candidate = base
    var number = 1
    while !taken.insert(candidate).inserted {
      number += 1
      candidate = "\(base) (\(number))"
    }
    return candidate
  }
}
