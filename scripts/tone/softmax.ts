/** Chances of three from three logarithms, in place. */
export function softmax(values: Float64Array): void {
  const most = Math.max(values[0] as number, values[1] as number, values[2] as number);
  let sum = 0;
  for (let c = 0; c < 3; c += 1) {
    values[c] = Math.exp((values[c] as number) - most);
    sum += values[c] as number;
  }
  for (let c = 0; c < 3; c += 1) values[c] = (values[c] as number) / sum;
}
