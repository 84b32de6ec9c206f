/** The index of the last of `count` rising numbers that is not above this one; -1 if all are. */
export function lastNotAbove(count: number, number: number, numberAt: (index: number) => number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numberAt(middle) <= number) low = middle + 1
    else high = middle
  }
  return low - 1
}
