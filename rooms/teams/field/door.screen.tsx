import { useState } from 'react'
import {
  addToOutbox,
  Banner,
  BigButton,
  Mending,
  mendIntent,
  newFieldId,
  PressRow,
  type Refused,
  RefusedNote,
  Screen,
  type ScreenProps,
  useDesk,
  useKeeping,
} from '#platform/field'
import { useGo, useReading, useWords } from '#platform/web'
import { sayPhone } from '#rooms/people/domain'
import { type Need, type RecordVisit, recordVisit, VISIT_OUTCOMES } from '../domain/index.ts'
import styles from './teams-field.module.css'
import { teamsFieldWords } from './teams-field.words.ts'
import { type DoorToday, useRound } from './use-round.ts'

/** One door: three keys. Help that is needed is picked from a list, and whom to call stands above it (SG-10). */
export function DoorScreen({ params }: ScreenProps) {
  return <DoorOf householdId={params.householdId === 'outside' ? undefined : params.householdId} />
}

/** A visit that the server refused: said again, at the moment at which it happened. */
export function MendVisitScreen({ params }: ScreenProps) {
  return (
    <Mending<RecordVisit> id={params.id}>
      {(refused) => <DoorOf householdId={refused.told.householdId} refused={refused} />}
    </Mending>
  )
}

type RefusedVisit = Refused<RecordVisit>

interface DoorOfProps {
  /** Undefined: somebody who is in no book. */
  readonly householdId: string | undefined
  readonly refused?: RefusedVisit | undefined
}

function DoorOf({ householdId, refused }: DoorOfProps) {
  const t = useWords(teamsFieldWords)
  const found = useRound()
  if (!found) {
    return (
      <Screen title={t('title')} back="/field/teams">
        {found === null && <p>{t('never')}</p>}
      </Screen>
    )
  }
  const { groups, needs } = found.round
  if (householdId === undefined) return <OutsideTheBook groups={groups} needs={needs} refused={refused} />
  const door = found.doors.find(({ id }) => id === householdId)
  if (!door) return <GoneDoor householdId={householdId} needs={needs} refused={refused} />
  return <Door door={door} needs={needs} refused={refused} />
}

/** Puts a visit into the outbox, from where it is sent by itself, and goes back to the round; on a full phone it stays here. */
function useRecord(title: string, refused: RefusedVisit | undefined) {
  const { desk, sending } = useDesk()
  const go = useGo()
  const { keep, full } = useKeeping()
  const record = async (payload: RecordVisit) => {
    const isKept = await keep(() =>
      refused
        ? mendIntent(desk, refused.item, payload)
        : addToOutbox(desk, { id: newFieldId(desk), type: recordVisit.type, title, payload }),
    )
    if (!isKept) return
    // A need becomes somebody's task the moment there is a network.
    void sending.sendNow()
    go('/field/teams')
  }
  return { record, full }
}

interface GoneDoorProps {
  readonly householdId: string
  readonly needs: readonly Need[]
  readonly refused: RefusedVisit | undefined
}

/** The door has left the round. What was seen there is another's to record now; help that is needed is taken from anybody (SG-10). */
function GoneDoor({ householdId, needs, refused }: GoneDoorProps) {
  const t = useWords(teamsFieldWords)
  const reading = useReading()
  const { record, full } = useRecord(t('title'), refused)
  const [isAsking, setAsking] = useState(false)
  const pick = (need: string) => void record({ householdId, outcome: 'needs-help', need })
  return (
    <Screen title={t('title')} back="/field/teams">
      {full && <Banner tone="alarm">{reading(full)}</Banner>}
      {refused && <RefusedNote refused={refused} />}
      <p>{t('gone')}</p>
      {isAsking ? (
        <Needs needs={needs} onPick={pick} />
      ) : (
        <BigButton look="danger" onClick={() => setAsking(true)}>
          {reading(VISIT_OUTCOMES['needs-help'])}
        </BigButton>
      )}
    </Screen>
  )
}

interface DoorProps {
  readonly door: DoorToday
  readonly needs: readonly Need[]
  readonly refused: RefusedVisit | undefined
}

function Door({ door, needs, refused }: DoorProps) {
  const t = useWords(teamsFieldWords)
  const reading = useReading()
  const title = t('household', { number: door.number })
  const { record, full } = useRecord(title, refused)
  const [isAsking, setAsking] = useState(false)
  const done = (told: Omit<RecordVisit, 'householdId'>) => record({ householdId: door.id, ...told })
  const waiting = needs.filter(({ key }) => door.needs.includes(key)).map((need) => reading(need.title))
  return (
    <Screen title={title} back="/field/teams">
      {full && <Banner tone="alarm">{reading(full)}</Banner>}
      {refused && <RefusedNote refused={refused} />}
      <p className={styles.who}>{[door.head, door.house].filter(Boolean).join(', ')}</p>
      <p className={styles.small}>
        {[
          t('people', { count: door.size }),
          (door.elderly ?? 0) > 0 && `${door.elderly} ${t('elderly')}`,
          door.boarding && t('boarding'),
          !door.hasPhone && t('no-phone'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {waiting.length > 0 && <Banner tone="soon">{t('doing', { list: waiting.join(', ') })}</Banner>}
      {door.phone !== null && (
        <a className={styles.call} href={`tel:${door.phone}`}>
          {t('call.household', { phone: sayPhone(door.phone) })}
        </a>
      )}
      {isAsking ? (
        <Needs needs={needs} onPick={(need) => void done({ outcome: 'needs-help', need })} />
      ) : (
        <div className={styles.keys}>
          <BigButton onClick={() => void done({ outcome: 'met' })}>{reading(VISIT_OUTCOMES.met)}</BigButton>
          <BigButton look="plain" onClick={() => void done({ outcome: 'not-home' })}>
            {reading(VISIT_OUTCOMES['not-home'])}
          </BigButton>
          <BigButton look="danger" onClick={() => setAsking(true)}>
            {reading(VISIT_OUTCOMES['needs-help'])}
          </BigButton>
        </div>
      )}
    </Screen>
  )
}

function Needs({ needs, onPick }: { readonly needs: readonly Need[]; readonly onPick: (need: string) => void }) {
  const t = useWords(teamsFieldWords)
  const reading = useReading()
  return (
    <section>
      <h2>{t('what-help')}</h2>
      <CallFirst needs={needs} />
      {needs.map(({ key, title }) => (
        <PressRow key={key} title={reading(title)} onPress={() => onPick(key)} />
      ))}
      <p className={styles.small}>{t('privacy')}</p>
    </section>
  )
}

/** Whom to call at once, before anything is chosen or written. */
function CallFirst({ needs }: { readonly needs: readonly Need[] }) {
  const t = useWords(teamsFieldWords)
  const numbers = needs.flatMap(({ call }) => call)
  return (
    <Banner tone="alarm">
      {t('call')}{' '}
      {numbers.map((number) => (
        <a key={number} className={styles.number} href={`tel:${number}`}>
          {number}
        </a>
      ))}
      <span className={styles.small}>{t('call.before')}</span>
    </Banner>
  )
}

interface OutsideProps {
  readonly groups: readonly {
    readonly areaId: number
    readonly areaTitle: { readonly vi: string; readonly en: string }
  }[]
  readonly needs: readonly Need[]
  readonly refused: RefusedVisit | undefined
}

/** Somebody who is in no book and needs help: only where, and which help. */
function OutsideTheBook({ groups, needs, refused }: OutsideProps) {
  const t = useWords(teamsFieldWords)
  const reading = useReading()
  const { record, full } = useRecord(t('outside.title'), refused)
  const [areaId, setAreaId] = useState(groups.length === 1 ? groups[0]?.areaId : undefined)
  const pick = async (need: string) => {
    if (areaId !== undefined) await record({ areaId, outcome: 'needs-help', need })
  }
  return (
    <Screen title={t('outside.title')} back="/field/teams">
      {full && <Banner tone="alarm">{reading(full)}</Banner>}
      {refused && <RefusedNote refused={refused} />}
      {areaId === undefined ? (
        <section>
          <CallFirst needs={needs} />
          {groups.length === 0 ? <p>{t('outside.nowhere')}</p> : <h2>{t('outside.where')}</h2>}
          {groups.map((group) => (
            <PressRow key={group.areaId} title={reading(group.areaTitle)} onPress={() => setAreaId(group.areaId)} />
          ))}
        </section>
      ) : (
        <Needs needs={needs} onPick={(need) => void pick(need)} />
      )}
    </Screen>
  )
}
