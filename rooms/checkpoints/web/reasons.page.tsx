import { useState } from 'react'
import type { Instant } from '#kit'
import { showMoment, useNow, useRead, useReading, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Answer, Page, Section, SelectField, TwoColumns } from '#ui'
import { type CheckpointBook, CROSSING_DECISIONS, checkpointBookContract } from '../domain/index.ts'
import styles from './checkpoints.module.css'
import { listWords } from './list.words.ts'
import { atLineStart } from './standing.tsx'

/** The catalogue of permitted trips with the directive that made it, and help to decide (CHK-13). */
export function ReasonsPage() {
  const l = useWords(listWords)
  const areaId = useChosenArea()
  const answer = useRead(checkpointBookContract, { areaId })
  return (
    <Page title={l('reasons.title')}>
      <div className={styles.bar}>
        <ChosenArea />
      </div>
      <Answer to={answer} rows={8}>
        {(book) => (
          <TwoColumns>
            <div>
              <Aid book={book} />
              <Permitted book={book} />
            </div>
            <div>
              <Emergencies book={book} />
              <Grounds book={book} />
            </div>
          </TwoColumns>
        )}
      </Answer>
    </Page>
  )
}

interface BookProps {
  readonly book: CheckpointBook
}

/** The list in force at this moment. */
function useList({ permitted }: CheckpointBook) {
  const now = useNow()
  return permitted.find(({ fromAt, toAt }) => fromAt <= now && (toAt === null || now < toAt))
}

/** One question, one answer: what to do with who stands there. */
function Aid({ book }: BookProps) {
  const l = useWords(listWords)
  const reading = useReading()
  const list = useList(book)
  const [why, setWhy] = useState<string>()
  const options = [
    ...book.emergencies.map(({ key, title }) => ({ value: `emergency:${key}`, label: reading(title) })),
    ...(list?.reasons ?? []).map(({ key, title }) => ({ value: `reason:${key}`, label: reading(title) })),
    { value: 'other', label: l('aid.other') },
  ]
  return (
    <Section title={l('aid.title')}>
      <div className={styles.aid}>
        <SelectField
          name="why"
          label={l('aid.what')}
          value={why}
          onChange={setWhy}
          options={options}
          problem={undefined}
        />
        <div role="status">{why && <AidAnswer why={why} book={book} />}</div>
      </div>
    </Section>
  )
}

function AidAnswer({ why, book }: BookProps & { readonly why: string }) {
  const l = useWords(listWords)
  const reading = useReading()
  const list = useList(book)
  if (why.startsWith('emergency:')) return <p className={styles.answer}>{l('aid.emergency')}</p>
  if (!list) return <p className={styles.answer}>{l('aid.free')}</p>
  const reason = list.reasons.find(({ key }) => why === `reason:${key}`)
  if (!reason) return <p className={styles.answer}>{l('aid.no')}</p>
  return (
    <>
      <p className={styles.answer}>{l('aid.passes', { label: reading(list.label) })}</p>
      {reason.paper && <p>{l('aid.paper', { paper: reading(reason.paper).toLocaleLowerCase('vi') })}</p>}
    </>
  )
}

/** Every list that applies here, now or later, with its document and the time in which it holds. */
function Permitted({ book }: BookProps) {
  const l = useWords(listWords)
  const reading = useReading()
  if (book.permitted.length === 0) return <p className={styles.quiet}>{l('reasons.none')}</p>
  return book.permitted.map(({ documentId, label, source, fromAt, toAt, reasons }) => (
    <Section
      key={`${documentId} ${fromAt}`}
      title={reading(label)}
      to={`/documents/${documentId}`}
      note={l('reasons.span', {
        from: showMoment(fromAt as Instant),
        to: toAt === null ? l('reasons.open') : showMoment(toAt as Instant),
      })}
    >
      <ul className={styles.reasons}>
        {reasons.map(({ key, title, paper }) => (
          <li key={key}>
            {reading(title)}
            <small>{paper ? l('reasons.paper', { paper: reading(paper) }) : l('reasons.nopaper')}</small>
          </li>
        ))}
      </ul>
      <p className={`${styles.quiet} ${styles.after}`}>{l('reasons.source', { source })}</p>
    </Section>
  ))
}

function Emergencies({ book }: BookProps) {
  const l = useWords(listWords)
  const reading = useReading()
  return (
    <Section title={l('reasons.emergencies')}>
      <p>{l('reasons.emergenciesLead')}</p>
      <ul className={styles.reasons}>
        {book.emergencies.map(({ key, title }) => (
          <li key={key}>{reading(title)}</li>
        ))}
      </ul>
    </Section>
  )
}

/** Grounds for restricting anybody; what they are told stands once where all are told the same. */
function Grounds({ book }: BookProps) {
  const l = useWords(listWords)
  const reading = useReading()
  const appeals = new Map(book.grounds.map(({ appeal }) => [appeal.vi, appeal]))
  return (
    <Section title={l('reasons.grounds')}>
      <ul className={styles.reasons}>
        {book.grounds.map(({ key, title, decisions }) => (
          <li key={key}>
            {reading(title)}
            <small>{atLineStart(decisions.map((one) => reading(CROSSING_DECISIONS[one])).join(', '))}</small>
          </li>
        ))}
      </ul>
      <p className={styles.after}>
        <strong>{l('reasons.appeal')}</strong>
      </p>
      {[...appeals.values()].map((appeal) => (
        <p key={appeal.vi} className={styles.note}>
          {reading(appeal)}
        </p>
      ))}
    </Section>
  )
}
