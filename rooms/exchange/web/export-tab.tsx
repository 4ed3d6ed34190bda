import { useRead, useReading, useWords } from '#platform/web'
import { Answer, Empty, Row, Rows, SheetExport } from '#ui'
import { sheetList } from '../domain/index.ts'
import styles from './exchange.module.css'
import { exchangeWords } from './exchange.words.ts'
import { tablesOf } from './import-tab.tsx'

/** Everything that may be given out, whole. Filtered lists are given out where they are seen. */
export function ExportTab() {
  const t = useWords(exchangeWords)
  const reading = useReading()
  const answer = useRead(sheetList, {})
  return (
    <Answer to={answer}>
      {({ items }) => {
        const sheets = items.filter(({ mayExport }) => mayExport)
        if (sheets.length === 0) return <Empty title={t('out.none')} />
        return (
          <>
            <p className={styles.small}>{t('out.lead')}</p>
            <Rows label={t('tab.out')}>
              {sheets.flatMap((sheet) =>
                tablesOf(sheet).map(({ variant, title }) => (
                  <Row
                    key={`${sheet.key} ${variant ?? ''}`}
                    title={reading(title)}
                    detail={reading(sheet.about)}
                    end={<SheetExport sheet={sheet.key} filters={{ variant }} />}
                  />
                )),
              )}
            </Rows>
          </>
        )
      }}
    </Answer>
  )
}
