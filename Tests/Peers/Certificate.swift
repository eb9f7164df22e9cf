import Foundation

/// A certificate of this machine, made for a test by an authority that only the test trusts.
package struct Certificate: Sendable {
  /// The certificate with its key, for a server.
  package let server: String
  /// The authority, for a client.
  package let authority: String

  /// The certificate, made once.
  package static let localhost = Result { try Certificate() }

  private init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "assay-tls-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    server = folder.appending(path: "server.pem").path()
    authority = folder.appending(path: "authority.pem").path()
    try Python.run(
      """
      import sys, trustme
      authority = trustme.CA()
      authority.issue_cert("localhost", "127.0.0.1").private_key_and_cert_chain_pem.write_to_path(sys.argv[1])
      authority.cert_pem.write_to_path(sys.argv[2])
      """,
      server,
      authority
    )
  }
}
