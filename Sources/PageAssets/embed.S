// Puts each file of files.def into the read-only data of the binary, byte for byte.
#include "watched.def"

#if defined(__APPLE__)
#define SECTION .const_data
#define SYMBOL(name) _page_asset_##name
#define SYMBOL_END(name) _page_asset_##name##_end
#else
#define SECTION .section .rodata
#define SYMBOL(name) page_asset_##name
#define SYMBOL_END(name) page_asset_##name##_end
#endif

.macro embed symbol, end, file
  .balign 64
  .globl \symbol
\symbol:
  .incbin "\file"
  .globl \end
\end:
  .byte 0
.endm

SECTION
#define FILE(name, file) embed SYMBOL(name), SYMBOL_END(name), file
#include "files.def"

#if defined(__linux__)
.section .note.GNU-stack, "", %progbits
#endif
