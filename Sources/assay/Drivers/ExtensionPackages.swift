// The extensions of the embedded engine that read Iceberg; their version must be the engine's.

extension DriverPackage {
  /// Reads tables of Iceberg, with the help of the two others.
  static let iceberg = DriverPackage(
    name: "iceberg",
    project: "duckdb-extension-iceberg",
    version: "1.5.5",
    entryPoint: "",
    hashes: [
      .linuxAMD64: "cb7d238d733dff8047771be11f75d21aa417152c992e26ed7688d0d334285bb4",
      .linuxARM64: "55693f9cb69641b175d17b02f3c2825971754f9c256740526b3abc2a2d8c4dd3",
      .macOSARM64: "8d8ef361dfe75d9d158ba2639373b833e8e13e62e7fcb76be813e560b2a89938",
      .macOSAMD64: "053347720290e2641cdbec50487e97546a32afb57424a9f6402abd5ab561c612",
    ],
    isExtension: true
  )

  /// Reads the manifests of Iceberg.
  static let avro = DriverPackage(
    name: "avro",
    project: "duckdb-extension-avro",
    version: "1.5.5",
    entryPoint: "",
    hashes: [
      .linuxAMD64: "9b7b37455a8e9ae498b0fa97404831c15c412aa5fd2c969c032e1d8231a43049",
      .linuxARM64: "a6419f1cd35f4758835e1837ff26afbb3ff4cc1b42c860713e5d3d83db3f00d2",
      .macOSARM64: "78a1bfdae015b3561a9a00f2f8265bdf87602fae75058c6087b893c34fac4ac7",
      .macOSAMD64: "e514845752cd645f7bdf16e52a3e4c5147c4ef421cc1f7907075c70646c3d520",
    ],
    isExtension: true
  )

  /// Reaches catalogs and files over the network.
  static let httpfs = DriverPackage(
    name: "httpfs",
    project: "duckdb-extension-httpfs",
    version: "1.5.5",
    entryPoint: "",
    hashes: [
      .linuxAMD64: "84913dbe172ccb54368de2c4a020c38ca8b0e76f99df548f7fac37934cc7826f",
      .linuxARM64: "567d17e398fc29f7ea4bc42ea277ea19643bd1ad1815f676cb6dd994b50399bb",
      .macOSARM64: "a6d9b245ac83834543354e826020b35b8dba16291bb876b2b00bd49f2c6aeb9d",
      .macOSAMD64: "5dc6e48e7a6d4c775d88fcd9b6529b385559600c0cd17a2600addfdd34ae3060",
    ],
    isExtension: true
  )
}
