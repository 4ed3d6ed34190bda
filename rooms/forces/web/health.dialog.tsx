import { useState } from 'react'
import type { Day } from '#kit'
import { type FieldDoor, newId, showDay, useIntentForm, useRead, useWords } from '#platform/web'
import { Answer, Button, DayField, Dialog, Empty, IntentForm, NumberField, showToast, Tag, TextField } from '#ui'
import { keepMemberHealth, testsDue, type UnitLine } from '../domain/index.ts'
import styles from './forces.module.css'
import { forceWords } from './forces.words.ts'

/** Shortest reason that says anything. */
const shortestReason = 5

interface HealthProps {
  readonly unit: UnitLine
  readonly onClose: () => void
}

interface Member {
  readonly memberId: string
  readonly label: string
  readonly doses: number
  readonly lastDoseOn: string | null
  readonly lastTestOn: string | null
}

/** Doses and tests of a unit's members: for health staff, for a reason that is written down before anybody is named (FOR-06). */
export function HealthDialog({ unit, onClose }: HealthProps) {
  const t = useWords(forceWords)
  const [typed, setTyped] = useState(t('health.reason.default'))
  const [reason, setReason] = useState<string>()
  return (
    <Dialog title={`${t('health.list')}: ${unit.name}`} onClose={onClose}>
      {reason === undefined ? (
        <form
          className={styles.ask}
          onSubmit={(event) => {
            event.preventDefault()
            setReason(typed.trim())
          }}
        >
          <TextField
            label={t('health.reason')}
            name="reason"
            help={t('health.reason.help')}
            value={typed}
            onChange={(next) => setTyped(next ?? '')}
          />
          <Button type="submit" look="main" disabled={typed.trim().length < shortestReason}>
            {t('health.open')}
          </Button>
        </form>
      ) : (
        <Members unit={unit} reason={reason} />
      )}
    </Dialog>
  )
}

function Members({ unit, reason }: { readonly unit: UnitLine; readonly reason: string }) {
  const t = useWords(forceWords)
  const [entering, setEntering] = useState<Member | 'new'>()
  const answer = useRead(testsDue, { unitId: unit.id, reason }, { rooms: ['forces'] })
  if (entering) {
    return <MemberForm unitId={unit.id} member={entering} onClose={() => setEntering(undefined)} />
  }
  return (
    <Answer to={answer} rows={4}>
      {({ everyDays, source, members }) => (
        <>
          <p className={styles.quiet}>
            {everyDays === null
              ? t('health.every.blank', { source: source.text })
              : t('health.every', { days: everyDays })}
          </p>
          {members.length === 0 && <Empty title={t('health.none')} />}
          <ul className={styles.members}>
            {members.map((member) => (
              <MemberLine key={member.memberId} member={member} onEnter={() => setEntering(member)} />
            ))}
          </ul>
          <Button icon="plus" onClick={() => setEntering('new')}>
            {t('health.add')}
          </Button>
        </>
      )}
    </Answer>
  )
}

interface LineProps {
  readonly member: Member & { readonly dueOn: string | null; readonly isDue: boolean }
  readonly onEnter: () => void
}

function MemberLine({ member: { label, doses, lastTestOn, dueOn, isDue }, onEnter }: LineProps) {
  const t = useWords(forceWords)
  const tested = lastTestOn === null ? t('health.never') : t('health.tested', { day: showDay(lastTestOn as Day) })
  const due = dueOn === null ? t('health.blank') : t('health.due-on', { day: showDay(dueOn as Day) })
  return (
    <li>
      <span>
        {label}
        <span className={styles.under}>{[t('health.doses', { doses }), tested, due].join(' · ')}</span>
      </span>
      {isDue && <Tag tone="soon">{t('health.is-due')}</Tag>}
      <Button look="quiet" onClick={onEnter}>
        {t('health.enter')}
      </Button>
    </li>
  )
}

interface FormProps {
  readonly unitId: string
  readonly member: Member | 'new'
  readonly onClose: () => void
}

/** Status and dates, never a result; nothing that is typed stays on the machine. */
function MemberForm({ unitId, member, onClose }: FormProps) {
  const t = useWords(forceWords)
  const [memberId] = useState(() => (member === 'new' ? newId() : member.memberId))
  const known =
    member === 'new'
      ? {}
      : {
          label: member.label,
          doses: member.doses,
          ...(member.lastDoseOn ? { lastDoseOn: member.lastDoseOn } : {}),
          ...(member.lastTestOn ? { lastTestOn: member.lastTestOn } : {}),
        }
  const form = useIntentForm(keepMemberHealth, { draft: null, initial: { unitId, memberId, ...known } })
  const done = () => {
    showToast({ text: t('health.kept') })
    onClose()
  }
  return (
    <IntentForm form={form} submitLabel={t('health.keep')} onDone={done} onCancel={onClose}>
      <TextField label={t('health.label')} help={t('health.label.help')} {...form.field('label')} />
      <NumberField label={t('health.doses.field')} {...form.field('doses')} />
      <DayField label={t('health.dose-on')} optional {...(form.field('lastDoseOn') as unknown as FieldDoor<Day>)} />
      <DayField
        label={t('health.test-on')}
        help={t('health.test-on.help')}
        optional
        {...(form.field('lastTestOn') as unknown as FieldDoor<Day>)}
      />
    </IntentForm>
  )
}
