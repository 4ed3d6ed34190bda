import { useRead, useReading, useWords } from '#platform/web'
import { Answer, Empty, LinkButton, Row, Rows, Section } from '#ui'
import { batchList, type SheetShape, sheetList, templatePath } from '../domain/index.ts'
import { BatchRow, isMoving } from './batch-row.tsx'
import { DropZone } from './drop-zone.tsx'
import styles from './exchange.module.css'
import { exchangeWords } from './exchange.words.ts'

/** Where a file comes in: drop it; what runs now; which tables are taken, with their templates. */
export function ImportTab() {
  const t = useWords(exchangeWords)
  const sheets = useRead(sheetList, {})
  return (
    <div className={styles.stack}>
      <DropZone />
      <Running />
      <Section title={t('kinds')}>
        <Answer to={sheets}>{({ items }) => <Kinds sheets={items.filter(({ mayImport }) => mayImport)} />}</Answer>
      </Section>
    </div>
  )
}

/** One's own imports that run now: found again after the browser was closed. */
function Running() {
  const t = useWords(exchangeWords)
  const { data } = useRead(batchList, { mine: true, limit: 5 }, { every: 2000 })
  const moving = (data?.items ?? []).filter(isMoving)
  if (moving.length === 0) return null
  return (
    <Section title={t('running')}>
      <Rows label={t('running')}>
        {moving.map((batch) => (
          <BatchRow key={batch.id} batch={batch} />
        ))}
      </Rows>
    </Section>
  )
}

function Kinds({ sheets }: { readonly sheets: readonly SheetShape[] }) {
  const t = useWords(exchangeWords)
  const reading = useReading()
  if (sheets.length === 0) return <Empty title={t('kinds.none')} />
  return (
    <>
      <p className={styles.small}>{t('template.help')}</p>
      <Rows label={t('kinds')}>
        {sheets.flatMap((sheet) =>
          tablesOf(sheet).map(({ variant, title }) => (
            <Row
              key={`${sheet.key} ${variant ?? ''}`}
              title={reading(title)}
              detail={reading(sheet.about)}
              end={
                <LinkButton look="quiet" icon="download" to={templatePath(sheet.key, variant)} download>
                  {t('template')}
                  <span className="visually-hidden"> {reading(title)}</span>
                </LinkButton>
              }
            />
          )),
        )}
      </Rows>
    </>
  )
}

/** The tables of a sheet: one, or one for each variant. */
export function tablesOf({ title, variants }: SheetShape): readonly {
  readonly variant: string | null
  readonly title: SheetShape['title']
}[] {
  if (variants.length === 0) return [{ variant: null, title }]
  return variants.map((variant) => ({ variant: variant.key, title: variant.title }))
}
