/* Debian's libxml2 is built with ICU, whose headers clash with those inside Foundation. Nothing that Clew uses
   depends on them: the macro only adds fields at the end of a structure that we never touch. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/HTMLparser.h>
/* Finds bytes in bytes; a GNU function that the Glibc module of Swift does not show. */
#include <stddef.h>
void *memmem(const void *haystack, size_t length, const void *needle, size_t needle_length);
