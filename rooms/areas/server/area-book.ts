import { sql } from 'kysely'
import { type Day, dayOf } from '#kit'
import type { Asking, Db, Tree } from '#platform/server'
import {
  type Area,
  type AreaLine,
  type AreaRegister,
  type AreaSearch,
  areaTitle,
  buildSuccession,
  isValidOn,
  levelOf,
  prepareSearch,
  registerByCode,
  type Succession,
  type SuccessionEdge,
} from '../domain/index.ts'
import { readSuccessionEdges } from './succession.store.ts'
import './areas.tables.ts'

/** An area with what the register keeps beside its facts. */
export interface RegisteredArea extends Area {
  readonly zoneId: number
  readonly first: number
  readonly synthetic: boolean
  readonly gridColumn: number | null
  readonly gridRow: number | null
}

/** All that questions about areas are answered from: one version of the register, read once and kept in memory. */
export interface AreaBook {
  readonly areas: readonly RegisteredArea[]
  readonly byId: ReadonlyMap<number, RegisteredArea>
  readonly childrenOf: ReadonlyMap<number, readonly RegisteredArea[]>
  readonly register: AreaRegister
  readonly search: AreaSearch
  readonly history: Succession
  readonly withBoundary: ReadonlySet<number>
}

/** A book lives as long as the tree it was read for: every change of the register makes a new tree. */
const books = new WeakMap<Tree, Promise<AreaBook>>()

/** The register as of the asker's tree. */
export function openBook({ db, tree }: Pick<Asking, 'db' | 'tree'>): Promise<AreaBook> {
  const open = books.get(tree)
  if (open) return open
  const opening = readBook(db)
  books.set(tree, opening)
  opening.catch(() => books.delete(tree))
  return opening
}

async function readBook(db: Db): Promise<AreaBook> {
  const [areas, edges, boundaries] = await Promise.all([
    readAreas(db),
    readSuccessionEdges(db),
    db.selectFrom('area_boundaries').select('area_id').execute(),
  ])
  const childrenOf = new Map<number, RegisteredArea[]>()
  for (const area of areas) {
    if (area.parentId === null) continue
    const siblings = childrenOf.get(area.parentId)
    if (siblings) siblings.push(area)
    else childrenOf.set(area.parentId, [area])
  }
  return {
    areas,
    byId: new Map(areas.map((area) => [area.id, area])),
    childrenOf,
    register: registerByCode(areas),
    search: prepareSearch(areas, formerParents(edges, areas)),
    history: buildSuccession(edges),
    withBoundary: new Set(boundaries.map((row) => row.area_id)),
  }
}

async function readAreas(db: Db): Promise<RegisteredArea[]> {
  const { rows } = await sql<RegisteredArea>`
    select areas.id, area_codes.code, areas.kind, areas.name, areas.formerly, areas.parent_id as "parentId",
           areas.valid_from as "validFrom", areas.valid_to as "validTo", areas.zone_id as "zoneId", areas.first,
           areas.synthetic, areas.grid_column as "gridColumn", areas.grid_row as "gridRow"
    from areas join area_codes on area_codes.area_id = areas.id
    order by areas.first`.execute(db)
  return rows
}

/** Of each group that came whole from another commune: that commune. People go on searching by it. */
function formerParents(edges: readonly SuccessionEdge[], areas: readonly RegisteredArea[]): Map<number, number> {
  const parents = new Map(areas.map(({ id, parentId }) => [id, parentId]))
  return new Map(
    edges.flatMap(({ oldId, newId, part }) => {
      const former = parents.get(oldId) ?? null
      return part !== 'whole' || former === null || former === parents.get(newId) ? [] : [[newId, former] as const]
    }),
  )
}

/** Children of an area in force on a day, in the order of the tree. */
export function childrenOn(book: AreaBook, areaId: number, on: string): RegisteredArea[] {
  return (book.childrenOf.get(areaId) ?? []).filter((area) => isValidOn(area, on))
}

/** The areas an area lies in, nearest first. */
export function areasAbove(book: AreaBook, area: Area): RegisteredArea[] {
  const above: RegisteredArea[] = []
  for (let id = area.parentId; id !== null; ) {
    const next = book.byId.get(id)
    if (!next) break
    above.push(next)
    id = next.parentId
  }
  return above
}

/** An area as it travels. */
export function toLine(area: RegisteredArea): AreaLine {
  const { id, code, kind, name, synthetic } = area
  const [validFrom, validTo] = [area.validFrom as Day, area.validTo as Day | null]
  return { id, code, kind, level: levelOf(kind), name, title: areaTitle(area), validFrom, validTo, synthetic }
}

/** Today in the city, by the clock of the house. */
export function todayOf({ now, profile }: Pick<Asking, 'now' | 'profile'>): Day {
  return dayOf(now, profile.utcOffsetMinutes)
}
