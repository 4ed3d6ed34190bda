import type { Db, Tree, Trx } from '#platform/server'
import { type AreaKind, type AreaLevel, areaTitle, isValidOn, levelOf } from '#rooms/areas/domain'
import { type AreaBook, openBook } from '#rooms/areas/server'

/** A unit that may have a level: where it stands, what it is called. */
export interface Unit {
  readonly id: number
  readonly level: AreaLevel
  readonly kind: AreaKind
  readonly name: string
  readonly parentId: number | null
}

/** Where questions of this room are asked. */
export interface Where {
  readonly db: Db | Trx
  readonly tree: Tree
}

/** The register as of the tree. */
export function bookOf({ db, tree }: Where): Promise<AreaBook> {
  return openBook({ db, tree })
}

/** Units inside an area (itself too) that stood on a day and whose level is one of these, in the order of the tree. */
export async function unitsInside(
  where: Where,
  areaId: number,
  of: { readonly on: string; readonly levels: readonly AreaLevel[] },
): Promise<Unit[]> {
  const { byId } = await bookOf(where)
  const place = where.tree.find(areaId)
  if (!place) return []
  return where.tree.inside([place]).flatMap(({ id }) => {
    const area = byId.get(id)
    return area && isValidOn(area, of.on) && of.levels.includes(levelOf(area.kind)) ? [toUnit(area)] : []
  })
}

/** One unit, whatever it is. */
export async function unitOf(where: Where, areaId: number): Promise<Unit | undefined> {
  const area = (await bookOf(where)).byId.get(areaId)
  return area && where.tree.find(areaId) ? toUnit(area) : undefined
}

/** Its title in both languages. */
export function titleOf(unit: Pick<Unit, 'kind' | 'name'>) {
  return areaTitle(unit)
}

function toUnit({ id, kind, name, parentId }: AreaBook['areas'][number]): Unit {
  return { id, kind, name, parentId, level: levelOf(kind) }
}
