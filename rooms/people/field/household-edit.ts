import type { Words } from '#kit'
import type { Pick as Choice, ConflictField, ConflictSpeech } from '#platform/field'
import { type CarriedHousehold, type EditHousehold, sayPhone, toPhone } from '../domain/index.ts'
import { broughtHouseholds } from './brought-households.ts'

/** What of a household is mended on a phone, as its form holds it; undefined: not known, or emptied. */
export interface HouseholdForm {
  readonly house: string | undefined
  readonly head: string | undefined
  readonly phone: string | undefined
  readonly size: number | undefined
  readonly elderly: number | undefined
  readonly children: number | undefined
  readonly boarding: boolean
}

/** Names of the fields as screens say them. */
export const fieldTitles: Readonly<Record<keyof HouseholdForm, Words>> = {
  house: { vi: 'Số nhà, ngõ', en: 'House, lane' },
  head: { vi: 'Chủ hộ', en: 'Head' },
  phone: { vi: 'Số điện thoại', en: 'Phone' },
  size: { vi: 'Số người đang ở', en: 'People living there' },
  elderly: { vi: 'Người từ 60 tuổi', en: 'Aged 60 and over' },
  children: { vi: 'Trẻ em', en: 'Children' },
  boarding: { vi: 'Nhà trọ', en: 'Boarding house' },
}

const keys = Object.keys(fieldTitles) as (keyof HouseholdForm)[]

/** The form of a household as the phone carries it. */
export function formOf(row: CarriedHousehold): HouseholdForm {
  return {
    ...{ house: row.h, head: row.c, size: row.s, elderly: row.e, children: row.k },
    phone: row.p && inOneForm(row.p),
    boarding: row.b === 1,
  }
}

/** A number as it is read, however it was typed; what is none stays as it is, the server says so. */
function inOneForm(text: string): string {
  return sayPhone(toPhone(text) ?? text)
}

/** A form with a change that was recorded before laid over it. */
export function withChange(form: HouseholdForm, change: Partial<EditHousehold>): HouseholdForm {
  const told = keys.filter((key) => change[key] !== undefined).map((key) => [key, change[key] ?? undefined])
  const laid: HouseholdForm = { ...form, ...Object.fromEntries(told) }
  return { ...laid, phone: laid.phone && inOneForm(laid.phone) }
}

/** The row of the phone with its own unsent changes laid over it. */
export function withOwnChanges(row: CarriedHousehold, changes: readonly Partial<EditHousehold>[]): CarriedHousehold {
  const { house, head, phone, size, elderly, children, boarding } = changes.reduce(withChange, formOf(row))
  const { h: _h, c: _c, p: _p, e: _e, k: _k, b: _b, ...rest } = row
  return {
    ...rest,
    ...(house ? { h: house } : {}),
    ...(head ? { c: head } : {}),
    ...(phone ? { p: toPhone(phone) ?? phone } : {}),
    s: size ?? row.s,
    ...(elderly ? { e: elderly } : {}),
    ...(children ? { k: children } : {}),
    ...(boarding ? { b: 1 as const } : {}),
  }
}

/** What of the form is not as it stood; empty: nothing. What was emptied is null. */
export function changedFields(before: HouseholdForm, form: HouseholdForm): Omit<EditHousehold, 'householdId'> {
  const changed = keys.filter((key) => form[key] !== before[key])
  return Object.fromEntries(changed.map((key) => [key, form[key] ?? null]))
}

/** How two versions of a household are laid side by side. */
export const householdConflict: ConflictSpeech = {
  rowOf: (payload) => ({ set: broughtHouseholds, id: (payload as EditHousehold).householdId }),
  title: (present) => {
    const { n, h } = present as CarriedHousehold
    const where = h ? `, ${h}` : ''
    return { vi: `Hộ số ${n}${where}`, en: `Household ${n}${where}` }
  },
  fields: (payload, present, before) => {
    const now = formOf(present as CarriedHousehold)
    const first = before === undefined ? undefined : formOf(before as CarriedHousehold)
    const mine = withChange(first ?? now, payload as EditHousehold)
    const isMine = (key: keyof HouseholdForm) => (payload as EditHousehold)[key] !== undefined
    return keys
      .filter((key) => isMine(key) || (first && first[key] !== now[key]))
      .map((key) => fieldBeside(key, { mine, now, first }))
  },
  resolve: (payload, present, picks) => resolved(payload as EditHousehold, present as CarriedHousehold, picks),
}

interface Versions {
  readonly mine: HouseholdForm
  readonly now: HouseholdForm
  readonly first: HouseholdForm | undefined
}

function fieldBeside(key: keyof HouseholdForm, { mine, now, first }: Versions): ConflictField {
  return {
    key,
    label: fieldTitles[key],
    before: first && sayValue(first[key]),
    mine: sayValue(mine[key]),
    theirs: sayValue(now[key]),
  }
}

/** One's own words where they were picked, on the version that stands there now. */
function resolved(change: EditHousehold, present: CarriedHousehold, picks: ReadonlyMap<string, Choice>) {
  const { householdId } = change
  const now = formOf(present)
  const mine = withChange(now, change)
  const differs = keys.filter((key) => picks.get(key) === 'mine' && mine[key] !== now[key])
  if (differs.length === 0) return undefined
  return { householdId, version: present.v, ...Object.fromEntries(differs.map((key) => [key, change[key]])) }
}

function sayValue(value: string | number | boolean | undefined): Words {
  if (value === undefined) return { vi: 'không ghi', en: 'not given' }
  if (value === true) return { vi: 'có', en: 'yes' }
  if (value === false) return { vi: 'không', en: 'no' }
  return { vi: String(value), en: String(value) }
}
