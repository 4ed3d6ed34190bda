import { useState } from 'react'
import { addDays, type Day, dayOf, type Instant } from '#kit'
import { cityOffset, useIntent, useRead, useReading, useWords } from '#platform/web'
import { Answer, Button, DayField, Dialog, Note, RefusalNote, SelectField, showToast, TextField } from '#ui'
import { planRoster, type RosterPlan, type RosterWeek, rosterPlan } from '../domain/index.ts'
import { useCandidates } from './candidates.ts'
import styles from './duty.module.css'
import { dutyWords } from './duty.words.ts'
import { showStretch } from './duty-times.ts'

const daysOfWeek = 7

interface BuildProps {
  readonly roster: RosterWeek
  readonly onClose: () => void
}

/** Builds a week from a pattern and people in turn: what it would be is seen, holes and double duty too, before it is saved. */
export function BuildWeek({ roster, onClose }: BuildProps) {
  const t = useWords(dutyWords)
  const reading = useReading()
  const [pattern, setPattern] = useState<string | undefined>(roster.patterns[0]?.key)
  const [from, setFrom] = useState<Day | undefined>(() => firstDay(roster))
  const [people, setPeople] = useState<Readonly<Record<string, readonly string[]>>>({})
  const roles = roster.patterns.find((one) => one.key === pattern)?.roles ?? []
  const chosen = roles.map((role) => `${role}:${(people[role] ?? []).join(',')}`).join('|')
  const isReady = from !== undefined && pattern !== undefined && roles.some((role) => (people[role] ?? []).length > 0)
  return (
    <Dialog title={t('build')} width="wide" onClose={onClose}>
      <div className={styles.stack}>
        <SelectField
          name="pattern"
          label={t('build.pattern')}
          options={roster.patterns.map(({ key, title }) => ({ value: key, label: reading(title) }))}
          value={pattern}
          onChange={setPattern}
        />
        <DayField name="from" label={t('build.from')} value={from} onChange={setFrom} />
        {roles.map((role) => (
          <PeopleInTurn
            key={role}
            role={role}
            roster={roster}
            value={people[role] ?? []}
            onChange={(ids) => setPeople({ ...people, [role]: ids })}
          />
        ))}
        {isReady ? (
          <Draft bodyId={roster.post.bodyId} pattern={pattern} from={from} people={chosen} onClose={onClose} />
        ) : (
          <p className={styles.quiet}>{t('build.none')}</p>
        )}
      </div>
    </Dialog>
  )
}

/** The week shown when it is still to come, else the next one. */
function firstDay({ week, at }: RosterWeek): Day {
  const first = dayOf(week.fromAt as Instant, cityOffset())
  return week.fromAt > at ? first : addDays(first, daysOfWeek)
}

interface PeopleProps {
  readonly role: string
  readonly roster: RosterWeek
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}

/** Everybody who may stand the role; the order in which they are ticked is the order of their turns. */
function PeopleInTurn({ role, roster, value, onChange }: PeopleProps) {
  const t = useWords(dutyWords)
  const reading = useReading()
  const { items } = useCandidates(roster.post.bodyId, roster.week.fromAt, role)
  const title = roster.roles.find((one) => one.key === role)?.title
  const turn = (id: string) => onChange(value.includes(id) ? value.filter((one) => one !== id) : [...value, id])
  return (
    <div>
      <fieldset className={styles.turns}>
        <legend>
          {t('build.people', { role: title ? reading(title) : role })}{' '}
          <span className={styles.quiet}>{t('build.people.help')}</span>
        </legend>
        {items.map(({ id, label, detail }) => (
          <label key={id} className={styles.turn}>
            <input type="checkbox" checked={value.includes(id)} onChange={() => turn(id)} />
            <span>
              {label}
              <small>{detail}</small>
            </span>
            <b>{value.includes(id) ? value.indexOf(id) + 1 : ''}</b>
          </label>
        ))}
      </fieldset>
    </div>
  )
}

interface DraftProps {
  readonly bodyId: string
  readonly pattern: string
  readonly from: Day
  readonly people: string
  readonly onClose: () => void
}

function Draft({ bodyId, pattern, from, people, onClose }: DraftProps) {
  const answer = useRead(rosterPlan, { bodyId, pattern, from, days: String(daysOfWeek), people })
  return (
    <Answer to={answer} rows={6}>
      {(plan) => <DraftView plan={plan} bodyId={bodyId} onClose={onClose} />}
    </Answer>
  )
}

function DraftView({
  plan,
  bodyId,
  onClose,
}: {
  readonly plan: RosterPlan
  readonly bodyId: string
  readonly onClose: () => void
}) {
  const t = useWords(dutyWords)
  const save = useIntent(planRoster)
  const [reason, setReason] = useState<string>()
  const wrong = plan.shifts.filter((one) => one.refusal !== null)
  const tiring = plan.shifts.filter((one) => one.rest.length > 0)
  const good = plan.shifts.filter((one) => one.refusal === null)
  const send = async () => {
    const shifts = good.map(({ officerId, role, fromAt, toAt }) => ({
      officerId,
      role,
      fromAt: fromAt as Instant,
      toAt: toAt as Instant,
    }))
    const replace = { fromAt: plan.window.fromAt as Instant, toAt: plan.window.toAt as Instant }
    const more = tiring.length > 0 && reason ? { restReason: reason } : {}
    const done = await save.ask({ bodyId, shifts, replace, ...more })
    if (!done) return
    showToast({ text: t('build.done', { count: shifts.length }) })
    onClose()
  }
  if (plan.shifts.length === 0) return <Note>{t('build.past')}</Note>
  return (
    <>
      <DraftSummary plan={plan} wrong={wrong.length} tiring={tiring.length} />
      <DraftTable plan={plan} />
      {tiring.length > 0 && (
        <TextField
          name="restReason"
          label={t('build.reason')}
          value={reason}
          onChange={setReason}
          problem={save.problem?.fields.find(({ field }) => field === 'restReason')?.words}
        />
      )}
      {save.problem && <RefusalNote problem={save.problem} />}
      <div className={styles.buttons}>
        <Button look="main" busy={save.state === 'sending'} disabled={good.length === 0} onClick={() => void send()}>
          {t('build.save', { count: good.length })}
        </Button>
      </div>
    </>
  )
}

function DraftSummary({
  plan,
  wrong,
  tiring,
}: {
  readonly plan: RosterPlan
  readonly wrong: number
  readonly tiring: number
}) {
  const t = useWords(dutyWords)
  const reading = useReading()
  const { coverage, replaces, blank } = plan
  return (
    <div role="status">
      <p>
        <strong>{t('build.covers', { percent: coverage.percent, count: daysOfWeek })}</strong>
        {replaces > 0 && ` · ${t('build.replaces', { count: replaces })}`}
      </p>
      {coverage.holes.map((hole) => (
        <p key={hole.fromAt} className={styles.alarm}>
          {t('hole.long', { stretch: showStretch(hole) })}
        </p>
      ))}
      {wrong > 0 && <p className={styles.alarm}>{t('build.wrong', { count: wrong })}</p>}
      {tiring > 0 && <p>{t('build.rest', { count: tiring })}</p>}
      {blank.length > 0 && (
        <p className={styles.quiet}>{t('build.blank', { what: blank.map((one) => reading(one)).join(', ') })}</p>
      )}
    </div>
  )
}

function DraftTable({ plan }: { readonly plan: RosterPlan }) {
  const t = useWords(dutyWords)
  const reading = useReading()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <section className={styles.draft} aria-label={t('build.preview')} tabIndex={0}>
      <table>
        <tbody>
          {plan.shifts.map((one) => (
            <tr
              key={`${one.fromAt} ${one.role} ${one.officerId}`}
              data-wrong={one.refusal !== null || undefined}
              data-rest={one.rest.length > 0 || undefined}
            >
              <td>{showStretch(one)}</td>
              <td>{one.name}</td>
              <td>{[one.refusal, ...one.rest].flatMap((words) => (words ? reading(words) : [])).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
