import AssayModel

// What the JSON report says of failures that the gate does not count.

extension JSONReport {
  static func suppression(_ suppression: Suppression) -> JSONValue {
    var members = [
      JSONValue.Member("kind", .string(suppression.kind.rawValue)),
      JSONValue.Member("words", .string(suppression.words)),
    ]
    if case .snooze(let snooze) = suppression {
      members += [
        JSONValue.Member("until", .string(snooze.until.day)),
        JSONValue.Member("because", .string(snooze.because)),
        JSONValue.Member("owner", .string(snooze.owner)),
      ]
    }
    return .object(members)
  }

  static func known(_ known: KnownFailure) -> JSONValue {
    let change =
      switch known.change {
      case .better: "better"
      case .same: "same"
      case .worse: "worse"
      }
    return [
      "since": .string(known.since),
      "change": .string(change),
      "comparison": .string(known.comparison),
    ]
  }

  static func baseline(_ report: BaselineReport) -> JSONValue {
    [
      "path": .string(report.path),
      "entries": .integer(report.entries),
      "remarks": .array(
        report.remarks.map { remark in
          [
            "dataset": .string(remark.key.dataset),
            "check": .string(remark.key.check),
            "kind": .string(remark.kind.rawValue),
            "words": .string(remark.words),
          ]
        }
      ),
    ]
  }
}
