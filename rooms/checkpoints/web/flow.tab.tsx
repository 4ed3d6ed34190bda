import { type Day, exactly, type Instant } from '#kit'
import { cityOffset, showDay, showMomentShort, showNumber, useNow, useRead, useReading, useWords } from '#platform/web'
import { Answer, BarList, FigureStrip, Row, Rows, Section, StripFigure, TwoColumns } from '#ui'
import {
  type CheckpointPage,
  CROSSING_DECISIONS,
  CROSSING_SUBJECTS,
  crossingFlowContract,
  isRestricting,
} from '../domain/index.ts'
import styles from './checkpoints.module.css'
import { DaySteps, useChosenDay } from './day-steps.tsx'
import { type FlowDay, hourColumns } from './flow-hours.ts'
import { HourColumns } from './hour-columns.tsx'
import { postPageWords } from './post.words.ts'
import { atLineStart } from './standing.tsx'

/** What crossed on a day: by hour with the silent ones, by decision; coverage only where somebody else counted (CHK-02). */
export function FlowTab({ post }: { readonly post: CheckpointPage }) {
  const [day] = useChosenDay()
  const answer = useRead(crossingFlowContract, { id: post.id, day }, { rooms: ['crossings'] })
  return (
    <>
      <DaySteps />
      <Answer to={answer} rows={8}>
        {(flow) => <Flow post={post} day={day} flow={flow} />}
      </Answer>
    </>
  )
}

function Flow({ post, day, flow }: { readonly post: CheckpointPage; readonly day: Day; readonly flow: FlowDay }) {
  const t = useWords(postPageWords)
  const reading = useReading()
  const now = useNow()
  const list = `/checkpoints/${post.id}/crossings?day=${day}`
  const hours = hourColumns(flow, { now, offset: cityOffset(), openedAt: post.openedAt as Instant, to: list })
  const silent = hours.filter(({ isSilent }) => isSilent).length
  const { totals } = flow
  const blanks = { count: totals.crossings, day: showDay(day), hours: silent }
  const title = t(totals.crossings === 0 ? 'flow.none' : silent > 0 ? 'flow.silent' : 'flow.title', blanks)
  return (
    <>
      <FigureStrip label={t('flow.figures')}>
        <StripFigure
          label={t('flow.passed')}
          value={totals.passed}
          to={`${list}&decision=passed`}
          asOf={flow.asOf as Instant}
          parts={t('flow.subjects', { persons: totals.persons, vehicles: totals.vehicles, goods: totals.goods })}
        />
        <StripFigure label={t('flow.back')} value={totals.turnedBack} to={`${list}&decision=turned-back`} />
        <StripFigure label={t('flow.tested')} value={totals.sentToTest} to={`${list}&decision=sent-to-test`} />
        <StripFigure label={t('flow.emergency')} value={totals.emergencies} to={`${list}&decision=emergency`} />
        <StripFigure
          label={t('flow.receipt')}
          value={totals.withReceipt}
          parts={`/ ${showNumber(totals.crossings)}`}
          to={list}
        />
      </FigureStrip>
      <TwoColumns>
        <HourColumns title={title} hours={hours} />
        <Coverage flow={flow} />
      </TwoColumns>
      <Section title={t('reasons.title')} to={list}>
        <BarList
          label={t('reasons.title')}
          bars={flow.reasons.map(({ decision, reason, title: words, count }) => ({
            key: `${decision} ${reason}`,
            name: `${atLineStart(reading(CROSSING_DECISIONS[decision]))}: ${words ? reading(words) : t('reasons.none')}`,
            figure: exactly(count),
            to: `${list}&decision=${decision}`,
            tone: isRestricting(decision) ? ('warn' as const) : undefined,
          }))}
        />
      </Section>
    </>
  )
}

/** Checked against an independent count; without one there is no figure, and that is said (CHK-02). */
function Coverage({ flow: { coverage, counts } }: { readonly flow: FlowDay }) {
  const t = useWords(postPageWords)
  const reading = useReading()
  const { percent, checked, observed } = coverage
  return (
    <Section title={t('coverage.title')}>
      {percent === null || observed === null ? (
        <>
          <p className={styles.answer}>{t('coverage.none')}</p>
          <p className={styles.quiet}>{t('coverage.noneWhy')}</p>
        </>
      ) : (
        <p className={styles.answer}>
          {t('coverage.of', { percent: showNumber(percent, percent % 1 === 0 ? 0 : 1), checked, observed })}
        </p>
      )}
      {counts.length > 0 && (
        <Rows label={t('counts.title')}>
          {counts.map((count) => (
            <Row
              key={count.id}
              title={`${showMomentShort(count.fromAt as Instant)} – ${showMomentShort(count.toAt as Instant)}`}
              detail={[reading(CROSSING_SUBJECTS[count.subject]), t(`method.${count.method}`), count.recordedBy]
                .filter(Boolean)
                .join(' · ')}
              end={t('counts.line', { observed: count.observed, checked: count.checked })}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}
