/** Adds to one number of an array. */
export function addAt(numbers: Uint32Array | Int32Array, at: number, by: number): void {
  numbers[at] = (numbers[at] as number) + by
}
