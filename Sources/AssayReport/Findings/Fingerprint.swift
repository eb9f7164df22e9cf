import AssayModel

/// What tells a finding from all others, and is the same in every run, wherever the check moves in its file.
struct Fingerprint: Hashable {
  /// The sum of the spec, the dataset, the type and the name that lasts.
  let sum: String
  /// Which of several checks that are the same in all of these, from 1.
  let number: Int

  /// The sum, and the number where there are several.
  var text: String { number == 1 ? sum : "\(sum)-\(number)" }
}

/// Gives fingerprints, each once.
struct Fingerprints {
  private var counts: [String: Int] = [:]

  /// The fingerprint of the next check in the order of the specs.
  ///
  /// - Parameter path: that of the spec from the root of the repository, wherever in it the tool was called.
  mutating func next(_ check: Check, of dataset: DatasetRecord, path: String) -> Fingerprint {
    let parts = [path, dataset.name, check.type, check.lastingName]
    let digits = checksum(parts.joined(separator: "\u{1F}"))
    let sum = String(repeating: "0", count: max(0, 16 - digits.count)) + digits
    counts[sum, default: 0] += 1
    return Fingerprint(sum: sum, number: counts[sum] ?? 1)
  }
}
