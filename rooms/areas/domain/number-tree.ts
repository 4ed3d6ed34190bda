import { notParsed, type Parsed, parsed } from '#kit'
import { type Area, fullName, levelOf } from './area.ts'
import { AREAS } from './areas.refusals.ts'
import { groupBy } from './group-by.ts'

/**
 * Place of an area in the numbered tree. Everything inside it has numbers from `first` to `last`; a leaf has
 * `first = last`. Numbers start at 1 and change with the tree: keep the area id beside facts, never these.
 * `depth` is 0 at the root. `zoneId` is the commune it lies in (or is); above the communes an area is its own zone.
 */
export interface NumberedArea {
  readonly areaId: number
  readonly first: number
  readonly last: number
  readonly depth: number
  readonly zoneId: number
}

/** What of an area the numbering reads. */
export type TreeArea = Pick<Area, 'id' | 'parentId' | 'code' | 'kind' | 'name'>

const inCodeOrder = new Intl.Collator('vi', { numeric: true })

/** Order of brothers and sisters: by code, numbers by value, then by name, then by id. The same on every machine. */
export function compareSiblings(left: TreeArea, right: TreeArea): number {
  return inCodeOrder.compare(left.code, right.code) || inCodeOrder.compare(left.name, right.name) || left.id - right.id
}

/**
 * Numbers a tree in preorder, any depth, in the order of the tree. Refuses, naming the area, a parent that is not
 * there, two roots, a circle, an id used twice, and an empty list. Walks without recursion: a chain of 20,000 is fine.
 */
export function numberTree(areas: readonly TreeArea[]): Parsed<NumberedArea[]> {
  const links = linkTree(areas)
  if (!links.ok) return links
  const { root, childrenOf } = links.value
  const numbered = walk(root, childrenOf)
  if (numbered.length === areas.length) return parsed(numbered)
  const reached = new Set(numbered.map((place) => place.areaId))
  return notParsed(AREAS.CYCLE, { params: { area: label(findOnCycle(areas, reached)) }, field: 'parentId' })
}

interface Links {
  readonly root: TreeArea
  readonly childrenOf: ReadonlyMap<number, TreeArea[]>
}

function linkTree(areas: readonly TreeArea[]): Parsed<Links> {
  const byId = new Map<number, TreeArea>()
  for (const area of areas) {
    const other = byId.get(area.id)
    if (other)
      return notParsed(AREAS.SAME_ID_TWICE, { params: { area: label(area), other: label(other) }, field: 'id' })
    byId.set(area.id, area)
  }
  const [root, second] = areas.filter((area) => area.parentId === null)
  if (root && second)
    return notParsed(AREAS.TWO_ROOTS, { params: { area: label(root), other: label(second) }, field: 'parentId' })
  const orphan = areas.find((area) => area.parentId !== null && !byId.has(area.parentId))
  if (orphan) return notParsed(AREAS.UNKNOWN_PARENT, { params: { area: label(orphan) }, field: 'parentId' })
  if (areas.length === 0) return notParsed(AREAS.NO_AREAS)
  if (!root)
    return notParsed(AREAS.CYCLE, { params: { area: label(findOnCycle(areas, new Set())) }, field: 'parentId' })
  const childrenOf = new Map<number, TreeArea[]>()
  for (const [parentId, siblings] of groupBy(areas, (area) => area.parentId)) {
    if (parentId !== null) childrenOf.set(parentId, siblings.sort(compareSiblings))
  }
  return parsed({ root, childrenOf })
}

interface OpenArea {
  readonly place: { areaId: number; first: number; last: number; depth: number; zoneId: number }
  readonly insideCommune: boolean
  readonly children: readonly TreeArea[]
  next: number
}

function walk(root: TreeArea, childrenOf: ReadonlyMap<number, TreeArea[]>): NumberedArea[] {
  const places: OpenArea['place'][] = []
  const open: OpenArea[] = []
  const enter = (area: TreeArea, above: OpenArea | undefined): void => {
    const inherits = above?.insideCommune ?? false
    const zoneId = inherits && above ? above.place.zoneId : area.id
    const place = { areaId: area.id, first: places.length + 1, last: 0, depth: open.length, zoneId }
    places.push(place)
    const insideCommune = inherits || levelOf(area.kind) === 'commune'
    open.push({ place, insideCommune, children: childrenOf.get(area.id) ?? [], next: 0 })
  }
  enter(root, undefined)
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const child = top.children[top.next++]
    if (child) {
      enter(child, top)
    } else {
      top.place.last = places.length
      open.pop()
    }
  }
  return places
}

/** Some area on a circle: walk up from an area that the root does not reach until one is met twice. */
function findOnCycle(areas: readonly TreeArea[], reached: ReadonlySet<number>): TreeArea {
  const byId = new Map(areas.map((area) => [area.id, area]))
  let area = areas.find((candidate) => !reached.has(candidate.id))
  const met = new Set<number>()
  while (area && !met.has(area.id)) {
    met.add(area.id)
    area = area.parentId === null ? undefined : byId.get(area.parentId)
  }
  if (!area) throw new Error('an area that the root does not reach must stand under a circle')
  return area
}

function label(area: TreeArea): string {
  return `${fullName(area)} (${area.code})`
}
