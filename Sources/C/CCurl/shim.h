#ifndef CCurl_shim_h
#define CCurl_shim_h
#include <curl/curl.h>

/* libcurl's setters take any type after the option. Swift cannot call those, so here is one for each type. */

static inline CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

/* One type serves reading, writing and headers: they differ only in which way the bytes go. */
typedef size_t (*ccurl_callback)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode ccurl_set_callback(CURL *handle, CURLoption option, ccurl_callback value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode ccurl_get_size(CURL *handle, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode ccurl_get_socket(CURL *handle, curl_socket_t *value) {
    return curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, value);
}

/* Before 8.6 a reply could be waited for in whole seconds only. */
static inline CURLcode ccurl_set_reply_timeout(CURL *handle, long milliseconds) {
#if LIBCURL_VERSION_NUM >= 0x080600
    return curl_easy_setopt(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT_MS, milliseconds);
#else
    return curl_easy_setopt(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, (milliseconds + 999) / 1000);
#endif
}
#endif
