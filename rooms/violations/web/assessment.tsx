import { dayOf, type Instant } from '#kit'
import { cityOffset, Link, useRead, useReading, useWords } from '#platform/web'
import { Answer, Fact, Facts, Note } from '#ui'
import { assessViolation, type BehaviourView, type SubjectKind, violationList } from '../domain/index.ts'
import { dossierWords } from './dossier.words.ts'
import { entryWords } from './entry.words.ts'
import { RangeBar } from './range-bar.tsx'
import { violationsPath } from './violation-paths.ts'
import styles from './violations.module.css'

interface AssessmentProps {
  readonly areaId: number | undefined
  readonly actAt: string | undefined
  readonly behaviour: BehaviourView | undefined
  readonly variant: string | undefined
  readonly subjectKind: SubjectKind
  readonly birthDate: string | undefined
}

/** What the law of that day says of what is typed: range and middle, age, who decides, or why it cannot be. */
export function Assessment({ areaId, actAt, behaviour, variant, subjectKind, birthDate }: AssessmentProps) {
  const t = useWords(entryWords)
  const isKnown = areaId !== undefined && actAt !== undefined && behaviour !== undefined
  const isWhole = isKnown && (behaviour.variants.length === 0 || variant !== undefined)
  const answer = useRead(
    assessViolation,
    { areaId, behaviour: behaviour?.code, variant, actAt, subjectKind, birthDate },
    { enabled: isWhole, rooms: ['violations'] },
  )
  if (!isWhole) return <p className={styles.aside}>{t('assess.empty')}</p>
  return (
    <>
      <Answer to={answer} rows={4}>
        {(assessed) => <Assessed assessed={assessed} behaviour={behaviour} subjectKind={subjectKind} />}
      </Answer>
      <Duplicates areaId={areaId} behaviour={behaviour.code} actAt={actAt} />
    </>
  )
}

interface AssessedProps {
  readonly assessed: NonNullable<ReturnType<typeof useRead<unknown, AssessedAnswer>>['data']>
  readonly behaviour: BehaviourView
  readonly subjectKind: SubjectKind
}

type AssessedAnswer = typeof assessViolation extends { answer: { _output: infer A } } ? A : never

function Assessed({ assessed, behaviour, subjectKind }: AssessedProps) {
  const t = useWords(entryWords)
  const said = useWords(dossierWords)
  const reading = useReading()
  const { refusal, range, ageBand, verdicts, hasRightToExplain, decidedBy, orders } = assessed
  return (
    <>
      {refusal && (
        <Note tone="warn" icon="warning" role="status">
          {reading(refusal.words)}
        </Note>
      )}
      {range && <RangeBar range={range} marks={[{ label: said('amount.middle'), amount: range.middle }]} />}
      <Facts>
        <Fact name={said('fact.basis')}>
          {t('assess.basis', { article: behaviour.article, instrument: behaviour.instrument })} (
          {said(`sure.${behaviour.source.sure}`)})
          {behaviour.toBeConfirmed && <div>{t('assess.confirm', { what: reading(behaviour.toBeConfirmed) })}</div>}
        </Fact>
        {ageBand && subjectKind === 'individual' && (
          <Fact name={said('fact.subject')}>
            {said(`age.${ageBand}`)}
            <div>{t('assess.verdicts', { list: verdicts.map((one) => said(`verdict.${one}`)).join(', ') })}</div>
          </Fact>
        )}
        <Fact name={said('section.who')}>
          {decidedBy === null ? t('assess.nobody') : t('assess.decidedBy', { level: said(`level.${decidedBy}`) })}
        </Fact>
        <Fact name={said('chain.explanation')}>{t(hasRightToExplain ? 'assess.explain' : 'assess.no-explain')}</Fact>
        {behaviour.needs !== 'none' && orders[0] && <Fact name={said('fact.order')}>{reading(orders[0].label)}</Fact>}
        {behaviour.remedy && <Fact name={said('fact.remedy')}>{reading(behaviour.remedy)}</Fact>}
      </Facts>
    </>
  )
}

/** Dossiers of the same behaviour, place and day: perhaps the same. */
function Duplicates({
  areaId,
  behaviour,
  actAt,
}: {
  readonly areaId: number
  readonly behaviour: string
  readonly actAt: string
}) {
  const t = useWords(entryWords)
  const day = dayOf(actAt as Instant, cityOffset())
  const query = { areaId, behaviour, step: 'detected' as const, from: day, to: day }
  const { data } = useRead(violationList, { ...query, limit: 20 })
  const count = data?.items.length ?? 0
  if (count === 0) return null
  return (
    <Note role="status">
      {t('assess.duplicates', { count })} <Link to={violationsPath(query)}>{t('assess.duplicates.open')}</Link>
    </Note>
  )
}
