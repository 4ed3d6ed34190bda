import { grown } from './growing.ts'

/**
 * Start windows of one hop, in chains by place. A window is the span of minutes at which a shared stay may begin so that it
 * still lasts long enough: from when the frontier's person is there and can expose others, to `least` minutes before they
 * leave. Packed like stays: first start in the upper half, last in the lower.
 */
export class StartWindows {
  count = 0
  touchedCount = 0
  touched = new Int32Array(1024)
  private packed = new Int32Array(1024)
  private nextOf = new Int32Array(1024)
  private lastOf = new Int32Array(0)
  private sorted = new Int32Array(64)
  /** First and last start of each span of the place asked last. */
  spanFirst = new Int32Array(64)
  spanLast = new Int32Array(64)

  reserve(places: number): void {
    this.lastOf = grown(this.lastOf, places, -1)
  }

  add(place: number, first: number, last: number): void {
    const at = this.count++
    if (at >= this.packed.length) {
      this.packed = grown(this.packed, at + 1)
      this.nextOf = grown(this.nextOf, at + 1)
    }
    const before = this.lastOf[place] as number
    if (before === -1) {
      if (this.touchedCount >= this.touched.length) this.touched = grown(this.touched, this.touchedCount + 1)
      this.touched[this.touchedCount++] = place
    }
    this.packed[at] = (first << 16) | last
    this.nextOf[at] = before
    this.lastOf[place] = at
  }

  /** Puts the places touched in order: their visits, and the people of one ward, lie beside each other. */
  sortTouched(): void {
    this.touched.subarray(0, this.touchedCount).sort()
  }

  /** Unites the windows of a place into spans that do not touch, in order, and forgets the windows. Gives how many. */
  unite(place: number): number {
    const windows = this.takeSorted(place)
    let spans = -1
    let last = -2
    for (let at = 0; at < windows; at++) {
      const window = this.sorted[at] as number
      const first = window >> 16
      const end = window & 0xffff
      if (first > last + 1) {
        spans++
        this.spanFirst[spans] = first
        last = end
      } else if (end > last) {
        last = end
      }
      this.spanLast[spans] = last
    }
    return spans + 1
  }

  clear(): void {
    this.count = this.touchedCount = 0
  }

  private takeSorted(place: number): number {
    let windows = 0
    for (let at = this.lastOf[place] as number; at !== -1; at = this.nextOf[at] as number) {
      if (windows === this.sorted.length) this.lengthen()
      this.sorted[windows++] = this.packed[at] as number
    }
    this.lastOf[place] = -1
    if (windows > 24) this.sorted.subarray(0, windows).sort()
    else insertionSort(this.sorted, windows)
    return windows
  }

  private lengthen(): void {
    const length = this.sorted.length * 2
    this.sorted = grown(this.sorted, length)
    this.spanFirst = grown(this.spanFirst, length)
    this.spanLast = grown(this.spanLast, length)
  }
}

function insertionSort(numbers: Int32Array, count: number): void {
  for (let at = 1; at < count; at++) {
    const number = numbers[at] as number
    let to = at - 1
    while (to >= 0 && (numbers[to] as number) > number) {
      numbers[to + 1] = numbers[to] as number
      to--
    }
    numbers[to + 1] = number
  }
}
