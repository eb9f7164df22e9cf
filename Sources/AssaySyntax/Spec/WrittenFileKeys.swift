// The keys of the files that the tool itself writes, and people review.

extension Keys {
  /// The keys of a baseline.
  package static let baseline = ["version", "failures"]
  /// The keys of an item of `failures:` of a baseline.
  package static let failure = ["dataset", "check", "since", "measured"]
  /// The keys of a schema lock.
  package static let lock = ["version", "datasets"]
  /// The keys of a dataset of a schema lock.
  package static let lockedDataset = ["columns", "keys"]
  /// The kinds of keys of a dataset of a schema lock.
  package static let lockedKey = ["primary", "unique"]
}
