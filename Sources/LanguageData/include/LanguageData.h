#ifndef LANGUAGE_DATA_H
#define LANGUAGE_DATA_H

#include <stddef.h>
#include <stdint.h>

/// The bytes of the data file of this name that travels inside the binary, and their count;
/// NULL when there is no such file. The bytes live as long as the process and are read on demand.
const uint8_t *language_data(const char *name, size_t *count);

#endif
