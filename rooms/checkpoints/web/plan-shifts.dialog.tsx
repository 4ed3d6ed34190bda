import { useState } from 'react'
import type { Instant } from '#kit'
import { newId, useDraft, useIntent, useNow, useRead, useReading, useWords } from '#platform/web'
import { Button, Dialog, MomentField, Note, NumberField, RefusalNote, showToast } from '#ui'
import { type CheckpointPage, type CheckpointShift, changeMembers, checkpointBookContract } from '../domain/index.ts'
import styles from './checkpoints.module.css'
import { firstMembers, type MemberDraft, MemberFields } from './member-fields.tsx'
import { rosterWords } from './roster.words.ts'
import type { RosterHole } from './roster-days.ts'
import { useSaveShifts } from './save-shifts.ts'
import { endsOf, lacks, membersOf, repeatShift } from './shift-plan.ts'
import { useForceName } from './standing.tsx'

interface Draft {
  readonly fromAt?: Instant | undefined
  readonly toAt?: Instant | undefined
  readonly days: number
  readonly members: readonly MemberDraft[]
}

/** Most days planned in one go. */
const mostDays = 31

/** Plans a shift, or the same one for days; what is still missing is said before it is saved (CHK-03, CHK-04). */
export function PlanShifts({
  post,
  hole,
  onClose,
}: {
  readonly post: CheckpointPage
  readonly hole: RosterHole | undefined
  readonly onClose: () => void
}) {
  const t = useWords(rosterWords)
  const reading = useReading()
  const now = useNow()
  const { data: book } = useRead(checkpointBookContract, { areaId: post.areaId })
  const draft = useDraft<Draft>(`checkpoints.plan.${post.id}.${hole?.fromAt ?? ''}`, {
    ...endsOf(hole, now),
    days: 1,
    members: firstMembers(post.forces),
  })
  const { save, state, problem, saved } = useSaveShifts(post)
  const { fromAt, toAt, days, members } = draft.value
  const set = (change: Partial<Draft>) => draft.change({ ...draft.value, ...change })
  const people = membersOf(members)
  const count = Math.min(mostDays, Math.max(1, days))
  const submit = async () => {
    if (fromAt === undefined || toAt === undefined) return
    const came = await save(repeatShift({ fromAt, toAt, members: people }, count, newId))
    if (!came || came.refusals.length > 0) return
    draft.discard({ ...draft.value, members: firstMembers(post.forces) })
    showToast({ text: t('plan.done', { count: came.good }) })
    onClose()
  }
  return (
    <Dialog
      title={t('plan.title')}
      width="wide"
      onClose={onClose}
      foot={
        <Button
          look="main"
          busy={state === 'sending'}
          disabled={people.length === 0 || fromAt === undefined || toAt === undefined}
          onClick={() => void submit()}
        >
          {t('plan.save', { count })}
        </Button>
      }
    >
      <div className={styles.stack}>
        <MomentField
          name="fromAt"
          label={t('plan.from')}
          value={fromAt}
          onChange={(next) => set({ fromAt: next })}
          problem={undefined}
        />
        <MomentField
          name="toAt"
          label={t('plan.to')}
          value={toAt}
          onChange={(next) => set({ toAt: next })}
          problem={undefined}
        />
        <NumberField
          name="days"
          label={t('plan.days')}
          help={t('plan.days.help')}
          value={days}
          onChange={(next) => set({ days: next ?? 1 })}
          problem={undefined}
        />
        <Lacks post={post} members={members} />
        <MemberFields members={members} forces={book?.forces ?? []} onChange={(next) => set({ members: next })} />
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

/** Which forces must be there, and what the list still lacks. */
function Lacks({ post, members }: { readonly post: CheckpointPage; readonly members: readonly MemberDraft[] }) {
  const t = useWords(rosterWords)
  const forceName = useForceName(post.areaId)
  const { forces, commanders } = lacks(membersOf(members), post.forces)
  const needs = post.forces.length === 0 ? t('plan.none') : post.forces.map(forceName).join(', ')
  return (
    <div role="status">
      <p className={styles.quiet}>{t('plan.members.help', { forces: needs })}</p>
      {forces.length > 0 && (
        <p className={styles.alarm}>{t('plan.missing', { what: forces.map(forceName).join(', ') })}</p>
      )}
      {commanders !== null && <p className={styles.alarm}>{t('plan.commanders', { count: commanders })}</p>}
    </div>
  )
}

/** Changes who stands a shift; who has checked in stays. */
export function ChangeMembers({
  post,
  shift,
  onClose,
}: {
  readonly post: CheckpointPage
  readonly shift: CheckpointShift
  readonly onClose: () => void
}) {
  const t = useWords(rosterWords)
  const { data: book } = useRead(checkpointBookContract, { areaId: post.areaId })
  const change = useIntent(changeMembers)
  const [members, setMembers] = useState<readonly MemberDraft[]>(() =>
    shift.members.map(({ id, role, force, officerId, name, task }) => ({
      memberId: id,
      role,
      force,
      name,
      task,
      ...(officerId === null ? {} : { officerId }),
    })),
  )
  const submit = async () => {
    if (await change.ask({ shiftId: shift.id, members: membersOf(members) })) onClose()
  }
  return (
    <Dialog
      title={t('change')}
      width="wide"
      onClose={onClose}
      foot={
        <Button look="main" busy={change.state === 'sending'} onClick={() => void submit()}>
          {t('plan.change')}
        </Button>
      }
    >
      <div className={styles.stack}>
        <Lacks post={post} members={members} />
        <MemberFields members={members} forces={book?.forces ?? []} onChange={setMembers} />
        {change.problem && <RefusalNote problem={change.problem} />}
      </div>
    </Dialog>
  )
}
