#include "LanguageData.h"

#include <string.h>

#define FILE(name, file)                        \
  extern const uint8_t language_data_##name[];  \
  extern const uint8_t language_data_##name##_end[];
#include "files.def"
#undef FILE

const uint8_t *language_data(const char *name, size_t *count) {
#define FILE(symbol, file)                                                    \
  if (strcmp(name, file) == 0) {                                              \
    *count = (size_t)(language_data_##symbol##_end - language_data_##symbol); \
    return language_data_##symbol;                                            \
  }
#include "files.def"
#undef FILE
  *count = 0;
  return NULL;
}
