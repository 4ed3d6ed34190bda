import { useState } from 'react'
import type { Instant } from '#kit'
import { showMomentShort, useIntent, useIntentForm, useNow, useRead, useReading, useWords } from '#platform/web'
import {
  Answer,
  Button,
  Dialog,
  Empty,
  IntentForm,
  LongTextField,
  RefusalNote,
  Row,
  Rows,
  Section,
  showToast,
  Tag,
} from '#ui'
import { handOver, type MyShift, myDuty, takeOver } from '../domain/index.ts'
import { CalendarLinks } from './calendar-links.tsx'
import styles from './duty.module.css'
import { showStretch } from './duty-times.ts'
import { SwapList } from './swap-list.tsx'
import { watchWords } from './watch.words.ts'

/** My shifts: what I must take over or hand over now, what comes, who asks me to swap. */
export function MyShifts() {
  const w = useWords(watchWords)
  const answer = useRead(myDuty, {}, { every: 60_000 })
  return (
    <Answer to={answer} rows={5}>
      {({ shifts, swaps, hoursThisWeek, hasFeed }) => (
        <div className={styles.stack}>
          <Section title={w('mine.hours', { hours: Math.round(hoursThisWeek) })}>
            {shifts.length === 0 && <Empty title={w('mine.none')}>{w('mine.none.text')}</Empty>}
            <Rows label={w('mine.hours', { hours: Math.round(hoursThisWeek) })}>
              {shifts.map((shift) => (
                <MyShiftRow key={shift.id} shift={shift} />
              ))}
            </Rows>
          </Section>
          {swaps.length > 0 && (
            <Section title={w('swap.list')}>
              <SwapList swaps={swaps} />
            </Section>
          )}
          <Section title={w('calendar')}>
            <CalendarLinks hasFeed={hasFeed} />
          </Section>
        </div>
      )}
    </Answer>
  )
}

function MyShiftRow({ shift }: { readonly shift: MyShift }) {
  const w = useWords(watchWords)
  const reading = useReading()
  const now = useNow()
  const isNow = shift.fromAt <= now && now < shift.toAt
  return (
    <Row
      title={showStretch(shift)}
      to={`/duty/posts/${shift.bodyId}?at=${encodeURIComponent(shift.fromAt)}`}
      detail={
        <>
          {reading(shift.roleTitle)} · {reading(shift.office)}
          {shift.told && (shift.mayTake || isNow) && (
            <span className={`${styles.note} ${styles.foot}`} style={{ display: 'block' }}>
              {w('hand.told')}: {shift.told.note}
              <br />
              {shift.told.givenBy} · {showMomentShort(shift.told.givenAt as Instant)}
            </span>
          )}
          {shift.given && <span style={{ display: 'block' }}>{w('hand.given', { note: shift.given })}</span>}
          <ShiftButtons shift={shift} />
        </>
      }
      end={
        shift.hasOpenSwap ? (
          <Tag tone="soon">{w('mine.open-swap')}</Tag>
        ) : shift.takenAt !== null ? (
          <Tag tone={isNow ? 'accent' : 'quiet'}>{w('take.done')}</Tag>
        ) : undefined
      }
    />
  )
}

function ShiftButtons({ shift }: { readonly shift: MyShift }) {
  const w = useWords(watchWords)
  const take = useIntent(takeOver)
  const [hands, setHands] = useState(false)
  const press = async () => {
    if (await take.ask({ shiftId: shift.id })) showToast({ text: w('take.done') })
  }
  if (!shift.mayTake && !shift.mayHandOver) return null
  return (
    <>
      {take.problem && <RefusalNote problem={take.problem} />}
      <span className={`${styles.buttons} ${styles.foot}`}>
        {shift.mayTake && (
          <Button look="main" icon="check" busy={take.state === 'sending'} onClick={() => void press()}>
            {w('take.over')}
          </Button>
        )}
        {shift.mayHandOver && (
          <Button look={shift.given ? 'plain' : 'main'} onClick={() => setHands(true)}>
            {w('hand.over')}
          </Button>
        )}
      </span>
      {hands && <HandOver shift={shift} onClose={() => setHands(false)} />}
    </>
  )
}

function HandOver({ shift, onClose }: { readonly shift: MyShift; readonly onClose: () => void }) {
  const w = useWords(watchWords)
  const form = useIntentForm(handOver, { draft: `duty.hand-over.${shift.id}`, initial: { shiftId: shift.id } })
  const done = () => {
    showToast({ text: w('hand.done') })
    onClose()
  }
  return (
    <Dialog title={w('hand.over')} onClose={onClose}>
      <IntentForm form={form} submitLabel={w('hand.over')} onDone={done} onCancel={onClose}>
        <LongTextField label={w('hand.note')} help={w('hand.over.help')} maxLength={2000} {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}
