import type { Instant, Refusal } from '#kit'
import { refuse } from '#kit'
import { BODIES } from './bodies.refusals.ts'
import { cityDay } from './city-day.ts'

/** Someone put in a post from a moment until a moment (half-open; null: until further notice). */
export interface Holding {
  readonly officerId: string
  readonly acting: boolean
  readonly fromAt: Instant
  readonly toAt: Instant | null
}

/** What is known of the post when somebody is appointed to it. */
export interface AppointablePost {
  readonly validFrom: string
  readonly validTo: string | null
  readonly holdings: readonly Holding[]
}

/**
 * Whether the appointment may stand. A post has at most one substantive and one acting holder at a time; an acting holder
 * beside the substantive one stands in for them. Null: it may.
 */
export function judgeAppointment(wanted: Holding, post: AppointablePost): Refusal | null {
  if (wanted.toAt !== null && wanted.toAt <= wanted.fromAt) return refuse(BODIES.END_BEFORE_START, { field: 'toAt' })
  if (cityDay(wanted.fromAt) < post.validFrom) {
    return refuse(BODIES.BEFORE_POST, { field: 'fromAt', params: { from: showDay(post.validFrom) } })
  }
  if (post.validTo !== null && cityDay(wanted.fromAt) >= post.validTo) {
    return refuse(BODIES.POST_ENDED, { field: 'postId', params: { to: showDay(post.validTo) } })
  }
  const rival = post.holdings.find((holding) => holding.acting === wanted.acting && overlaps(holding, wanted))
  if (rival) return refuse(wanted.acting ? BODIES.HELD_ACTING : BODIES.HELD, { field: 'postId' })
  return null
}

/** Whether two spans of time share a moment; ends are exclusive. */
export function overlaps(
  one: { readonly fromAt: Instant; readonly toAt: Instant | null },
  other: { readonly fromAt: Instant; readonly toAt: Instant | null },
): boolean {
  return (one.toAt === null || other.fromAt < one.toAt) && (other.toAt === null || one.fromAt < other.toAt)
}

function showDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date}/${month}/${year}`
}
