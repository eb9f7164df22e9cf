/// Some files, told by where they lie and how they are called.
package struct FileQuery: Sendable, Hashable, Codable {
  /// A file, a folder with all that lies below it, or a glob; relative to the project.
  package let path: String
  /// A pattern that must be found in the path of a file.
  package let pattern: String?
  /// How many are looked at, the most recently modified first; `nil` for all of them.
  package let newest: Int?

  /// Makes a query.
  package init(path: String, pattern: String? = nil, newest: Int? = nil) {
    self.path = path
    self.pattern = pattern
    self.newest = newest
  }

  /// The files in a few words.
  package var words: String {
    let marks = [pattern.map { "matching \($0)" }, newest.map { "newest \($0)" }].compactMap(\.self)
    return marks.isEmpty ? path : "\(path) (\(marks.joined(separator: ", ")))"
  }
}

/// A number that files give.
package enum FileStatistic: Sendable, Hashable, Codable {
  case count
  /// The number of files that pass a test.
  case passing(FileTest)
  /// In bytes.
  case minimumSize, maximumSize
  /// The hours since the last change of the file that was changed last.
  case minimumAge
  /// The hours since the last change of the file that was not changed for the longest time.
  case maximumAge
  /// The hours since the newest snapshot of the Iceberg table that the files make.
  case snapshotAge
  /// The number of files whose content no other has.
  case unique(HashAlgorithm)
  /// The number of files here and elsewhere without a counterpart on the other side; undefined where a side has none.
  case differing(FileMatching)
}

/// A question that each file answers with yes or no.
package indirect enum FileTest: Sendable, Hashable, Codable {
  /// The moment of the last change compares so.
  case modified(Comparison<DateOperand>)
  /// The number of bytes compares so.
  case size(Comparison<Double>)
  /// The checksum of the content is one of these, in small hexadecimal digits.
  case checksum(HashAlgorithm, oneOf: [String])
  /// No to yes, yes to no.
  case not(FileTest)
}

/// How files are compared with those of another place.
package struct FileMatching: Sendable, Hashable, Codable {
  /// The other files.
  package let other: FileQuery
  /// The checksum by which contents are told apart.
  package let algorithm: HashAlgorithm
  /// Whether the names of the files must be equal, too.
  package let comparesNames: Bool

  /// Makes a comparison.
  package init(with other: FileQuery, by algorithm: HashAlgorithm, comparingNames: Bool) {
    self.other = other
    self.algorithm = algorithm
    comparesNames = comparingNames
  }
}

/// A way to sum up the content of a file.
package enum HashAlgorithm: String, Sendable, Hashable, Codable, CaseIterable {
  case md5 = "MD5"
  case sha1 = "SHA-1"
  case sha256 = "SHA-256"
}

extension FileTest {
  /// The test in a few words.
  package var words: String {
    switch self {
    case .modified(let comparison): "last change \(comparison.described(by: \.moment))"
    case .size(let comparison): "size \(comparison.described(by: bytes))"
    case .checksum(let algorithm, let sums): "\(algorithm.rawValue) in \(listed(sums))"
    case .not(.checksum(let algorithm, let sums)): "\(algorithm.rawValue) not in \(listed(sums))"
    case .not(let test): "not (\(test.words))"
    }
  }

  /// The checksum that the test looks at; `nil` where it does not read any content.
  package var algorithm: HashAlgorithm? {
    switch self {
    case .modified, .size: nil
    case .checksum(let algorithm, _): algorithm
    case .not(let test): test.algorithm
    }
  }
}

extension FileStatistic {
  /// The checksum that the statistic stands on; `nil` where it does not read any content.
  package var algorithm: HashAlgorithm? {
    switch self {
    case .count, .minimumSize, .maximumSize, .minimumAge, .maximumAge, .snapshotAge: nil
    case .passing(let test): test.algorithm
    case .unique(let algorithm): algorithm
    case .differing(let matching): matching.algorithm
    }
  }
}

extension DateOperand {
  /// The moment in words; a day stands for its first moment in UTC.
  fileprivate var moment: String {
    switch self {
    case .day(let day): "\(day) 00:00 UTC"
    case .now, .today: words
    }
  }
}

private func bytes(_ size: Double) -> String { "\(plain(size)) B" }

/// A list of checksums; of a long one only the first.
private func listed(_ sums: [String]) -> String {
  let rest = sums.count > 3 ? ", … \(sums.count - 3) more" : ""
  return "[\(sums.prefix(3).joined(separator: ", "))\(rest)]"
}
