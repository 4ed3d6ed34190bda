import { useState } from 'react'
import { BigButton, type ConflictField, disputed, fieldWords, type Pick, wholePicks } from '#platform/field'
import { useReading, useWords } from '#platform/web'
import styles from './conflict.module.css'

/** Two versions field by field: what a person must choose first, what needs nobody below. */
export function ConflictFields({
  fields,
  onSend,
}: {
  readonly fields: readonly ConflictField[]
  readonly onSend: (picks: ReadonlyMap<string, Pick>) => void
}) {
  const t = useWords(fieldWords)
  const [picked, setPicked] = useState<ReadonlyMap<string, Pick>>(new Map())
  const picks = wholePicks(fields, picked)
  const open = disputed(fields)
  const left = open.filter(({ key }) => !picked.has(key)).length
  const keepsMine = picks && [...picks.values()].includes('mine')
  return (
    <>
      <p>{t(open.length > 0 ? 'conflict.lead' : 'conflict.leadSettled')}</p>
      {open.map((field) => (
        <Choose
          key={field.key}
          field={field}
          pick={picked.get(field.key)}
          onPick={(pick) => setPicked(new Map(picked).set(field.key, pick))}
        />
      ))}
      <Settled
        fields={fields.filter((field) => !open.includes(field))}
        picks={picks ?? wholePicks(fields, allMine(open))}
      />
      {left > 0 && <p className={styles.small}>{t('conflict.left', { count: left })}</p>}
      <BigButton disabled={picks === undefined} onClick={() => picks && onSend(picks)}>
        {t(picks && !keepsMine ? 'conflict.keepTheirs' : 'conflict.send')}
      </BigButton>
    </>
  )
}

const allMine = (fields: readonly ConflictField[]) => new Map(fields.map(({ key }) => [key, 'mine' as const]))

interface ChooseProps {
  readonly field: ConflictField
  readonly pick: Pick | undefined
  readonly onPick: (pick: Pick) => void
}

function Choose({ field, pick, onPick }: ChooseProps) {
  const t = useWords(fieldWords)
  const reading = useReading()
  const { key, label, before, mine, theirs } = field
  const version = (which: Pick, whose: string, value: string) => (
    <label className={styles.version}>
      <input type="radio" name={`conflict-${key}`} checked={pick === which} onChange={() => onPick(which)} />
      <span className={styles.whose}>{whose}: </span>
      <span className={styles.value}>{value}</span>
    </label>
  )
  return (
    <fieldset className={styles.field}>
      <legend>
        <h2>{reading(label)}</h2>
      </legend>
      {before && <p className={styles.small}>{t('conflict.before', { value: reading(before) })}</p>}
      <div className={styles.two}>
        {version('mine', t('conflict.mine'), reading(mine))}
        {version('theirs', t(before ? 'conflict.theirs' : 'conflict.now'), reading(theirs))}
      </div>
    </fieldset>
  )
}

interface SettledProps {
  readonly fields: readonly ConflictField[]
  readonly picks: ReadonlyMap<string, Pick> | undefined
}

/** What both say, or one side alone changed: shown, so that nobody is surprised by what is sent. */
function Settled({ fields, picks }: SettledProps) {
  const t = useWords(fieldWords)
  const reading = useReading()
  if (fields.length === 0 || !picks) return null
  const say = ({ key, label, mine, theirs }: ConflictField) => {
    const isMine = picks.get(key) === 'mine'
    const which = isMine ? 'settledMine' : mine.vi === theirs.vi ? 'settledBoth' : 'settledTheirs'
    return t(`conflict.${which}`, { label: reading(label), value: reading(isMine ? mine : theirs) })
  }
  return (
    <section className={styles.settled}>
      <h2>{t('conflict.settled')}</h2>
      <ul className={styles.list}>
        {fields.map((field) => (
          <li key={field.key}>{say(field)}</li>
        ))}
      </ul>
    </section>
  )
}
