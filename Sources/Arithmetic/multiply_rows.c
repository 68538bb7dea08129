#include "Arithmetic.h"

// A fused multiply-add rounds once where a product and a sum round twice: other bits.
#pragma STDC FP_CONTRACT OFF

typedef float lane8 __attribute__((vector_size(32), aligned(4)));

// The loader picks the clone before the thread sanitizer is there, whose calls the picking code would have.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define ONE_CLONE
#endif
#endif

#if defined(__x86_64__) && defined(__linux__) && !defined(ONE_CLONE)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("avx2", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif

FOR_EACH_PROCESSOR
void multiply_rows(const float *x, ptrdiff_t x_stride, ptrdiff_t rows, ptrdiff_t depth,
                   const float *panels, const float *bias, ptrdiff_t columns, float *out,
                   ptrdiff_t out_stride) {
  for (ptrdiff_t column = 0; column < columns; column += 16) {
    const float *panel = panels + column * depth;
    const lane8 bias0 = *(const lane8 *)(bias + column);
    const lane8 bias1 = *(const lane8 *)(bias + column + 8);
    for (ptrdiff_t row = 0; row < rows; row += 4) {
      const float *x0 = x + row * x_stride, *x1 = x0 + x_stride, *x2 = x1 + x_stride,
                  *x3 = x2 + x_stride;
      lane8 a00 = bias0, a01 = bias1, a10 = bias0, a11 = bias1;
      lane8 a20 = bias0, a21 = bias1, a30 = bias0, a31 = bias1;
      const float *weights = panel;
      for (ptrdiff_t k = 0; k < depth; k++, weights += 16) {
        const lane8 w0 = *(const lane8 *)weights, w1 = *(const lane8 *)(weights + 8);
        a00 += x0[k] * w0;
        a01 += x0[k] * w1;
        a10 += x1[k] * w0;
        a11 += x1[k] * w1;
        a20 += x2[k] * w0;
        a21 += x2[k] * w1;
        a30 += x3[k] * w0;
        a31 += x3[k] * w1;
      }
      float *o0 = out + row * out_stride + column;
      *(lane8 *)o0 = a00;
      *(lane8 *)(o0 + 8) = a01;
      o0 += out_stride;
      *(lane8 *)o0 = a10;
      *(lane8 *)(o0 + 8) = a11;
      o0 += out_stride;
      *(lane8 *)o0 = a20;
      *(lane8 *)(o0 + 8) = a21;
      o0 += out_stride;
      *(lane8 *)o0 = a30;
      *(lane8 *)(o0 + 8) = a31;
    }
  }
}
