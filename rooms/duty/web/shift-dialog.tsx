import { useState } from 'react'
import type { Instant } from '#kit'
import { cityNow, showMomentShort, useIntent, useReading, useWords } from '#platform/web'
import { Button, Dialog, Fact, Facts, PickField, RefusalNote, showToast, TextField } from '#ui'
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

/** For those who plan: somebody else in this place, or nobody. */
function ChangeShift({ shift, roster, onClose }: ShiftProps) {
  const t = useWords(dutyWords)
  const change = useIntent(changeShift)
  const cancel = useIntent(cancelShifts)
  const [officerId, setOfficerId] = useState<string>()
  const [reason, setReason] = useState<string>()
  const { find, items } = useCandidates(roster.post.bodyId, shift.fromAt, shift.role)
  const problem = change.problem ?? cancel.problem
  const problemOf = (name: string) => problem?.fields.find(({ field }) => field === name)?.words
  const finish = (text: string) => {
    showToast({ text })
    onClose()
  }
  const substitute = async () => {
    if (!officerId) return
    const done = await change.ask({ shiftId: shift.id, officerId, ...(reason ? { restReason: reason } : {}) })
    if (done) finish(t('shift.changed'))
  }
  const takeOff = async () => {
    const done = await cancel.ask({ shiftIds: [shift.id], reason: reason ?? t('shift.cancel') })
    if (done) finish(t('shift.cancelled'))
  }
  return (
    <>
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
