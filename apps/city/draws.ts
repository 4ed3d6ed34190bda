/**
 * Draws numbers that look random and are the same each time for the same seed and the same thing: nothing is kept between one
 * person and the next, so a city of millions can be walked through in any order (Steele et al. 2014, SplitMix; mixed in 32 bits).
 */
export class Draws {
  private state = 0

  /** Begins the numbers of one thing: a person, a household. */
  begin(seed: number, thing: number): this {
    this.state = mix(mix(seed ^ 0x9e3779b9) + thing)
    return this
  }

  /** The next number, 0 or more and less than 1. */
  next(): number {
    this.state = (this.state + 0x9e3779b9) | 0
    return (mix(this.state) >>> 0) / 4_294_967_296
  }

  /** A whole number from 0, less than `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  /** Whether something with this chance happens. */
  hits(chance: number): boolean {
    return this.next() < chance
  }

  /** A number around `middle`, rarely further off than `spread` (the sum of three). */
  around(middle: number, spread: number): number {
    return middle + Math.round((this.next() + this.next() + this.next() - 1.5) * spread * 0.67)
  }
}

function mix(number: number): number {
  let mixed = number | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
