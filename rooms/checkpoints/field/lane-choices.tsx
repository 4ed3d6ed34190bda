import { BigChoice } from '#platform/field'
import { useReading, useWords } from '#platform/web'
import { SelectField } from '#ui'
import { crossingSubjects } from '../domain/index.ts'
import { HowMany } from './big-key.tsx'
import type { Lane } from './lane.ts'
import styles from './post.module.css'
import { postWords } from './post.words.ts'
import type { Book } from './stand-shift.ts'

interface LaneProps {
  readonly lane: Lane
  readonly onLane: (lane: Lane) => void
}

/** Most people on one vehicle, as the contract has it. */
const mostPeople = 500

/** A person, a vehicle and how many are on it, or goods: stays as it is for the next one. */
export function SubjectChoice({ lane, onLane }: LaneProps) {
  const t = useWords(postWords)
  return (
    <>
      <BigChoice
        label={t('subject.label')}
        name="subject"
        value={lane.subject}
        options={crossingSubjects.map((value) => ({ value, label: t(`subject.${value}`) }))}
        onChange={(subject) => onLane({ ...lane, subject })}
      />
      {lane.subject === 'vehicle' && (
        <HowMany
          label={t('people.label')}
          less={t('people.less')}
          more={t('people.more')}
          value={lane.people}
          most={mostPeople}
          onChange={(people) => onLane({ ...lane, people })}
        />
      )}
    </>
  )
}

/** What rarely changes: the direction of the lane, how people declare here; and where this one comes from, if at risk. */
export function LaneChoices({
  lane,
  onLane,
  book,
  province,
  onProvince,
}: LaneProps & {
  readonly book: Book
  readonly province: string | undefined
  readonly onProvince: (key: string | undefined) => void
}) {
  const t = useWords(postWords)
  const reading = useReading()
  const titleOf = (list: Book['noReceipt'], key: string | undefined) => list.find((one) => one.key === key)?.title
  const from = titleOf(book.provinces, province)
  const declared = titleOf(book.noReceipt, lane.noReceipt)
  // What is folded away still goes into every record of this lane.
  const laneNow = [
    t(`lane.${lane.direction}`),
    declared && reading(declared),
    from && t('lane.from', { province: reading(from) }),
  ]
    .filter(Boolean)
    .join(' · ')
  const provinces = book.provinces.toSorted((left, right) => Number(right.atRisk) - Number(left.atRisk))
  return (
    <details className={styles.lane}>
      <summary>
        {t('lane.title')}: {laneNow}
      </summary>
      <BigChoice
        label={t('lane.direction')}
        name="direction"
        value={lane.direction}
        options={[
          { value: 'in', label: t('lane.in') },
          { value: 'out', label: t('lane.out') },
        ]}
        onChange={(direction) => onLane({ ...lane, direction })}
      />
      <SelectField
        name="province"
        label={t('lane.origin')}
        value={province}
        options={provinces.map(({ key, title, atRisk }) => ({
          value: key,
          label: atRisk ? `${reading(title)} (${t('lane.risk')})` : reading(title),
        }))}
        onChange={onProvince}
      />
      <SelectField
        name="noReceipt"
        label={t('lane.receipt')}
        value={lane.noReceipt}
        options={book.noReceipt.map(({ key, title }) => ({ value: key, label: reading(title) }))}
        onChange={(noReceipt) => noReceipt && onLane({ ...lane, noReceipt })}
      />
    </details>
  )
}
