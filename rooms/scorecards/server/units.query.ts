import { sql } from 'kysely'
import { contains, type Day, type Interval, type Words } from '#kit'
import type { Db, Place, Tree, Trx } from '#platform/server'
import { type AreaKind, areaTitle, levelOf } from '#rooms/areas/domain'
import type { Formula } from '../domain/index.ts'

/** A unit that is measured: a district or a commune with its head. */
export interface Unit extends Place {
  readonly level: 'district' | 'commune'
  readonly title: Words
}

interface Known extends Unit {
  readonly from: string
  readonly to: string | null
}

const read = new WeakMap<Tree, Promise<readonly Known[]>>()

/** Districts and communes of a tree, read once for each version of it. */
function unitsOf(db: Db | Trx, tree: Tree): Promise<readonly Known[]> {
  const known = read.get(tree)
  if (known) return known
  const reading = readUnits(db, tree)
  reading.catch(() => read.delete(tree))
  read.set(tree, reading)
  return reading
}

async function readUnits(db: Db | Trx, tree: Tree): Promise<readonly Known[]> {
  const { rows } = await sql<{ id: number; kind: AreaKind; name: string; from: string; to: string | null }>`
    select id, kind, name, valid_from as "from", valid_to as "to" from areas order by first`.execute(db)
  return rows.flatMap(({ id, kind, name, from, to }) => {
    const level = levelOf(kind)
    const place = tree.find(id)
    if (!place || (level !== 'district' && level !== 'commune')) return []
    return [{ ...place, level, title: areaTitle({ kind, name }), from, to }]
  })
}

/** The units that a formula measures on a day, inside the intervals, in the order of the tree. */
export async function measuredUnits(
  { db, tree }: { readonly db: Db | Trx; readonly tree: Tree },
  of: { readonly formula: Formula; readonly day: Day; readonly within: readonly Interval[] },
): Promise<Unit[]> {
  const units = await unitsOf(db, tree)
  return units.filter(
    (unit) =>
      of.formula.levels.includes(unit.level) &&
      unit.from <= of.day &&
      (unit.to === null || of.day < unit.to) &&
      of.within.some((interval) => contains(interval, unit)),
  )
}

/** A unit by its area, of any time. */
export async function unitById(
  { db, tree }: { readonly db: Db | Trx; readonly tree: Tree },
  areaId: number,
): Promise<Unit | undefined> {
  return (await unitsOf(db, tree)).find(({ id }) => id === areaId)
}
