#include "PageAssets.h"

#include <string.h>

#define FILE(name, file)                        \
  extern const uint8_t page_asset_##name[];  \
  extern const uint8_t page_asset_##name##_end[];
#include "files.def"
#undef FILE

const uint8_t *page_asset(const char *name, size_t *count) {
#define FILE(symbol, file)                                                    \
  if (strcmp(name, file) == 0) {                                              \
    *count = (size_t)(page_asset_##symbol##_end - page_asset_##symbol); \
    return page_asset_##symbol;                                            \
  }
#include "files.def"
#undef FILE
  *count = 0;
  return NULL;
}
