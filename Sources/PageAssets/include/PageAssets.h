#ifndef PAGE_ASSETS_H
#define PAGE_ASSETS_H

#include <stddef.h>
#include <stdint.h>

/// The bytes of the file of this name that pages ask for, and their count; NULL when there is no such
/// file. The bytes live as long as the process and are read on demand.
const uint8_t *page_asset(const char *name, size_t *count);

#endif
