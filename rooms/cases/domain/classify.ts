/** A meeting of two persons, as classes are handed on by it; times in milliseconds, null: not known. */
export interface Meeting {
  readonly id: string
  readonly left: string
  readonly right: string
  readonly fromAt: number | null
  readonly untilAt: number | null
  /** When it was told of: stands in for an unknown end. */
  readonly listedAt: number
}

/** Somebody with a class: from and until when they may hand it on (until null: no end known). */
export interface Standing {
  readonly personId: string
  /** 0: a confirmed case (F0). */
  readonly level: number
  /** Earliest moment from which contacts of this person count. */
  readonly infectiousFrom: number
  readonly infectiousTo: number | null
  /** First and last exposure; of a case itself null. */
  readonly exposedAt: number | null
  readonly lastExposedAt: number | null
  /** The person and the meeting it came by; of a case itself null. */
  readonly viaPersonId: string | null
  readonly viaLinkId: string | null
  /** The case at the head of the chain. */
  readonly caseId: string | null
}

/** What one step of {@link handOn} needs to know. */
export interface HandOn {
  /** Those who hand on, all of one class. */
  readonly holders: ReadonlyMap<string, Standing>
  readonly meetings: readonly Meeting[]
  /** What somebody is already; undefined: nothing. */
  readonly standingOf: (personId: string) => Standing | undefined
  /** When somebody was found free of it: exposures that ended before do not count. */
  readonly clearedAt: ReadonlyMap<string, number>
}

/**
 * One step of `class(p) = min over contacts c of class(c) + 1` (QĐ 3638/QĐ-BYT 30/7/2021): who, by these
 * meetings, gets a lower class than before, or the same by an earlier or a later exposure. A meeting counts when it overlaps
 * the time in which the holder could hand it on. Only ever improves, so circles and self-loops come to rest by themselves.
 */
export function handOn({ holders, meetings, standingOf, clearedAt }: HandOn): Map<string, Standing> {
  const better = new Map<string, Standing>()
  const meet = (meeting: Meeting, holderId: string, contactId: string) => {
    const holder = holders.get(holderId)
    const exposure = holder && holderId !== contactId && exposureBy(meeting, holder)
    if (!exposure || isBefore(exposure, clearedAt.get(contactId))) return
    const before = better.get(contactId) ?? standingOf(contactId)
    const after = joined(before, standingBy(contactId, { meeting, holder, exposure }))
    if (after !== before) better.set(contactId, after)
  }
  for (const meeting of meetings) {
    meet(meeting, meeting.left, meeting.right)
    meet(meeting, meeting.right, meeting.left)
  }
  return better
}

/** Whether an exposure was over when somebody was found free of it. */
function isBefore({ last }: Exposure, clearedAt: number | undefined): boolean {
  return clearedAt !== undefined && last <= clearedAt
}

interface Exposure {
  readonly first: number
  readonly last: number
}

/** The part of a meeting in which the holder could hand it on; null: none. */
function exposureBy(meeting: Meeting, holder: Standing): Exposure | null {
  const from = meeting.fromAt ?? Number.NEGATIVE_INFINITY
  const until = meeting.untilAt ?? (meeting.fromAt === null ? Number.POSITIVE_INFINITY : meeting.fromAt)
  const end = holder.infectiousTo ?? Number.POSITIVE_INFINITY
  if (until < holder.infectiousFrom || from > end) return null
  const first = Math.max(from, holder.infectiousFrom)
  const known = Number.isFinite(until) ? until : Math.max(first, meeting.listedAt)
  return { first, last: Math.max(first, Math.min(known, end)) }
}

function standingBy(
  personId: string,
  { meeting, holder, exposure }: { meeting: Meeting; holder: Standing; exposure: Exposure },
): Standing {
  return {
    personId,
    level: holder.level + 1,
    infectiousFrom: exposure.first,
    infectiousTo: null,
    exposedAt: exposure.first,
    lastExposedAt: exposure.last,
    viaPersonId: holder.personId,
    viaLinkId: meeting.id,
    caseId: holder.caseId,
  }
}

/** The better of two standings; exposures of the same class are joined. The very object of before where nothing is new. */
function joined(before: Standing | undefined, after: Standing): Standing {
  if (!before || after.level < before.level) return after
  if (after.level > before.level || before.exposedAt === null) return before
  const first = Math.min(before.exposedAt, after.exposedAt ?? before.exposedAt)
  const last = Math.max(before.lastExposedAt ?? first, after.lastExposedAt ?? first)
  if (first === before.exposedAt && last === before.lastExposedAt) return before
  const via = first < before.exposedAt ? after : before
  return { ...via, infectiousFrom: first, exposedAt: first, lastExposedAt: last }
}
