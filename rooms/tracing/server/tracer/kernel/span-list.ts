import { grown } from './growing.ts'

/** Spans of minutes at places, to be searched one after the other; those of one place follow each other, in order. */
export class SpanList {
  count = 0
  place = new Int32Array(1024)
  first = new Int32Array(1024)
  last = new Int32Array(1024)

  add(place: number, first: number, last: number): void {
    const at = this.count++
    if (at >= this.place.length) this.lengthen()
    this.place[at] = place
    this.first[at] = first
    this.last[at] = last
  }

  clear(): void {
    this.count = 0
  }

  private lengthen(): void {
    this.place = grown(this.place, this.count)
    this.first = grown(this.first, this.count)
    this.last = grown(this.last, this.count)
  }
}
