import { z } from 'zod'
import type { Words } from '#kit'
import { daySchema } from '#rooms/areas/domain'
import { type Charge, holdsOn, sourceField } from './behaviour.ts'
import { type Level, levelField } from './dossier.ts'
import { moneyField, toVnd, type Vnd } from './money.ts'

const dated = { validFrom: daySchema, validTo: daySchema.nullable(), source: sourceField }

/** `violations/competence.json`: who may fine up to what, by date. */
export const competenceFile = z.strictObject({
  /** The most that the sector allows; percentages are of it. */
  maximum: z.array(z.strictObject({ individual: moneyField, organisation: moneyField, ...dated })).min(1),
  authorities: z
    .array(
      z.strictObject({
        key: z.string(),
        title: z.strictObject({ vi: z.string(), en: z.string() }),
        level: levelField,
        /** Kinds of post that have this power at that level; empty: known, but tied to no post here. */
        postKinds: z.array(z.string()),
        limit: z.union([
          z.strictObject({ amount: moneyField }),
          z.strictObject({ percentOfMaximum: z.int().min(1).max(100) }),
        ]),
        ...dated,
      }),
    )
    .min(1),
})
/** See {@link competenceFile}. */
export type CompetenceBook = z.infer<typeof competenceFile>

/** A post that may sanction on a day, and up to which bracket for individuals. */
export interface Authority {
  readonly key: string
  readonly title: Words
  readonly level: Level
  readonly postKinds: readonly string[]
  readonly limit: Vnd
  readonly source: z.infer<typeof sourceField>
}

/** The authorities of a day with their limits in đồng. Fault: the profile knows no maximum for that day. */
export function authoritiesOn(book: CompetenceBook, day: string): Authority[] {
  const maximum = book.maximum.find((row) => holdsOn(row, day))
  if (!maximum) return []
  return book.authorities
    .filter((row) => holdsOn(row, day))
    .map(({ key, title, level, postKinds, limit, source }) => {
      const upTo =
        'amount' in limit ? toVnd(limit.amount) : (toVnd(maximum.individual) * BigInt(limit.percentOfMaximum)) / 100n
      return { key, title, level, postKinds, limit: upTo, source }
    })
}

/** Heads of People's Committees, to whom dossiers are proposed (UBND các cấp, VIO-04). */
export const committeePost = 'chairman'
const levels = ['commune', 'district', 'top'] as const

/**
 * Whether an authority may decide a charge: the *maximum of the bracket for individuals* is compared, not the sum (Art.
 * 52). An organisation pays double and the competence towards it is double: so the comparison stays the same.
 */
export function mayDecide(authority: Pick<Authority, 'limit'>, charge: Pick<Charge, 'range'>): boolean {
  return charge.range.max <= authority.limit
}

/** The chairs that may decide a charge, the lowest level first; empty: none. */
export function competentFor(authorities: readonly Authority[], charge: Pick<Charge, 'range'>): Authority[] {
  return authorities
    .filter((one) => one.postKinds.includes(committeePost) && mayDecide(one, charge))
    .sort((left, right) => levels.indexOf(left.level) - levels.indexOf(right.level))
}
