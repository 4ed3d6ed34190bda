import { contains, type Interval, type RefusalKind } from '#kit'
import { ACCOUNTABILITY } from './accountability.refusals.ts'

/** A post by which somebody acts. */
export interface ActingPost {
  readonly line: string
  readonly place: Interval
}

/** Who is judged: the people it touches, where, and whether they lead there. */
export interface Judged {
  readonly officerIds: readonly string[]
  readonly place: Interval
  /** Heads, bodies and whole units are judged from above; others also by the head of their own area. */
  readonly leads: boolean
}

/**
 * Who may say the last word about a person or a body: a named person, not the one judged, not whoever found it or
 * opened it, acting by a post of the right line around the area (INS-08, SG-08, SG-16: no automation). `line` null: any line.
 */
export function judgeDecider(
  decider: { readonly officerId: string | null; readonly posts: readonly ActingPost[] },
  judged: Judged,
  { finders, line }: { readonly finders: readonly (string | null)[]; readonly line: string | null },
): RefusalKind | null {
  const { officerId, posts } = decider
  if (officerId === null) return ACCOUNTABILITY.HUMAN_NEEDED
  if (judged.officerIds.includes(officerId)) return ACCOUNTABILITY.OWN_CASE
  if (finders.includes(officerId)) return ACCOUNTABILITY.FINDERS_CHOICE
  const isCompetent = posts.some(
    (post) => (line === null || post.line === line) && reaches(post.place, judged.place, judged.leads),
  )
  return isCompetent ? null : ACCOUNTABILITY.NOT_COMPETENT
}

function reaches(from: Interval, to: Interval, above: boolean): boolean {
  const isSame = from.first === to.first && from.last === to.last
  return contains(from, to) && !(above && isSame)
}

/** Whether people were heard, or had their time: before that nothing is concluded or published (SG-17). */
export function wasHeard(
  { explainedAt, explainBy }: { readonly explainedAt: string | null; readonly explainBy: string | null },
  now: string,
): boolean {
  return explainBy === null || explainedAt !== null || now >= explainBy
}
