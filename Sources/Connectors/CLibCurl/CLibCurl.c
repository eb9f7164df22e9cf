#include "CLibCurl.h"

#include <dlfcn.h>

// The functions of the library, all of them or none.
static struct {
  CURLcode (*global_init)(long flags);
  void *(*easy_init)(void);
  void (*easy_cleanup)(void *transfer);
  CURLcode (*easy_perform)(void *transfer);
  CURLcode (*easy_setopt)(void *transfer, CURLoption option, ...);
  CURLcode (*easy_getinfo)(void *transfer, int info, ...);
  const char *(*easy_strerror)(CURLcode code);
  void *(*slist_append)(void *list, const char *text);
  void (*slist_free_all)(void *list);
} curl;

// MARK: Loading

const char *assay_curl_load(const char *name) {
  const struct {
    void *place;
    const char *symbol;
  } functions[] = {
    {&curl.global_init, "curl_global_init"},
    {&curl.easy_init, "curl_easy_init"},
    {&curl.easy_cleanup, "curl_easy_cleanup"},
    {&curl.easy_perform, "curl_easy_perform"},
    {&curl.easy_setopt, "curl_easy_setopt"},
    {&curl.easy_getinfo, "curl_easy_getinfo"},
    {&curl.easy_strerror, "curl_easy_strerror"},
    {&curl.slist_append, "curl_slist_append"},
    {&curl.slist_free_all, "curl_slist_free_all"},
  };
  void *image = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (!image) {
    const char *reason = dlerror();
    return reason ? reason : "it cannot be loaded";
  }
  for (size_t index = 0; index < sizeof functions / sizeof *functions; index++) {
    void *address = dlsym(image, functions[index].symbol);
    if (!address) return "it lacks functions of libcurl";
    *(void **)functions[index].place = address;
  }
  // Early versions do not see to threads themselves, so this comes before any transfer. 3 is everything.
  return curl.global_init(3) == CURLE_OK ? NULL : "it could not be set up";
}

// MARK: Life

void *assay_curl_open(void) { return curl.easy_init(); }

void assay_curl_close(void *transfer) { curl.easy_cleanup(transfer); }

CURLcode assay_curl_perform(void *transfer) { return curl.easy_perform(transfer); }

// MARK: Options

CURLcode assay_curl_set_text(void *transfer, CURLoption option, const char *text) {
  return curl.easy_setopt(transfer, option, text);
}

CURLcode assay_curl_set_number(void *transfer, CURLoption option, long number) {
  return curl.easy_setopt(transfer, option, number);
}

CURLcode assay_curl_set_size(void *transfer, CURLoption option, int64_t size) {
  return curl.easy_setopt(transfer, option, size);
}

CURLcode assay_curl_set_list(void *transfer, CURLoption option, void *list) {
  return curl.easy_setopt(transfer, option, list);
}

CURLcode assay_curl_set_body(void *transfer, const void *bytes, size_t count) {
  CURLcode code = curl.easy_setopt(transfer, CURLOPT_POSTFIELDSIZE_LARGE, (int64_t)count);
  return code == CURLE_OK ? curl.easy_setopt(transfer, CURLOPT_COPYPOSTFIELDS, bytes) : code;
}

// Early versions know the protocols by their bits and not by their names; the bits are deprecated now.
static CURLcode allow(void *transfer, const char *names, long bits) {
  CURLcode code = curl.easy_setopt(transfer, CURLOPT_PROTOCOLS_STR, names);
  return code == CURLE_UNKNOWN_OPTION ? curl.easy_setopt(transfer, CURLOPT_PROTOCOLS, bits) : code;
}

CURLcode assay_curl_allow_http(void *transfer) {
  return allow(transfer, "http,https", 1L << 0 | 1L << 1);
}

CURLcode assay_curl_allow_smtp(void *transfer) {
  return allow(transfer, "smtp,smtps", 1L << 16 | 1L << 17);
}

CURLcode assay_curl_end_without_name_server(void *transfer) {
  CURLcode code = curl.easy_setopt(transfer, CURLOPT_QUICK_EXIT, 1L);
  return code == CURLE_UNKNOWN_OPTION ? CURLE_OK : code;
}

// MARK: Lists of texts

void *assay_curl_list_append(void *list, const char *text) {
  return curl.slist_append(list, text);
}

void assay_curl_list_free(void *list) { curl.slist_free_all(list); }

// MARK: Callbacks

void assay_curl_set_callbacks(
  void *transfer, void *context, assay_curl_bytes read, assay_curl_bytes write,
  assay_curl_bytes header, assay_curl_progress progress) {
  curl.easy_setopt(transfer, CURLOPT_READFUNCTION, read);
  curl.easy_setopt(transfer, CURLOPT_READDATA, context);
  curl.easy_setopt(transfer, CURLOPT_WRITEFUNCTION, write);
  curl.easy_setopt(transfer, CURLOPT_WRITEDATA, context);
  curl.easy_setopt(transfer, CURLOPT_HEADERFUNCTION, header);
  curl.easy_setopt(transfer, CURLOPT_HEADERDATA, context);
  curl.easy_setopt(transfer, CURLOPT_XFERINFOFUNCTION, progress);
  curl.easy_setopt(transfer, CURLOPT_XFERINFODATA, context);
  curl.easy_setopt(transfer, CURLOPT_NOPROGRESS, 0L);
}

// MARK: What came of it

// What can be asked of a transfer; the leading digit says of which type the answer is.
enum { RESPONSE_CODE = 0x200002, RETRY_AFTER = 0x600039 };

long assay_curl_response_code(void *transfer) {
  long code = 0;
  curl.easy_getinfo(transfer, RESPONSE_CODE, &code);
  return code;
}

int64_t assay_curl_retry_after(void *transfer) {
  int64_t seconds = 0;
  curl.easy_getinfo(transfer, RETRY_AFTER, &seconds);
  return seconds;
}

const char *assay_curl_describe(CURLcode code) { return curl.easy_strerror(code); }
