import { useState } from 'react'
import {
  Banner,
  BigButton,
  Mending,
  PressRow,
  type Refused,
  RefusedNote,
  Screen,
  type ScreenProps,
} from '#platform/field'
import { type Say, useReading, useWords } from '#platform/web'
import { sayPhone } from '#rooms/people/domain'
import { CHECK_OUTCOMES, type CheckOutcome, canBeMeasured, type RecordCheck, type TodaysCare } from '../domain/index.ts'
import { type Measured, Measures } from './measures.tsx'
import styles from './quarantine-field.module.css'
import { quarantineFieldWords } from './quarantine-field.words.ts'
import { type Told, useRecordCheck } from './record-check.ts'
import { type PersonToday, useRound } from './use-round.ts'

/** One person: call, then one key. An emergency is never held up by this screen (SG-10). */
export function CheckScreen({ params }: ScreenProps) {
  return <CheckOf orderId={params.orderId} />
}

/** A check that the server refused: said again, at the moment at which it happened. */
export function MendCheckScreen({ params }: ScreenProps) {
  return (
    <Mending<RecordCheck> id={params.id}>
      {(refused) => <CheckOf orderId={refused.told.orderId} refused={refused} />}
    </Mending>
  )
}

interface CheckOfProps {
  readonly orderId: string | undefined
  readonly refused?: Refused<RecordCheck> | undefined
}

function CheckOf({ orderId, refused }: CheckOfProps) {
  const t = useWords(quarantineFieldWords)
  const found = useRound()
  if (!found) return <Screen title={t('title')} back="/field/quarantine" children={null} />
  const person = found.people.find(({ id }) => id === orderId)
  if (!person) {
    return (
      <Screen title={t('title')} back="/field/quarantine">
        <p>{t('gone')}</p>
      </Screen>
    )
  }
  return <Check person={person} round={found.round} refused={refused} />
}

type Words = Say<keyof typeof quarantineFieldWords.vi>

function sayDay(t: Words, { day, of, watchLeft }: PersonToday): string {
  return watchLeft === null ? t('day', { day, of }) : t('watch', { left: watchLeft })
}

const keys: readonly { readonly outcome: CheckOutcome; readonly look?: 'plain' | 'danger' }[] = [
  { outcome: 'well' },
  { outcome: 'symptoms', look: 'danger' },
  { outcome: 'no-answer', look: 'plain' },
]

interface CheckProps {
  readonly person: PersonToday
  readonly round: TodaysCare
  readonly refused: Refused<RecordCheck> | undefined
}

function Check({ person, round, refused }: CheckProps) {
  const t = useWords(quarantineFieldWords)
  const reading = useReading()
  const [isAsking, setAsking] = useState(false)
  const { temperature, oxygen } = refused?.told ?? {}
  const [measured, setMeasured] = useState<Measured>({ temperature, oxygen })
  const [isTried, setTried] = useState(false)
  const title = person.number === null ? t('record', { sign: person.sign }) : t('household', { number: person.number })
  const { record, full } = useRecordCheck(person, title, refused?.item)
  const canBe = canBeMeasured('temperature', measured.temperature) && canBeMeasured('oxygen', measured.oxygen)
  const say = (told: Told) => (canBe ? void record({ ...told, ...measured }) : setTried(true))
  return (
    <Screen title={title} back="/field/quarantine">
      {full && <Banner tone="alarm">{reading(full)}</Banner>}
      {refused && <RefusedNote refused={refused} />}
      <Who person={person} />
      {isAsking ? (
        <Needs round={round} onPick={(need) => say({ outcome: 'help', need })} />
      ) : (
        <>
          <Measures measured={measured} onChange={setMeasured} isTried={isTried} />
          <div className={styles.keys}>
            {keys.map(({ outcome, look }) => (
              <BigButton
                key={outcome}
                look={look}
                onClick={() => (outcome === 'no-answer' ? void record({ outcome }) : say({ outcome }))}
              >
                {reading(CHECK_OUTCOMES[outcome])}
              </BigButton>
            ))}
            <BigButton look="plain" onClick={() => (canBe ? setAsking(true) : setTried(true))}>
              {reading(CHECK_OUTCOMES.help)}
            </BigButton>
          </div>
          <Emergency
            call={round.call}
            onRecord={() => void record({ outcome: 'emergency', ...(canBe ? measured : {}) })}
          />
        </>
      )}
    </Screen>
  )
}

function Who({ person }: { readonly person: PersonToday }) {
  const t = useWords(quarantineFieldWords)
  const reading = useReading()
  return (
    <>
      <p className={styles.who}>{[person.name, person.address].filter(Boolean).join(', ')}</p>
      <p className={styles.small}>
        {[sayDay(t, person), person.isMinor && t('minor'), reading(person.areaTitle)].filter(Boolean).join(' · ')}
      </p>
      {person.phone === null ? (
        <Banner tone="soon">{t('no-phone')}</Banner>
      ) : (
        <a className={styles.call} href={`tel:${person.phone}`}>
          {t('call', { phone: sayPhone(person.phone) })}
        </a>
      )}
    </>
  )
}

/** The numbers first: call before anything is written. */
function Emergency({ call, onRecord }: { readonly call: readonly string[]; readonly onRecord: () => void }) {
  const t = useWords(quarantineFieldWords)
  return (
    <section>
      <Banner tone="alarm">
        {t('emergency')}{' '}
        {call.map((number) => (
          <a key={number} className={styles.number} href={`tel:${number}`}>
            {number}
          </a>
        ))}
        <span className={styles.small}>{t('emergency.before')}</span>
      </Banner>
      <PressRow title={t('emergency.record')} onPress={onRecord} />
    </section>
  )
}

function Needs({ round, onPick }: { readonly round: TodaysCare; readonly onPick: (need: string) => void }) {
  const t = useWords(quarantineFieldWords)
  const reading = useReading()
  return (
    <section>
      <h2>{t('what-help')}</h2>
      {round.needs.map(({ key, title }) => (
        <PressRow key={key} title={reading(title)} onPress={() => onPick(key)} />
      ))}
    </section>
  )
}
