import { useState } from 'react'
import type { z } from 'zod'
import { exactly } from '#kit'
import { showNumber, useRead, useReading, useWords } from '#platform/web'
import { Answer, BarList, Button, Empty, FigureStrip, Row, Rows, Section, StripFigure } from '#ui'
import { guardedContract, type PilotLine, pilotListContract } from '../domain/index.ts'
import { PilotCard } from './pilot-card.tsx'
import { EvaluatePilot, RollOut, StartPilot } from './pilot-dialogs.tsx'
import styles from './teams.module.css'
import { teamWords } from './teams.words.ts'

/** Self-managed teams and their guard posts by layer; what was tried first and how far it is rolled out. */
export function GuardedFace({ areaId }: { readonly areaId: number }) {
  const answer = useRead(guardedContract, { areaId }, { rooms: ['checkpoints'] })
  return (
    <div className={styles.page}>
      <Answer to={answer} rows={4}>
        {(guarded) => <Guarded areaId={areaId} guarded={guarded} />}
      </Answer>
      <Pilots areaId={areaId} />
    </div>
  )
}

interface GuardedProps {
  readonly areaId: number
  readonly guarded: z.infer<typeof guardedContract.answer>
}

function Guarded({ areaId, guarded: { teams, posts, layers, postsPerTeam, synthetic, below } }: GuardedProps) {
  const t = useWords(teamWords)
  const reading = useReading()
  if (teams + posts === 0) return <Empty title={t('guard.none')} />
  return (
    <div>
      <FigureStrip label={t('guard')}>
        <StripFigure label={t('guard.teams')} value={teams} to={`/teams?areaId=${areaId}&tab=list&kind=self-managed`} />
        <StripFigure label={t('guard.posts')} value={posts} to={`/checkpoints?areaId=${areaId}&kind=safe-zone`} />
        <StripFigure
          label={t('guard.per')}
          value={postsPerTeam === null ? undefined : { kind: 'exact', value: postsPerTeam }}
        />
      </FigureStrip>
      <Section title={t('guard')}>
        <BarList
          label={t('guard')}
          bars={layers.map(({ layer, posts: count }) => ({
            key: String(layer),
            name: layer === null ? t('guard.layer.none') : t('guard.layer', { layer }),
            figure: exactly(count),
          }))}
        />
        {synthetic && <p className={styles.quiet}>{t('guard.sample')}</p>}
      </Section>
      {below.length > 0 && (
        <Section title={t('by-area')}>
          <Rows label={t('by-area')}>
            {below.map((line) => (
              <Row
                key={line.areaId}
                title={reading(line.areaTitle)}
                end={t('guard.line', { teams: showNumber(line.teams), posts: showNumber(line.posts) })}
                to={`/teams?areaId=${line.areaId}&tab=guarded`}
              />
            ))}
          </Rows>
        </Section>
      )}
    </div>
  )
}

function Pilots({ areaId }: { readonly areaId: number }) {
  const t = useWords(teamWords)
  const { data } = useRead(pilotListContract, { areaId })
  const [open, setOpen] = useState<{ readonly pilot: PilotLine; readonly what: 'evaluate' | 'roll-out' }>()
  const [isStarting, setStarting] = useState(false)
  if (!data) return null
  const close = () => setOpen(undefined)
  return (
    <Section title={t('pilots')}>
      {data.items.length === 0 && <p>{t('pilots.none')}</p>}
      {data.items.map((pilot) => (
        <PilotCard key={pilot.id} pilot={pilot}>
          {data.mayPilot && pilot.rolledOutOn === null && (
            <Button onClick={() => setOpen({ pilot, what: 'evaluate' })}>{t('pilot.evaluate')}</Button>
          )}
          {data.mayPilot && pilot.rolledOutOn === null && pilot.verdict !== null && pilot.verdict !== 'stop' && (
            <Button look="main" onClick={() => setOpen({ pilot, what: 'roll-out' })}>
              {t('pilot.roll-out')}
            </Button>
          )}
        </PilotCard>
      ))}
      {data.mayPilot && (
        <p>
          <Button icon="plus" onClick={() => setStarting(true)}>
            {t('pilot.start')}
          </Button>
        </p>
      )}
      {isStarting && <StartPilot areaId={areaId} onClose={() => setStarting(false)} />}
      {open?.what === 'evaluate' && <EvaluatePilot pilot={open.pilot} onClose={close} />}
      {open?.what === 'roll-out' && <RollOut pilot={open.pilot} onClose={close} />}
    </Section>
  )
}
