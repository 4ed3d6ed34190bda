import type { Day, Instant } from '#kit'
import { areaPath, Link, showFullDay, showMoment, useReading, useWords } from '#platform/web'
import { Fact, Facts } from '#ui'
import type { ViolationPage } from '../domain/index.ts'
import { dossierWords } from './dossier.words.ts'

/** What a dossier is about, without the person: behaviour, basis and how sure it is, order, age band, where it lies. */
export function DossierFacts({ dossier }: { readonly dossier: ViolationPage }) {
  const t = useWords(dossierWords)
  const reading = useReading()
  const { violation, charge, order, ageBand, decision, recordNumber, findingId, siteId } = dossier
  return (
    <Facts>
      <Fact name={t('fact.behaviour')}>{`${charge.code} ${reading(charge.title)}`}</Fact>
      <Fact name={t('fact.basis')}>
        {charge.article}, {charge.instrument} ({t(`sure.${charge.source.sure}`)})
        {charge.toBeConfirmed && <div>{reading(charge.toBeConfirmed)}</div>}
      </Fact>
      <Fact name={t('fact.order')}>
        {order === null ? (
          t('fact.order.none')
        ) : order.documentId === null ? (
          reading(order.label)
        ) : (
          <Link to={`/documents/${order.documentId}`}>{reading(order.label)}</Link>
        )}
      </Fact>
      {charge.remedy && <Fact name={t('fact.remedy')}>{reading(charge.remedy)}</Fact>}
      <Fact name={t('fact.act')}>{showMoment(violation.actAt as Instant)}</Fact>
      <Fact name={t('fact.area')}>
        <Link to={areaPath(violation.areaId)}>{reading(violation.areaTitle)}</Link>
      </Fact>
      {findingId !== null && (
        <Fact name={t('fact.finding')}>
          <Link to={`/inspections/findings/${findingId}`}>{t('fact.finding.open')}</Link>
        </Fact>
      )}
      {siteId !== null && (
        <Fact name={t('fact.site')}>
          <Link to={`/sites/${siteId}`}>{t('fact.site.open')}</Link>
        </Fact>
      )}
      <Fact name={t('fact.subject')}>
        {t(`subject.${violation.subjectKind}`)}
        {ageBand && violation.subjectKind === 'individual' && `, ${t(`age.${ageBand}`)}`}
      </Fact>
      <Fact name={t('fact.with')}>{t(`level.${violation.level}`)}</Fact>
      {recordNumber && <Fact name={t('fact.record')}>{recordNumber}</Fact>}
      {decision?.number && <Fact name={t('fact.decision')}>{decision.number}</Fact>}
      {dossier.keptUntil && <Fact name={t('fact.kept')}>{showFullDay(dossier.keptUntil as Day)}</Fact>}
    </Facts>
  )
}
