// The part of libcurl that Assay calls, with types that Swift can call: its own functions take any argument.
//
// The names begin with `assay_` so that they never meet those of the library.

#ifndef CLIBCURL_SHIM_H
#define CLIBCURL_SHIM_H

#include <curl/curl.h>
#include <stddef.h>

#pragma clang assume_nonnull begin

// MARK: Life

// A transfer; what comes back is `NULL` only when there is no memory.
static inline void *_Nullable assay_curl_open(void) { return curl_easy_init(); }

static inline void assay_curl_close(void *transfer) { curl_easy_cleanup(transfer); }

// Must be called once before any transfer, since early versions do not see to threads themselves.
static inline CURLcode assay_curl_prepare(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

static inline CURLcode assay_curl_perform(void *transfer) { return curl_easy_perform(transfer); }

// MARK: Options

static inline CURLcode assay_curl_set_text(void *transfer, CURLoption option, const char *text) {
  return curl_easy_setopt(transfer, option, text);
}

static inline CURLcode assay_curl_set_number(void *transfer, CURLoption option, long number) {
  return curl_easy_setopt(transfer, option, number);
}

static inline CURLcode assay_curl_set_size(void *transfer, CURLoption option, curl_off_t size) {
  return curl_easy_setopt(transfer, option, size);
}

static inline CURLcode assay_curl_set_list(
  void *transfer, CURLoption option, struct curl_slist *_Nullable list) {
  return curl_easy_setopt(transfer, option, list);
}

// Copies the body.
static inline CURLcode assay_curl_set_body(void *transfer, const void *bytes, size_t count) {
  CURLcode code = curl_easy_setopt(transfer, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  return code == CURLE_OK ? curl_easy_setopt(transfer, CURLOPT_COPYPOSTFIELDS, bytes) : code;
}

// The protocols that a URL may have. The newer option takes their names, the older one is deprecated.
static inline CURLcode assay_curl_allow_http(void *transfer) {
#if LIBCURL_VERSION_NUM >= 0x075500
  return curl_easy_setopt(transfer, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  return curl_easy_setopt(transfer, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

static inline CURLcode assay_curl_allow_smtp(void *transfer) {
#if LIBCURL_VERSION_NUM >= 0x075500
  return curl_easy_setopt(transfer, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
#else
  return curl_easy_setopt(transfer, CURLOPT_PROTOCOLS, (long)(CURLPROTO_SMTP | CURLPROTO_SMTPS));
#endif
}

// Lets a transfer end although the name server has not answered yet; early versions wait for it.
static inline CURLcode assay_curl_end_without_name_server(void *transfer) {
#if LIBCURL_VERSION_NUM >= 0x075700
  return curl_easy_setopt(transfer, CURLOPT_QUICK_EXIT, 1L);
#else
  return CURLE_OK;
#endif
}

// MARK: Callbacks

// Takes or gives bytes; the number of those that it took or gave.
typedef size_t (*assay_curl_bytes)(
  char *_Nullable bytes, size_t size, size_t count, void *_Nullable context);

// Whether to stop: 0 goes on.
typedef int (*assay_curl_progress)(
  void *_Nullable context, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

static inline void assay_curl_set_callbacks(
  void *transfer, void *context, assay_curl_bytes read, assay_curl_bytes write,
  assay_curl_bytes header, assay_curl_progress progress) {
  curl_easy_setopt(transfer, CURLOPT_READFUNCTION, read);
  curl_easy_setopt(transfer, CURLOPT_READDATA, context);
  curl_easy_setopt(transfer, CURLOPT_WRITEFUNCTION, write);
  curl_easy_setopt(transfer, CURLOPT_WRITEDATA, context);
  curl_easy_setopt(transfer, CURLOPT_HEADERFUNCTION, header);
  curl_easy_setopt(transfer, CURLOPT_HEADERDATA, context);
  curl_easy_setopt(transfer, CURLOPT_XFERINFOFUNCTION, progress);
  curl_easy_setopt(transfer, CURLOPT_XFERINFODATA, context);
  curl_easy_setopt(transfer, CURLOPT_NOPROGRESS, 0L);
}

// MARK: What came of it

// The status of HTTP; 0 without one.
static inline long assay_curl_response_code(void *transfer) {
  long code = 0;
  curl_easy_getinfo(transfer, CURLINFO_RESPONSE_CODE, &code);
  return code;
}

// The seconds of a header `Retry-After`, whichever form it has; 0 without one.
static inline curl_off_t assay_curl_retry_after(void *transfer) {
  curl_off_t seconds = 0;
  curl_easy_getinfo(transfer, CURLINFO_RETRY_AFTER, &seconds);
  return seconds;
}

#pragma clang assume_nonnull end

#endif
