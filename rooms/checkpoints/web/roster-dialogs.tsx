import { useState } from 'react'
import { addMinutes, type Instant } from '#kit'
import { newId, showDay, useIntentForm, useReading, useWords } from '#platform/web'
import { Button, Dialog, IntentForm, Note, NumberField, RefusalNote, showToast, TextField } from '#ui'
import { type CheckpointPage, type CheckpointShift, cancelShift } from '../domain/index.ts'
import styles from './checkpoints.module.css'
import { rosterWords } from './roster.words.ts'
import type { RosterDay } from './roster-days.ts'
import { useSaveShifts } from './save-shifts.ts'
import { copyMembers, repeatShift } from './shift-plan.ts'

/** Calls off a shift that has not begun. */
export function CancelShift({ shift, onClose }: { readonly shift: CheckpointShift; readonly onClose: () => void }) {
  const t = useWords(rosterWords)
  const form = useIntentForm(cancelShift, {
    draft: `checkpoints.cancel.${shift.id}`,
    initial: { shiftId: shift.id },
  })
  return (
    <Dialog title={t('cancel')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('cancel')} onDone={onClose} onCancel={onClose}>
        <TextField label={t('cancel.reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}

const firstDays = 6

/** Copies the shifts of a day, people and hours, to the days that follow it. */
export function RepeatDay({
  post,
  day,
  onClose,
}: {
  readonly post: CheckpointPage
  readonly day: RosterDay
  readonly onClose: () => void
}) {
  const t = useWords(rosterWords)
  const reading = useReading()
  const [days, setDays] = useState(firstDays)
  const { save, state, problem, saved } = useSaveShifts(post)
  const shifts = day.begins.filter(({ cancelledAt }) => cancelledAt === null)
  const count = shifts.length * days
  const submit = async () => {
    const copies = shifts.flatMap((shift) =>
      repeatShift({ ...nextDay(shift), members: copyMembers(shift, newId) }, days, newId),
    )
    const came = await save(copies)
    if (!came || came.refusals.length > 0) return
    showToast({ text: t('plan.done', { count: came.good }) })
    onClose()
  }
  return (
    <Dialog
      title={t('repeat')}
      onClose={onClose}
      foot={
        <Button look="main" busy={state === 'sending'} disabled={count === 0} onClick={() => void submit()}>
          {t('repeat.key', { count })}
        </Button>
      }
    >
      <div className={styles.stack}>
        <p>{t('repeat.lead', { day: showDay(day.day) })}</p>
        <NumberField
          name="days"
          label={t('repeat.days')}
          value={days}
          onChange={(next) => setDays(Math.min(30, Math.max(0, next ?? 0)))}
          problem={undefined}
        />
        {saved && saved.refusals.length > 0 && (
          <Note>
            {t('plan.some', { good: saved.good, bad: count - saved.good })}{' '}
            {saved.refusals.map(({ words }) => reading(words)).join(' ')}
          </Note>
        )}
        {problem && <RefusalNote problem={problem} />}
      </div>
    </Dialog>
  )
}

function nextDay({ fromAt, toAt }: CheckpointShift) {
  return { fromAt: addMinutes(fromAt as Instant, 24 * 60), toAt: addMinutes(toAt as Instant, 24 * 60) }
}
