import { addDays, type Day, type Instant } from '#kit'
import { dailyCases } from '#rooms/cases/server'
import { type CriteriaSet, type GivenInput, inputKind, inputsOf, type LevelInputs, sumInputs } from '../domain/index.ts'
import { inputsThatCount, type RecordedInput } from './level-inputs.store.ts'
import { type Unit, unitsInside, type Where } from './units.query.ts'

/** Of which units, by which set, until which day, as known when. */
export interface InputQuestion {
  readonly units: readonly Unit[]
  readonly set: CriteriaSet
  /** Day whose targets hold. */
  readonly on: Day
  /** Last whole day that is counted. */
  readonly dataOn: Day
  readonly knownAt: Instant
}

/** What the register of cases says, in words for the explanation. */
const registerSource = 'Sổ ca bệnh của hệ thống, ca phát hiện tại cộng đồng'

/** All inputs of units: cases from the register, the rest as recorded, inherited or summed. Nothing is filled in. */
export async function gatherInputs(where: Where, question: InputQuestion): Promise<Map<number, LevelInputs>> {
  const { tree } = where
  const communes = await communesOf(where, question)
  const ids = new Set(
    question.units.flatMap(({ id }) => [...tree.upward(id).map((place) => place.id), ...(communes.get(id) ?? [])]),
  )
  const recorded = await inputsThatCount(where.db, { ...question, areaIds: ids.size > 200 ? null : [...ids] })
  const byArea = new Map<number, Map<string, RecordedInput>>()
  for (const input of recorded) {
    const kinds = byArea.get(input.areaId) ?? new Map<string, RecordedInput>()
    byArea.set(input.areaId, kinds.set(input.kind, input))
  }
  const cases = await countCases(where, question)
  const given = (areaId: number, key: string) => toGiven(byArea.get(areaId)?.get(key))
  const find = (unit: Unit, key: string): GivenInput | undefined => {
    if (key === 'community-cases')
      return withRegister(unit, cases.get(unit.id) ?? 0, given(unit.id, key), question.dataOn)
    if (inputKind(key).inherits) {
      const holder = tree.upward(unit.id).find((place) => byArea.get(place.id)?.has(key))
      return holder
        ? given(holder.id, key)
        : worstOf(
            unit.id,
            tree.childrenOf(unit.id).map(({ id }) => given(id, key)),
          )
    }
    const below = communes.get(unit.id)
    return (
      given(unit.id, key) ??
      (below &&
        sumInputs(
          unit.id,
          below.map((id) => given(id, key)),
          key,
        ))
    )
  }
  const keys = [...new Set(inputsOf(question.set, question.on))]
  return new Map(question.units.map((unit) => [unit.id, Object.fromEntries(keys.map((key) => [key, find(unit, key)]))]))
}

/** The communes that larger units are made of. */
async function communesOf(where: Where, { units, on }: InputQuestion): Promise<Map<number, readonly number[]>> {
  const larger = units.filter(({ level }) => level === 'district' || level === 'top')
  const found = new Map<number, readonly number[]>()
  for (const { id } of larger) {
    const inside = await unitsInside(where, id, { on, levels: ['commune'] })
    found.set(
      id,
      inside.map((unit) => unit.id),
    )
  }
  return found
}

/** Community cases in the window by unit, larger units with the sums of their communes. */
async function countCases({ db, tree }: Where, { units, set, dataOn }: InputQuestion): Promise<Map<number, number>> {
  const rows = await dailyCases(db, tree, {
    areaIds: units.map(({ id }) => id),
    from: addDays(dataOn, 1 - set.windowDays),
    to: dataOn,
    by: 'confirmed',
    setting: 'community',
  })
  const sums = new Map<number, number>()
  for (const { areaId, count } of rows) {
    for (const { id } of tree.upward(areaId)) sums.set(id, (sums.get(id) ?? 0) + count)
  }
  return sums
}

/**
 * The register counts; what an officer stated for the very same window stands over it, and both are shown. Below a commune
 * the register does not count: there only the officer's number is taken.
 */
function withRegister(unit: Unit, count: number, stated: GivenInput | undefined, dataOn: Day): GivenInput | undefined {
  if (unit.level === 'group') return stated
  const registered = { value: count, outOf: null, asOn: dataOn, source: registerSource, areaId: unit.id }
  if (stated === undefined || stated.value === count) return registered
  return { ...stated, beside: { value: count, source: registerSource } }
}

/** A plan of a larger unit is met when every unit right below it met its own; unknown while one of them is. */
function worstOf(areaId: number, below: readonly (GivenInput | undefined)[]): GivenInput | undefined {
  const known = below.filter((input) => input !== undefined)
  const worst = known.toSorted((left, right) => left.value - right.value)[0]
  if (!worst || known.length < below.length) return undefined
  return { ...worst, areaId, outOf: null, summedFrom: known.length }
}

function toGiven(input: RecordedInput | undefined): GivenInput | undefined {
  if (!input) return undefined
  const { value, outOf, asOn, source, areaId } = input
  return { value, outOf, asOn, source, areaId }
}
