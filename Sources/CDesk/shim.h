#ifndef CLEW_CDESK_H
#define CLEW_CDESK_H
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

/* A program hands its standard streams to another over a Unix socket. The macros of control messages (RFC 2292's
   CMSG) are C's alone. Each function returns -1 with errno on failure. */

/* 0 when the path fits into an address. */
static inline int clew_desk_address(struct sockaddr_un *address, const char *path) {
  memset(address, 0, sizeof *address);
  address->sun_family = AF_UNIX;
  if (strlen(path) >= sizeof address->sun_path) {
    errno = ENAMETOOLONG;
    return -1;
  }
  strcpy(address->sun_path, path);
  return 0;
}

static inline int clew_desk_listen(const char *path) {
  struct sockaddr_un address;
  if (clew_desk_address(&address, path) < 0) return -1;
  int socket_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket_ < 0) return -1;
  /* Nobody but its owner may ask: the mask holds from the moment the file is there. */
  mode_t mask = umask(0177);
  int bound = bind(socket_, (struct sockaddr *)&address, sizeof address);
  umask(mask);
  if (bound < 0 || listen(socket_, 64) < 0) {
    int fault = errno;
    close(socket_);
    errno = fault;
    return -1;
  }
  return socket_;
}

static inline int clew_desk_connect(const char *path) {
  struct sockaddr_un address;
  if (clew_desk_address(&address, path) < 0) return -1;
  int socket_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket_ < 0) return -1;
  if (connect(socket_, (struct sockaddr *)&address, sizeof address) < 0) {
    int fault = errno;
    close(socket_);
    errno = fault;
    return -1;
  }
  return socket_;
}

/* Waits no longer than this for a message. */
static inline int clew_desk_patience(int socket_, int seconds) {
  struct timeval time = {seconds, 0};
  return setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
}

/* One message with three descriptors. */
static inline ptrdiff_t clew_desk_send(int socket_, const void *bytes, size_t count, const int streams[3]) {
  struct iovec part = {(void *)bytes, count};
  union {
    struct cmsghdr head;
    char space[CMSG_SPACE(3 * sizeof(int))];
  } control;
  memset(&control, 0, sizeof control);
  struct msghdr message = {0};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.space;
  message.msg_controllen = sizeof control.space;
  struct cmsghdr *head = CMSG_FIRSTHDR(&message);
  head->cmsg_level = SOL_SOCKET;
  head->cmsg_type = SCM_RIGHTS;
  head->cmsg_len = CMSG_LEN(3 * sizeof(int));
  memcpy(CMSG_DATA(head), streams, 3 * sizeof(int));
  return sendmsg(socket_, &message, MSG_NOSIGNAL);
}

/* The same; streams are -1 where none came. */
static inline ptrdiff_t clew_desk_receive(int socket_, void *bytes, size_t capacity, int streams[3]) {
  struct iovec part = {bytes, capacity};
  union {
    struct cmsghdr head;
    char space[CMSG_SPACE(3 * sizeof(int))];
  } control;
  struct msghdr message = {0};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.space;
  message.msg_controllen = sizeof control.space;
  streams[0] = streams[1] = streams[2] = -1;
  ptrdiff_t count = recvmsg(socket_, &message, MSG_CMSG_CLOEXEC);
  if (count < 0) return count;
  struct cmsghdr *head = CMSG_FIRSTHDR(&message);
  if (head && head->cmsg_level == SOL_SOCKET && head->cmsg_type == SCM_RIGHTS &&
      head->cmsg_len == CMSG_LEN(3 * sizeof(int)))
    memcpy(streams, CMSG_DATA(head), 3 * sizeof(int));
  return count;
}

/* Starts this program with other words, held by nothing of the caller's: no stream, no folder, no terminal. Between fork and
   exec only what is safe in a program of many threads; Swift has no call that also closes what was inherited. */
static inline int clew_desk_leave(char *const words[]) {
  int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nothing < 0) return -1;
  long most = sysconf(_SC_OPEN_MAX);
  pid_t child = fork();
  if (child == 0) {
    setsid();
    for (int stream = 0; stream < 3; stream++) dup2(nothing, stream);
    for (int other = 3; other < (most < 0 || most > 65536 ? 65536 : most); other++) close(other);
    if (chdir("/") == 0) execv("/proc/self/exe", words);
    _exit(127);
  }
  close(nothing);
  return child < 0 ? -1 : 0;
}

#endif
