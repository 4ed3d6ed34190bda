import type { Day } from '#kit'
import {
  showFullDay,
  showMomentShort,
  showNumber,
  useFilters,
  useMay,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import { Answer, Choice, Empty, LinkButton, Menu, Page, SheetExport } from '#ui'
import { type ScoreList, scoreList } from '../domain/index.ts'
import { DaySelect } from './day-select.tsx'
import { ListActions } from './list-actions.tsx'
import { formulaPath, ratingsPath, recomputePath, samplesPath } from './score-paths.ts'
import styles from './scorecards.module.css'
import { scoreWords } from './scorecards.words.ts'
import { TwoAxes } from './two-axes.tsx'
import { UnitList } from './unit-list.tsx'

const levels = ['district', 'commune'] as const
type Level = (typeof levels)[number]

/** `/scorecards`: all units of a day, the work and the epidemic apart. */
export function ScorecardsPage() {
  const t = useWords(scoreWords)
  const reading = useReading()
  const may = useMay()
  const [filters, setFilters] = useFilters()
  const { day, areaId } = filters
  const answer = useRead(scoreList, { day, areaId: areaId === undefined ? undefined : Number(areaId) })
  const levelsHere = answer.data ? levels.filter((level) => answer.data.items.some((row) => row.level === level)) : []
  const level = (levelsHere.find((one) => one === filters.level) ?? levelsHere[0]) as Level | undefined
  return (
    <Page
      title={
        areaId === undefined || !answer.data ? t('title') : t('title.of', { area: reading(answer.data.areaTitle) })
      }
      lead={answer.data && <Lead list={answer.data} />}
      actions={
        <>
          <LinkButton to="/accountability">{t('accountability.open')}</LinkButton>
          <LinkButton icon="help" to={formulaPath}>
            {t('formula.open')}
          </LinkButton>
          <Menu
            label={t('more')}
            look="plain"
            entries={[
              { label: t('ratings.open'), to: ratingsPath({}) },
              { label: t('samples.open'), to: samplesPath() },
              ...(may('scorecards.compute') ? [{ label: t('recompute.open'), to: recomputePath }] : []),
            ]}
          />
        </>
      }
    >
      <Answer to={answer} rows={8}>
        {(list) => (
          <>
            <div className={`${styles.bar} no-print`}>
              <DaySelect days={list.days} day={list.day} onChange={(next) => setFilters({ day: next })} />
              {levelsHere.length > 1 && level && (
                <Choice
                  label={t('level')}
                  value={level}
                  options={levelsHere.map((value) => ({ value, label: t(`level.${value}`) }))}
                  onChange={(next) => setFilters({ level: next })}
                />
              )}
              <ListActions list={list} areaId={areaId === undefined ? undefined : Number(areaId)} />
            </div>
            <ListOfDay list={list} level={level} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function ListOfDay({ list, level }: { readonly list: ScoreList; readonly level: Level | undefined }) {
  const t = useWords(scoreWords)
  const [filters] = useFilters()
  const items = list.items.filter((row) => row.level === level)
  if (items.length === 0) return <Empty title={t('list.none')}>{t('list.none.text')}</Empty>
  const asked = { day: list.day, level, areaId: filters.areaId }
  return (
    <div className={styles.stack}>
      <TwoAxes list={{ ...list, items }} />
      <UnitList items={items} day={list.day} tools={<SheetExport sheet="scorecards.list" filters={asked} />} />
    </div>
  )
}

function Lead({ list }: { readonly list: ScoreList }) {
  const t = useWords(scoreWords)
  if (list.formula === null || list.settledAt === null) return showFullDay(list.day as Day)
  const isLive = list.items.every(({ state }) => state === 'live')
  const { judged, units, score } = list.together
  const key = isLive ? 'lead.live' : 'lead.kept'
  return (
    <>
      {showFullDay(list.day as Day)}. {t(key, { at: showMomentShort(list.settledAt as never), judged, units })}{' '}
      {score !== null && `${t('together.said', { count: units, score: showNumber(score) })}.`}
    </>
  )
}
