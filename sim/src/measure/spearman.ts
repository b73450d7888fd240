/** Spearman's rank correlation; equal values share the mean of their ranks. */
export const spearman = (x: readonly number[], y: readonly number[]): number => pearson(ranks(x), ranks(y));

const ranks = (list: readonly number[]): number[] => {
  const order = [...list.keys()].sort((i, j) => (list[i] as number) - (list[j] as number));
  const ranked = new Array<number>(list.length);
  for (let first = 0; first < order.length;) {
    let last = first;
    while (last + 1 < order.length && list[order[last + 1] as number] === list[order[first] as number]) last += 1;
    for (let place = first; place <= last; place += 1) ranked[order[place] as number] = (first + last) / 2;
    first = last + 1;
  }
  return ranked;
};

const pearson = (x: readonly number[], y: readonly number[]): number => {
  const [meanX, meanY] = [mean(x), mean(y)];
  let [both, ofX, ofY] = [0, 0, 0];
  for (const [index, value] of x.entries()) {
    const [dx, dy] = [value - meanX, (y[index] as number) - meanY];
    both += dx * dy;
    ofX += dx * dx;
    ofY += dy * dy;
  }
  return both / Math.sqrt(ofX * ofY);
};

const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
