/// A driver as it is published: what to fetch and how to know that it is what was meant.
struct DriverPackage {
  /// The machines for which drivers are published.
  enum Platform: String {
    case linuxAMD64, linuxARM64, macOSARM64, macOSAMD64

    /// The machine that this is.
    static var current: Platform {
      #if canImport(Darwin)
        #if arch(arm64)
          .macOSARM64
        #else
          .macOSAMD64
        #endif
      #else
        #if arch(arm64)
          .linuxARM64
        #else
          .linuxAMD64
        #endif
      #endif
    }

    /// The name by which `pip` knows it.
    var tag: String {
      switch self {
      case .linuxAMD64: "manylinux_2_28_x86_64"
      case .linuxARM64: "manylinux_2_28_aarch64"
      case .macOSARM64: "macosx_11_0_arm64"
      case .macOSAMD64: "macosx_11_0_x86_64"
      }
    }

    /// The name under which extensions are published for it.
    var extensionTag: String {
      switch self {
      case .linuxAMD64: "manylinux2014_x86_64"
      case .linuxARM64: "manylinux2014_aarch64"
      case .macOSARM64, .macOSAMD64: tag
      }
    }
  }

  /// The name under which connections know the driver.
  let name: String

  /// The name under which it is published.
  let project: String

  /// The one version that is installed.
  let version: String

  /// The symbol that fills in the driver's table.
  let entryPoint: String

  /// The SHA-256 of the published file, per machine.
  let hashes: [Platform: String]

  /// Whether it is an extension of the embedded engine, which has no entry point of a driver.
  var isExtension = false

  /// What must be installed with it, before it.
  var companions: [DriverPackage] { name == "iceberg" ? [.avro, .httpfs] : [] }
}

extension DriverPackage {
  /// Every driver that can be installed.
  static let all = [duckdb, sqlite, postgresql, flightsql, iceberg]

  private static let duckdb = DriverPackage(
    name: "duckdb",
    project: "duckdb",
    version: "1.5.5",
    entryPoint: "duckdb_adbc_init",
    hashes: [
      .linuxAMD64: "b9b6f86ed85d4ef5e0211eaebf75d057bd8bb520bba438a95dd0f4e42234bbfe",
      .linuxARM64: "2e72f9e1a4f90a5c8483ad4d540e495bf0834ba61c360b52499a573d7ed62a3f",
      .macOSARM64: "0c42757cb34722144bd4dfb94b6f336339e7b2468f6813fa7fa9a319ba07bab4",
      .macOSAMD64: "1a925d06c2a4c3b64553d6cc1aced5028d376d4479bed689a7d47e9b1dccd80a",
    ]
  )

  private static let sqlite = DriverPackage(
    name: "sqlite",
    project: "adbc-driver-sqlite",
    version: "1.13.0",
    entryPoint: "AdbcDriverInit",
    hashes: [
      .linuxAMD64: "fb51f307cb3c45aa5476c84eae83781079939832f35dd54611dbe6095627ca3d",
      .linuxARM64: "9fb6ff7adf05c01a9cd5ef5c62c926f6af6720f774e824829c7f648b801848af",
      .macOSARM64: "e2003654d198b00cf3b9e72f0d7c2414afab2511dd00bbe0ec9a1980bf2ef0eb",
      .macOSAMD64: "7044692c252985411f6ec4bf7947ff4e1b20f77c048f1e15438b2a4455941b79",
    ]
  )

  private static let postgresql = DriverPackage(
    name: "postgresql",
    project: "adbc-driver-postgresql",
    version: "1.13.0",
    entryPoint: "AdbcDriverInit",
    hashes: [
      .linuxAMD64: "a86819ba7c79b1d067c4a5344358b4d346bab58e888d7879ed2b25d97cc59ba1",
      .linuxARM64: "f2f3c51076fc27ba768bad2dc4cc3888655ac719473aa7d933b2813860491014",
      .macOSARM64: "7981ae7c5ecd7ba4c649cd00a96e81cf0e39475d3fa472901c5fd19b4e9de4a8",
      .macOSAMD64: "12fd64bf6ec16705d30d26c38ac2cc47fe8c7006ac2902c43234d61cb6ae8a43",
    ]
  )

  private static let flightsql = DriverPackage(
    name: "flightsql",
    project: "adbc-driver-flightsql",
    version: "1.13.0",
    entryPoint: "AdbcDriverInit",
    hashes: [
      .linuxAMD64: "1199552b5cfe3349554a972c372fcaa2ecfdfac27b942c8ddf8c3bf798690c31",
      .linuxARM64: "38886f49e3504c0b226796bcae914cf32293b79104c273459510c36592880749",
      .macOSARM64: "0a6e7edee439e35490d2ec49dea7463635a9985e0dba6b61fd78f42cda776fa1",
      .macOSAMD64: "e73d8e456805b8fae8274e84772864d06481b41a9969c5ea2aed74893f31fc8d",
    ]
  )
}
