import { useMemo, useState } from 'react'
import type { Refusal } from '#kit'
import { showFullDay, useGo, useReading, useWords } from '#platform/web'
import { Button, Note, RefusalNote, TextField } from '#ui'
import {
  parseTilePositions,
  proposeReform,
  type Reform,
  readFactRows,
  readSuccession,
  readUnits,
  reformsOfTables,
  type SuccessionLine,
  type TilePosition,
  type UnitRow,
} from '../domain/index.ts'
import { FileDrop } from './file-drop.tsx'
import styles from './import.module.css'
import { reformWords } from './reforms.words.ts'
import { useImport } from './use-import.ts'

interface Tables {
  readonly units: readonly UnitRow[]
  readonly edges: readonly SuccessionLine[]
  /** Where units stand on the map of squares, by code. */
  readonly places: ReadonlyMap<string, TilePosition>
  readonly refused: readonly Refusal[]
  readonly names: readonly string[]
}

const nothingRead: Tables = { units: [], edges: [], places: new Map(), refused: [], names: [] }

/** A table of succession has old and new codes, a drawn map columns and rows; any other is one of units. */
function addTable(tables: Tables, { name, text }: { readonly name: string; readonly text: string }): Tables {
  const rows = readFactRows(text)
  const names = [...tables.names, name]
  if (rows.some((row) => 'old_code' in row.fields)) {
    const { lines, refusals } = readSuccession(rows)
    return { ...tables, edges: [...tables.edges, ...lines], refused: [...tables.refused, ...refusals], names }
  }
  if (rows.some((row) => 'column' in row.fields)) return { ...tables, places: parseTilePositions(text), names }
  const read = readUnits(rows)
  return { ...tables, units: [...tables.units, ...read.rows], refused: [...tables.refused, ...read.refusals], names }
}

/** Files are dropped one after the other; each day on which units end is a reform of its own, brought in by itself. */
export function ProposeReform() {
  const t = useWords(reformWords)
  const [tables, setTables] = useState<Tables>(nothingRead)
  const [source, setSource] = useState<string>()
  const reforms = useMemo(() => reformsOfTables(tables.units, tables.edges), [tables])
  const { places } = tables
  const hasRead = tables.names.length > 0
  return (
    <div className={styles.steps}>
      <FileDrop
        accept=".csv,.tsv,.txt,text/csv"
        name={hasRead ? tables.names.join(', ') : undefined}
        onRead={(file) => setTables((before) => addTable(before, file))}
      />
      {hasRead ? (
        <>
          <ul className={styles.counts}>
            <li>{t('bring.read', { units: tables.units.length, edges: tables.edges.length })}</li>
          </ul>
          <Unreadable refused={tables.refused} />
          {reforms.length === 0 && (
            <Note tone="warn" icon="warning">
              {t('bring.nothing')}
            </Note>
          )}
          <TextField
            label={t('source')}
            help={t('source.help')}
            name="source"
            value={source}
            onChange={setSource}
            problem={undefined}
          />
          {reforms.map((reform) => (
            <ProposeOne key={reform.on} reform={reform} places={places} source={source?.trim() ?? ''} />
          ))}
          <div className={styles.bar}>
            <Button onClick={() => setTables(nothingRead)}>{t('bring.again')}</Button>
          </div>
        </>
      ) : (
        <p>{t('bring.lead')}</p>
      )}
    </div>
  )
}

/** Lines that say why they were left out, so that the file can be mended. */
const mostTold = 5

function Unreadable({ refused }: Pick<Tables, 'refused'>) {
  const t = useWords(reformWords)
  const reading = useReading()
  if (refused.length === 0) return null
  return (
    <Note tone="warn" icon="warning">
      {t('bring.unreadable', { count: refused.length })}
      <ul>
        {refused.slice(0, mostTold).map(({ params, words }) => (
          <li key={String(params?.line)}>{reading(words)}</li>
        ))}
        {refused.length > mostTold && <li>…</li>}
      </ul>
    </Note>
  )
}

interface ProposeOneProps extends Pick<Tables, 'places'> {
  readonly reform: Reform
  readonly source: string
}

function ProposeOne({ reform, places, source }: ProposeOneProps) {
  const t = useWords(reformWords)
  const go = useGo()
  const door = useImport<unknown, { readonly reformId: string }>(proposeReform as never)
  const payload = useMemo(() => {
    const placed = reform.units.map((unit) => {
      const place = places.get(unit.code)
      return place ? { ...unit, gridColumn: place.column, gridRow: place.row } : unit
    })
    return { reform: { ...reform, units: placed, holders: [] }, source }
  }, [reform, places, source])
  const day = showFullDay(reform.on as never)
  const { ends, units, edges } = reform
  if (door.verdict) {
    const { reformId } = door.verdict
    return (
      <div className={styles.bar} role="status">
        <Button look="main" onClick={() => go(`/reforms/${reformId}`)}>
          {t('bring.sent', { day })}
        </Button>
      </div>
    )
  }
  return (
    <div>
      {door.problem && <RefusalNote problem={door.problem} />}
      <div className={styles.bar}>
        <Button disabled={source === ''} busy={door.isSending} onClick={() => void door.send(payload)}>
          {t('bring.send', { day, ended: ends.length, founded: units.length, edges: edges.length })}
        </Button>
      </div>
    </div>
  )
}
