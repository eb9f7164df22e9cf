import AssayNotify
import CLibCurl

/// The library that transfers are made with, which is not loaded before the first of them.
///
/// Loading it takes longer than everything else that starting the tool does, and most runs send nothing.
enum CurlLibrary {
  /// The names to look for, the usual one first.
  private static let names: [String] = {
    #if canImport(Darwin)
      ["/usr/lib/libcurl.4.dylib", "libcurl.4.dylib", "libcurl.dylib"]
    #else
      // Debian's variant with GnuTLS has the same functions.
      ["libcurl.so.4", "libcurl-gnutls.so.4"]
    #endif
  }()

  /// Why there is no library, if there is none; whoever asks first loads it.
  static let fault: TransportFault? = {
    var problem = ""
    for name in names {
      guard let words = unsafe assay_curl_load(name) else { return nil }
      if problem.isEmpty { problem = unsafe String(cString: words) }
    }
    return .libraryMissing("libcurl could not be loaded (\(problem)); \(advice)")
  }()

  private static var advice: String {
    #if canImport(Darwin)
      "it is a part of macOS, and `brew install curl` brings another"
    #else
      "install it with `apt-get install libcurl4`, or the libcurl package of your system"
    #endif
  }
}
