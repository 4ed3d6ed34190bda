import { useMemo, useState } from 'react'
import type { Refusal } from '#kit'
import { today, useWords } from '#platform/web'
import { Button, DayField, Note, RefusalNote, SelectField, TextField } from '#ui'
import { importBoundaries, MOST_VERTICES } from '../domain/index.ts'
import { areaWords } from './areas.words.ts'
import { FileDrop } from './file-drop.tsx'
import styles from './import.module.css'
import { readShapes } from './read-shapes.ts'
import { type RefusedLine, RefusedLines } from './refused-lines.tsx'
import { requiredWords, type SourceDoor } from './table-import.tsx'
import { useImport } from './use-import.ts'

interface BoundaryVerdict {
  readonly accepted: readonly { code: string; vertices: number; notes: readonly Refusal[] }[]
  readonly refused: readonly { feature: number; code: string | null; refusal: Refusal }[]
  readonly missingCodes: readonly string[]
}

/** Official boundaries as GeoJSON. */
export function BoundariesImport({ source }: { readonly source: SourceDoor }) {
  const t = useWords(areaWords)
  const [file, setFile] = useState<{ name: string; text: string }>()
  const [property, setProperty] = useState<string>()
  const [on, setOn] = useState(today())
  const [isSourceMissing, setSourceMissing] = useState(false)
  const shapes = useMemo(() => (file ? readShapes(file.text) : undefined), [file])
  const codeProperty = property ?? shapes?.codeProperty
  const said = source.value.trim()
  const payload = useMemo(
    () => ({ collection: shapes?.collection, source: said, codeProperty: codeProperty ?? 'code', on }),
    [shapes, said, codeProperty, on],
  )
  const door = useImport<typeof payload, BoundaryVerdict>(importBoundaries as never)
  const send = () => {
    setSourceMissing(said === '')
    if (said !== '') void door.send(payload)
  }
  const again = () => {
    setFile(undefined)
    setProperty(undefined)
    door.reset()
  }
  if (door.verdict) return <Verdict verdict={door.verdict} onAgain={again} />
  return (
    <div className={styles.steps}>
      <FileDrop accept=".geojson,.json,application/geo+json" name={file?.name} onRead={setFile} />
      {shapes?.broken !== undefined && (
        <Note tone="warn" icon="warning">
          {t('import.file.broken', { why: shapes.broken })}
        </Note>
      )}
      {shapes?.isTooLarge && (
        <Note tone="warn" icon="warning">
          {t('import.file.large', { max: 8 })}
        </Note>
      )}
      {shapes && shapes.broken === undefined && (
        <>
          <p data-tone={shapes.vertices > MOST_VERTICES ? 'warn' : undefined}>
            {t('import.shapes', { count: shapes.count, vertices: shapes.vertices })}
          </p>
          {shapes.properties.length === 0 ? (
            <Note tone="warn">{t('import.property.none')}</Note>
          ) : (
            <SelectField
              label={t('import.property')}
              name="property"
              value={codeProperty}
              onChange={setProperty}
              problem={undefined}
              options={shapes.properties.map(({ name, example }) => ({ value: name, label: `${name} (${example})` }))}
            />
          )}
          <DayField
            label={t('import.day')}
            help={t('import.day.help')}
            name="on"
            value={on}
            onChange={(day) => day && setOn(day)}
            problem={undefined}
          />
          <TextField
            label={t('import.source')}
            help={t('import.source.help')}
            name="source"
            value={source.value}
            onChange={(value) => source.onChange(value ?? '')}
            problem={isSourceMissing && said === '' ? requiredWords : undefined}
          />
          {door.problem && <RefusalNote problem={door.problem} onAgain={send} />}
          <div className={styles.bar}>
            <Button look="main" busy={door.isSending} onClick={send}>
              {t('import.send.boundaries', { count: shapes.count })}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

function Verdict({ verdict, onAgain }: { readonly verdict: BoundaryVerdict; readonly onAgain: () => void }) {
  const t = useWords(areaWords)
  const { accepted, refused, missingCodes } = verdict
  const mended = accepted.flatMap(({ code, notes }) =>
    notes.map((refusal): RefusedLine => ({ line: 0, code, refusal })),
  )
  const refusedLines = refused.map(({ feature, code, refusal }): RefusedLine => ({ line: feature, code, refusal }))
  return (
    <div className={styles.steps} role="status">
      <ul className={styles.counts}>
        <li>
          <strong>{t('import.taken', { count: accepted.length })}</strong>
        </li>
        {mended.length > 0 && <li>{t('import.mended', { count: new Set(mended.map(({ code }) => code)).size })}</li>}
        {refused.length > 0 && <li>{t('import.refused', { count: refused.length })}</li>}
        {missingCodes.length > 0 && <li>{t('import.missing', { count: missingCodes.length })}</li>}
      </ul>
      {refused.length > 0 && (
        <RefusedLines
          label={t('import.refused', { count: refused.length })}
          head={t('import.shape')}
          lines={refusedLines}
        />
      )}
      {mended.length > 0 && (
        <RefusedLines label={t('import.mended', { count: mended.length })} head={t('code')} lines={mended} />
      )}
      {missingCodes.length > 0 && <p>{missingCodes.slice(0, 200).join(', ')}</p>}
      <div className={styles.bar}>
        <Button onClick={onAgain}>{t('import.again')}</Button>
      </div>
    </div>
  )
}
