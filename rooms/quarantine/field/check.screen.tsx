import { useState } from 'react'
import {
  addToOutbox,
  Banner,
  BigButton,
  newFieldId,
  PressRow,
  Screen,
  type ScreenProps,
  useDesk,
  useKeeping,
} from '#platform/field'
import { type Say, useGo, useReading, useWords } from '#platform/web'
import { sayPhone } from '#rooms/people/domain'
import { DecimalField, NumberField } from '#ui'
import { CHECK_OUTCOMES, type CheckOutcome, type RecordCheck, recordCheck, type TodaysCare } from '../domain/index.ts'
import styles from './quarantine-field.module.css'
import { quarantineFieldWords } from './quarantine-field.words.ts'
import { type PersonToday, useRound } from './use-round.ts'

/** One person: call, then one key. An emergency is never held up by this screen (SG-10). */
export function CheckScreen({ params }: ScreenProps) {
  const t = useWords(quarantineFieldWords)
  const found = useRound()
  if (!found) return <Screen title={t('title')} back="/field/quarantine" children={null} />
  const person = found.people.find(({ id }) => id === params.orderId)
  if (!person) {
    return (
      <Screen title={t('title')} back="/field/quarantine">
        <p>{t('gone')}</p>
      </Screen>
    )
  }
  return <Check person={person} round={found.round} />
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

function Check({ person, round }: { readonly person: PersonToday; readonly round: TodaysCare }) {
  const t = useWords(quarantineFieldWords)
  const reading = useReading()
  const go = useGo()
  const { desk } = useDesk()
  const { keep, full } = useKeeping()
  const [isAsking, setAsking] = useState(false)
  const [temperature, setTemperature] = useState<number>()
  const [oxygen, setOxygen] = useState<number>()
  const title = person.number === null ? t('record', { sign: person.sign }) : t('household', { number: person.number })
  const record = async (told: Pick<RecordCheck, 'outcome' | 'need'>) => {
    const measured = told.outcome === 'no-answer' ? {} : { temperature, oxygen }
    const payload: RecordCheck = {
      orderId: person.id,
      by: person.phone === null ? 'visit' : 'phone',
      ...told,
      ...(measured.temperature === undefined ? {} : { temperature: measured.temperature }),
      ...(measured.oxygen === undefined ? {} : { oxygen: measured.oxygen }),
    }
    const isKept = await keep(() => addToOutbox(desk, { id: newFieldId(desk), type: recordCheck.type, title, payload }))
    if (isKept) go('/field/quarantine')
  }
  return (
    <Screen title={title} back="/field/quarantine">
      {full && <Banner tone="alarm">{reading(full)}</Banner>}
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
      {isAsking ? (
        <Needs round={round} onPick={(need) => void record({ outcome: 'help', need })} />
      ) : (
        <>
          <div className={styles.measures}>
            <DecimalField
              name="temperature"
              label={t('temperature')}
              optional
              value={temperature}
              onChange={setTemperature}
              problem={undefined}
            />
            <NumberField
              name="oxygen"
              label={t('oxygen')}
              optional
              value={oxygen}
              onChange={setOxygen}
              problem={undefined}
            />
          </div>
          <div className={styles.keys}>
            {keys.map(({ outcome, look }) => (
              <BigButton key={outcome} look={look} onClick={() => void record({ outcome })}>
                {reading(CHECK_OUTCOMES[outcome])}
              </BigButton>
            ))}
            <BigButton look="plain" onClick={() => setAsking(true)}>
              {reading(CHECK_OUTCOMES.help)}
            </BigButton>
          </div>
          <Emergency call={round.call} onRecord={() => void record({ outcome: 'emergency' })} />
        </>
      )}
    </Screen>
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
