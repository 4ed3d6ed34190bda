import { useState } from 'react'
import { useIntent, useWords } from '#platform/web'
import { Button, PickField, RadioField, RefusalNote, SelectField, showToast, TextField } from '#ui'
import { askSwap, type DutyShift, type RosterWeek } from '../domain/index.ts'
import { useCandidates } from './candidates.ts'
import styles from './duty.module.css'
import { dutyWords } from './duty.words.ts'
import { showStretch } from './duty-times.ts'
import { watchWords } from './watch.words.ts'

/** Asks a colleague to swap with one of their shifts of the week, or to stand this one. */
export function AskSwap({
  shift,
  roster,
  onDone,
}: {
  readonly shift: DutyShift
  readonly roster: RosterWeek
  readonly onDone: () => void
}) {
  const t = useWords(dutyWords)
  const w = useWords(watchWords)
  const door = useIntent(askSwap)
  const [how, setHow] = useState<'swap' | 'cover' | undefined>('swap')
  const [otherShiftId, setOther] = useState<string>()
  const [otherOfficerId, setColleague] = useState<string>()
  const [reason, setReason] = useState<string>()
  const { find, items } = useCandidates(roster.post.bodyId, shift.fromAt, shift.role)
  const others = roster.shifts.filter((one) => !one.isMine && one.fromAt > roster.at)
  const problemOf = (name: string) => door.problem?.fields.find(({ field }) => field === name)?.words
  const to = how === 'swap' ? { otherShiftId } : { otherOfficerId }
  const send = async () => {
    const done = await door.ask({ shiftId: shift.id, ...to, reason: reason ?? '' })
    if (!done) return
    showToast({ text: w('swap.asked') })
    onDone()
  }
  return (
    <>
      <RadioField
        name="how"
        label={w('swap.how')}
        value={how}
        onChange={setHow}
        options={[
          { value: 'swap', label: w('swap.how.swap') },
          { value: 'cover', label: w('swap.how.cover') },
        ]}
      />
      {how === 'swap' ? (
        <SelectField
          name="otherShiftId"
          label={w('swap.with')}
          options={others.map((one) => ({ value: one.id, label: `${showStretch(one)} · ${one.name}` }))}
          value={otherShiftId}
          onChange={setOther}
          problem={problemOf('otherShiftId')}
        />
      ) : (
        <PickField
          name="otherOfficerId"
          label={w('swap.cover')}
          find={find}
          chosen={items.find((item) => item.id === otherOfficerId)}
          value={otherOfficerId}
          onChange={setColleague}
          problem={problemOf('otherOfficerId')}
        />
      )}
      <TextField name="reason" label={t('reason')} value={reason} onChange={setReason} problem={problemOf('reason')} />
      {door.problem && <RefusalNote problem={door.problem} />}
      <div className={styles.buttons}>
        <Button look="main" busy={door.state === 'sending'} disabled={!reason} onClick={() => void send()}>
          {w('swap.ask')}
        </Button>
      </div>
    </>
  )
}
