import { type Day, exactly } from '#kit'
import { useRead, useReading, useWords } from '#platform/web'
import { Answer, BarList, Empty, FigureStrip, Note, Section, SeriesChart, StripFigure } from '#ui'
import { type IsolationCounts, isolationHomeContract } from '../domain/index.ts'
import styles from './quarantine.module.css'
import { quarantineWords } from './quarantine.words.ts'
import { quarantinePath } from './quarantine-paths.ts'
import { WaitingSection } from './waiting.section.tsx'

/** Today: the numbers that want a hand, who ends when, and where. */
export function TodayFace({ areaId }: { readonly areaId: number }) {
  const t = useWords(quarantineWords)
  const answer = useRead(isolationHomeContract, { areaId }, { every: 60_000, rooms: ['contacts'] })
  return (
    <Answer to={answer} rows={8}>
      {(home) => (
        <>
          <CountStrip areaId={areaId} counts={home.whole} waiting={home.waiting} />
          {home.synthetic && <p className={styles.quiet}>{t('synthetic')}</p>}
          {home.whole.inForce + home.whole.proposed === 0 && <Empty title={t('empty')}>{t('empty.help')}</Empty>}
          <div className={styles.columns}>
            <div>
              {home.whole.inForce > 0 && (
                <Section title={t('ending.title')}>
                  <EndingChart ending={home.ending} />
                </Section>
              )}
              {home.waiting > 0 && <WaitingSection areaId={areaId} />}
            </div>
            {home.below.length > 0 && (
              <Section title={t('by-area')}>
                <ByArea below={home.below} />
              </Section>
            )}
          </div>
        </>
      )}
    </Answer>
  )
}

interface StripProps {
  readonly areaId: number
  readonly counts: IsolationCounts
  readonly waiting: number
}

/** The numbers of isolation, each a door to its records. */
export function CountStrip({ areaId, counts, waiting }: StripProps) {
  const t = useWords(quarantineWords)
  const list = (more: Readonly<Record<string, string>>) => quarantinePath(areaId, { tab: 'orders', ...more })
  return (
    <FigureStrip label={t('numbers')}>
      <StripFigure
        label={t('in-force')}
        value={counts.inForce}
        parts={t('in-force.parts', { home: counts.home, concentrated: counts.concentrated })}
        to={list({ state: 'in-force' })}
      />
      <StripFigure label={t('ends-today')} value={counts.endsToday} to={list({ only: 'ends-today' })} />
      <StripFigure
        label={t('proposed')}
        value={counts.proposed}
        parts={t('proposed.parts', { home: counts.homeAsked, late: counts.proposedLate })}
        to={list({ state: 'proposed' })}
      />
      <StripFigure label={t('missed')} value={counts.missed} to={list({ only: 'missed' })} />
      <StripFigure
        label={t('needs')}
        value={counts.needsOpen}
        parts={t('needs.late', { count: counts.needsLate })}
        to={list({ only: 'needs' })}
      />
      {counts.appealsOpen > 0 && (
        <StripFigure label={t('appeals')} value={counts.appealsOpen} to={list({ state: 'all', only: 'appeals' })} />
      )}
      <StripFigure
        label={t('watched')}
        value={counts.watched}
        parts={t('watched.silent', { count: counts.watchedSilent })}
        to={list({ state: 'all', only: 'self-watch' })}
      />
      <StripFigure label={t('waiting')} value={waiting} to={quarantinePath(areaId)} />
    </FigureStrip>
  )
}

function EndingChart({ ending }: { readonly ending: readonly { day: string; home: number; concentrated: number }[] }) {
  const t = useWords(quarantineWords)
  const any = ending.some(({ home, concentrated }) => home + concentrated > 0)
  const days = ending.length
  if (!any) return <Note icon="clock">{t('ending.none', { days })}</Note>
  return (
    <SeriesChart
      title={t('ending', { days })}
      lead={t('ending.lead')}
      unit={t('people')}
      height={180}
      points={ending.map(({ day, home, concentrated }) => ({ day: day as Day, figure: exactly(home + concentrated) }))}
    />
  )
}

type Below = IsolationCounts & {
  readonly areaId: number
  readonly areaTitle: { readonly vi: string; readonly en: string }
}

function ByArea({ below }: { readonly below: readonly Below[] }) {
  const t = useWords(quarantineWords)
  const reading = useReading()
  return (
    <BarList
      label={t('by-area')}
      bars={below.map((line) => {
        const notes = [
          line.proposed > 0 && t('by-area.proposed', { count: line.proposed }),
          line.missed > 0 && t('by-area.note', { count: line.missed }),
        ].filter((note) => note !== false)
        return {
          key: String(line.areaId),
          name: reading(line.areaTitle),
          figure: exactly(line.inForce),
          to: quarantinePath(line.areaId),
          ...(notes.length > 0 ? { note: `· ${notes.join(', ')}` } : {}),
          ...(line.missed > 0 ? { tone: 'warn' as const } : {}),
        }
      })}
    />
  )
}
