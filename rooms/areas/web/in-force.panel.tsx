import { areaPath, Link, showMomentShort, useRead, useReading, useSession, useWords } from '#platform/web'
import { Answer, DayBar, Empty, LevelMark, Row, Rows, Tag } from '#ui'
import { areaInForce, type InForceLine } from '../domain/index.ts'
import { areaWords } from './areas.words.ts'
import styles from './in-force.module.css'

/** Longest term drawn with a square a day; a longer one is only said. */
const mostSquares = 31

/** What is in force in an area now; asked again each minute, for time alone ends things. */
export function useInForce(areaId: number) {
  return useRead(areaInForce, { id: areaId }, { rooms: ['in-force'], every: 60_000 })
}

/** What is in force in an area: day of the term, until when, by what, put where. The same on every page of an area. */
export function InForcePanel({ areaId }: { readonly areaId: number }) {
  const t = useWords(areaWords)
  const answer = useInForce(areaId)
  return (
    <Answer to={answer}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t('in-force.none')} />
        ) : (
          <Rows label={t('in-force')}>
            {items.map((line) => (
              <InForceRow key={line.id} line={line} areaId={areaId} />
            ))}
          </Rows>
        )
      }
    </Answer>
  )
}

/** The strip of a page: the first directive in force with its days, and the level if there is one. */
export function InForceStrip({ areaId }: { readonly areaId: number }) {
  const { data } = useInForce(areaId)
  const directive = data?.items.find(({ kind }) => kind === 'directive')
  const level = data?.items.find((line) => line.kind === 'level')
  if (!directive && !level) return null
  return (
    <Link to={`${areaPath(areaId)}/in-force`} className={styles.strip}>
      {directive && <Term line={directive} isShort />}
      {level && <Mark line={level} />}
    </Link>
  )
}

function InForceRow({ line, areaId }: { readonly line: InForceLine; readonly areaId: number }) {
  const t = useWords(areaWords)
  const reading = useReading()
  const isSignedIn = Boolean(useSession()?.account)
  const to = line.documentId && isSignedIn ? `/documents/${line.documentId}` : undefined
  const isLevel = line.level !== null
  const details = [
    ...(isLevel ? [] : [t(`kind.${line.kind}`)]),
    ends(line, t),
    ...(line.area.id === areaId ? [] : [t('in-force.at', { area: reading(line.area.title) })]),
  ]
  return (
    <Row
      mark={isLevel ? <Mark line={line} isBare /> : undefined}
      title={reading(line.label)}
      detail={
        <>
          {details.join(' · ')}
          {line.kind === 'directive' && <Term line={line} />}
        </>
      }
      to={to}
    />
  )
}

function Mark({ line, isBare = false }: { readonly line: InForceLine; readonly isBare?: boolean | undefined }) {
  const t = useWords(areaWords)
  const reading = useReading()
  const { level } = line
  if (level === 1 || level === 2 || level === 3 || level === 4) {
    return <LevelMark level={level} label={isBare ? undefined : reading(line.label)} />
  }
  return <Tag>{t(`kind.${line.kind}`)}</Tag>
}

function Term({ line, isShort = false }: { readonly line: InForceLine; readonly isShort?: boolean | undefined }) {
  const reading = useReading()
  const label = isShort ? { label: reading(line.label) } : {}
  if (line.of === null || line.of > mostSquares) return isShort ? <strong>{reading(line.label)}</strong> : null
  return (
    <span className={styles.term}>
      <DayBar day={line.day} total={line.of} {...label} />
    </span>
  )
}

function ends(
  line: InForceLine,
  t: (key: 'in-force.until' | 'in-force.review' | 'in-force.since', blanks: { at: string }) => string,
): string {
  if (line.to !== null) return t('in-force.until', { at: showMomentShort(line.to as never) })
  if (line.reviewAt !== null) return t('in-force.review', { at: showMomentShort(line.reviewAt as never) })
  return t('in-force.since', { at: showMomentShort(line.from as never) })
}
