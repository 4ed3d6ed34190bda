import { useState } from 'react'
import { useRead, useReading, useWords } from '#platform/web'
import { Button, Section, Tag, TextField } from '#ui'
import { type ColumnShape, sheetColumns } from '../domain/index.ts'
import styles from './exchange.module.css'
import { exchangeWords } from './exchange.words.ts'
import { matchesAfter, type Preview, usePreviewChoices } from './preview-choices.ts'

type FileColumn = Preview['columns'][number]

/** Which column of the file is which of ours; what the file lacks, with one value for all rows where it is required. */
export function ColumnMatches({ shown }: { readonly shown: Preview }) {
  const t = useWords(exchangeWords)
  const { choices, choose } = usePreviewChoices()
  const variant = shown.variant ?? undefined
  const ours = useRead(sheetColumns, { sheet: shown.sheet ?? undefined, variant }, { enabled: shown.sheet !== null })
  const columns = (ours.data?.columns ?? []).filter(({ only }) => only !== 'export')
  return (
    <Section
      title={t('columns')}
      note={
        choices.matches !== undefined && (
          <Button look="quiet" onClick={() => choose('matches', undefined)}>
            {t('columns.auto')}
          </Button>
        )
      }
    >
      <p className={styles.small}>{t('columns.help')}</p>
      <Missing shown={shown} />
      <table className={styles.matches}>
        <thead>
          <tr>
            <th scope="col">{t('columns.theirs')}</th>
            <th scope="col">{t('columns.sample')}</th>
            <th scope="col">{t('columns.ours')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.columns.map((column) => (
            <MatchLine
              key={column.column}
              column={column}
              ours={columns}
              onMatch={(key) => choose('matches', matchesAfter(shown, column.column, key))}
            />
          ))}
        </tbody>
      </table>
    </Section>
  )
}

interface MatchLineProps {
  readonly column: FileColumn
  readonly ours: readonly ColumnShape[]
  readonly onMatch: (key: string | undefined) => void
}

function MatchLine({ column, ours, onMatch }: MatchLineProps) {
  const t = useWords(exchangeWords)
  const reading = useReading()
  const { letter, header, sample, key, sure } = column
  return (
    <tr data-skipped={key === null || undefined}>
      <th scope="row">
        <span className={styles.letter}>{letter}</span> {header || t('errors.empty')}
      </th>
      <td className={styles.sample}>{sample.filter(Boolean).slice(0, 3).join(' · ')}</td>
      <td>
        <select
          className={styles.select}
          aria-label={t('columns.pick', { letter, header })}
          value={key ?? ''}
          onChange={(event) => onMatch(event.target.value || undefined)}
        >
          <option value="">{t('columns.skip')}</option>
          {ours.map((one) => (
            <option key={one.key} value={one.key}>
              {reading(one.header)}
              {one.required ? ' *' : ''}
            </option>
          ))}
        </select>{' '}
        {sure === 'near' && <Tag tone="soon">{t('sure.near')}</Tag>}
        {(sure === 'remembered' || sure === 'chosen') && <span className={styles.small}>{t(`sure.${sure}`)}</span>}
      </td>
    </tr>
  )
}

function Missing({ shown }: { readonly shown: Preview }) {
  const t = useWords(exchangeWords)
  const reading = useReading()
  const required = shown.missing.filter((column) => column.required || shown.fixed[column.key] !== undefined)
  const optional = shown.missing.filter((column) => !required.includes(column))
  return (
    <>
      {required.map((column) => (
        <FixedValue key={column.key} column={column} shown={shown} />
      ))}
      {optional.length > 0 && (
        <p className={styles.small}>
          {t('missing.optional', { columns: optional.map(({ header }) => reading(header)).join(', ') })}
        </p>
      )}
    </>
  )
}

interface FixedValueProps {
  readonly column: Preview['missing'][number]
  readonly shown: Preview
}

/** A required column that the file lacks may be said once for all rows. Asked when the field is left or Enter is pressed. */
function FixedValue({ column, shown }: FixedValueProps) {
  const t = useWords(exchangeWords)
  const reading = useReading()
  const { choose } = usePreviewChoices()
  const kept = shown.fixed[column.key]
  const [text, setText] = useState(kept ?? '')
  const keep = () => {
    if (text.trim() === (kept ?? '')) return
    const { [column.key]: _, ...others } = shown.fixed
    const fixed = text.trim() === '' ? others : { ...others, [column.key]: text.trim() }
    choose('fixed', Object.keys(fixed).length === 0 ? undefined : JSON.stringify(fixed))
  }
  return (
    <form
      className={styles.fixed}
      onBlur={keep}
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <TextField
        name={`fixed-${column.key}`}
        label={reading(column.header)}
        help={`${t('missing.required')}. ${t('missing.fixed')}.`}
        value={text}
        onChange={(value) => setText(value ?? '')}
        problem={undefined}
      />
    </form>
  )
}
