// The part of libcurl that Assay calls, which is loaded when something is first sent.
//
// The declarations follow libcurl's documentation: its numbers have meant the same since version 7. They are
// ours, so that neither building nor starting needs the library, and have types that Swift can call: the library's
// own functions take any argument. The names of functions begin with `assay_`, so that they never meet those of the
// library.

#ifndef CLIBCURL_H
#define CLIBCURL_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

// MARK: Numbers

// What came of a call; others than these come, too.
typedef enum {
  CURLE_OK = 0,
  CURLE_UNSUPPORTED_PROTOCOL = 1,
  CURLE_URL_MALFORMAT = 3,
  CURLE_COULDNT_RESOLVE_PROXY = 5,
  CURLE_COULDNT_RESOLVE_HOST = 6,
  CURLE_COULDNT_CONNECT = 7,
  CURLE_WEIRD_SERVER_REPLY = 8,
  CURLE_HTTP2 = 16,
  CURLE_PARTIAL_FILE = 18,
  CURLE_WRITE_ERROR = 23,
  CURLE_OPERATION_TIMEDOUT = 28,
  CURLE_SSL_CONNECT_ERROR = 35,
  CURLE_ABORTED_BY_CALLBACK = 42,
  CURLE_UNKNOWN_OPTION = 48,
  CURLE_GOT_NOTHING = 52,
  CURLE_SEND_ERROR = 55,
  CURLE_RECV_ERROR = 56,
  CURLE_SSL_CERTPROBLEM = 58,
  CURLE_SSL_CIPHER = 59,
  CURLE_PEER_FAILED_VERIFICATION = 60,
  CURLE_USE_SSL_FAILED = 64,
  CURLE_LOGIN_DENIED = 67,
  CURLE_SSL_CACERT_BADFILE = 77,
  CURLE_SSL_ISSUER_ERROR = 83,
  CURLE_SSL_INVALIDCERTSTATUS = 91,
  CURLE_HTTP2_STREAM = 92,
} CURLcode;

// The settings of a transfer. The thousands say of which type the argument is.
typedef enum {
  CURLOPT_NOPROGRESS = 43,
  CURLOPT_UPLOAD = 46,
  CURLOPT_POST = 47,
  CURLOPT_FOLLOWLOCATION = 52,
  CURLOPT_SSL_VERIFYPEER = 64,
  CURLOPT_SSL_VERIFYHOST = 81,
  CURLOPT_NOSIGNAL = 99,
  CURLOPT_USE_SSL = 119,
  CURLOPT_TIMEOUT_MS = 155,
  CURLOPT_CONNECTTIMEOUT_MS = 156,
  CURLOPT_PROTOCOLS = 181,
  CURLOPT_QUICK_EXIT = 322,
  CURLOPT_WRITEDATA = 10001,
  CURLOPT_URL = 10002,
  CURLOPT_READDATA = 10009,
  CURLOPT_HTTPHEADER = 10023,
  CURLOPT_HEADERDATA = 10029,
  CURLOPT_XFERINFODATA = 10057,
  CURLOPT_CAINFO = 10065,
  CURLOPT_COPYPOSTFIELDS = 10165,
  CURLOPT_USERNAME = 10173,
  CURLOPT_PASSWORD = 10174,
  CURLOPT_MAIL_FROM = 10186,
  CURLOPT_MAIL_RCPT = 10187,
  CURLOPT_PROTOCOLS_STR = 10318,
  CURLOPT_WRITEFUNCTION = 20011,
  CURLOPT_READFUNCTION = 20012,
  CURLOPT_HEADERFUNCTION = 20079,
  CURLOPT_XFERINFOFUNCTION = 20219,
  CURLOPT_INFILESIZE_LARGE = 30115,
  CURLOPT_POSTFIELDSIZE_LARGE = 30120,
} CURLoption;

// Whether TLS must come about.
typedef enum {
  CURLUSESSL_TRY = 1,
  CURLUSESSL_ALL = 3,
} CURLusessl;

// MARK: Loading

// Loads the library of a name or path, for good, and makes it ready for transfers.
//
// Nothing else may be called before it has succeeded, and it must not be called from two threads at once.
//
// What comes back says what is wrong with the library; it is `NULL` when all is well.
const char *_Nullable assay_curl_load(const char *name);

// MARK: Life

// A transfer; what comes back is `NULL` only when there is no memory.
void *_Nullable assay_curl_open(void);

void assay_curl_close(void *transfer);

CURLcode assay_curl_perform(void *transfer);

// MARK: Options

CURLcode assay_curl_set_text(void *transfer, CURLoption option, const char *text);

CURLcode assay_curl_set_number(void *transfer, CURLoption option, long number);

CURLcode assay_curl_set_size(void *transfer, CURLoption option, int64_t size);

// The list is not copied: it must live as long as the transfer.
CURLcode assay_curl_set_list(void *transfer, CURLoption option, void *_Nullable list);

// Copies the body.
CURLcode assay_curl_set_body(void *transfer, const void *bytes, size_t count);

// The protocols that a URL may have.
CURLcode assay_curl_allow_http(void *transfer);
CURLcode assay_curl_allow_smtp(void *transfer);

// Lets a transfer end although the name server has not answered yet; early versions wait for it.
CURLcode assay_curl_end_without_name_server(void *transfer);

// MARK: Lists of texts

// The list with a copy of a text at its end; `NULL` when there is no memory.
void *_Nullable assay_curl_list_append(void *_Nullable list, const char *text);

void assay_curl_list_free(void *_Nullable list);

// MARK: Callbacks

// Takes or gives bytes; the number of those that it took or gave.
typedef size_t (*assay_curl_bytes)(
  char *_Nullable bytes, size_t size, size_t count, void *_Nullable context);

// Whether to stop: 0 goes on.
typedef int (*assay_curl_progress)(void *_Nullable context, int64_t, int64_t, int64_t, int64_t);

void assay_curl_set_callbacks(
  void *transfer, void *context, assay_curl_bytes read, assay_curl_bytes write,
  assay_curl_bytes header, assay_curl_progress progress);

// MARK: What came of it

// The status of HTTP; 0 without one.
long assay_curl_response_code(void *transfer);

// The seconds of a header `Retry-After`, whichever form it has; 0 without one.
int64_t assay_curl_retry_after(void *transfer);

// What a code means, in the library's words.
const char *assay_curl_describe(CURLcode code);

#pragma clang assume_nonnull end

#endif
