import Foundation

/// The files of this package, as tests find them.
enum Repository {
  /// The folder of the package, as a path.
  static var path: String { root.path(percentEncoded: false) }

  /// The folder of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folders below `examples` that hold a project, by name.
  static let examples: [String] = {
    let folder = root.appending(path: "examples")
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.path(percentEncoded: false)
    )
    return (names ?? []).sorted().filter {
      (try? folder.appending(path: "\($0)/assay.yaml").checkResourceIsReachable()) ?? false
    }
  }()

  /// The folder of the OpenFlights data, from the root, where the environment names one that exists.
  static let openFlights: String? = {
    let path = ProcessInfo.processInfo.environment["OPENFLIGHTS"] ?? ""
    let folder = URL(filePath: path, directoryHint: .isDirectory)
    let isThere = try? folder.appending(path: "routes.csv").checkResourceIsReachable()
    return isThere == true ? folder.path(percentEncoded: false) : nil
  }()
}
