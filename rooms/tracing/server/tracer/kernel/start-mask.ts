const minutes = 0x10000
const words = minutes >> 5

/**
 * The minutes at which a shared stay at one place may begin, a bit a minute (8 KB: stays in the fastest cache). Bits run from
 * the highest down, so that counting leading zeros finds the next minute.
 */
export class StartMask {
  first = minutes
  last = -1
  private readonly bits = new Int32Array(words)

  /** Marks the minutes from `first` to `last`. */
  mark(first: number, last: number): void {
    if (first < this.first) this.first = first
    if (last > this.last) this.last = last
    const { bits } = this
    const low = first >> 5
    const high = last >> 5
    const head = -1 >>> (first & 31)
    const tail = -1 << (31 - (last & 31))
    if (low === high) {
      bits[low] = (bits[low] as number) | (head & tail)
      return
    }
    bits[low] = (bits[low] as number) | head
    for (let word = low + 1; word < high; word++) bits[word] = -1
    bits[high] = (bits[high] as number) | tail
  }

  /** The first marked minute from `from` to `to`; -1 where there is none. */
  next(from: number, to: number): number {
    const { bits } = this
    let word = from >> 5
    const end = to >> 5
    let found = (bits[word] as number) & (-1 >>> (from & 31))
    while (found === 0) {
      word++
      if (word > end) return -1
      found = bits[word] as number
    }
    const minute = (word << 5) + Math.clz32(found)
    return minute <= to ? minute : -1
  }

  clear(): void {
    if (this.last >= 0) this.bits.fill(0, this.first >> 5, (this.last >> 5) + 1)
    this.first = minutes
    this.last = -1
  }
}
