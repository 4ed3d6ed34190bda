import { addDays, type Day } from '#kit'
import { areaTitle } from '#rooms/areas/domain'
import type { AreaBook } from '#rooms/areas/server'
import {
  blanksOf,
  type ComputedLevel,
  type CriteriaSet,
  type InputLine,
  inputKind,
  inputsOf,
  type LevelInputs,
  nameLack,
  type SetLine,
  type SetShape,
  type ShownComputed,
  shareOf,
  unconfirmed,
} from '../domain/index.ts'

/** An area as answers name it; one that is no longer in the register by its number. */
export function showArea(book: AreaBook, id: number) {
  const area = book.byId.get(id)
  return { id, title: area ? areaTitle(area) : { vi: `#${id}`, en: `#${id}` } }
}

/** A set as lists show it. */
export function showSet({ key, number, title, from, to }: CriteriaSet): SetLine {
  return { key, number, title, from, to }
}

/** A set whole enough to be drawn, on a day. */
export function showSetWhole(set: CriteriaSet, on: string): SetShape {
  return {
    ...showSet(set),
    indicators: set.infection.map(({ title, cuts }) => ({ title, cuts: cuts.map(({ value }) => value) })),
    columns: set.response.columns.map(({ title }) => title),
    matrix: set.matrix.rows.map((row) => [...row]),
    unconfirmed: unconfirmed(set, on).map(({ what, ground }) => ({ what, ground: { ...ground } })),
  }
}

/** Names of the parameters that a set lacks on a day. */
export function showBlanks(set: CriteriaSet, on: string) {
  return blanksOf(set, on).map((lack) => nameLack({ set, on }, lack))
}

/** A computation as it travels. */
export function showComputed(computed: ComputedLevel): ShownComputed {
  if (!computed.ok) return { ok: false, lacks: computed.lacks.map((lack) => ({ ...lack })) }
  const { level, judged, steps, changes } = computed
  return {
    ok: true,
    level,
    row: judged.row,
    column: judged.column,
    cell: judged.cell,
    steps: steps.map((step) => ({ ...step })),
    changes: changes.map((change) => ({ ...change })),
  }
}

/** Every input a set asks for, given or not. */
export function showInputs(
  inputs: LevelInputs,
  of: {
    readonly set: CriteriaSet
    readonly on: string
    readonly areaId: number
    readonly book: AreaBook
    readonly dataOn: Day
    readonly reviewDays: number
  },
): InputLine[] {
  // As old as two reviews of the city: an officer should look whether something newer is to be had.
  const fresh = addDays(of.dataOn, -2 * of.reviewDays)
  return [...new Set(inputsOf(of.set, of.on))].map((key) => {
    const { title, unit } = inputKind(key)
    const given = inputs[key]
    if (!given) return { key, title, unit, given: null }
    const { value, outOf, asOn, source, areaId } = given
    return {
      key,
      title,
      unit,
      given: {
        value,
        outOf,
        share: unit === 'share' ? shareOf(given) : null,
        asOn,
        source,
        from: areaId === of.areaId ? null : showArea(of.book, areaId).title,
        summedFrom: given.summedFrom ?? null,
        beside: given.beside ?? null,
        isOld: key !== 'population' && asOn < fresh,
      },
    }
  })
}
