import { useState } from 'react'
import type { Instant } from '#kit'
import { cityNow, showMomentShort, useIntent, useReading, useWords } from '#platform/web'
import { Button, Dialog, Fact, Facts, MomentField, PickField, RefusalNote, showToast, TextField } from '#ui'
import { cancelShifts, changeShift, type DutyShift, type RosterWeek } from '../domain/index.ts'
import { AskSwap } from './ask-swap.tsx'
import { useCandidates } from './candidates.ts'
import styles from './duty.module.css'
import { dutyWords } from './duty.words.ts'
import { showStretch } from './duty-times.ts'
import { watchWords } from './watch.words.ts'

interface ShiftProps {
  readonly shift: DutyShift
  readonly roster: RosterWeek
  readonly onClose: () => void
}

/** One watch: who, when, whether it was taken over; and what the reader may do with it. */
export function ShiftDialog({ shift, roster, onClose }: ShiftProps) {
  const t = useWords(dutyWords)
  const w = useWords(watchWords)
  const reading = useReading()
  const [asks, setAsks] = useState(false)
  const now = cityNow()
  const mayChange = roster.mayPlan && shift.toAt > now
  const taken =
    shift.takenAt === null ? t('shift.not-taken') : t('shift.taken', { at: showMomentShort(shift.takenAt as Instant) })
  return (
    <Dialog title={shift.name} onClose={onClose}>
      <div className={styles.stack}>
        <Facts>
          <Fact name={t('shift')}>{showStretch(shift)}</Fact>
          <Fact name={t('role')}>{reading(shift.roleTitle)}</Fact>
          {shift.post && <Fact name={t('post')}>{shift.post}</Fact>}
          {shift.fromAt <= now && <Fact name={w('take.over')}>{taken}</Fact>}
          {shift.restReason && <Fact name={t('rest')}>{t('rest.kept', { reason: shift.restReason })}</Fact>}
        </Facts>
        {shift.isMine && shift.fromAt > now && !asks && (
          <div className={styles.buttons}>
            <Button icon="exchange" onClick={() => setAsks(true)}>
              {w('swap.ask')}
            </Button>
          </div>
        )}
        {asks && <AskSwap shift={shift} roster={roster} onDone={onClose} />}
        {mayChange && !asks && <ChangeShift shift={shift} roster={roster} onClose={onClose} />}
      </div>
    </Dialog>
  )
}

/** For those who plan: other hours, somebody else in this place, or nobody. */
function ChangeShift({ shift, roster, onClose }: ShiftProps) {
  const t = useWords(dutyWords)
  const change = useIntent(changeShift)
  const cancel = useIntent(cancelShifts)
  const [officerId, setOfficerId] = useState<string>()
  const [reason, setReason] = useState<string>()
  const [fromAt, setFromAt] = useState<Instant | undefined>(shift.fromAt as Instant)
  const [toAt, setToAt] = useState<Instant | undefined>(shift.toAt as Instant)
  const { find, items } = useCandidates(roster.post.bodyId, shift.fromAt, shift.role)
  const problem = change.problem ?? cancel.problem
  const problemOf = (name: string) => problem?.fields.find(({ field }) => field === name)?.words
  const finish = (text: string) => {
    showToast({ text })
    onClose()
  }
  const why = reason ? { restReason: reason } : {}
  const substitute = async () => {
    if (!officerId) return
    const done = await change.ask({ shiftId: shift.id, officerId, ...why })
    if (done) finish(t('shift.changed'))
  }
  const isMoved = fromAt !== shift.fromAt || toAt !== shift.toAt
  const move = async () => {
    if (!fromAt || !toAt) return
    const done = await change.ask({ shiftId: shift.id, fromAt, toAt, ...why })
    if (done) finish(t('shift.changed'))
  }
  const takeOff = async () => {
    const done = await cancel.ask({ shiftIds: [shift.id], reason: reason ?? t('shift.cancel') })
    if (done) finish(t('shift.cancelled'))
  }
  return (
    <>
      <MomentField name="fromAt" label={t('from')} value={fromAt} onChange={setFromAt} problem={problemOf('fromAt')} />
      <MomentField name="toAt" label={t('to')} value={toAt} onChange={setToAt} problem={problemOf('toAt')} />
      <PickField
        name="officerId"
        label={t('shift.substitute')}
        find={find}
        chosen={items.find((item) => item.id === officerId)}
        value={officerId}
        onChange={setOfficerId}
        problem={problemOf('officerId')}
      />
      <TextField
        name="restReason"
        label={t('reason')}
        optional
        value={reason}
        onChange={setReason}
        problem={problemOf('restReason')}
      />
      {problem && <RefusalNote problem={problem} />}
      <div className={styles.buttons}>
        <Button disabled={!isMoved || !fromAt || !toAt} busy={change.state === 'sending'} onClick={() => void move()}>
          {t('shift.move')}
        </Button>
        <Button look="main" disabled={!officerId} busy={change.state === 'sending'} onClick={() => void substitute()}>
          {t('shift.substitute')}
        </Button>
        <Button look="danger" busy={cancel.state === 'sending'} onClick={() => void takeOff()}>
          {t('shift.cancel')}
        </Button>
      </div>
    </>
  )
}
