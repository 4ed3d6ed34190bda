import { type Day, dayOf, type Words } from '#kit'
import { type Asking, defineRead, no, notFound, visiblePlace } from '#platform/server'
import {
  type CriteriaSet,
  criteriaOn,
  type GivenInput,
  inputKind,
  LEVELS,
  type LevelInputs,
  whatIfLevels,
} from '../domain/index.ts'
import { levelsCatalogue } from './catalogue.ts'
import { type ComputedUnit, computeLevels } from './compute-levels.query.ts'
import { unitsToCompute } from './propose-levels.ts'
import { showArea, showComputed, showSet } from './show-levels.ts'
import { bookOf, type Unit } from './units.query.ts'

interface Supposed {
  readonly cases?: number | undefined
  readonly firstDose?: number | undefined
  readonly fullDose?: number | undefined
  readonly plans?: 'met' | 'unmet' | undefined
}

/** `GET /levels/what-if`: both sides from the same facts, empty before any set was in force; nothing is written. */
export const whatIfRead = defineRead(whatIfLevels, async (asking, { areaId, on: asked, set: key, ...supposed }) => {
  const place = visiblePlace(asking, areaId, 'levels.read')
  if (!place) return notFound('areaId')
  const { now, profile } = asking
  const on = (asked ?? dayOf(now, profile.utcOffsetMinutes)) as Day
  const { sets } = await levelsCatalogue(profile)
  const ofDay = criteriaOn(sets, on)
  const other = key === undefined ? ofDay : sets.find((one) => one.key === key)
  if (!other && key !== undefined) return no(LEVELS.UNKNOWN_SET, { field: 'set' })
  const book = await bookOf(asking)
  const nothing = { set: null, counts: [0, 0, 0, 0], lacking: 0, lacks: [], computed: null }
  const shown = { area: showArea(book, areaId), on }
  if (!other) return { ...shown, a: nothing, b: nothing, units: 0, changed: [] }
  const units = await unitsToCompute(asking, areaId, { on, set: ofDay ?? other })
  const a = ofDay ? await sideOf(asking, units, { set: ofDay, on, areaId, supposed: {} }) : undefined
  const b = await sideOf(asking, units, { set: other, on, areaId, supposed })
  const left = new Map(a?.rows.map((row) => [row.unit.id, levelOf(row)]))
  const changed = b.rows.flatMap((row) => {
    const [was, is] = [left.get(row.unit.id) ?? null, levelOf(row)]
    return was === is ? [] : [{ area: showArea(book, row.unit.id), a: was, b: is }]
  })
  return { ...shown, a: a?.side ?? nothing, b: b.side, units: units.length, changed }
})

async function sideOf(
  asking: Asking,
  units: readonly Unit[],
  of: { readonly set: CriteriaSet; readonly on: Day; readonly areaId: number; readonly supposed: Supposed },
) {
  const { db, tree, now } = asking
  const change = (unit: Unit, inputs: LevelInputs) => suppose(unit, inputs, of)
  const rows = await computeLevels({ db, tree }, { units, set: of.set, on: of.on, knownAt: now, change })
  const own = rows.find(({ unit }) => unit.id === of.areaId)
  return {
    rows,
    side: {
      set: showSet(of.set),
      counts: [1, 2, 3, 4].map((level) => rows.filter((row) => levelOf(row) === level).length),
      lacking: rows.filter(({ computed }) => !computed.ok).length,
      lacks: distinctLacks(rows),
      computed: own ? showComputed(own.computed) : null,
    },
  }
}

/** What is lacking anywhere, each thing once. */
function distinctLacks(rows: readonly ComputedUnit[]): Words[] {
  const lacks = new Map<string, Words>()
  for (const { computed } of rows) if (!computed.ok) for (const { key, words } of computed.lacks) lacks.set(key, words)
  return [...lacks.values()].slice(0, 30)
}

const assumed = 'Giả định (thử tính)'

/** Inputs as somebody supposes them; what they do not touch stays as it is. */
function suppose(
  unit: Unit,
  inputs: LevelInputs,
  { set, on, supposed }: { readonly set: CriteriaSet; readonly on: Day; readonly supposed: Supposed },
): LevelInputs {
  const counted = new Set(set.infection.map(({ input }) => input))
  const changed = Object.entries(inputs).map(([key, input]): [string, GivenInput | undefined] => {
    const value = counted.has(key) ? supposedCases(supposed, input) : supposedOther(supposed, key)
    return [key, value === undefined ? input : { value, outOf: null, asOn: on, source: assumed, areaId: unit.id }]
  })
  return Object.fromEntries(changed)
}

function supposedCases({ cases }: Supposed, now: GivenInput | undefined): number | undefined {
  return cases === undefined || now === undefined ? undefined : Math.round((now.value * cases) / 100)
}

function supposedOther({ firstDose, fullDose, plans }: Supposed, key: string): number | undefined {
  if (key === 'adults-first-dose') return firstDose
  if (key.startsWith('full-dose')) return fullDose
  if (inputKind(key).unit !== 'yes-no' || plans === undefined) return undefined
  return plans === 'met' ? 1 : 0
}

function levelOf({ computed }: ComputedUnit) {
  return computed.ok ? computed.level : null
}
