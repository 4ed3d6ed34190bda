import { sql } from 'kysely'
import { contains } from '#kit'
import type { Db, Place, Tree, Trx } from '#platform/server'
import { type AreaKind, areaTitle, levelOf } from '#rooms/areas/domain'
import { mustReport, type ReporterLevel, type ReportForm } from '../domain/index.ts'

/** What reporting asks of an area: its level and the official codes it ever had. */
export interface UnitOfTree {
  readonly level: ReporterLevel
  readonly codes: readonly string[]
  readonly isOpen: (day: string) => boolean
}

const read = new WeakMap<Tree, Promise<ReadonlyMap<number, UnitOfTree>>>()

/** Level and codes of every area of a tree; read once for each version of it. */
export function unitsOf(db: Db | Trx, tree: Tree): Promise<ReadonlyMap<number, UnitOfTree>> {
  const known = read.get(tree)
  if (known) return known
  const reading = readUnits(db)
  reading.catch(() => read.delete(tree))
  read.set(tree, reading)
  return reading
}

async function readUnits(db: Db | Trx): Promise<ReadonlyMap<number, UnitOfTree>> {
  const { rows } = await sql<{ id: number; kind: AreaKind; codes: string[]; from: string; to: string | null }>`
    select areas.id, areas.kind, areas.valid_from as "from", areas.valid_to as "to",
           array_agg(area_codes.code order by area_codes.valid_from) as codes
    from areas join area_codes on area_codes.area_id = areas.id
    group by areas.id`.execute(db)
  return new Map(
    rows.map(({ id, kind, codes, from, to }) => [
      id,
      { level: levelOf(kind), codes, isOpen: (day: string) => from <= day && (to === null || day < to) },
    ]),
  )
}

/** The areas inside a place (itself included) that must report on a form for a day, in the order of the tree. */
export function expectedUnits(
  tree: Tree,
  units: ReadonlyMap<number, UnitOfTree>,
  question: { readonly place: Place; readonly form: ReportForm; readonly day: string },
): Place[] {
  return everyExpected(tree, units, question).filter((one) => contains(question.place, one))
}

/** Most days kept in memory for one tree: boards ask for today again and again. */
const mostKept = 60
const kept = new WeakMap<Tree, Map<string, readonly Place[]>>()

/** All areas of the tree that must report on a form for a day; a tree of thousands is walked once for each day. */
function everyExpected(
  tree: Tree,
  units: ReadonlyMap<number, UnitOfTree>,
  { form, day }: { readonly form: ReportForm; readonly day: string },
): readonly Place[] {
  const known = kept.get(tree) ?? new Map<string, readonly Place[]>()
  kept.set(tree, known)
  const key = `${form.code} ${form.validFrom} ${day}`
  const before = known.get(key)
  if (before) return before
  const found = (tree.root ? tree.inside([tree.root]) : []).filter(({ id }) => {
    const unit = units.get(id)
    return unit !== undefined && mustReport(form, unit) && unit.isOpen(day)
  })
  if (known.size >= mostKept) known.clear()
  known.set(key, found)
  return found
}

/** Titles of areas by id, in both languages. */
export async function titlesOf(
  db: Db | Trx,
  ids: readonly number[],
): Promise<Map<number, { readonly vi: string; readonly en: string }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: number; kind: AreaKind; name: string; formerly: string | null }>`
    select id, kind, name, formerly from areas where id = any(${[...new Set(ids)]}::int[])`.execute(db)
  return new Map(rows.map((row) => [row.id, areaTitle(row)]))
}
