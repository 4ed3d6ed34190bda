import { useEffect } from 'react'
import { addDays, type Day } from '#kit'
import {
  type PageProps,
  showFullDay,
  showMoment,
  useFilters,
  useIntent,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, LinkButton, Note, Page, Tag } from '#ui'
import { seeScore, type UnitScoreView, unitScore } from '../domain/index.ts'
import { stateWord } from './score-mini.tsx'
import { formulaPath, listPath, recordsPath, unitPath } from './score-paths.ts'
import { scoreWords } from './scorecards.words.ts'
import { UnitScore } from './unit-score.tsx'

/** `/scorecards/units/:areaId`: one unit's measure of a day, taken apart. */
export function UnitScorePage({ params }: PageProps) {
  const t = useWords(scoreWords)
  const reading = useReading()
  const [filters] = useFilters()
  const areaId = Number(params.areaId)
  const answer = useRead(unitScore, { areaId, day: filters.day, version: filters.version })
  const page = answer.data
  useSeen(page)
  return (
    <Page
      title={page ? t('title.of', { area: reading(page.areaTitle) }) : t('title')}
      above={<AreaBreadcrumb areaId={areaId} linkTo={(id) => listPath(page?.day, id)} here={t('title')} />}
      lead={page && <Lead page={page} />}
      actions={page && <PageActions page={page} />}
    >
      <Answer to={answer} rows={10}>
        {(found) => (
          <>
            {!found.isOpen && <Note>{t('published.only')}</Note>}
            <UnitScore page={found} />
          </>
        )}
      </Answer>
    </Page>
  )
}

/** A head's first look at the score of their own unit is kept. */
function useSeen(page: UnitScoreView | undefined) {
  const { ask } = useIntent(seeScore)
  const scoreId = page?.mayExplain && page.seenAt === null ? page.scoreId : null
  useEffect(() => {
    if (scoreId !== null) void ask({ scoreId })
  }, [scoreId, ask])
}

function Lead({ page }: { readonly page: UnitScoreView }) {
  const t = useWords(scoreWords)
  const isLive = page.state === 'live'
  const isExplained = page.explanation !== null
  return (
    <>
      {showFullDay(page.day as Day)}.{' '}
      {isLive ? t('known.now') : t('known.at', { at: showMoment(page.knownAt as never) })}.{' '}
      <Tag>{t(stateWord({ state: page.state, isExplained }))}</Tag>
    </>
  )
}

function PageActions({ page }: { readonly page: UnitScoreView }) {
  const t = useWords(scoreWords)
  const { areaId, day, version } = page
  return (
    <>
      <LinkButton icon="back" to={unitPath(areaId, addDays(day as Day, -1))}>
        {t('unit.before')}
      </LinkButton>
      <LinkButton to={unitPath(areaId, addDays(day as Day, 1))}>{t('unit.after')}</LinkButton>
      {page.isOpen && (
        <LinkButton to={recordsPath(areaId, { day, version: version ?? undefined })}>{t('records.title')}</LinkButton>
      )}
      <LinkButton look="quiet" icon="help" to={formulaPath}>
        {t('formula.open')}
      </LinkButton>
    </>
  )
}
