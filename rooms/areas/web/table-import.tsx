import { useMemo, useState } from 'react'
import type { IntentContract, Refusal } from '#kit'
import { showNumber, useReading, useWords } from '#platform/web'
import { Button, LongTextField, Note, RefusalNote, Section, TextField } from '#ui'
import {
  AREA_KINDS,
  type AreaKind,
  importSuccession,
  importUnits,
  parseUnits,
  readFactRows,
  readSuccession,
  type SuccessionLine,
  type UnitRow,
} from '../domain/index.ts'
import { areaWords } from './areas.words.ts'
import { FileDrop } from './file-drop.tsx'
import styles from './import.module.css'
import { type RefusedLine, RefusedLines } from './refused-lines.tsx'
import { useImport } from './use-import.ts'

/** The field that says where a list comes from; shared by the three imports. */
export interface SourceDoor {
  readonly value: string
  readonly onChange: (value: string) => void
}

interface ReadTable<Item> {
  readonly items: readonly Item[]
  /** Line in the file of each of `items`. */
  readonly lines: readonly number[]
  readonly refused: readonly RefusedLine[]
}

interface TableKind<Item, P> {
  readonly contract: IntentContract<P>
  readonly read: (text: string) => ReadTable<Item>
  readonly toPayload: (items: readonly Item[], source: string) => P
  readonly sendKey: 'import.send.units' | 'import.send.succession'
  readonly columns: string
  readonly example: string
  readonly count?: (items: readonly Item[]) => ReadonlyMap<AreaKind, number>
}

const units: TableKind<UnitRow, ReturnType<typeof importUnits.payload.parse>> = {
  contract: importUnits,
  read: (text) => {
    const { rows, lines, refusals } = parseUnits(text)
    return { items: rows, lines, refused: refusals.map(toRefusedLine) }
  },
  toPayload: (items, source) => ({ units: [...items], source, take: 'good' }) as never,
  sendKey: 'import.send.units',
  columns:
    'Mã (code), Cấp (kind), Tên (name), Mã cấp trên (parent_code), Từ ngày (valid_from), Hết hiệu lực (valid_to)',
  example: 'Mã;Cấp;Tên;Mã cấp trên;Từ ngày;Hết hiệu lực\n00325-001;Tổ dân phố;số 1;00325;1/7/2021;',
  count: (items) => {
    const counts = new Map<AreaKind, number>()
    for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    return counts
  },
}

const succession: TableKind<SuccessionLine, ReturnType<typeof importSuccession.payload.parse>> = {
  contract: importSuccession,
  read: (text) => {
    const { lines, numbers, refusals } = readSuccession(readFactRows(text))
    return { items: lines, lines: numbers, refused: refusals.map(toRefusedLine) }
  },
  toPayload: (items, source) => ({ edges: [...items], source }) as never,
  sendKey: 'import.send.succession',
  columns: 'Ngày (on_day), Mã cũ (old_code), Mã mới (new_code), Phần (part): whole, part, rest, unstated',
  example: 'Ngày;Mã cũ;Mã mới;Phần\n1/7/2025;00325;00283;whole',
}

/** A list of units: a city's tree, or the residential groups of its communes. */
export function UnitsImport({ source }: { readonly source: SourceDoor }) {
  return <TableImport kind={units} source={source} />
}

/** Which unit became which. */
export function SuccessionImport({ source }: { readonly source: SourceDoor }) {
  return <TableImport kind={succession} source={source} />
}

function toRefusedLine(refusal: Refusal): RefusedLine {
  return { line: Number(refusal.params?.line ?? 0), refusal }
}

interface TableVerdict {
  readonly count?: number
  readonly kept?: number
  readonly alreadyKnown: number
  readonly refused: readonly RefusedLine[]
}

function TableImport<Item, P>({ kind, source }: { readonly kind: TableKind<Item, P>; readonly source: SourceDoor }) {
  const t = useWords(areaWords)
  const [name, setName] = useState<string>()
  const [text, setText] = useState('')
  const [isSourceMissing, setSourceMissing] = useState(false)
  const table = useMemo(() => kind.read(text), [kind, text])
  const door = useImport<P, TableVerdict>(kind.contract)
  const payload = useMemo(() => kind.toPayload(table.items, source.value.trim()), [kind, table, source.value])
  const again = () => {
    setName(undefined)
    setText('')
    door.reset()
  }
  const send = () => {
    setSourceMissing(source.value.trim() === '')
    if (source.value.trim() !== '') void door.send(payload)
  }
  if (door.verdict) {
    const toLine = (one: RefusedLine): RefusedLine => ({ ...one, line: table.lines[one.line - 1] ?? one.line })
    const refused = [...table.refused, ...door.verdict.refused.map(toLine)].sort(
      (left, right) => left.line - right.line,
    )
    return <Verdict verdict={door.verdict} refused={refused} text={text} onAgain={again} />
  }
  return (
    <div className={styles.steps}>
      <FileDrop
        accept=".csv,.tsv,.txt,text/csv"
        name={name}
        onRead={(file) => {
          setName(file.name)
          setText(file.text)
        }}
      />
      {name === undefined && (
        <LongTextField
          label={t('import.paste')}
          name="table"
          value={text}
          onChange={(value) => setText(value ?? '')}
          problem={undefined}
          rows={4}
        />
      )}
      {text.trim() === '' ? <Columns kind={kind} /> : <Preview table={table} kind={kind} text={text} />}
      {table.items.length > 0 && (
        <>
          <TextField
            label={t('import.source')}
            help={t('import.source.help')}
            name="source"
            value={source.value}
            onChange={(value) => source.onChange(value ?? '')}
            problem={isSourceMissing && source.value.trim() === '' ? requiredWords : undefined}
          />
          {door.problem && <RefusalNote problem={door.problem} onAgain={send} />}
          <div className={styles.bar}>
            <Button look="main" busy={door.isSending} onClick={send}>
              {t(kind.sendKey, { count: table.items.length })}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

/** What stands beside the source when it was left empty. */
export const requiredWords = { vi: areaWords.vi['import.required'], en: String(areaWords.en['import.required']) }

function Columns({ kind }: { readonly kind: Pick<TableKind<never, never>, 'columns' | 'example'> }) {
  const t = useWords(areaWords)
  return (
    <div>
      <p>
        {t('import.columns')}: {kind.columns}
      </p>
      <pre className={styles.example}>{kind.example}</pre>
    </div>
  )
}

function Preview<Item, P>({
  table,
  kind,
  text,
}: {
  readonly table: ReadTable<Item>
  readonly kind: TableKind<Item, P>
  readonly text: string
}) {
  const t = useWords(areaWords)
  const reading = useReading()
  const counts = [...(kind.count?.(table.items) ?? [])]
  return (
    <Section title={t('import.preview')}>
      {table.items.length === 0 ? (
        <Note tone="warn" icon="warning">
          {t('import.nothing')}
        </Note>
      ) : (
        <ul className={styles.counts}>
          <li>
            <strong>{t('import.readable', { count: table.items.length })}</strong>
          </li>
          {counts.map(([each, count]) => (
            <li key={each}>
              {showNumber(count)} {reading(AREA_KINDS[each])}
            </li>
          ))}
        </ul>
      )}
      {table.refused.length > 0 && (
        <>
          <p>{t('import.unreadable', { count: table.refused.length })}</p>
          <RefusedLines label={t('import.preview')} head={t('import.line')} lines={table.refused} table={text} />
        </>
      )}
    </Section>
  )
}

interface VerdictProps {
  readonly verdict: TableVerdict
  readonly refused: readonly RefusedLine[]
  readonly text: string
  readonly onAgain: () => void
}

function Verdict({ verdict, refused, text, onAgain }: VerdictProps) {
  const t = useWords(areaWords)
  return (
    <div className={styles.steps} role="status">
      <ul className={styles.counts}>
        <li>
          <strong>{t('import.taken', { count: verdict.count ?? verdict.kept ?? 0 })}</strong>
        </li>
        {verdict.alreadyKnown > 0 && <li>{t('import.known', { count: verdict.alreadyKnown })}</li>}
        {refused.length > 0 && <li>{t('import.refused', { count: refused.length })}</li>}
      </ul>
      {refused.length > 0 && (
        <RefusedLines
          label={t('import.refused', { count: refused.length })}
          head={t('import.line')}
          lines={refused}
          table={text}
        />
      )}
      <div className={styles.bar}>
        <Button onClick={onAgain}>{t('import.again')}</Button>
      </div>
    </div>
  )
}
