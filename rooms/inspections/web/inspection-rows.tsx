import type { Day } from '#kit'
import { toInstant } from '#kit'
import { showDay, showMomentShort, useWords } from '#platform/web'
import { Row, Rows } from '#ui'
import type { FindingLine, InspectionLine } from '../domain/index.ts'
import {
  FindingClock,
  FindingMarks,
  InspectionMarks,
  SeverityTag,
  SubjectName,
  useKindWord,
} from './inspection-marks.tsx'
import { inspectionWords } from './inspections.words.ts'

/** When an inspection was or will be, as short as the eye needs. */
export function useInspectionDay(): (inspection: Pick<InspectionLine, 'plannedOn' | 'checkedInAt'>) => string {
  const t = useWords(inspectionWords)
  return ({ plannedOn, checkedInAt }) => {
    if (checkedInAt !== null) return showMomentShort(toInstant(checkedInAt))
    return plannedOn === null ? t('no-day') : showDay(plannedOn as Day)
  }
}

/** Inspections as a short list on a board. */
export function InspectionRows({
  label,
  items,
}: {
  readonly label: string
  readonly items: readonly InspectionLine[]
}) {
  const t = useWords(inspectionWords)
  const kindWord = useKindWord()
  const dayOf = useInspectionDay()
  return (
    <Rows label={label}>
      {items.map((one) => (
        <Row
          key={one.id}
          to={`/inspections/${one.id}`}
          title={<SubjectName subject={one.subject} />}
          detail={[kindWord(one.kind), one.teamName ?? t('no-team'), dayOf(one)].join(' · ')}
          end={<InspectionMarks inspection={one} />}
        />
      ))}
    </Rows>
  )
}

/** Findings as a short list: how grave, of whom, until when. */
export function FindingRows({
  label,
  items,
  isOfOne = false,
}: {
  readonly label: string
  readonly items: readonly FindingLine[]
  /** All of one subject: then who must put it right stands in its place. */
  readonly isOfOne?: boolean | undefined
}) {
  return (
    <Rows label={label}>
      {items.map((one) => (
        <Row
          key={one.id}
          to={`/inspections/findings/${one.id}`}
          mark={<SeverityTag severity={one.severity} />}
          title={one.title}
          detail={
            isOfOne ? (
              [one.owner.postTitle, one.owner.name].filter(Boolean).join(' · ')
            ) : (
              <SubjectName subject={one.subject} />
            )
          }
          end={one.state === 'open' ? <FindingClock finding={one} /> : <FindingMarks finding={one} />}
        />
      ))}
    </Rows>
  )
}
