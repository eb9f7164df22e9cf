import Foundation

/// The files of this package, as tests find them.
enum Package {
  /// The folder of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folders below `examples` that hold a project, by name.
  static let examples: [String] = {
    let folder = root.appending(path: "examples")
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path())
    return (names ?? []).sorted().filter {
      FileManager.default.fileExists(atPath: folder.appending(path: "\($0)/assay.yaml").path())
    }
  }()

  /// The folder of the OpenFlights data, where the environment names one that exists.
  static let openFlights: String? = {
    let folder = ProcessInfo.processInfo.environment["OPENFLIGHTS"] ?? ""
    return FileManager.default.fileExists(atPath: folder + "/routes.csv") ? folder : nil
  }()
}
