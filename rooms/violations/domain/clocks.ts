import { z } from 'zod'
import type { Words } from '#kit'
import { daySchema } from '#rooms/areas/domain'
import { holdsOn, sourceField } from './behaviour.ts'
import { moneyField } from './money.ts'

const words = z.strictObject({ vi: z.string(), en: z.string() })
const period = z.strictObject({
  value: z.int().min(0).nullable(),
  unit: z.enum(['hour', 'day', 'working-day', 'month', 'year']),
  source: sourceField,
})
const threshold = moneyField.nullable()
const perSubject = z.strictObject({ individual: moneyField, organisation: moneyField, source: sourceField })

const clocksRow = z.strictObject({
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  law: words,
  record: period,
  handRecordOver: period,
  explainWritten: period,
  explainDirect: period,
  /** From which top of the bracket somebody has the right to explain (Art. 61). */
  explanationFrom: perSubject,
  decide: period,
  decideTransferred: period,
  decideExplained: period,
  decideComplex: period,
  serve: period,
  comply: period,
  lateInterest: z.strictObject({ perDayPer10000: z.int().min(0), source: sourceField }),
  statute: period,
  enforcement: period,
  /** Without a record no more than this (Art. 56): every behaviour of the catalogue starts above it. */
  withoutRecord: perSubject,
  /** Sums from which reducing, deferring, instalments are possible; null: not confirmed. */
  relief: z.strictObject({
    reduceFrom: threshold,
    deferFrom: threshold,
    instalmentsFrom: threshold,
    source: sourceField,
  }),
  appeal: period,
  acceptAppeal: period,
  resolveAppeal: period,
  resolveComplexAppeal: period,
  court: period,
})

/** `violations/clocks.json`: the statutory times by date of the record. */
export const clocksFile = z.array(clocksRow).min(1)
/** The times that hold for a dossier: see {@link clocksFile}. */
export type Clocks = z.infer<typeof clocksRow>
/** A time of the law with its source. */
export type ClockPeriod = z.infer<typeof period>
/** The times that are periods. */
export type ClockKey = {
  [K in keyof Clocks]: Clocks[K] extends ClockPeriod ? K : never
}[keyof Clocks]

/** The times in force on a day; undefined where the profile has none for it. */
export function knownClocksOn(book: readonly Clocks[], day: string): Clocks | undefined {
  return book.findLast((one) => holdsOn(one, day))
}

/** The times in force on a day: the record's, once there is one, else the act's. Fault: the profile has none for it. */
export function clocksOn(book: readonly Clocks[], day: string): Clocks {
  const row = knownClocksOn(book, day)
  if (!row) throw new Error(`the profile says nothing of clocks on ${day}`)
  return row
}

const units: Readonly<Record<ClockPeriod['unit'], Words>> = {
  hour: { vi: 'giờ', en: 'hours' },
  day: { vi: 'ngày', en: 'days' },
  'working-day': { vi: 'ngày làm việc', en: 'working days' },
  month: { vi: 'tháng', en: 'months' },
  year: { vi: 'năm', en: 'years' },
}

/** "7 ngày làm việc"; null where the text gives no figure. */
export function sayPeriod({ value, unit }: Pick<ClockPeriod, 'value' | 'unit'>): Words | null {
  if (value === null) return null
  if (value === 0) return { vi: 'ngay', en: 'at once' }
  return { vi: `${value} ${units[unit].vi}`, en: `${value} ${units[unit].en}` }
}
