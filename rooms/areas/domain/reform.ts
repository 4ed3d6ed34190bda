import { addDays, type Day, notParsed, type Parsed, parsed } from '#kit'
import { type Area, type AreaKind, fullName, isValidOn, levelOf } from './area.ts'
import { registerByCode } from './area-at-code.ts'
import { AREAS } from './areas.refusals.ts'
import { areasFromUnits } from './areas-from-units.ts'
import { groupBy } from './group-by.ts'
import { type SuccessionLine, toEdge } from './parse-succession.ts'
import type { SuccessionEdge } from './succession.ts'
import { type CarriedGroup, tellTwinsApart } from './tell-twins-apart.ts'

/** A unit that a reform founds: it is in force from the day of the reform. */
export interface FoundedUnit {
  readonly code: string
  readonly kind: AreaKind
  readonly name: string
  readonly parentCode: string
}

/** What an official reform (sắp xếp đơn vị hành chính) says, by codes: who ends, who begins, which became which. */
export interface Reform {
  /** First day of the new units, first day the old ones are no more. */
  readonly on: string
  /** Codes, as of the day before. */
  readonly ends: readonly string[]
  readonly units: readonly FoundedUnit[]
  readonly edges: readonly Omit<SuccessionLine, 'on'>[]
}

/**
 * What becomes of a unit that ends. `whole`: one other took all of it. `split`: several did, or a part is named.
 * `unstated`: the source names an heir and not how much. `unknown`: the source names none. `above`: a level that is no
 * more (the districts), whose own units have each their fate.
 */
export type Fate = 'whole' | 'split' | 'unstated' | 'unknown' | 'above'

/** A unit that ends, its fate, and the one that took all of it (only for `whole`). */
export interface EndedUnit {
  readonly area: Area
  readonly fate: Fate
  readonly heirId: number | null
}

/** A reform worked out against the register: everything that changes in the tree, and what nobody has decided. */
export interface ReformPlan {
  readonly on: Day
  readonly ended: readonly EndedUnit[]
  readonly founded: readonly Area[]
  readonly carried: readonly CarriedGroup[]
  readonly edges: readonly SuccessionEdge[]
  /** Groups under a unit without one heir: a person must say where each goes. They stay in force meanwhile. */
  readonly waiting: readonly Area[]
}

/**
 * Works a reform out. Nothing is filled in: a commune without a stated whole heir leaves its groups waiting. Refuses a
 * code that names no unit in force, an edge to nowhere, a unit that ends while one below it goes on, a code in use.
 */
export function planReform(reform: Reform, known: readonly Area[], firstId: number): Parsed<ReformPlan> {
  const on = reform.on as Day
  const ending = findEnding(reform, known)
  if (!ending.ok) return ending
  const endingIds = new Set(ending.value.map((area) => area.id))
  const openUnder = groupBy(
    known.filter((area) => area.validTo === null && !endingIds.has(area.id)),
    (area) => area.parentId,
  )
  for (const area of ending.value) {
    const goesOn = openUnder.get(area.id)?.find((child) => levelOf(child.kind) !== 'group')
    if (goesOn) {
      return notParsed(AREAS.REFORM_LEAVES_ORPHAN, {
        params: { area: label(goesOn), above: label(area) },
        field: 'ends',
      })
    }
  }
  const after = known.map((area) => (endingIds.has(area.id) ? { ...area, validTo: on } : area))
  const founded = areasFromUnits(
    reform.units.map(({ code, kind, name, parentCode }) => ({
      code,
      kind,
      name,
      parentCode,
      validFrom: on,
      validTo: null,
    })),
    { firstId, known: after },
  )
  if (!founded.ok) return founded
  const edges = findEdges(reform, [...after, ...founded.value])
  if (!edges.ok) return edges
  const ended = fatesOf(ending.value, edges.value)
  const groups = carryGroups(ended, openUnder, { on, firstId: firstId + founded.value.length })
  const carried = tellTwinsApart(groups.carried, known)
  return parsed({
    on,
    ended,
    founded: founded.value,
    carried,
    edges: [...edges.value, ...carried.map(({ old, area }) => wholeEdge(on, old.id, area.id))],
    waiting: groups.waiting,
  })
}

function findEnding(reform: Reform, known: readonly Area[]): Parsed<Area[]> {
  const dayBefore = addDays(reform.on as Day, -1)
  const register = registerByCode(known)
  const ending: Area[] = []
  for (const code of new Set(reform.ends)) {
    const area = register.get(code)?.find((each) => each.validTo === null && isValidOn(each, dayBefore))
    if (!area) {
      return notParsed(AREAS.REFORM_ENDS_NOBODY, { params: { code, on: reform.on }, field: 'ends' })
    }
    if (area.parentId === null) return notParsed(AREAS.ROOT_STAYS, { params: { area: label(area) }, field: 'ends' })
    ending.push(area)
  }
  return parsed(ending)
}

function findEdges(reform: Reform, areas: readonly Area[]): Parsed<SuccessionEdge[]> {
  const register = registerByCode(areas)
  const edges: SuccessionEdge[] = []
  for (const line of reform.edges) {
    const edge = toEdge({ ...line, on: reform.on }, register)
    if (!edge.ok) return edge
    edges.push(edge.value)
  }
  return parsed(edges)
}

function fatesOf(ending: readonly Area[], edges: readonly SuccessionEdge[]): EndedUnit[] {
  const from = groupBy(edges, (edge) => edge.oldId)
  const above = new Set(ending.map((area) => area.parentId))
  return ending.map((area): EndedUnit => {
    const own = from.get(area.id) ?? []
    const [first] = own
    if (!first) return { area, fate: above.has(area.id) ? 'above' : 'unknown', heirId: null }
    if (own.length > 1) return { area, fate: 'split', heirId: null }
    if (first.part === 'whole') return { area, fate: 'whole', heirId: first.newId }
    return { area, fate: first.part === 'unstated' ? 'unstated' : 'split', heirId: null }
  })
}

/** Groups of a whole unit go with it, those below them too; those of any other unit wait. */
function carryGroups(
  ended: readonly EndedUnit[],
  openUnder: ReadonlyMap<number | null, readonly Area[]>,
  { on, firstId }: { on: Day; firstId: number },
): { carried: CarriedGroup[]; waiting: Area[] } {
  const carried: CarriedGroup[] = []
  const waiting: Area[] = []
  for (const { area, heirId } of ended) {
    const groups = openUnder.get(area.id) ?? []
    if (heirId === null) waiting.push(...groups)
    else
      carried.push(
        ...carryUnder(groups, heirId, {
          on,
          firstId: firstId + carried.length,
          below: (id) => openUnder.get(id) ?? [],
        }),
      )
  }
  return { carried, waiting }
}

/** The same groups under another unit from a day on, each with all below it; ids from `firstId` on. */
export function carryUnder(
  groups: readonly Area[],
  parentId: number,
  at: { readonly on: string; readonly firstId: number; readonly below: (areaId: number) => readonly Area[] },
): CarriedGroup[] {
  const carried: CarriedGroup[] = []
  const open = groups.map((old) => ({ old, parentId }))
  for (let next = open.shift(); next; next = open.shift()) {
    const area = { ...next.old, id: at.firstId + carried.length, parentId: next.parentId, validFrom: at.on }
    carried.push({ old: next.old, area })
    for (const child of at.below(next.old.id)) open.push({ old: child, parentId: area.id })
  }
  return carried
}

/** The edge of something that became another whole. */
export function wholeEdge(on: string, oldId: number, newId: number): SuccessionEdge {
  return { on, oldId, newId, part: 'whole', share: null }
}

function label(area: Area): string {
  return `${fullName(area)} (${area.code})`
}
