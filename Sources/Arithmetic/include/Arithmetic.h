#ifndef ARITHMETIC_H
#define ARITHMETIC_H

#include <stddef.h>

/// Multiplies rows by a matrix and adds a bias: `out[r][c] = bias[c] + sum over k of x[r][k] * w[k][c]`.
///
/// `x` has `rows` rows, a multiple of 4, that begin `x_stride` floats apart (less than `depth` where they
/// overlap) and are `depth` long. `panels` is the matrix cut into panels of 16 columns: for each panel
/// `depth` rows of 16. `columns` is a multiple of 16; `out`'s rows begin `out_stride` floats apart.
///
/// Each sum runs from the bias over `k` upwards, one product and one addition at a time, so that the
/// result is the same to the last bit on every machine, whatever vectors it has.
void multiply_rows(const float *x, ptrdiff_t x_stride, ptrdiff_t rows, ptrdiff_t depth,
                   const float *panels, const float *bias, ptrdiff_t columns, float *out,
                   ptrdiff_t out_stride);

#endif
