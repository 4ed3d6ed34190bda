import { useRead, useReading, useWords } from '#platform/web'
import { RadioField, Section, SelectField } from '#ui'
import { sheetList } from '../domain/index.ts'
import styles from './exchange.module.css'
import { exchangeWords } from './exchange.words.ts'
import { type Preview, usePreviewChoices } from './preview-choices.ts'

/** How the file was understood, each part changeable: the table it is, the worksheet, the encoding, the header row. */
export function FileReading({ shown }: { readonly shown: Preview }) {
  const t = useWords(exchangeWords)
  const reading = useReading()
  // where the header stands and which letters were guessed is said below, beside the way to change it
  const remarks = shown.remarks.filter(({ code }) => code !== 'header-row' && code !== 'encoding-guessed')
  return (
    <Section title={t('understood')}>
      <div className={styles.stack}>
        {remarks.length > 0 && (
          <ul className={styles.remarks}>
            {remarks.map(({ code, words }) => (
              <li key={code}>{reading(words)}</li>
            ))}
          </ul>
        )}
        <div className={styles.fields}>
          <KindField shown={shown} />
          {shown.tabs.length > 1 && <TabField shown={shown} />}
        </div>
        <EncodingField shown={shown} />
        <HeaderRow shown={shown} />
      </div>
    </Section>
  )
}

function KindField({ shown }: { readonly shown: Preview }) {
  const t = useWords(exchangeWords)
  const reading = useReading()
  const { choose } = usePreviewChoices()
  const { data } = useRead(sheetList, {})
  const sheets = (data?.items ?? []).filter(({ mayImport }) => mayImport)
  const variants = sheets.find(({ key }) => key === shown.sheet)?.variants ?? []
  return (
    <>
      <SelectField
        name="sheet"
        label={t('understood.kind')}
        value={shown.sheet ?? undefined}
        onChange={(sheet) => choose('sheet', sheet)}
        options={sheets.map(({ key, title }) => ({ value: key, label: reading(title) }))}
        problem={undefined}
      />
      {variants.length > 0 && (
        <SelectField
          name="variant"
          label={t('understood.variant')}
          value={shown.variant ?? undefined}
          onChange={(variant) => choose('variant', variant)}
          options={variants.map(({ key, title }) => ({ value: key, label: reading(title) }))}
          problem={undefined}
        />
      )}
    </>
  )
}

function TabField({ shown }: { readonly shown: Preview }) {
  const t = useWords(exchangeWords)
  const { choose } = usePreviewChoices()
  return (
    <SelectField
      name="tab"
      label={t('understood.tab')}
      value={shown.tabs.find(({ chosen }) => chosen)?.name}
      onChange={(tab) => choose('tab', tab)}
      options={shown.tabs.filter(({ hidden }) => !hidden).map(({ name }) => ({ value: name, label: name }))}
      problem={undefined}
    />
  )
}

function EncodingField({ shown }: { readonly shown: Preview }) {
  const t = useWords(exchangeWords)
  const { choices, choose } = usePreviewChoices()
  const { encoding } = shown
  if (!encoding) return null
  const name = encoding.choices.find(({ key }) => key === encoding.chosen)?.title ?? encoding.chosen
  const isGuess = !encoding.isSure && choices.encoding === undefined
  return (
    // Old single-byte letters are always a guess: whoever sent the file sees how it was read, and how else it could be.
    <details className={styles.more} open={!encoding.isSure || !encoding.chosen.startsWith('utf')}>
      <summary>{t('understood.encoding.sure', { name })}</summary>
      <RadioField
        name="encoding"
        label={t('understood.encoding')}
        help={isGuess ? t('understood.encoding.guess', { name }) : t('understood.encoding.help')}
        // what was just chosen, before the preview of it has come
        value={choices.encoding ?? encoding.chosen}
        onChange={(value) => choose('encoding', value)}
        options={encoding.choices.map(({ key, title, sample }) => ({ value: key, label: title, help: sample }))}
        problem={undefined}
      />
    </details>
  )
}

function HeaderRow({ shown }: { readonly shown: Preview }) {
  const t = useWords(exchangeWords)
  const { choose } = usePreviewChoices()
  const { headerRow, firstRows } = shown
  return (
    <details className={styles.more} open={headerRow === null}>
      <summary>
        {headerRow === null ? t('understood.header.none') : t('understood.header', { row: String(headerRow) })}
      </summary>
      <div className={styles.scroll}>
        <table className={styles.first}>
          <caption className={styles.small}>{t('understood.header.pick')}</caption>
          <tbody>
            {firstRows.map(({ row, cells }) => (
              <tr key={row} data-chosen={row === headerRow || undefined}>
                <th scope="row">
                  <label>
                    <input
                      type="radio"
                      name="header-row"
                      checked={row === headerRow}
                      aria-label={t('understood.header.row', { row: String(row) })}
                      onChange={() => choose('headerRow', String(row))}
                    />{' '}
                    {row}
                  </label>
                </th>
                {cells.map((cell, index) => (
                  <td key={index}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
