import { type Instant, notFilledIn } from '#kit'
import { recordVisitItinerary, type visitKinds } from '../domain/index.ts'
import { type Complaints, complaintsOf } from './complaints.ts'
import { secondsBefore } from './found.ts'

/** A stop of a visit while it is being typed. */
export interface StopDraft {
  readonly siteId?: string | undefined
  readonly name?: string | undefined
  readonly at?: Instant | undefined
  readonly observation?: string | undefined
  readonly photos: { hash: string }[]
}

/** A visit while it is being typed. */
export interface VisitDraft {
  readonly areaId?: number | undefined
  readonly kind: (typeof visitKinds)[number]
  readonly title?: string | undefined
  readonly leaderPostId?: string | undefined
  readonly at: Instant
  readonly stops: readonly StopDraft[]
  readonly conclusion?: string | undefined
}

/** The draft as the intent carries it: every moment becomes seconds before the visit's end. */
export function toVisit({ at, stops, ...rest }: VisitDraft) {
  return {
    ...rest,
    stops: stops.map(({ at: seenAt, ...stop }) => ({ ...stop, secondsAgo: secondsBefore(at, seenAt) })),
  }
}

/** What the draft still lacks, by the paths of its intent: of a stop, its place of the register or its name. */
export function complaintsOfVisit(draft: VisitDraft): Complaints {
  const payload = toVisit(draft)
  const checked = recordVisitItinerary.payload.safeParse(payload)
  const nameless = draft.stops.flatMap(({ siteId, name }, place) =>
    siteId === undefined && name === undefined ? [[`stops.${place}.name`, notFilledIn] as const] : [],
  )
  return { ...(checked.success ? {} : complaintsOf(checked.error.issues, payload)), ...Object.fromEntries(nameless) }
}
