import AssayNotify
import CLibCurl

/// A transfer of the library, and the lists that must live as long.
///
/// It is made, used and freed by one call on one thread.
@safe final class CurlHandle {
  let pointer: UnsafeMutableRawPointer
  private var lists: [TextList] = []
  /// What the callbacks work with, which the library may still call while it is closing.
  var exchange: Exchange?

  init() throws(TransportFault) {
    if let fault = CurlLibrary.fault { throw fault }
    guard let pointer = unsafe assay_curl_open() else { throw .other("out of memory") }
    unsafe self.pointer = unsafe pointer
  }

  deinit {
    unsafe assay_curl_close(pointer)
  }

  func set(_ option: CURLoption, _ text: String) throws(TransportFault) {
    // The library would stop reading there, and send something else than was meant.
    guard !text.utf8.contains(0) else { throw .malformedAddress }
    try check(unsafe assay_curl_set_text(pointer, option, text))
  }

  func set(_ option: CURLoption, _ number: Int) throws(TransportFault) {
    try check(unsafe assay_curl_set_number(pointer, option, number))
  }

  func set(_ option: CURLoption, _ texts: [String]) throws(TransportFault) {
    let list = TextList()
    for text in texts { try list.append(text) }
    lists.append(list)
    try check(unsafe assay_curl_set_list(pointer, option, list.first))
  }

  func set(body: [UInt8]) throws(TransportFault) {
    let code = unsafe body.withUnsafeBytes { bytes in
      // An empty array may have no address, and there must be one.
      guard let start = bytes.baseAddress else { return unsafe assay_curl_set_body(pointer, "", 0) }
      return unsafe assay_curl_set_body(pointer, start, bytes.count)
    }
    try check(code)
  }

  func check(_ code: CURLcode) throws(TransportFault) {
    guard code != CURLE_OK else { return }
    throw TransportFault(code)
  }
}

/// A list of texts of the library.
@safe private final class TextList {
  private(set) var first: UnsafeMutableRawPointer?

  func append(_ text: String) throws(TransportFault) {
    guard !text.utf8.contains(0) else { throw .malformedAddress }
    guard let longer = unsafe assay_curl_list_append(first, text) else {
      throw .other("out of memory")
    }
    unsafe first = unsafe longer
  }

  deinit { unsafe assay_curl_list_free(first) }
}

extension TransportFault {
  /// What an error of the library means; its own messages could repeat the URL, and are left out.
  init(_ code: CURLcode) {
    self =
      switch code {
      case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .malformedAddress
      case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .unknownHost
      case CURLE_COULDNT_CONNECT: .refused
      case CURLE_OPERATION_TIMEDOUT: .timedOut
      case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_PARTIAL_FILE,
        CURLE_WEIRD_SERVER_REPLY, CURLE_HTTP2, CURLE_HTTP2_STREAM:
        .interrupted
      case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
        CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR,
        CURLE_SSL_INVALIDCERTSTATUS:
        .untrusted
      case CURLE_USE_SSL_FAILED: .unencrypted
      case CURLE_LOGIN_DENIED: .loginRefused
      case CURLE_ABORTED_BY_CALLBACK: .cancelled
      default: .other(unsafe String(cString: assay_curl_describe(code)))
      }
  }
}
