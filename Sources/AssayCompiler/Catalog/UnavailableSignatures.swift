extension Signature {
  /// For example `AllStatistics "a"`, in `Analyzers` only.
  static let allStatistics = Signature(
    "AllStatistics",
    ["TargetColumn"],
    returns: .number,
    place: .analyzers
  )

  // MARK: Files

  /// For example `FileMatch "s3://b/x" "s3://b/y"`.
  static let fileMatchOfTwo = Signature(
    "FileMatch",
    ["DataPath", "CompareDataPath"],
    returns: .boolean,
    isExperimental: true
  )

  /// For example `FileMatch in ["<checksum>"]`, over the files of the dataset or of a path.
  static let fileMatch = fileSignatures("FileMatch", returns: .text)

  /// For example `FileUniqueness "s3://b/" > 0.9`.
  static let fileUniqueness = fileSignatures("FileUniqueness", returns: .number)

  /// For example `FileFreshness "s3://b/" > (now() - 3 days)`.
  static let fileFreshness = fileSignatures(
    "FileFreshness",
    returns: .date,
    supportsThreshold: true
  )

  /// For example `FileSize "s3://b/" between 1 KB and 2 GB`.
  static let fileSize = fileSignatures(
    "FileSize",
    returns: .size,
    supportsThreshold: true
  )

  // MARK: All of them

  /// Every signature that is understood but not evaluated yet.
  static let unavailable: [Signature] =
    [allStatistics, fileMatchOfTwo]
    + fileMatch + fileUniqueness + fileFreshness + fileSize

  /// A type over the files of the dataset (no parameter) or of a path (one).
  private static func fileSignatures(
    _ name: String,
    returns: Returns,
    supportsThreshold: Bool = false
  ) -> [Signature] {
    [[], ["DataPath"]].map {
      Signature(
        name,
        $0,
        returns: returns,
        supportsThreshold: supportsThreshold,
        isExperimental: true
      )
    }
  }
}
