import type { Words } from '#kit'

/**
 * What a level is computed from, beside the cases that the register of cases counts itself. `share`: percent of `outOf`;
 * `yes-no`: 1 or 0; `count`: a number. `inherits`: recorded once for a larger unit, and it holds in all of it.
 */
export interface InputKind {
  readonly title: Words
  readonly unit: 'count' | 'share' | 'yes-no'
  readonly inherits?: true
}

/** All kinds of inputs, by key; criteria sets name them. */
export const INPUT_KINDS = {
  population: { title: { vi: 'Dân số', en: 'Population' }, unit: 'count' },
  'community-cases': {
    title: { vi: 'Ca cộng đồng trong 14 ngày', en: 'Community cases in 14 days' },
    unit: 'count',
  },
  'new-cases': { title: { vi: 'Ca mắc mới trong kỳ', en: 'New cases in the window' }, unit: 'count' },
  'oxygen-patients': {
    title: { vi: 'Người bệnh phải thở ô xy, thở máy trong kỳ', en: 'Patients on oxygen or ventilation in the window' },
    unit: 'count',
  },
  deaths: { title: { vi: 'Ca tử vong trong kỳ', en: 'Deaths in the window' }, unit: 'count' },
  'adults-first-dose': {
    title: { vi: 'Người từ 18 tuổi đã tiêm ít nhất một liều', en: 'People of 18 and older with at least one dose' },
    unit: 'share',
  },
  'full-dose-65': {
    title: { vi: 'Người từ 65 tuổi đã tiêm đủ liều', en: 'People of 65 and older fully vaccinated' },
    unit: 'share',
  },
  'full-dose-50': {
    title: { vi: 'Người từ 50 tuổi đã tiêm đủ liều', en: 'People of 50 and older fully vaccinated' },
    unit: 'share',
  },
  'full-dose-all': { title: { vi: 'Dân số đã tiêm đủ liều', en: 'Population fully vaccinated' }, unit: 'share' },
  'full-dose-risk': {
    title: { vi: 'Người thuộc nhóm nguy cơ cao đã tiêm đủ liều', en: 'People at high risk fully vaccinated' },
    unit: 'share',
  },
  'care-staff': {
    title: {
      vi: 'Khả năng quản lý, chăm sóc trên 10.000 dân (cấp xã)',
      en: 'Capacity to manage and care per 10,000 people (commune)',
    },
    unit: 'count',
  },
  'vacant-beds': {
    title: {
      vi: 'Giường COVID còn trống trên 100.000 dân (cấp huyện)',
      en: 'Vacant COVID beds per 100,000 (district)',
    },
    unit: 'count',
    inherits: true,
  },
  'icu-beds': {
    title: {
      vi: 'Giường hồi sức có nhân viên trên 100.000 dân (cấp tỉnh)',
      en: 'Staffed intensive-care beds per 100,000 (province)',
    },
    unit: 'count',
    inherits: true,
  },
  'plan-top': {
    title: {
      vi: 'Kế hoạch thu dung, điều trị và giường hồi sức cấp tỉnh, sẵn sàng cho cấp 4',
      en: 'The province’s plan for admission and intensive-care beds, ready for level 4',
    },
    unit: 'yes-no',
    inherits: true,
  },
  'plan-district': {
    title: {
      vi: 'Kế hoạch trạm y tế lưu động, chăm sóc tại cộng đồng, ô xy tại trạm y tế xã (cấp huyện)',
      en: 'The district’s plan for mobile stations, community care and oxygen at commune stations',
    },
    unit: 'yes-no',
    inherits: true,
  },
} as const satisfies Record<string, InputKind>

/** Key of an input. */
export type InputKey = keyof typeof INPUT_KINDS

/** One input as given: `value` of `outOf` people where the number is known, else `value` is the percentage itself. */
export interface GivenInput {
  readonly value: number
  readonly outOf: number | null
  /** The day it speaks of. */
  readonly asOn: string
  readonly source: string
  /** Where it was recorded; another area than the one asked about where the input is inherited or summed. */
  readonly areaId: number
  /** Units that a sum was made of; null: recorded as it is. */
  readonly summedFrom?: number | null
  /** What another source says of the same thing; both are kept. */
  readonly beside?: { readonly value: number; readonly source: string } | null
}

/** Inputs of one area by key; absent: nobody has given it. */
export type LevelInputs = Readonly<Partial<Record<string, GivenInput>>>

/** Kind of an input by key; a fault for a key that no set may name. */
export function inputKind(key: string): InputKind {
  const kind = (INPUT_KINDS as Record<string, InputKind>)[key]
  if (!kind) throw new Error(`no input is called ${key}`)
  return kind
}

/** The share in percent, or the plain number where the input is no share. */
export function shareOf({ value, outOf }: Pick<GivenInput, 'value' | 'outOf'>): number {
  return outOf === null ? value : (value * 100) / outOf
}

/**
 * Sums an input over the units that make up a larger one: only where every unit gave counts; of shares without counts
 * no sum can be made, and none is guessed.
 */
export function sumInputs(
  areaId: number,
  inputs: readonly (GivenInput | undefined)[],
  key: string,
): GivenInput | undefined {
  const given = inputs.filter((input) => input !== undefined)
  if (given.length === 0 || given.length < inputs.length) return undefined
  const isShare = inputKind(key).unit === 'share'
  if (isShare && given.some(({ outOf }) => outOf === null)) return undefined
  return {
    areaId,
    value: given.reduce((sum, { value }) => sum + value, 0),
    outOf: isShare ? given.reduce((sum, { outOf }) => sum + (outOf ?? 0), 0) : null,
    asOn: given.map(({ asOn }) => asOn).reduce((left, right) => (left < right ? left : right)),
    source: [...new Set(given.map(({ source }) => source))].slice(0, 3).join('; '),
    summedFrom: given.length,
  }
}
