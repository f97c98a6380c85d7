#ifndef CLEW_CCURL_H
#define CLEW_CCURL_H
#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

/* curl_easy_setopt takes any argument by way of C's varargs, which Swift cannot call: the request is made up here. */

/* One answer, filled while it comes in; `bytes` is the caller's to free. */
typedef struct {
  uint8_t *bytes;
  size_t count, capacity, limit;
  long status;
  int allows_private, is_too_large;
  /* The address that was refused, and what the server calls this version of the file; empty for none. */
  char refused[64], tag[200];
  char fault[CURL_ERROR_SIZE];
} clew_fetch;

/* Whether an IPv4 address (host order) is on the public internet: none of RFC 6890's special blocks. */
static inline int clew_is_public4(uint32_t a) {
  static const struct {
    uint32_t first;
    int bits;
  } special[] = {{0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},  {0xA9FE0000, 16},
                 {0xAC100000, 12}, {0xC0000000, 24}, {0xC0000200, 24}, {0xC0A80000, 16}, {0xC6120000, 15},
                 {0xC6336400, 24}, {0xCB007100, 24}, {0xE0000000, 3}};
  for (size_t i = 0; i < sizeof special / sizeof *special; i++)
    if ((a ^ special[i].first) >> (32 - special[i].bits) == 0) return 0;
  return 1;
}

static inline int clew_is_public(const struct sockaddr *address) {
  if (address->sa_family == AF_INET)
    return clew_is_public4(ntohl(((const struct sockaddr_in *)address)->sin_addr.s_addr));
  if (address->sa_family != AF_INET6) return 0;
  const uint8_t *b = ((const struct sockaddr_in6 *)address)->sin6_addr.s6_addr;
  static const uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  static const uint8_t translated[12] = {0, 0x64, 0xFF, 0x9B};
  uint32_t inner = (uint32_t)b[12] << 24 | (uint32_t)b[13] << 16 | (uint32_t)b[14] << 8 | b[15];
  if (!memcmp(b, mapped, 12) || !memcmp(b, translated, 12)) return clew_is_public4(inner);
  if (b[0] == 0x20 && b[1] == 0x02) /* 6to4 carries an IPv4 address */
    return clew_is_public4((uint32_t)b[2] << 24 | (uint32_t)b[3] << 16 | (uint32_t)b[4] << 8 | b[5]);
  /* Global unicast is 2000::/3; of it, 2001::/23 and the documentation's 2001:db8::/32 are special. */
  if (b[0] >> 5 != 1) return 0;
  if (b[0] == 0x20 && b[1] == 0x01 && (b[2] < 2 || (b[2] == 0x0D && b[3] == 0xB8))) return 0;
  return 1;
}

/* Asked for every connection, also of a redirect, with the very address that is then connected to. */
static inline curl_socket_t clew_open(void *data, curlsocktype purpose, struct curl_sockaddr *address) {
  clew_fetch *fetch = (clew_fetch *)data;
  (void)purpose;
  if (!fetch->allows_private && !clew_is_public(&address->addr)) {
    const void *place = address->family == AF_INET ? (const void *)&((struct sockaddr_in *)&address->addr)->sin_addr
                                                   : (const void *)&((struct sockaddr_in6 *)&address->addr)->sin6_addr;
    if (!inet_ntop(address->family, place, fetch->refused, sizeof fetch->refused)) strcpy(fetch->refused, "a local socket");
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static inline size_t clew_write(char *data, size_t size, size_t count, void *context) {
  clew_fetch *fetch = (clew_fetch *)context;
  size_t more = size * count;
  if (more > fetch->limit - fetch->count) {
    fetch->is_too_large = 1;
    return 0;
  }
  if (fetch->count + more > fetch->capacity) {
    size_t capacity = (fetch->count + more) * 2;
    uint8_t *bytes = (uint8_t *)realloc(fetch->bytes, capacity);
    if (!bytes) return 0;
    fetch->bytes = bytes;
    fetch->capacity = capacity;
  }
  memcpy(fetch->bytes + fetch->count, data, more);
  fetch->count += more;
  return more;
}

/* Keeps the ETag, else the time of the last change, of the last answer in a row of redirects. */
static inline size_t clew_header(char *line, size_t size, size_t count, void *context) {
  clew_fetch *fetch = (clew_fetch *)context;
  size_t length = size * count, name = 0, mark = 0;
  if (length > 5 && !strncasecmp(line, "HTTP/", 5)) fetch->tag[0] = 0;
  if (length > 5 && !strncasecmp(line, "etag:", 5)) name = 5, mark = 'E';
  if (length > 14 && !strncasecmp(line, "last-modified:", 14) && fetch->tag[0] != 'E') name = 14, mark = 'M';
  if (mark) {
    while (name < length && line[name] == ' ') name++;
    size_t end = length;
    while (end > name && (line[end - 1] == '\r' || line[end - 1] == '\n' || line[end - 1] == ' ')) end--;
    if (end > name && end - name < sizeof fetch->tag - 1) {
      fetch->tag[0] = (char)mark;
      memcpy(fetch->tag + 1, line + name, end - name);
      fetch->tag[1 + end - name] = 0;
    }
  }
  return length;
}

/* What every request has in common, and its end: `curl` and `headers` are freed. */
static inline int clew_perform(CURL *curl, clew_fetch *fetch, const char *url, struct curl_slist *headers,
                               long milliseconds) {
  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  /* A proxy would connect in our place, past the check of addresses, and hear what customers said. */
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, milliseconds);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, milliseconds);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "clew");
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, clew_open);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, fetch);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, clew_write);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, fetch);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, fetch->fault);
  CURLcode code = curl_easy_perform(curl);
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &fetch->status);
  if (code == CURLE_FILESIZE_EXCEEDED) fetch->is_too_large = 1;
  if (code != CURLE_OK && !fetch->fault[0]) strncpy(fetch->fault, curl_easy_strerror(code), CURL_ERROR_SIZE - 1);
  curl_slist_free_all(headers);
  curl_easy_cleanup(curl);
  return code;
}

/* GETs one address; `tag` is what an earlier answer left in `fetch->tag`, or empty. 0 is success, whatever the status. */
static inline int clew_get(clew_fetch *fetch, const char *url, const char *tag, long milliseconds) {
  CURL *curl = curl_easy_init();
  if (!curl) return CURLE_FAILED_INIT;
  struct curl_slist *headers = NULL;
  char condition[256];
  if (tag[0] == 'E' || tag[0] == 'M') {
    snprintf(condition, sizeof condition, "%s: %s", tag[0] == 'E' ? "If-None-Match" : "If-Modified-Since", tag + 1);
    headers = curl_slist_append(headers, condition);
  }
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, 5L);
  curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)fetch->limit);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, clew_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, fetch);
  return clew_perform(curl, fetch, url, headers, milliseconds);
}

/* POSTs JSON to one address, following no redirect; `key` is a bearer token or empty. 0 is success, whatever the status. */
static inline int clew_post(clew_fetch *fetch, const char *url, const char *key, const uint8_t *body, size_t count,
                            long milliseconds) {
  CURL *curl = curl_easy_init();
  if (!curl) return CURLE_FAILED_INIT;
  curl_easy_setopt(curl, CURLOPT_POST, 1L);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, (const char *)body);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  if (key[0]) {
    curl_easy_setopt(curl, CURLOPT_HTTPAUTH, (long)CURLAUTH_BEARER);
    curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, key);
  }
  struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json");
  return clew_perform(curl, fetch, url, headers, milliseconds);
}

static inline void clew_start(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

#endif
