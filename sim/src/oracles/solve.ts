/**
 * Solves `A x = b` for a symmetric positive definite matrix by Cholesky's method, in place: the lower half of `matrix`
 * (row-major) is overwritten, the answer replaces `vector`.
 */
export const solveSymmetric = (matrix: Float64Array, vector: Float64Array): void => {
  const n = vector.length;
  for (let row = 0; row < n; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row * n + column] as number;
      for (let k = 0; k < column; k += 1) sum -= (matrix[row * n + k] as number) * (matrix[column * n + k] as number);
      matrix[row * n + column] = row === column ? Math.sqrt(sum) : sum / (matrix[column * n + column] as number);
    }
  }
  for (let row = 0; row < n; row += 1) {
    let sum = vector[row] as number;
    for (let k = 0; k < row; k += 1) sum -= (matrix[row * n + k] as number) * (vector[k] as number);
    vector[row] = sum / (matrix[row * n + row] as number);
  }
  for (let row = n - 1; row >= 0; row -= 1) {
    let sum = vector[row] as number;
    for (let k = row + 1; k < n; k += 1) sum -= (matrix[k * n + row] as number) * (vector[k] as number);
    vector[row] = sum / (matrix[row * n + row] as number);
  }
};
