import { addMinutes, type Instant } from '#kit'
import { areaPath, Link, showMoment, showMomentShort, useNow, useRead, useReading, useWords } from '#platform/web'
import { Empty, Fact, Facts, Row, Rows, Section, TwoColumns } from '#ui'
import {
  type CheckpointPage,
  type CheckpointShift,
  checkpointBookContract,
  checkpointShiftsContract,
} from '../domain/index.ts'
import styles from './checkpoints.module.css'
import { checkpointWords } from './checkpoints.words.ts'
import { postPageWords } from './post.words.ts'
import { ShiftMembers } from './shift-members.tsx'
import { atLineStart } from './standing.tsx'

/** Who stands the post now, which force is missing, who comes next; what the post is and may. */
export function NowTab({ post }: { readonly post: CheckpointPage }) {
  return (
    <TwoColumns>
      <Shifts post={post} />
      <div>
        <Powers post={post} />
        <Stages post={post} />
        <PostFacts post={post} />
      </div>
    </TwoColumns>
  )
}

/** Whole hours, so that the same question is asked for a while. */
function useHour(): Instant {
  const now = useNow()
  return `${now.slice(0, 13)}:00:00.000Z` as Instant
}

function Shifts({ post }: { readonly post: CheckpointPage }) {
  const t = useWords(postPageWords)
  const c = useWords(checkpointWords)
  const now = useNow()
  const hour = useHour()
  const { data } = useRead(checkpointShiftsContract, {
    id: post.id,
    from: addMinutes(hour, -24 * 60),
    to: addMinutes(hour, 48 * 60),
  })
  const shifts = data?.items.filter(({ cancelledAt }) => cancelledAt === null) ?? []
  const here = shifts.find(({ fromAt, toAt }) => fromAt <= now && now < toAt)
  const next = shifts.find(({ fromAt }) => fromAt > now)
  const waiting = shifts.filter(({ handover }) => handover !== null && handover.acknowledgedAt === null)
  const timeOf = (shift: CheckpointShift) =>
    c('shift', { from: showMomentShort(shift.fromAt as Instant), to: showMomentShort(shift.toAt as Instant) })
  return (
    <div>
      <Section title={t('now.title')} note={here && timeOf(here)}>
        {here ? <ShiftMembers post={post} shift={here} /> : <Empty title={t('now.none')} />}
      </Section>
      {waiting.map((shift) => (
        <Handover key={shift.id} shift={shift} />
      ))}
      <Section title={t('now.next')} note={next && timeOf(next)}>
        {next ? <ShiftMembers post={post} shift={next} isAhead /> : <p className={styles.quiet}>{t('now.nextNone')}</p>}
      </Section>
    </div>
  )
}

function Handover({ shift: { handover } }: { readonly shift: CheckpointShift }) {
  const t = useWords(postPageWords)
  if (!handover) return null
  return (
    <Section title={t('handover.title')} note={t('handover.waits')}>
      <p className={styles.note}>{handover.note}</p>
      <p className={styles.quiet}>
        {[handover.givenBy, showMomentShort(handover.givenAt as Instant)].filter(Boolean).join(' · ')}
      </p>
    </Section>
  )
}

/** Which document lets it restrict anybody, until when; and what whoever is turned back is told (CHK-13). */
function Powers({ post }: { readonly post: CheckpointPage }) {
  const t = useWords(postPageWords)
  const reading = useReading()
  const { data: book } = useRead(checkpointBookContract, { areaId: post.areaId })
  const appeal = book?.grounds[0]?.appeal
  const moment = (at: string | null) => (at === null ? t('powers.open') : showMoment(at as Instant))
  return (
    <Section title={t('powers.title')}>
      {!post.mayRestrict && <p>{t('powers.none')}</p>}
      {post.powers.length > 0 && (
        <Rows label={t('powers.title')}>
          {post.powers.map(({ documentId, label, fromAt, toAt }) => (
            <Row
              key={documentId}
              to={`/documents/${documentId}`}
              title={label ? reading(label) : documentId}
              detail={
                fromAt === null ? t('powers.unknown') : t('powers.span', { from: moment(fromAt), to: moment(toAt) })
              }
            />
          ))}
        </Rows>
      )}
      {post.mayRestrict && appeal && (
        <>
          <p className={styles.after}>
            <strong>{t('powers.appeal')}</strong>
          </p>
          <p className={styles.note}>{reading(appeal)}</p>
        </>
      )}
    </Section>
  )
}

function Stages({ post }: { readonly post: CheckpointPage }) {
  const t = useWords(postPageWords)
  if (post.stages.length === 0) return null
  return (
    <Section title={t('stages.title')}>
      <Rows label={t('stages.title')}>
        {post.stages.map(({ id, name, ownerPostTitle, owner }) => (
          <Row key={id} title={name} detail={[ownerPostTitle, owner ?? t('stages.nobody')].join(' · ')} />
        ))}
      </Rows>
    </Section>
  )
}

function PostFacts({ post }: { readonly post: CheckpointPage }) {
  const t = useWords(postPageWords)
  const c = useWords(checkpointWords)
  const reading = useReading()
  return (
    <Section title={t('facts.title')}>
      <Facts>
        <Fact name={t('fact.kind')}>{atLineStart(reading(post.kindTitle))}</Fact>
        {post.number !== null && <Fact name={t('fact.number')}>{post.number}</Fact>}
        <Fact name={t('fact.area')}>
          <Link to={areaPath(post.areaId)}>{reading(post.areaTitle)}</Link>
        </Fact>
        <Fact name={t('fact.place')}>{post.place ?? c('place.none')}</Fact>
        {post.between.length > 0 && (
          <Fact name={t('fact.between')}>{post.between.map(({ title }) => reading(title)).join(' – ')}</Fact>
        )}
        {post.layer !== null && <Fact name={t('fact.layer')}>{post.layer}</Fact>}
        <Fact name={t('fact.opened')}>{showMoment(post.openedAt as Instant)}</Fact>
        {post.closeReason && <Fact name={t('fact.closeReason')}>{post.closeReason}</Fact>}
        {post.site && (
          <Fact name={t('fact.site')}>
            <Link to={`/sites/${post.site.id}`}>{post.site.name}</Link>
          </Fact>
        )}
        {post.note && <Fact name={t('fact.note')}>{post.note}</Fact>}
        <Fact name={t('fact.source')}>{post.kindSource}</Fact>
      </Facts>
    </Section>
  )
}
