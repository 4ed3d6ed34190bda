import { useState } from 'react'
import type { Instant, IntentAnswer } from '#kit'
import {
  intentOf,
  onThisMachine,
  type Problem,
  refreshRoomOf,
  send,
  toProblem,
  useNow,
  useReading,
  useWords,
} from '#platform/web'
import { Button, Empty, MomentField, RefusalNote, SelectField, showToast } from '#ui'
import { type RecordVisit, type RoundDoor, recordVisit, type TeamRound, VISIT_OUTCOMES } from '../domain/index.ts'
import styles from './teams.module.css'
import { teamWords } from './teams.words.ts'

/** What stands in a box of the sheet: an outcome, or a need by its key. */
type Tick = string

const needPrefix = 'need:'

function visitOf(door: RoundDoor, tick: Tick): RecordVisit {
  const told = { householdId: door.id, onPaper: true as const }
  if (!tick.startsWith(needPrefix)) return { ...told, outcome: tick === 'met' ? 'met' : 'not-home' }
  return { ...told, outcome: 'needs-help', need: tick.slice(needPrefix.length) }
}

/** A round that came back on paper: one choice for each door, all sent at once; what was refused stays with its reason. */
export function EnterRound({ round }: { readonly round: TeamRound }) {
  const t = useWords(teamWords)
  const now = useNow()
  const [at, setAt] = useState<Instant | undefined>()
  const [ticks, setTicks] = useState<Readonly<Record<string, Tick>>>({})
  const [refused, setRefused] = useState<Readonly<Record<string, IntentAnswer>>>({})
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setBusy] = useState(false)
  const doors = round.doors.toSorted((left, right) => left.number - right.number)
  const ticked = doors.filter(({ id }) => ticks[id])
  const sendAll = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const when = onThisMachine(at ?? now)
      const intents = ticked.map((door) => intentOf(recordVisit, visitOf(door, ticks[door.id] ?? ''), when))
      const answers = await send(intents)
      const left = ticked.flatMap(({ id }, index) => {
        const answer = answers[index]
        return answer?.outcome === 'refused' ? [[id, answer] as const] : []
      })
      setRefused(Object.fromEntries(left))
      setTicks(Object.fromEntries(left.map(([id]) => [id, ticks[id] ?? ''])))
      showToast({ text: t('round.entered', { count: ticked.length - left.length }) })
    } catch (thrown) {
      setProblem(toProblem(thrown))
    }
    refreshRoomOf(recordVisit.type)
    setBusy(false)
  }
  if (doors.length === 0) return <Empty title={t('assigned.none')} />
  return (
    <div className={styles.enter}>
      <MomentField label={t('round.at')} name="at" help={t('round.at.help')} value={at ?? now} onChange={setAt} />
      <ul className={styles.doors}>
        {doors.map((door) => (
          <Door
            key={door.id}
            door={door}
            needs={round.needs}
            tick={ticks[door.id]}
            refused={refused[door.id]}
            onTick={(next) => setTicks({ ...ticks, [door.id]: next ?? '' })}
          />
        ))}
      </ul>
      {problem && <RefusalNote problem={problem} />}
      <Button look="main" busy={isBusy} disabled={ticked.length === 0} onClick={() => void sendAll()}>
        {t('round.send', { count: ticked.length })}
      </Button>
    </div>
  )
}

interface DoorProps {
  readonly door: RoundDoor
  readonly needs: TeamRound['needs']
  readonly tick: Tick | undefined
  readonly refused: IntentAnswer | undefined
  readonly onTick: (next: Tick | undefined) => void
}

function Door({ door: { number, size }, needs, tick, refused, onTick }: DoorProps) {
  const t = useWords(teamWords)
  const reading = useReading()
  const options = [
    ...(['met', 'not-home'] as const).map((value) => ({ value, label: reading(VISIT_OUTCOMES[value]) })),
    ...needs.map(({ key, title }, index) => {
      const letter = 'abcdefghijklmnopqrstuvwxyz'[index] ?? ''
      return { value: `${needPrefix}${key}`, label: t('round.need', { letter, need: reading(title) }) }
    }),
  ]
  return (
    <li className={styles.door}>
      <SelectField
        label={`${t('household', { number })} · ${t('size.many', { count: size })}`}
        name={`door-${number}`}
        value={tick}
        onChange={onTick}
        options={options}
      />
      {refused?.outcome === 'refused' && <p className={styles.no}>{reading(refused.refusal.words)}</p>}
    </li>
  )
}
