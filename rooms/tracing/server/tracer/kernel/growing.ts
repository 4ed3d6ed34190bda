/** Typed arrays that the index grows. */
type Growing = Int32Array | Uint32Array | Uint16Array | Uint8Array

/** The same numbers in an array for at least `length`, half as long again as needed; new places hold `fill`. */
export function grown<T extends Growing>(array: T, length: number, fill = 0): T {
  if (array.length >= length) return array
  const Kind = array.constructor as new (length: number) => T
  const longer = new Kind(Math.max(1024, Math.ceil(length * 1.5)))
  longer.set(array as never)
  if (fill !== 0) longer.fill(fill as never, array.length)
  return longer
}
