// Puts the sample corpus into the read-only data of the binary, byte for byte.
// The build depends on a file whose being there is asked for, and so sees that it has changed.
#if !__has_include("kazakhstan-january-2022.jsonl")
#error "the sample corpus is not in Data/"
#endif

#if defined(__APPLE__)
.const_data
#define START _sample_corpus_start
#define END _sample_corpus_end
#else
.section .rodata
#define START sample_corpus_start
#define END sample_corpus_end
#endif

.balign 64
.globl START
START:
.incbin "kazakhstan-january-2022.jsonl"
.globl END
END:
.byte 0

#if defined(__linux__)
.section .note.GNU-stack, "", %progbits
#endif
