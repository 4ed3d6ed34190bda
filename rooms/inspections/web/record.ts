import { type Instant, notFilledIn } from '#kit'
import { type AnswerSheet, type InspectionOutcome, type NamedSubject, recordInspection } from '../domain/index.ts'
import { type Complaints, complaintsOf } from './complaints.ts'
import { type Found, secondsBefore, toNamedFinding } from './found.ts'
import type { KindValues } from './kind-fields.tsx'

/** A whole inspection while it is being typed. */
export interface InspectionDraft extends KindValues {
  /** Of a planned one; then kind and subject stand already. */
  readonly inspectionId?: string | undefined
  readonly subject?: NamedSubject | undefined
  readonly startAt?: Instant | undefined
  readonly endAt: Instant
  readonly place?: string | undefined
  readonly checklist?: string | undefined
  readonly answers: AnswerSheet['answers']
  readonly findings: readonly Found[]
  readonly photos: { hash: string }[]
  readonly outcome?: InspectionOutcome | undefined
  readonly summary?: string | undefined
}

/** The draft as the intent carries it: every moment becomes seconds before the end, at which the intent happened. */
export function toRecord(draft: InspectionDraft, sheet: AnswerSheet | undefined) {
  const { inspectionId, teamId, kind, surprise, subject, campaignId, startAt, endAt, place, outcome, summary } = draft
  const planned = { inspectionId }
  const unplanned = { teamId, kind, surprise: surprise ?? false, subject, campaignId }
  return {
    ...(inspectionId ? planned : unplanned),
    checkIn: { secondsAgo: secondsBefore(endAt, startAt) ?? 0, place },
    sheets: sheet ? [sheet] : [],
    findings: draft.findings.map((found) => toNamedFinding(found, endAt)),
    photos: draft.photos,
    ...(outcome ? { finish: { outcome, summary } } : {}),
  }
}

/**
 * What the draft still lacks, by the paths of its intent; nothing when it can be sent. The intent may leave out what the
 * form may not: a phone goes on later, a desk records the whole – what was inspected, as which kind, and how it ended.
 */
export function complaintsOfRecord(draft: InspectionDraft, sheet: AnswerSheet | undefined): Complaints {
  const payload = toRecord(draft, sheet)
  const checked = recordInspection.payload.safeParse(payload)
  const isPlanned = draft.inspectionId !== undefined
  return {
    ...(checked.success ? {} : complaintsOf(checked.error.issues, payload)),
    ...(isPlanned || draft.kind ? {} : { kind: notFilledIn }),
    ...(isPlanned || draft.subject ? {} : { subject: notFilledIn }),
    ...Object.fromEntries(
      draft.findings.flatMap(({ title, template }, place) =>
        title || template ? [] : [[`findings.${place}.title`, notFilledIn]],
      ),
    ),
    ...(draft.outcome ? {} : { 'finish.outcome': notFilledIn }),
  }
}

const pathsOf: Readonly<Record<string, string>> = {
  startAt: 'checkIn',
  place: 'checkIn',
  outcome: 'finish',
  summary: 'finish',
  answers: 'sheets',
  checklist: 'sheets',
  endAt: 'occurredAt',
}

/** The fields of the intent that a change of the draft is about. */
export function fieldsOf(change: Partial<InspectionDraft>): string[] {
  const fields = Object.keys(change).map((name) => pathsOf[name] ?? name)
  // Every moment is told from the end: with it all of them are others.
  return 'endAt' in change ? [...fields, 'checkIn', 'findings'] : fields
}
