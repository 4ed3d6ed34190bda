import { useState } from 'react'
import { read, useWords } from '#platform/web'
import { findingListContract } from '#rooms/inspections/domain'
import { Button, FieldFrame, type FieldProps, IconButton, PickField, type PickFind, TextField } from '#ui'
import type { Ground } from '../domain/index.ts'
import styles from './accountability.module.css'
import { accountabilityWords } from './accountability.words.ts'

interface GroundsFieldProps extends FieldProps<Ground[]> {
  readonly areaId: number | undefined
}

/** Findings in an area, chosen by their words. */
function findFindings(areaId: number | undefined): PickFind<string> {
  return async (text, signal) => {
    const { items } = await read(findingListContract, { areaId, shelf: 'all', limit: 50 }, signal)
    const words = text.trim().toLowerCase()
    return items
      .filter(({ title }) => title.toLowerCase().includes(words))
      .slice(0, 12)
      .map(({ id, title }) => ({ id, label: title }))
  }
}

/** What a case or a note stands on: findings, and other sources typed in. */
export function GroundsField({ areaId, value = [], onChange, ...frame }: GroundsFieldProps) {
  const t = useWords(accountabilityWords)
  const [titles, setTitles] = useState<Readonly<Record<string, string>>>({})
  const sayGround = (ground: Ground) =>
    ground.kind === 'finding' ? (titles[ground.findingId] ?? t('grounds.finding')) : ground.source
  const add = (ground: Ground) => onChange([...value, ground])
  return (
    <FieldFrame label={frame.label} help={frame.help} problem={frame.problem} wide>
      {(ties) => (
        <div role="group" {...ties} aria-label={frame.label} className={styles.grounds}>
          {value.length > 0 && (
            <ul className={styles.groundRows}>
              {value.map((ground, index) => (
                <li key={ground.kind === 'finding' ? ground.findingId : `${ground.source} ${ground.said}`}>
                  <span className={styles.text}>{sayGround(ground)}</span>
                  <IconButton
                    icon="close"
                    label={t('grounds.drop', { what: sayGround(ground) })}
                    onClick={() => onChange(value.filter((_, at) => at !== index))}
                  />
                </li>
              ))}
            </ul>
          )}
          <PickField
            label={t('grounds.finding')}
            name="finding"
            optional
            value={undefined}
            find={async (text, signal) => {
              const found = await findFindings(areaId)(text, signal)
              setTitles((known) => ({ ...known, ...Object.fromEntries(found.map(({ id, label }) => [id, label])) }))
              return found
            }}
            onChange={(id) => id && add({ kind: 'finding', findingId: id })}
            problem={undefined}
          />
          <NamedGround onAdd={add} />
        </div>
      )}
    </FieldFrame>
  )
}

function NamedGround({ onAdd }: { readonly onAdd: (ground: Ground) => void }) {
  const t = useWords(accountabilityWords)
  const [source, setSource] = useState<string>()
  const [said, setSaid] = useState<string>()
  const add = () => {
    const named = source?.trim()
    if (!named) return
    onAdd({ kind: 'named', source: named, ...(said?.trim() ? { said: said.trim() } : {}) })
    setSource(undefined)
    setSaid(undefined)
  }
  return (
    <div className={styles.groundAdd}>
      <TextField label={t('grounds.source')} name="source" value={source} onChange={setSource} problem={undefined} />
      <TextField label={t('grounds.said')} name="said" optional value={said} onChange={setSaid} problem={undefined} />
      <Button icon="plus" disabled={!source?.trim()} onClick={add}>
        {t('grounds.add')}
      </Button>
    </div>
  )
}
