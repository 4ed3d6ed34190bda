import type { Words } from '#kit'
import type { FindingSeverity, InspectionOutcome, NamedSubject, Verdict } from '../domain/index.ts'

/** A question of the checklist as it was when the form was opened: a newer version never changes it under one's hands. */
export interface AskedItem {
  readonly key: string
  readonly text: Words
  readonly kind: 'yes-no' | 'number'
  readonly severity: number | null
}

/** A finding while it is being typed. Times are the phone's, photos are ids on the phone. */
export interface DraftFinding {
  readonly key: string
  readonly template?: string | undefined
  readonly title?: string | undefined
  readonly item?: string | undefined
  readonly severity?: FindingSeverity | undefined
  readonly lane?: string | undefined
  readonly count?: number | undefined
  readonly details?: string | undefined
  readonly seenAt: number
  readonly photos: readonly string[]
  readonly fixedOnSpot: boolean
}

/** A whole inspection while it is being typed, under the id that the intent will bear. */
export interface InspectionDraft {
  readonly form: 'inspections.record'
  readonly id: string
  /** Of a planned one. */
  readonly inspectionId?: string | undefined
  /** Of one that nobody planned. */
  readonly subject?: NamedSubject | undefined
  readonly name: string
  readonly areaName: string
  readonly siteKind: string | null
  readonly sheet?:
    | { readonly checklist: string; readonly version: number; readonly items: readonly AskedItem[] }
    | undefined
  readonly step: 'checklist' | 'findings' | 'finish'
  readonly startedAt: number
  /** Set when it is finished; a mended one keeps it. */
  readonly endedAt?: number | undefined
  readonly answers: Readonly<Record<string, { readonly verdict?: Verdict; readonly number?: number }>>
  readonly findings: readonly DraftFinding[]
  readonly photos: readonly string[]
  readonly outcome?: InspectionOutcome | undefined
  readonly summary?: string | undefined
}

/**
 * The draft as the intent carries it: every moment becomes seconds before the end; `photoPlace` says what stands for a
 * photo until the server has named it.
 */
export function toRecord(draft: InspectionDraft, endedAt: number, photoPlace: (id: string) => string) {
  const named = (id: string) => ({ hash: photoPlace(id) })
  const ago = (at: number) => Math.max(0, Math.round((endedAt - at) / 1_000))
  const { sheet } = draft
  const answers = answersOf(draft)
  return {
    ...(draft.inspectionId
      ? { inspectionId: draft.inspectionId }
      : { kind: 'inspection' as const, subject: draft.subject }),
    checkIn: { secondsAgo: ago(draft.startedAt) },
    sheets: sheet && answers.length > 0 ? [{ checklist: sheet.checklist, version: sheet.version, answers }] : [],
    findings: draft.findings.map(({ key: _, seenAt, photos, ...said }) => ({
      ...without(said),
      ...(said.item && sheet ? { checklist: sheet.checklist } : {}),
      secondsAgo: ago(seenAt),
      photos: photos.map(named),
    })),
    photos: draft.photos.map(named),
    ...(draft.outcome ? { finish: without({ outcome: draft.outcome, summary: draft.summary }) } : {}),
  }
}

/** The answer to a question; a failed one with a severity becomes a finding at once, and goes when it is taken back. */
export function answer(draft: InspectionDraft, item: AskedItem, verdict: Verdict, now: number): InspectionDraft {
  const answers = { ...draft.answers, [item.key]: { ...draft.answers[item.key], verdict } }
  const others = draft.findings.filter((finding) => finding.item !== item.key)
  if (verdict !== 'no') return { ...draft, answers, findings: others }
  if (others.length < draft.findings.length) return { ...draft, answers }
  const title = `Không đạt: ${item.text.vi}`.slice(0, 200)
  const found = { key: `item-${item.key}`, item: item.key, title, seenAt: now, photos: [], fixedOnSpot: false }
  return { ...draft, answers, findings: [...draft.findings, found] }
}

/** Everything not answered yet is as it should be: one press where all is well. */
export function answerRest(draft: InspectionDraft): InspectionDraft {
  const rest = (draft.sheet?.items ?? []).filter(({ key, kind }) => kind === 'yes-no' && !draft.answers[key]?.verdict)
  const answers = { ...draft.answers, ...Object.fromEntries(rest.map(({ key }) => [key, { verdict: 'yes' as const }])) }
  return { ...draft, answers }
}

/** Number of the first finding, from 1, that does not say what it must (INS-07); undefined when all do. */
export function firstIncomplete(
  findings: readonly DraftFinding[],
  templates: readonly { readonly key: string; readonly asks: readonly ('time' | 'lane' | 'count' | 'details')[] }[],
): number | undefined {
  const at = findings.findIndex((finding) => {
    const template = templates.find(({ key }) => key === finding.template)
    if (!template && !finding.title?.trim()) return true
    return template?.asks.some((what) => what !== 'time' && !finding[what])
  })
  return at === -1 ? undefined : at + 1
}

function answersOf({ sheet, answers }: InspectionDraft) {
  return (sheet?.items ?? []).flatMap(({ key }) => {
    const said = answers[key]
    return said && (said.verdict !== undefined || said.number !== undefined) ? [{ item: key, ...said }] : []
  })
}

/** What was left empty is left out. */
function without<T extends object>(said: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== undefined && value !== ''),
  ) as Partial<T>
}
