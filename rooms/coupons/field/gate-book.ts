import { addDays, type Day, type Instant } from '#kit'
import { type CouponKit, type GateCount, insideAfter } from '../domain/index.ts'

/** What a phone at a gate keeps for itself until the server knows: which market, whom it let in, how many it counted. */
export interface GateBook {
  readonly form: 'coupons.gate'
  readonly siteId: string | null
  /** Days by serial of visits recorded on this phone. */
  readonly seen: Readonly<Record<string, readonly string[]>>
  readonly counts: readonly (GateCount & { readonly at: string; readonly siteId: string })[]
}

/** A book with nothing in it. */
export const emptyBook: GateBook = { form: 'coupons.gate', siteId: null, seen: {}, counts: [] }

/** Days for which a phone remembers its own visits: a week and what a Sunday may reach back to. */
const daysKept = 8

/** Writes a visit in the book; what is older than a week goes. */
export function withVisit(book: GateBook, serial: string, day: string): GateBook {
  const since = addDays(day as Day, -daysKept)
  const kept = Object.entries(book.seen)
    .map(([key, days]) => [key, days.filter((one) => one >= since)] as const)
    .filter(([, days]) => days.length > 0)
  const seen = Object.fromEntries(kept)
  return { ...book, seen: { ...seen, [serial]: [...(seen[serial] ?? []), day] } }
}

/** Writes people counted in the book; what the server has told since is dropped. */
export function withCount(
  book: GateBook,
  count: GateCount & { readonly at: Instant; readonly siteId: string },
  asOf: string,
): GateBook {
  return { ...book, counts: [...book.counts.filter(({ at }) => at > asOf), count] }
}

/** How many are inside, as this gate knows it: what the server said, and what was counted here since. */
export function insideNow(kit: Pick<CouponKit, 'asOf' | 'markets'>, { counts }: GateBook, siteId: string): number {
  const told = kit.markets.find((market) => market.siteId === siteId)?.inside ?? 0
  const here = counts.filter((count) => count.siteId === siteId && count.at > kit.asOf)
  return insideAfter([{ kind: 'recount', people: told }, ...here])
}
