import { sql } from 'kysely'
import { contains, type Interval } from '#kit'
import type { Db, Trx } from '../db/connect.ts'

/** A place as the machinery sees it: an interval, its commune-level zone, its parent. */
export interface Place extends Interval {
  readonly id: number
  readonly parentId: number | null
  readonly zoneId: number
  readonly depth: number
  /** The first day on which it is no more; null while it is in force. */
  readonly endedOn: string | null
}

/**
 * The tree of places in memory, one version of it. Immutable: a change of the tree makes a new one.
 */
export class Tree {
  readonly version: number
  readonly root: Place | undefined
  private readonly byId: ReadonlyMap<number, Place>
  private readonly inOrder: readonly Place[]

  constructor(version: number, places: readonly Place[]) {
    this.version = version
    this.inOrder = [...places].sort((a, b) => a.first - b.first || b.last - a.last)
    this.byId = new Map(places.map((place) => [place.id, place]))
    this.root = this.inOrder[0]
  }

  /** How many places the tree holds. */
  get size(): number {
    return this.inOrder.length
  }

  find(areaId: number): Place | undefined {
    return this.byId.get(areaId)
  }

  /** The place, or a fault: for ids that the house itself stored. */
  get(areaId: number): Place {
    const place = this.byId.get(areaId)
    if (!place) throw new Error(`area ${areaId} is not in the tree`)
    return place
  }

  /** From the place itself up to the root. */
  upward(areaId: number): Place[] {
    const path: Place[] = []
    for (
      let place = this.find(areaId);
      place;
      place = place.parentId === null ? undefined : this.find(place.parentId)
    ) {
      path.push(place)
    }
    return path
  }

  /** The places directly under one, in order. */
  childrenOf(areaId: number): Place[] {
    const children: Place[] = []
    const place = this.find(areaId)
    if (!place) return children
    for (let at = this.indexOf(place.first); at < this.inOrder.length; at++) {
      const next = this.inOrder[at] as Place
      if (next.first > place.last) break
      if (next.parentId === areaId) children.push(next)
    }
    return children
  }

  private indexOf(first: number): number {
    let low = 0
    let high = this.inOrder.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.inOrder[middle] as Place).first < first) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Every place inside the intervals, in preorder. */
  inside(intervals: readonly Interval[]): Place[] {
    if (intervals.length !== 1) {
      return this.inOrder.filter((place) => intervals.some((interval) => contains(interval, place)))
    }
    const { first, last } = intervals[0] as Interval
    return this.inOrder.slice(this.indexOf(first), this.indexOf(last + 1))
  }

  /**
   * Ids of the zones whose facts can lie inside the intervals: what lists and roll-ups filter on (rule R11).
   * A place below the zone level gives the zone it lies in; facts there must be filtered by area as well.
   */
  zonesIn(intervals: readonly Interval[]): number[] {
    const zones = new Set<number>()
    for (const interval of intervals) {
      for (const place of this.inside([interval])) zones.add(place.zoneId)
    }
    return [...zones]
  }
}

/** Where the current tree is kept: read again when its version moved. */
export class Territory {
  private tree = new Tree(-1, [])

  current(): Tree {
    return this.tree
  }

  /** Makes sure that the tree in memory is the one of this moment (or of this transaction). */
  async refresh(db: Db | Trx): Promise<Tree> {
    const { version } = await db.selectFrom('area_tree').select('version').executeTakeFirstOrThrow()
    return this.ofVersion(db, version)
  }

  /** The same, when the version of this moment (or of this transaction) has just been read. */
  async ofVersion(db: Db | Trx, version: number): Promise<Tree> {
    if (version !== this.tree.version) this.tree = await loadTree(db, version)
    return this.tree
  }

  /** The tree as this transaction sees it, its own uncommitted changes included; nobody else gets to see it. */
  async readWithin(trx: Trx): Promise<Tree> {
    const { version } = await trx.selectFrom('area_tree').select('version').executeTakeFirstOrThrow()
    return version === this.tree.version ? this.tree : loadTree(trx, version)
  }
}

async function loadTree(db: Db | Trx, version: number): Promise<Tree> {
  const { rows } = await sql<{
    id: number
    parent_id: number | null
    zone_id: number
    first: number
    last: number
    depth: number
    valid_to: string | null
  }>`select id, parent_id, zone_id, first, last, depth, valid_to from areas`.execute(db)
  return new Tree(
    version,
    rows.map((row) => ({
      id: row.id,
      parentId: row.parent_id,
      zoneId: row.zone_id,
      first: row.first,
      last: row.last,
      depth: row.depth,
      endedOn: row.valid_to,
    })),
  )
}
