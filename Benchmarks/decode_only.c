/* What a C program needs to decode every picture of a folder to RGB, and nothing else: the peer of Benchmarks/pictures.
   Usage: decode_only DIR [ROUNDS]; prints the pictures decoded and the processor milliseconds of the fastest round. */
#include <dirent.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <turbojpeg.h>
#include <webp/decode.h>

static double milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec * 1e-6;
}

/* A buffer that grows and is kept, so that no picture pays for fresh memory. */
static unsigned char *room(unsigned char **buffer, size_t *held, size_t needed) {
  if (*held < needed) {
    free(*buffer);
    *buffer = malloc(*held = needed);
    if (!*buffer) exit(2);
  }
  return *buffer;
}

static unsigned char *pixels, *file;
static size_t pixels_held, file_held;

static int decode_jpeg(tjhandle jpeg, const unsigned char *bytes, size_t count) {
  int width, height, sampling, space;
  if (tjDecompressHeader3(jpeg, bytes, count, &width, &height, &sampling, &space) != 0) return 0;
  int is_ink = space == TJCS_CMYK || space == TJCS_YCCK;
  room(&pixels, &pixels_held, (size_t)width * height * (is_ink ? 4 : 3));
  return tjDecompress2(jpeg, bytes, count, pixels, width, 0, height, is_ink ? TJPF_CMYK : TJPF_RGB, 0) == 0;
}

static int decode_png(const unsigned char *bytes, size_t count) {
  png_image image = {.version = PNG_IMAGE_VERSION};
  if (!png_image_begin_read_from_memory(&image, bytes, count)) return 0;
  image.format = PNG_FORMAT_RGB;
  png_color white = {255, 255, 255};
  int is_read = png_image_finish_read(&image, &white, room(&pixels, &pixels_held, PNG_IMAGE_SIZE(image)), 0, NULL);
  png_image_free(&image);
  return is_read;
}

static int decode_webp(const unsigned char *bytes, size_t count) {
  int width, height;
  if (!WebPGetInfo(bytes, count, &width, &height)) return 0;
  size_t size = (size_t)width * height * 3;
  return WebPDecodeRGBInto(bytes, count, room(&pixels, &pixels_held, size), size, width * 3) != NULL;
}

static int decode(tjhandle jpeg, const char *path) {
  FILE *stream = fopen(path, "rb");
  if (!stream) return 0;
  fseek(stream, 0, SEEK_END);
  size_t count = ftell(stream);
  rewind(stream);
  count = fread(room(&file, &file_held, count + 1), 1, count, stream);
  fclose(stream);
  if (count > 3 && memcmp(file, "\xFF\xD8\xFF", 3) == 0) return decode_jpeg(jpeg, file, count);
  if (count > 8 && memcmp(file, "\x89PNG", 4) == 0) return decode_png(file, count);
  if (count > 12 && memcmp(file + 8, "WEBP", 4) == 0) return decode_webp(file, count);
  return 0;
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

int main(int argc, char **argv) {
  if (argc < 2) return fprintf(stderr, "usage: decode_only DIR [ROUNDS]\n"), 2;
  DIR *folder = opendir(argv[1]);
  if (!folder) return perror(argv[1]), 2;
  char **paths = NULL, path[4096];
  int count = 0;
  for (struct dirent *entry; (entry = readdir(folder));) {
    if (entry->d_name[0] == '.') continue;
    snprintf(path, sizeof path, "%s/%s", argv[1], entry->d_name);
    paths = realloc(paths, (count + 1) * sizeof *paths);
    paths[count++] = strdup(path);
  }
  closedir(folder);
  qsort(paths, count, sizeof *paths, by_name);
  tjhandle jpeg = tjInitDecompress();
  int decoded = 0;
  double best = 1e300;
  for (int round = argc > 2 ? atoi(argv[2]) : 1; round > 0; round--) {
    double began = milliseconds();
    decoded = 0;
    for (int i = 0; i < count; i++) decoded += decode(jpeg, paths[i]);
    double taken = milliseconds() - began;
    if (taken < best) best = taken;
  }
  printf("%d pictures  %.3f ms\n", decoded, best);
  return 0;
}
