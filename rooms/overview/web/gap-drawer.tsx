import type { Instant } from '#kit'
import { areaPath, Link, showMoment, useRead, useReading, useWords } from '#platform/web'
import { Answer, Clock, Dialog, Fact, Facts, LinkButton, PersonPost, SeverityMark } from '#ui'
import { type GapLine, gapById } from '../domain/index.ts'
import { gapKeys } from './gap-addresses.ts'
import styles from './gaps.module.css'
import { overviewWords } from './overview.words.ts'
import { gapSentence, gapTarget, severityTones, useGapClosing } from './say-gap.ts'

/** One gap, whole: what, whose, since when, due when, raised to whom, by which rule, and what closes it. */
export function GapDrawer({ gapId, onClose }: { readonly gapId: string; readonly onClose: () => void }) {
  const t = useWords(overviewWords)
  const reading = useReading()
  const answer = useRead(gapById, { gapId }, gapKeys)
  const gap = answer.data?.id === gapId ? answer.data : undefined
  return (
    <Dialog title={gap ? reading(gapSentence(gap)) : t('gaps')} onClose={onClose} foot={gap && <Doors gap={gap} />}>
      <Answer to={answer} rows={6}>
        {(found) => <GapFacts gap={found} />}
      </Answer>
    </Dialog>
  )
}

function Doors({ gap }: { readonly gap: GapLine }) {
  const t = useWords(overviewWords)
  const target = gapTarget(gap)
  return (
    <>
      <LinkButton to={areaPath(gap.areaId)}>{t('drawer.area')}</LinkButton>
      {target && (
        <LinkButton to={target} look="main">
          {t('drawer.do')}
        </LinkButton>
      )}
    </>
  )
}

function GapFacts({ gap }: { readonly gap: GapLine }) {
  const t = useWords(overviewWords)
  const reading = useReading()
  const closing = useGapClosing(gap)
  const documentId = typeof gap.data.documentId === 'string' ? gap.data.documentId : undefined
  return (
    <>
      <p className={styles.closing}>
        {gap.closedAt ? t('drawer.closed', { at: showMoment(gap.closedAt as Instant) }) : `${closing}.`}
      </p>
      <Facts>
        <Fact name={t('column.severity')}>
          <SeverityMark tone={severityTones[gap.severity]}>{t(`severity.${gap.severity}`)}</SeverityMark>
        </Fact>
        <Fact name={t('drawer.owner')}>
          <PersonPost name={gap.owner.name ?? undefined} post={gap.owner.post ?? undefined} />
        </Fact>
        <Fact name={t('drawer.where')}>
          <Link to={areaPath(gap.areaId)}>{reading(gap.areaTitle)}</Link>
        </Fact>
        <Fact name={t('drawer.since')}>{showMoment(gap.since as Instant)}</Fact>
        <Fact name={t('drawer.due')}>
          {gap.dueAt ? (
            <>
              {showMoment(gap.dueAt as Instant)} {gap.closedAt === null && <Clock due={gap.dueAt as Instant} />}
            </>
          ) : (
            t('drawer.due.none')
          )}
        </Fact>
        <Fact name={t('drawer.raised')}>
          {gap.raised > 0 ? t('drawer.raised.some', { count: gap.raised }) : t('drawer.raised.none')}
        </Fact>
        <Fact name={t('drawer.why')}>
          {reading(gap.title)} · {gap.source}
        </Fact>
        {documentId && (
          <Fact name={t('drawer.document')}>
            <Link to={`/documents/${documentId}`}>{gap.names[documentId] ?? t('drawer.document')}</Link>
          </Fact>
        )}
      </Facts>
      {gap.closedAt === null && <p className={styles.noClick}>{t('drawer.noClick')}</p>}
    </>
  )
}
