import { z } from 'zod'
import { foldVietnamese, isDay, type Words } from '#kit'

/** A calendar day of the city, `2021-07-27`. Days sort as they read. */
export const daySchema = z.string().refine(isDay, { message: 'YYYY-MM-DD' })

/**
 * How deep a kind of area usually stands. It never says how many levels there are: Hà Nội had districts until
 * 30/6/2025 and has none since. Only `commune` has a meaning for the data: facts are stored by commune (the zone).
 */
export type AreaLevel = 'top' | 'district' | 'commune' | 'group'

/** The levels, for a schema. */
export const areaLevelSchema = z.enum(['top', 'district', 'commune', 'group'])

/** What is said of a kind of area: its official word, the English one, its level, and how people shorten it. */
export interface AreaKindWords {
  readonly vi: string
  readonly en: string
  readonly level: AreaLevel
  readonly short: readonly string[]
}

/**
 * The kinds of area with their official words. `short` holds what people type, folded: "P. Mai Động", "Q Hoàng Mai".
 * Sources: Luật Tổ chức chính quyền địa phương 2015 (three levels), 2025 (two levels, đặc khu).
 */
export const AREA_KINDS = {
  city: { vi: 'thành phố', en: 'city', level: 'top', short: ['tp'] },
  province: { vi: 'tỉnh', en: 'province', level: 'top', short: ['t'] },
  urban_district: { vi: 'quận', en: 'urban district', level: 'district', short: ['q'] },
  rural_district: { vi: 'huyện', en: 'rural district', level: 'district', short: ['h'] },
  town: { vi: 'thị xã', en: 'town', level: 'district', short: ['tx'] },
  ward: { vi: 'phường', en: 'ward', level: 'commune', short: ['p', 'f'] },
  commune: { vi: 'xã', en: 'commune', level: 'commune', short: ['x'] },
  township: { vi: 'thị trấn', en: 'township', level: 'commune', short: ['tt'] },
  special_zone: { vi: 'đặc khu', en: 'special zone', level: 'commune', short: ['dk'] },
  residential_group: { vi: 'tổ dân phố', en: 'residential group', level: 'group', short: ['tdp', 'to'] },
  hamlet: { vi: 'thôn', en: 'hamlet', level: 'group', short: ['th'] },
  small_hamlet: { vi: 'xóm', en: 'small hamlet', level: 'group', short: [] },
  quarter: { vi: 'khu phố', en: 'quarter', level: 'group', short: ['kp'] },
} as const satisfies Record<string, AreaKindWords>

/** A kind of area, by its English key. */
export type AreaKind = keyof typeof AREA_KINDS

/** The kinds, for a schema or a choice. */
export const areaKindSchema = z.enum(Object.keys(AREA_KINDS) as [AreaKind, ...AreaKind[]])

/**
 * One administrative unit during one time. Identity is `id`; an official `code` names different units in different
 * years, so a code means nothing without a day.
 *
 * - `name` goes without the word of its kind: kind `ward`, name `Mai Động`.
 * - `validFrom` is the first day, `validTo` the first day no more (half-open); null: still in force.
 * - `parentId` null: the root.
 */
export const areaSchema = z.object({
  id: z.int().positive(),
  code: z.string().min(1).max(40),
  kind: areaKindSchema,
  name: z.string().min(1).max(200),
  parentId: z.int().positive().nullable(),
  validFrom: daySchema,
  validTo: daySchema.nullable(),
})

/** See {@link areaSchema}. `formerly`: the commune a group came from, where another of its name stands beside it. */
export interface Area {
  readonly id: number
  readonly code: string
  readonly kind: AreaKind
  readonly name: string
  readonly formerly?: string | null
  readonly parentId: number | null
  readonly validFrom: string
  readonly validTo: string | null
}

/** What an area is called by. */
export type NamedArea = Pick<Area, 'kind' | 'name' | 'formerly'>

/** Name as the offices write it: "Phường Mai Động", "Tổ dân phố số 7"; of two alike "Tổ dân phố số 7 (Khâm Thiên cũ)". */
export function fullName(area: NamedArea): string {
  const word = AREA_KINDS[area.kind].vi
  return `${word[0]?.toUpperCase()}${word.slice(1)} ${area.name}${area.formerly ? ` (${area.formerly} cũ)` : ''}`
}

/**
 * Name in both languages, for headings: "Phường Mai Động" and "Mai Động Ward", "Tổ dân phố số 7" and "Residential Group 7".
 * The name itself is never translated.
 */
export function areaTitle(area: NamedArea): Words {
  const { en, level } = AREA_KINDS[area.kind]
  const word = en.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase())
  const english = level === 'group' ? `${word} ${area.name.replace(/^số (?=\d)/, '')}` : `${area.name} ${word}`
  return { vi: fullName(area), en: area.formerly ? `${english} (formerly ${area.formerly})` : english }
}

/**
 * The title in both languages of an area of which a list gives only the full name; what is no full name stays as it is.
 * `fullName` puts the word of the kind in front and nothing else, so that it can be read back.
 */
export function titleOfFullName(name: string): Words {
  const [, whole = name, formerly] = /^(.+?)(?: \((.+) cũ\))?$/.exec(name) ?? []
  const kind = (Object.keys(AREA_KINDS) as AreaKind[])
    .toSorted((left, right) => AREA_KINDS[right].vi.length - AREA_KINDS[left].vi.length)
    .find((one) => whole.startsWith(`${fullName({ kind: one, name: '' })}`))
  if (!kind) return { vi: name, en: name }
  const known = { kind, name: whole.slice(fullName({ kind, name: '' }).length), formerly: formerly ?? null }
  return areaTitle(known)
}

/** Whether the area is in force on a day: from its first day until the day before `validTo`. */
export function isValidOn(area: Pick<Area, 'validFrom' | 'validTo'>, day: string): boolean {
  return area.validFrom <= day && (area.validTo === null || day < area.validTo)
}

/** Kind by its official word in any case or spelling ("Phường", "thi tran"); undefined for a word of no kind. */
export function findAreaKind(word: string): AreaKind | undefined {
  const folded = foldVietnamese(word)
  return (Object.keys(AREA_KINDS) as AreaKind[]).find((kind) => foldVietnamese(AREA_KINDS[kind].vi) === folded)
}

/** Level of a kind: `commune` for phường, xã, thị trấn. */
export function levelOf(kind: AreaKind): AreaLevel {
  return AREA_KINDS[kind].level
}
