import { useState } from 'react'
import { showMoment, useReading, useWords } from '#platform/web'
import { CROSSING_DECISIONS, CROSSING_SUBJECTS, type CrossingPayload } from '../domain/index.ts'
import { crossingsOf, reasonsFor } from './crossing-choices.ts'
import type { OwnRecord } from './own-records.ts'
import styles from './post.module.css'
import { postWords } from './post.words.ts'
import type { DoneCrossing } from './record-crossing.ts'
import type { Book } from './stand-shift.ts'

/** Lines shown: whoever finds a mistake later than that tells the desk. */
const mostLines = 12

/** What this phone recorded last at the post, each to be taken back by two taps: a slip is often seen only when the next one stands there. */
export function RecentCrossings({
  records,
  book,
  checkpointId,
  onTakeBack,
}: {
  readonly records: readonly OwnRecord[]
  readonly book: Book
  readonly checkpointId: string
  readonly onTakeBack: (crossing: DoneCrossing) => void
}) {
  const t = useWords(postWords)
  const [isOpen, setOpen] = useState(false)
  const [sureOf, setSureOf] = useState<string>()
  const recent = crossingsOf(records, checkpointId).slice(0, mostLines)
  if (recent.length === 0) return null
  const press = ({ id, payload }: OwnRecord) => {
    if (sureOf !== id) return setSureOf(id)
    setSureOf(undefined)
    onTakeBack({ id, payload: payload as CrossingPayload, isVoid: false })
  }
  return (
    <details className={styles.lane} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('recent.title')}</summary>
      {/* Not there while it is folded: the key above, for the latest one, is the only one of its name. */}
      {isOpen && (
        <ul className={styles.who}>
          {recent.map((record) => (
            <li key={record.id} className={styles.recent}>
              <Said record={record} book={book} />
              <button type="button" className={styles.take} onClick={() => press(record)}>
                {t(sureOf === record.id ? 'recent.sure' : 'done.void')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

function Said({ record: { at, payload }, book }: { readonly record: OwnRecord; readonly book: Book }) {
  const reading = useReading()
  const { subject, decision, reason } = payload as CrossingPayload
  const why = reasonsFor(decision, book, at).find(({ key }) => key === reason)?.title
  return (
    <span>
      {[
        showMoment(at).slice(0, 5),
        reading(CROSSING_SUBJECTS[subject]),
        reading(CROSSING_DECISIONS[decision]),
        why && reading(why),
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  )
}
