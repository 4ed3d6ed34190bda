import { useAccount, useFilters, useRead, useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Answer, Empty, Row, Rows, SheetExport } from '#ui'
import { sheetList } from '../domain/index.ts'
import styles from './exchange.module.css'
import { exchangeWords } from './exchange.words.ts'
import { tablesOf } from './import-tab.tsx'

/** What may be given out of an area. Filtered lists are given out where they are seen. */
export function ExportTab() {
  const t = useWords(exchangeWords)
  const reading = useReading()
  const { homeAreaId } = useAccount()
  const [filters, setFilters] = useFilters()
  const answer = useRead(sheetList, {})
  const areaId = filters.areaId === undefined ? homeAreaId : Number(filters.areaId)
  return (
    <Answer to={answer}>
      {({ items }) => {
        const sheets = items.filter(({ mayExport }) => mayExport)
        if (sheets.length === 0) return <Empty title={t('out.none')} />
        return (
          <>
            <p className={styles.small}>{t('out.lead')}</p>
            <div className={styles.fields}>
              <AreaField
                name="areaId"
                label={t('out.area')}
                value={areaId}
                onChange={(id) => setFilters({ areaId: id === undefined ? undefined : String(id) })}
                problem={undefined}
              />
            </div>
            <Rows label={t('tab.out')}>
              {sheets.flatMap((sheet) =>
                tablesOf(sheet).map(({ variant, title }) => (
                  <Row
                    key={`${sheet.key} ${variant ?? ''}`}
                    title={reading(title)}
                    detail={reading(sheet.about)}
                    end={<SheetExport sheet={sheet.key} filters={{ variant, areaId, id: areaId }} />}
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
