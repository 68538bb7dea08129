#ifndef SAMPLE_CORPUS_H
#define SAMPLE_CORPUS_H

#include <stddef.h>
#include <stdint.h>

/// The sample corpus that travels inside the binary: one article a line, as JSON (`.jsonl`).
const uint8_t *sample_corpus(size_t *count);

#endif
