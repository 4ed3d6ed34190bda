import type { z } from 'zod'
import type { Day } from '#kit'
import { type PageProps, showDay, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, LinkButton, Note, Page, Section } from '#ui'
import { levelRound } from '../domain/index.ts'
import { CountBar } from './count-bars.tsx'
import { DecideLines } from './decide-lines.tsx'
import { roundPath } from './level-paths.ts'
import styles from './levels.module.css'
import { roundWords } from './round.words.ts'

type Round = z.infer<(typeof levelRound)['answer']>

/** `/levels/rounds/$roundId`: every unit with what is proposed and why; decided here. */
export function RoundPage({ params }: PageProps) {
  const answer = useRead(levelRound, { id: params.roundId ?? '' })
  return (
    <Answer to={answer} rows={12}>
      {(round) => <RoundView round={round} />}
    </Answer>
  )
}

function RoundView({ round }: { readonly round: Round }) {
  const t = useWords(roundWords)
  const reading = useReading()
  const name = round.byName ?? ''
  const lacking = round.lines.filter(({ level, decided }) => level === null && decided === null).length
  return (
    <Page
      above={<AreaBreadcrumb areaId={round.area.id} />}
      title={`${t('title')}: ${reading(round.area.title)}`}
      lead={t('lead', { set: round.setNumber, day: showDay(round.dataOn as Day), name })}
      actions={round.noticeDraft && <LinkButton to={`${roundPath(round.id)}/notice`}>{t('notice')}</LinkButton>}
    >
      {!round.activated && <Note tone="soon">{t('inactive')}</Note>}
      {round.waitsFor && <Note>{t('not-mine', { unit: reading(round.waitsFor) })}</Note>}
      <div className={styles.columns}>
        <Section title={t('counts')}>
          <CountBar counts={{ communes: round.counts, none: lacking }} />
          {lacking > 0 && <p className={styles.small}>{t('decide.left', { count: lacking })}</p>}
        </Section>
        <Section title={t('guide')}>
          <ol className={styles.guide}>
            {round.guide.map((step) => (
              <li key={step.vi}>{reading(step)}</li>
            ))}
          </ol>
        </Section>
      </div>
      <DecideLines roundId={round.id} lines={round.lines} isOpen={round.activated} />
    </Page>
  )
}
