#ifndef CLEW_CLIBPNG_H
#define CLEW_CLIBPNG_H
#include <png.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* libpng reports faults by longjmp, which must not cross Swift frames: the reading loop stands here, in C, and Swift is
   only called between two calls of libpng. */

typedef struct {
  /* What is read; the caller keeps it. */
  const uint8_t *bytes;
  size_t count, at;
  /* Called once before the rows, with whether every pixel is opaque; then with each row of red, green, blue, alpha. */
  void *context;
  void (*begin)(void *context, int is_opaque);
  void (*row)(void *context, const uint8_t *rgba);
  /* The outcome. */
  uint32_t rows_read;
  int warnings;
  char fault[96], warning[96];
  /* Own. */
  uint8_t *buffer;
} clew_png;

static inline void clew_png_copy(char target[96], const char *words) {
  strncpy(target, words ? words : "", 95);
  target[95] = 0;
}

static inline void clew_png_fail(png_structp png, png_const_charp words) {
  clew_png_copy(((clew_png *)png_get_error_ptr(png))->fault, words);
  png_longjmp(png, 1);
}

static inline void clew_png_warn(png_structp png, png_const_charp words) {
  clew_png *read = (clew_png *)png_get_error_ptr(png);
  if (read->warnings++ == 0) clew_png_copy(read->warning, words);
}

static inline void clew_png_take(png_structp png, png_bytep target, size_t count) {
  clew_png *read = (clew_png *)png_get_io_ptr(png);
  if (count > read->count - read->at) png_error(png, "the file is cut short");
  memcpy(target, read->bytes + read->at, count);
  read->at += count;
}

/* Reads the whole picture; 1 when every row came. A false checksum over pixels is a warning. */
static inline int clew_png_read(clew_png *read) {
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, read, clew_png_fail, clew_png_warn);
  if (!png) return 0;
  png_infop info = png_create_info_struct(png);
  if (!info || setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    free(read->buffer);
    read->buffer = NULL;
    return 0;
  }
  /* Texts and profiles are not needed, and may inflate to any size. */
  static const uint8_t unused[] = "zTXt\0iTXt\0tEXt\0iCCP\0sPLT\0hIST\0tIME\0pHYs\0sCAL\0oFFs\0pCAL\0bKGD\0sBIT\0eXIf";
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, unused, 14);
  png_set_crc_action(png, PNG_CRC_WARN_USE, PNG_CRC_WARN_DISCARD);
  png_set_benign_errors(png, 1);
  png_set_user_limits(png, 0x7fffffff, 0x7fffffff);
  png_set_read_fn(png, read, clew_png_take);
  png_read_info(png, info);

  int type = png_get_color_type(png, info);
  int is_opaque = !(type & PNG_COLOR_MASK_ALPHA) && !png_get_valid(png, info, PNG_INFO_tRNS);
  int intent;
  double gamma;
  /* Only a file that says so and is far from sRGB is converted. */
  if (!png_get_sRGB(png, info, &intent) && png_get_gAMA(png, info, &gamma) && (gamma < 0.43 || gamma > 0.48))
    png_set_gamma(png, PNG_DEFAULT_sRGB, gamma);
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_set_filler(png, 0xFF, PNG_FILLER_AFTER);
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);

  uint32_t width = png_get_image_width(png, info), height = png_get_image_height(png, info);
  size_t stride = (size_t)width * 4;
  if (png_get_rowbytes(png, info) != stride) png_error(png, "the pixels are of an unknown kind");
  read->buffer = (uint8_t *)calloc(passes > 1 ? height : 1, stride);
  if (!read->buffer) png_error(png, "there is not enough memory");
  read->begin(read->context, is_opaque);
  if (passes > 1) {
    for (int pass = 0; pass < passes; pass++)
      for (uint32_t y = 0; y < height; y++) png_read_row(png, read->buffer + y * stride, NULL);
    for (uint32_t y = 0; y < height; y++, read->rows_read++) read->row(read->context, read->buffer + y * stride);
  } else {
    for (uint32_t y = 0; y < height; y++, read->rows_read++) {
      png_read_row(png, read->buffer, NULL);
      read->row(read->context, read->buffer);
    }
  }
  png_colorp palette;
  int colours;
  if (type == PNG_COLOR_TYPE_PALETTE && png_get_PLTE(png, info, &palette, &colours) &&
      png_get_palette_max(png, info) >= colours)
    clew_png_warn(png, "a pixel names a colour that the palette does not have");
  png_destroy_read_struct(&png, &info, NULL);
  free(read->buffer);
  read->buffer = NULL;
  return 1;
}

/* Writes 8-bit RGBA pixels as a PNG into memory of malloc; 1 when all went well. */
static inline int clew_png_write(const uint8_t *rgba, uint32_t width, uint32_t height, uint8_t **bytes, size_t *count) {
  png_image image;
  memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  image.width = width;
  image.height = height;
  image.format = PNG_FORMAT_RGBA;
  png_alloc_size_t size = 0;
  *bytes = NULL;
  if (!png_image_write_to_memory(&image, NULL, &size, 0, rgba, 0, NULL)) return 0;
  *bytes = (uint8_t *)malloc(size);
  if (*bytes && png_image_write_to_memory(&image, *bytes, &size, 0, rgba, 0, NULL)) {
    *count = size;
    return 1;
  }
  free(*bytes);
  *bytes = NULL;
  return 0;
}

#endif
