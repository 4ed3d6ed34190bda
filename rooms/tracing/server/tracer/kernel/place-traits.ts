import type { Ventilation } from '../tracer.contract.ts'
import { grown } from './growing.ts'

/** How air passes, as the index keeps it. */
const ventilations: readonly Ventilation[] = ['unknown', 'open-air', 'good', 'poor']

/** What is known of places, by number: room for how many (0: not known), and how they are aired. */
export class PlaceTraits {
  private capacity = new Int32Array(0)
  private aired = new Uint8Array(0)

  set(place: number, { capacity, ventilation }: { capacity: number | null; ventilation: Ventilation }): void {
    this.capacity = grown(this.capacity, place + 1)
    this.aired = grown(this.aired, place + 1)
    this.capacity[place] = capacity ?? 0
    this.aired[place] = ventilations.indexOf(ventilation)
  }

  capacityOf(place: number): number | null {
    return this.capacity[place] || null
  }

  ventilationOf(place: number): Ventilation {
    return ventilations[this.aired[place] ?? 0] ?? 'unknown'
  }

  get bytes(): number {
    return this.capacity.byteLength + this.aired.byteLength
  }
}
