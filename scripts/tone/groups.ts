/** Rounds of k-means; after ten hardly a word changes its group. */
const ROUNDS = 10;

/** The squared length of each row. */
function lengthsOf(rows: Float32Array, width: number): Float64Array {
  const lengths = new Float64Array(rows.length / width);
  for (let at = 0; at < rows.length; at += 1) {
    const value = rows[at] as number;
    const row = Math.floor(at / width);
    lengths[row] = (lengths[row] as number) + value * value;
  }
  return lengths;
}

/** The nearest centre of a row. */
function nearest(rows: Float32Array, at: number, centres: Float32Array, lengths: Float64Array, width: number): number {
  let best = 0;
  let least = Infinity;
  for (let centre = 0; centre < lengths.length; centre += 1) {
    let product = 0;
    const [a, b] = [at * width, centre * width];
    for (let i = 0; i < width; i += 1) product += (rows[a + i] as number) * (centres[b + i] as number);
    const distance = (lengths[centre] as number) - 2 * product;
    if (distance < least) {
      least = distance;
      best = centre;
    }
  }
  return best;
}

/** Groups of rows alike, numbered from 1 (k-means). The first centres are rows at even distances, so nothing is drawn. */
export function groupsOf(rows: Float32Array, width: number, groups: number): Uint16Array<ArrayBuffer> {
  const count = rows.length / width;
  const centres = new Float32Array(groups * width);
  for (let group = 0; group < groups; group += 1) {
    const row = Math.floor((group * count) / groups);
    centres.set(rows.subarray(row * width, (row + 1) * width), group * width);
  }
  const of = new Uint16Array(count);
  for (let round = 0; round < ROUNDS; round += 1) {
    const lengths = lengthsOf(centres, width);
    for (let row = 0; row < count; row += 1) of[row] = nearest(rows, row, centres, lengths, width);
    const sums = new Float64Array(groups * width);
    const sizes = new Uint32Array(groups);
    for (let row = 0; row < count; row += 1) {
      const group = of[row] as number;
      sizes[group] = (sizes[group] as number) + 1;
      for (let i = 0; i < width; i += 1) {
        sums[group * width + i] = (sums[group * width + i] as number) + (rows[row * width + i] as number);
      }
    }
    // A group that lost all its rows keeps its centre.
    for (let at = 0; at < sums.length; at += 1) {
      const size = sizes[Math.floor(at / width)] as number;
      if (size > 0) centres[at] = (sums[at] as number) / size;
    }
  }
  return Uint16Array.from(of, (group) => group + 1);
}
