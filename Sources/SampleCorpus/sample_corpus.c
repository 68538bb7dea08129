#include "SampleCorpus.h"

extern const uint8_t sample_corpus_start[];
extern const uint8_t sample_corpus_end[];

const uint8_t *sample_corpus(size_t *count) {
  *count = (size_t)(sample_corpus_end - sample_corpus_start);
  return sample_corpus_start;
}
