import type { Day } from '#kit'
import { Link, showDay, showMomentShort, useReading, useWords } from '#platform/web'
import { Row, Rows, Section } from '#ui'
import type { RecordView, UnitScoreView } from '../domain/index.ts'
import { showShare } from './score-mini.tsx'
import { unitPath } from './score-paths.ts'
import styles from './scorecards.module.css'
import { scoreWords } from './scorecards.words.ts'

/** Every computation of the day beside the others, what the newer one counts otherwise, and what re-checks found. */
export function UnitComputations({ page }: { readonly page: UnitScoreView }) {
  const t = useWords(scoreWords)
  return (
    <>
      {page.versions.length > 0 && (
        <Section title={t('way.title')}>
          <p className={styles.aside}>{t('way.lead')}</p>
          <Rows label={t('way.title')}>
            {page.versions.toReversed().map(({ version, score, knownAt, inputs, scoreId, state }) => (
              <Row
                key={scoreId}
                title={t('version.name', { version, score: showShare(score) })}
                detail={t('version.detail', { at: showMomentShort(knownAt as never), hash: inputs.slice(0, 10) })}
                end={t(`state.${state}`)}
                to={version === page.version ? undefined : unitPath(page.areaId, page.day, version)}
              />
            ))}
          </Rows>
        </Section>
      )}
      {page.changes.length > 0 && <Changes page={page} />}
      <Beside page={page} />
      {page.flags.length > 0 && (
        <Section title={t('flags.title')}>
          <Rows label={t('flags.title')}>
            {page.flags.map(({ day, outcome, note }) => (
              <Row key={day} title={`${showDay(day as Day)}: ${t(`outcome.${outcome}`)}`} detail={note ?? undefined} />
            ))}
          </Rows>
        </Section>
      )}
    </>
  )
}

/** What is known of the unit and stays outside the sum. */
function Beside({ page: { beside } }: { readonly page: UnitScoreView }) {
  const t = useWords(scoreWords)
  if (beside.detected === null && beside.notes.length === 0) return null
  return (
    <Section title={t('beside.title')}>
      {beside.detected !== null && <p>{t('beside.detected', { count: beside.detected })}</p>}
      {beside.notes.length > 0 && (
        <Rows label={t('beside.title')}>
          {beside.notes.map(({ id, kind, at, to }) => (
            <Row key={id} title={t(`beside.${kind}`)} end={showMomentShort(at as never)} to={to} />
          ))}
        </Rows>
      )}
    </Section>
  )
}

function Changes({ page }: { readonly page: UnitScoreView }) {
  const t = useWords(scoreWords)
  const reading = useReading()
  const titles = new Map(page.lines.map(({ key, title }) => [key, reading(title)]))
  const why = (record: RecordView | null, absent: string) => (record === null ? absent : reading(record.why))
  return (
    <Section title={t('changes.title', { version: page.version ?? 0 })}>
      <ul className={styles.plain}>
        {page.changes.map(({ was, now }) => {
          const record = (now ?? was) as RecordView
          const title = `${titles.get(record.indicator) ?? ''} · ${reading(record.title)}`
          return (
            <li key={`${record.indicator} ${record.subject}`} className={styles.change}>
              {record.to ? <Link to={record.to}>{title}</Link> : title}
              <br />
              <span className={styles.aside}>
                {t('changes.was', { why: why(was, t('changes.new')) })} →{' '}
                {t('changes.now', { why: why(now, t('changes.gone')) })}
                {record.recordedAt && ` · ${t('changes.came', { at: showMomentShort(record.recordedAt as never) })}`}
              </span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
