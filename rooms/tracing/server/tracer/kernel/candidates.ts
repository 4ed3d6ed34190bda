import type { Reach } from './reach.ts'

/** People of one drawer, and offers that it holds, as powers of two: what is known of its people fits a fast cache. */
const drawerBits = 16
const offerBits = 14
const offers = 1 << offerBits

/**
 * People whom a hop may expose, gathered before they are looked up. A city's people do not fit a fast cache, and a look at one
 * of them has to be waited for; so offers are sorted into drawers by the number of the person, and a full drawer is settled at
 * once, its 65,536 people being at hand. An offer is 32 bits: the lower half of the person's number, and the minute.
 */
export class Candidates {
  private drawers = new Uint32Array(0)
  private filled = new Int32Array(0)

  /** Makes room for people up to this number; between hops only. */
  reserve(people: number): void {
    const drawers = (people >> drawerBits) + 1
    if (this.filled.length >= drawers) return
    this.filled = new Int32Array(drawers)
    this.drawers = new Uint32Array(drawers << offerBits)
  }

  /** Somebody there at a minute that would expose them, if `counts` (1, or 0: they were not there long enough). */
  offer(person: number, minute: number, counts: number, reach: Reach): void {
    const drawer = person >>> drawerBits
    const at = this.filled[drawer] as number
    this.drawers[(drawer << offerBits) | at] = (person << 16) | minute
    this.filled[drawer] = at + counts
    if (at + counts === offers) this.settleDrawer(drawer, reach)
  }

  /** Takes those for whom it is earlier than known; at the end of a hop. */
  settle(reach: Reach): void {
    for (let drawer = 0; drawer < this.filled.length; drawer++) {
      if (this.filled[drawer] !== 0) this.settleDrawer(drawer, reach)
    }
  }

  get bytes(): number {
    return this.drawers.byteLength
  }

  private settleDrawer(drawer: number, reach: Reach): void {
    const from = drawer << offerBits
    const full = this.drawers.subarray(from, from + (this.filled[drawer] as number))
    this.filled[drawer] = 0
    if (reach.isLast) reach.takeLast(full, drawer << drawerBits)
    else reach.takeSome(full, drawer << drawerBits)
  }
}
