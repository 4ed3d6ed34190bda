import { useRead, useWords } from '#platform/web'
import { Answer, Empty, LinkButton } from '#ui'
import { scoreList } from '../domain/index.ts'
import { DayStanding } from './day-standing.tsx'
import { formulaPath, listPath } from './score-paths.ts'
import styles from './scorecards.module.css'
import { scoreWords } from './scorecards.words.ts'

/** The measure of an area and of the units inside it, on the area's page. */
export function AreaScorecardTab({ areaId }: { readonly areaId: number }) {
  const t = useWords(scoreWords)
  const answer = useRead(scoreList, { areaId })
  return (
    <Answer to={answer} rows={6}>
      {(list) => (
        <>
          <div className={styles.bar}>
            <LinkButton icon="chart" to={listPath(list.day, areaId)}>
              {t('tab.open')}
            </LinkButton>
            <LinkButton look="quiet" icon="help" to={formulaPath}>
              {t('formula.open')}
            </LinkButton>
          </div>
          {list.items.length === 0 ? <Empty title={t('tab.none')} /> : <DayStanding list={list} areaId={areaId} />}
        </>
      )}
    </Answer>
  )
}
