import { exactly } from '#kit'
import { useRead, useReading, useWords } from '#platform/web'
import { Answer, Empty, FigureStrip, NumberTable, Section, StripFigure } from '#ui'
import { type CoverLine, teamCoverContract } from '../domain/index.ts'
import { teamWords } from './teams.words.ts'

const columns = ['self-managed', 'community', 'active', 'households', 'unassigned', 'visited', 'needs'] as const

/** Whether every household has a team and every team is at work. */
export function CoverFace({ areaId }: { readonly areaId: number }) {
  const t = useWords(teamWords)
  const answer = useRead(teamCoverContract, { areaId }, { rooms: ['tasks', 'households'] })
  return (
    <Answer to={answer} rows={6}>
      {({ whole, below }) => (
        <>
          <Strip whole={whole} />
          {whole.community + whole.selfManaged + whole.households === 0 && (
            <Empty title={t('cover.none')}>{t('cover.none.help')}</Empty>
          )}
          {below.length > 0 && (
            <Section title={t('by-area')}>
              <Below below={below} />
            </Section>
          )}
        </>
      )}
    </Answer>
  )
}

function Strip({ whole }: { readonly whole: CoverLine }) {
  const t = useWords(teamWords)
  const list = `/teams?areaId=${whole.areaId}&tab=list`
  return (
    <FigureStrip label={t('cover')}>
      <StripFigure label={t('cover.community')} value={whole.community} to={`${list}&kind=community`} />
      <StripFigure label={t('cover.self-managed')} value={whole.selfManaged} to={`${list}&kind=self-managed`} />
      <StripFigure label={t('cover.households')} value={whole.households} to={`/households?areaId=${whole.areaId}`} />
      <StripFigure label={t('cover.unassigned')} value={whole.unassigned} />
      <StripFigure label={t('cover.visited')} value={whole.visited} />
      <StripFigure label={t('cover.needs')} value={whole.needs} />
    </FigureStrip>
  )
}

function Below({ below }: { readonly below: readonly CoverLine[] }) {
  const t = useWords(teamWords)
  const reading = useReading()
  return (
    <NumberTable
      label={t('by-area')}
      corner={t('area')}
      columns={columns.map((key) => ({ key, head: t(`cover.${key}`) }))}
      rows={below.map((line) => ({
        key: String(line.areaId),
        head: reading(line.areaTitle),
        cells: Object.fromEntries(columns.map((key) => [key, cellOf(line, key)])),
      }))}
    />
  )
}

/** A zero says something only where there are households. */
function cellOf(line: CoverLine, key: (typeof columns)[number]) {
  const value = key === 'self-managed' ? line.selfManaged : line[key]
  if (value === 0 && line.households === 0) return undefined
  const figure = exactly(value)
  const to = key === 'households' ? `/households?areaId=${line.areaId}` : `/teams?areaId=${line.areaId}`
  const isWanting = (key === 'unassigned' || key === 'needs') && value > 0
  return isWanting ? { figure, to, tone: 'alarm' as const } : { figure, to }
}
