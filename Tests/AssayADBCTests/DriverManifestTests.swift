import AssayADBC
import Testing

@Suite("Driver manifests are read as installers write them")
struct DriverManifestTests {
  @Test(arguments: [
    ("[Driver]\nshared = \"/x.so\"", "/x.so"),
    ("[Driver]\nshared = '/with \\ backslash.so' # why not", "/with \\ backslash.so"),
    ("[Driver.shared]\nlinux_amd64 = \"/x.so\"\nmacos_arm64 = \"/y.so\"", "/x.so"),
    ("[Driver]\nshared.linux_amd64 = \"/x.so\"", "/x.so"),
    ("Driver.\"shared\" = \"/t\\u0061b\\t.so\"", "/tab\t.so"),
    ("[ Driver . shared ]\r\nlinux_amd64 = \"/x.so\"\r\n", "/x.so"),
    ("x = [\n  \"]\", # ]\n  { y = 1 },\n]\n[Driver]\nn = 12\nshared = \"/x.so\"", "/x.so"),
    ("[[Driver]]\nshared = \"/no.so\"\n[Driver]\nshared = \"/x.so\"", "/x.so"),
  ])
  func libraryIsFound(text: String, library: String) throws {
    #expect(try DriverManifest(parsing: text, platform: "linux_amd64").library == library)
  }

  @Test(arguments: [
    ("", "names no library for linux_amd64"),
    ("[Driver.shared]\nmacos_arm64 = \"/y.so\"", "names no library for linux_amd64"),
    ("[Driver\n", "line 1: a table's name must end in ']'"),
    ("\nDriver", "line 2: expected 'key = value'"),
    ("= 1", "line 1: expected a key"),
    ("x = \"abc", "line 1: a string is not closed"),
    ("x = \"\\q\"", "line 1: '\\q' is no escape"),
    ("x = \"\\uD800\"", "line 1: '\\u' is no escape"),
    ("x = \"\"\"a\"\"\"", "line 1: strings over several lines are not read"),
  ])
  func faultsAreNamed(text: String, reason: String) {
    let error = #expect(throws: DriverManifest.Malformed.self) {
      try DriverManifest(parsing: text, platform: "linux_amd64")
    }
    #expect(error?.description.contains(reason) == true)
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let manifest = DriverManifest(
      version: "1.5.5",
      entryPoint: "duckdb_adbc_init",
      library: "/a \"quoted\" \\ path.so",
      companion: "/libpython3.11.so",
      size: 42
    )
    #expect(try DriverManifest(parsing: manifest.text(name: "duckdb")) == manifest)
  }
}
