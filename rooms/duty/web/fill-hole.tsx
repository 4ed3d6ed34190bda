import { useState } from 'react'
import type { Instant } from '#kit'
import { cityNow, useIntent, useReading, useWords } from '#platform/web'
import { Button, Dialog, MomentField, PickField, RefusalNote, SelectField, showToast, TextField } from '#ui'
import { planRoster, type RosterWeek } from '../domain/index.ts'
import { useCandidates } from './candidates.ts'
import styles from './duty.module.css'
import { dutyWords } from './duty.words.ts'
import { showStretch } from './duty-times.ts'
import type { Stretch } from './lay-out-week.ts'

/** Puts one person into a hole, or into a part of it. */
export function FillHole({
  hole,
  roster,
  onClose,
}: {
  readonly hole: Stretch
  readonly roster: RosterWeek
  readonly onClose: () => void
}) {
  const t = useWords(dutyWords)
  const reading = useReading()
  const door = useIntent(planRoster)
  const now = cityNow()
  const [role, setRole] = useState<string | undefined>(
    roster.roles.find((one) => one.key === 'watch')?.key ?? roster.roles[0]?.key,
  )
  const [officerId, setOfficerId] = useState<string>()
  const [fromAt, setFromAt] = useState<Instant | undefined>((hole.fromAt > now ? hole.fromAt : now) as Instant)
  const [toAt, setToAt] = useState<Instant | undefined>(hole.toAt as Instant)
  const [restReason, setReason] = useState<string>()
  const { find, items } = useCandidates(roster.post.bodyId, hole.fromAt, role)
  const problemOf = (name: string) => door.problem?.fields.find(({ field }) => field.endsWith(name))?.words
  const send = async () => {
    if (!officerId || !role || !fromAt || !toAt) return
    const done = await door.ask({
      bodyId: roster.post.bodyId,
      shifts: [{ officerId, role, fromAt, toAt }],
      ...(restReason ? { restReason } : {}),
    })
    if (!done) return
    showToast({ text: t('shift.added') })
    onClose()
  }
  return (
    <Dialog title={t('shift.add')} onClose={onClose}>
      <div className={styles.stack}>
        <p className={styles.alarm}>{t('hole.long', { stretch: showStretch(hole) })}</p>
        <PickField
          name="officerId"
          label={t('person')}
          find={find}
          chosen={items.find((item) => item.id === officerId)}
          value={officerId}
          onChange={setOfficerId}
          problem={problemOf('officerId')}
        />
        <SelectField
          name="role"
          label={t('role')}
          options={roster.roles.map(({ key, title }) => ({ value: key, label: reading(title) }))}
          value={role}
          onChange={setRole}
          problem={problemOf('role')}
        />
        <MomentField
          name="fromAt"
          label={t('from')}
          value={fromAt}
          onChange={setFromAt}
          problem={problemOf('fromAt')}
        />
        <MomentField name="toAt" label={t('to')} value={toAt} onChange={setToAt} problem={problemOf('toAt')} />
        <TextField
          name="restReason"
          label={t('rest.reason')}
          optional
          value={restReason}
          onChange={setReason}
          problem={problemOf('restReason')}
        />
        {door.problem && <RefusalNote problem={door.problem} />}
        <div className={styles.buttons}>
          <Button look="main" busy={door.state === 'sending'} disabled={!officerId} onClick={() => void send()}>
            {t('save')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
