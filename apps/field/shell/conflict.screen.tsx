import { useEffect, useState } from 'react'
import {
  Banner,
  BigButton,
  BigChoice,
  type ConflictField,
  disputed,
  type FieldDesk,
  fieldWords,
  letterOf,
  mendIntent,
  type OutboxItem,
  type Pick,
  Screen,
  type ScreenProps,
  speechOf,
  useDesk,
  useOutboxItem,
  wholePicks,
} from '#platform/field'
import { useGo, useReading, useWords } from '#platform/web'
import styles from './outbox.module.css'

/** What the server holds now beside what this phone recorded, field by field; a person says which stays. */
export function ConflictScreen({ params }: ScreenProps) {
  const t = useWords(fieldWords)
  const conflict = useConflict(params.id ?? '')
  return (
    <Screen title={t('conflict.title')} back="/field/outbox">
      {conflict === 'offline' && <Banner tone="soon">{t('conflict.offline')}</Banner>}
      {conflict === 'gone' && <p>{t('conflict.gone')}</p>}
      {typeof conflict === 'object' && <Fields {...conflict} />}
    </Screen>
  )
}

interface Conflict {
  readonly fields: readonly ConflictField[]
  readonly send: (picks: ReadonlyMap<string, Pick>) => Promise<void>
}

/** Asks for the present values; undefined while it does. */
function useConflict(id: string): Conflict | 'offline' | 'gone' | undefined {
  const { desk, sending } = useDesk()
  const go = useGo()
  const known = useOutboxItem(id)
  const [conflict, setConflict] = useState<Conflict | 'offline' | 'gone'>()
  const item = known?.item
  useEffect(() => {
    let isShown = true
    const send = async (payload: unknown) => {
      if (item) await mendIntent(desk, item, payload)
      void sending.sendNow()
      go('/field/outbox')
    }
    if (known === null) setConflict('gone')
    if (item) void openConflict(desk, item, send).then((found) => isShown && setConflict(found))
    return () => {
      isShown = false
    }
  }, [desk, sending, go, item, known])
  return conflict
}

async function openConflict(
  desk: FieldDesk,
  item: OutboxItem,
  send: (payload: unknown) => Promise<void>,
): Promise<Conflict | 'offline' | 'gone'> {
  const letter = await letterOf(desk, item.id)
  const speech = speechOf(item.type)?.conflict
  if (!letter || !speech || item.state !== 'refused') return 'gone'
  const { payload } = letter
  const told = await desk.exchange.ask(speech.presentAt(payload))
  if (told.kind !== 'answer') return told.kind === 'refused' ? 'gone' : 'offline'
  const present = told.answer
  return { fields: speech.fields(payload, present), send: (picks) => send(speech.resolve(payload, present, picks)) }
}

function Fields({ fields, send }: Conflict) {
  const t = useWords(fieldWords)
  const [picked, setPicked] = useState<ReadonlyMap<string, Pick>>(new Map())
  const picks = wholePicks(fields, picked)
  const open = disputed(fields)
  return (
    <>
      <p>{t('conflict.lead')}</p>
      {fields.map((field) => (
        <Field
          key={field.key}
          field={field}
          pick={open.includes(field) ? picked.get(field.key) : picks?.get(field.key)}
          onPick={open.includes(field) ? (pick) => setPicked(new Map(picked).set(field.key, pick)) : undefined}
        />
      ))}
      <BigButton disabled={picks === undefined} onClick={() => picks && void send(picks)}>
        {t('conflict.send')}
      </BigButton>
    </>
  )
}

interface FieldProps {
  readonly field: ConflictField
  readonly pick: Pick | undefined
  /** Undefined where nothing is to be decided. */
  readonly onPick: ((pick: Pick) => void) | undefined
}

function Field({ field, pick, onPick }: FieldProps) {
  const t = useWords(fieldWords)
  const reading = useReading()
  const { key, label, mine, theirs } = field
  const empty = t('conflict.empty')
  if (!onPick)
    return (
      <p className={styles.small}>
        {reading(label)}: {(mine === theirs || pick === 'theirs' ? theirs : mine) || empty}
      </p>
    )
  return (
    <section>
      <h2>{reading(label)}</h2>
      <BigChoice
        label={reading(label)}
        name={`conflict-${key}`}
        value={pick}
        options={[
          { value: 'mine', label: t('conflict.mine', { value: mine || empty }) },
          { value: 'theirs', label: t('conflict.theirs', { value: theirs || empty }) },
        ]}
        onChange={onPick}
      />
    </section>
  )
}
