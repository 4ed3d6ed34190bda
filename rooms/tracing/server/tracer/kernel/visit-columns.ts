const rowsPerBlock = 1 << 20

/** One block of {@link VisitColumns}. */
export interface VisitBlock {
  readonly person: Int32Array
  readonly place: Int32Array
  /** See packed-times.ts. */
  readonly times: Int32Array
  length: number
}

/** Visits as they are read, in columns of blocks: what {@link buildBase} sorts. 12 bytes a visit, let go of after it. */
export class VisitColumns {
  readonly blocks: VisitBlock[] = []
  length = 0

  add(person: number, place: number, times: number): void {
    let block = this.blocks.at(-1)
    if (!block || block.length === rowsPerBlock) block = this.open()
    const at = block.length++
    block.person[at] = person
    block.place[at] = place
    block.times[at] = times
    this.length++
  }

  private open(): VisitBlock {
    const block = {
      person: new Int32Array(rowsPerBlock),
      place: new Int32Array(rowsPerBlock),
      times: new Int32Array(rowsPerBlock),
      length: 0,
    }
    this.blocks.push(block)
    return block
  }
}
