import { minutesBetween, toInstant } from '#kit'
import { Link, useReading, useWords } from '#platform/web'
import { sayAreaName } from '#rooms/areas/web'
import { Clock, Tag } from '#ui'
import {
  FINDING_STATES,
  type FindingLine,
  type FindingSeverity,
  INSPECTION_KINDS,
  INSPECTION_STATES,
  type InspectionLine,
  OUTCOMES,
  SEVERITIES,
  type SubjectShape,
} from '../domain/index.ts'
import styles from './inspections.module.css'
import { inspectionWords } from './inspections.words.ts'

/** Longer than this between the deed and its record: it is said to have been entered late. */
const lateMinutes = 120

type Marked = Pick<
  InspectionLine,
  'state' | 'surprise' | 'hidden' | 'overlaps' | 'outcome' | 'checkedInAt' | 'recordedAt'
>

/** Where an inspection stands; a surprise that nobody may know of yet says so first, in a tone of its own. */
export function InspectionMarks({ inspection }: { readonly inspection: Marked }) {
  const t = useWords(inspectionWords)
  const { surprise, hidden, overlaps } = inspection
  return (
    <span className={styles.marks}>
      {hidden && <Tag tone="warn">{t('hidden')}</Tag>}
      {surprise && <Tag>{t('surprise')}</Tag>}
      <StateTag inspection={inspection} />
      {overlaps && <Tag tone="soon">{t('overlaps')}</Tag>}
      {isEnteredLate(inspection) && <Tag tone="soon">{t('late')}</Tag>}
    </span>
  )
}

const outcomeTones = { good: 'good', fair: 'soon', lax: 'alarm' } as const

/** What it came to once it is judged, its state until then. */
function StateTag({ inspection: { outcome, state } }: { readonly inspection: Marked }) {
  const reading = useReading()
  if (outcome) return <Tag tone={outcomeTones[outcome]}>{reading(OUTCOMES[outcome])}</Tag>
  return <Tag tone={state === 'checked-in' ? 'accent' : 'quiet'}>{reading(INSPECTION_STATES[state])}</Tag>
}

function isEnteredLate({ checkedInAt, recordedAt }: Marked): boolean {
  return checkedInAt !== null && minutesBetween(toInstant(checkedInAt), toInstant(recordedAt)) > lateMinutes
}

/** At the start of a line a word has a capital letter. */
export function atLineStart(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}

/** Kiểm tra, giám sát, đồng hành, thị sát, công vụ. */
export function useKindWord(): (kind: string) => string {
  const reading = useReading()
  return (kind) => {
    const words = INSPECTION_KINDS[kind as keyof typeof INSPECTION_KINDS]
    return words ? reading(words) : kind
  }
}

/** What an inspection is of, as a door where the subject has a page; its area where the name alone does not say it. */
export function SubjectName({
  subject,
  isLink = false,
}: {
  readonly subject: SubjectShape
  readonly isLink?: boolean
}) {
  const to = subjectPath(subject)
  const name = subject.kind === 'area' ? sayAreaName(subject.name) : subject.name
  return (
    <>
      {isLink && to ? <Link to={to}>{name}</Link> : name}
      {subject.kind !== 'area' && subject.areaName !== subject.name && (
        <span className={styles.quiet}> · {sayAreaName(subject.areaName)}</span>
      )}
    </>
  )
}

function subjectPath({ kind, id, areaId }: SubjectShape): string | undefined {
  if (kind === 'area') return `/areas/${areaId}`
  if (id === null) return undefined
  if (kind === 'site') return `/sites/${id}`
  return kind === 'post' ? `/bodies/posts/${id}` : `/bodies/areas/${areaId}`
}

/** Nhẹ, đáng kể, nghiêm trọng: a word always, colour only for the last. */
export function SeverityTag({ severity }: { readonly severity: number }) {
  const reading = useReading()
  const words = SEVERITIES[severity as FindingSeverity]
  if (!words) return null
  return <Tag tone={severity === 3 ? 'alarm' : severity === 2 ? 'soon' : 'quiet'}>{reading(words)}</Tag>
}

/** Where a finding stands. */
export function FindingMarks({
  finding,
}: {
  readonly finding: Pick<FindingLine, 'state' | 'isOverdue' | 'isRecheckDue'>
}) {
  const t = useWords(inspectionWords)
  const reading = useReading()
  const { state, isOverdue, isRecheckDue } = finding
  return (
    <span className={styles.marks}>
      <Tag tone={state === 'closed' ? 'good' : 'quiet'}>{reading(FINDING_STATES[state])}</Tag>
      {isOverdue && <Tag tone="alarm">{t('overdue')}</Tag>}
      {isRecheckDue && <Tag tone="warn">{t('recheck-due')}</Tag>}
    </span>
  )
}

/** The clock of a remedy; the deadline itself once it is done. */
export function FindingClock({ finding }: { readonly finding: Pick<FindingLine, 'state' | 'dueAt'> }) {
  if (finding.dueAt === null) return null
  return <Clock due={toInstant(finding.dueAt)} isDone={finding.state !== 'open'} soonMinutes={12 * 60} />
}
