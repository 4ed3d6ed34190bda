import type { Instant } from '#kit'
import type { AnswerSheet, InspectionOutcome, NamedSubject } from '../domain/index.ts'
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
