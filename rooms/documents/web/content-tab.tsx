import type { Day, Instant } from '#kit'
import { Link, showDay, showMoment, useIntent, useRead, useReading, useWords } from '#platform/web'
import { ActivationsPanel } from '#rooms/bodies/web'
import { Button, Empty, Fact, Facts, Note, RefusalNote, Row, Rows, Section, showToast } from '#ui'
import { activateUnits, type DocumentDetail, documentConflicts } from '../domain/index.ts'
import { DocumentMarks, documentPath, sayValidity, useIssuerName } from './document-marks.tsx'
import styles from './documents.module.css'
import { documentWords } from './documents.words.ts'

/** What the document says and who stands behind it. */
export function ContentTab({ document }: { readonly document: DocumentDetail }) {
  const t = useWords(documentWords)
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        <WaitingUnits document={document} />
        <Conflicts document={document} />
        <Section title={t('measures')}>
          {document.measures.length === 0 ? (
            <Empty>{t('measures.none')}</Empty>
          ) : (
            <ol className={styles.measures}>
              {document.measures.map((measure) => (
                <li key={measure.place}>{measure.sentence}</li>
              ))}
            </ol>
          )}
        </Section>
        <ActivationsPanel documentId={document.id} isInForce={document.state === 'issued' && document.day !== null} />
      </div>
      <DocumentFacts document={document} />
    </div>
  )
}

function DocumentFacts({ document }: { readonly document: DocumentDetail }) {
  const t = useWords(documentWords)
  const issuerName = useIssuerName()
  const reading = useReading()
  const { signatures, effectiveEnd, issued, issuedOn } = document
  const isCarriedOn = effectiveEnd.at !== null && effectiveEnd.extendedBy.length > 0
  return (
    <div className={styles.stack}>
      <Facts>
        <Fact name={t('number')}>{document.number ?? (document.missingNumber ? t('no-number') : undefined)}</Fact>
        <Fact name={t('kind')}>{reading(document.kind.name)}</Fact>
        <Fact name={t('issuer')}>{issuerName(document)}</Fact>
        <Fact name={t('signer')}>
          {signatures.map(({ name, title }) => `${name}, ${title}`).join('; ') || undefined}
        </Fact>
        <Fact name={t('issued')}>{issuedOn === null ? undefined : showDay(issuedOn as Day)}</Fact>
        <Fact name={t('validity')}>{sayValidity(t, document)}</Fact>
        {isCarriedOn && (
          <Fact name={t('really-ends')}>
            {t('extended-by', {
              at: showMoment(effectiveEnd.at as Instant),
              count: effectiveEnd.extendedBy.length,
            })}
          </Fact>
        )}
        <Fact name={t('territory')}>{document.territory.map(({ name }) => name).join(', ')}</Fact>
        {issued && (
          <Fact name={t('issued-by')}>
            {[issued.officer, issued.post, showMoment(issued.at as Instant)].filter(Boolean).join(', ')}
          </Fact>
        )}
        {document.revokeReason && <Fact name={t('revoke.reason')}>{document.revokeReason}</Fact>}
        {document.source && <Fact name={t('source')}>{document.source}</Fact>}
        {document.note && <Fact name={t('note')}>{document.note}</Fact>}
      </Facts>
    </div>
  )
}

function WaitingUnits({ document }: { readonly document: DocumentDetail }) {
  const t = useWords(documentWords)
  const activate = useIntent(activateUnits)
  const { waiting, waitingCount } = document.units
  if (waitingCount === 0 || document.state === 'revoked') return null
  const ask = async () => {
    const answer = await activate.ask({ documentId: document.id })
    if (answer) showToast({ text: t('issue.done', answer.result as { units: number; days: number }) })
  }
  const names = waiting.map(({ name }) => name).join(', ')
  return (
    <Note
      tone="warn"
      action={
        document.may.issue && (
          <Button busy={activate.state === 'sending'} onClick={() => void ask()}>
            {t('units.activate')}
          </Button>
        )
      }
    >
      {t('units.waiting', { count: waitingCount, names })}
      {activate.problem && <RefusalNote problem={activate.problem} />}
    </Note>
  )
}

/** What other documents in force order differently; a person decides, never the screen. */
function Conflicts({ document }: { readonly document: DocumentDetail }) {
  const t = useWords(documentWords)
  const reading = useReading()
  const areaId = document.territory[0]?.id
  const { data } = useRead(documentConflicts, { areaId: areaId ?? 0 }, { enabled: areaId !== undefined })
  const mine = (data?.items ?? []).filter(
    ({ higher, lower }) => higher.documentId === document.id || lower.documentId === document.id,
  )
  if (mine.length === 0) return null
  const say = (value: string | number | boolean) =>
    typeof value === 'boolean' ? t(value ? 'yes' : 'no') : String(value)
  return (
    <Note tone="warn" title={t('conflicts')}>
      <ul className={styles.plain}>
        {mine.map(({ parameter, higher, lower, because }) => {
          const [own, other] = higher.documentId === document.id ? [higher, lower] : [lower, higher]
          return (
            <li key={`${parameter}${other.documentId}`}>
              <Link to={documentPath(other.documentId)}>
                {t('conflict.says', {
                  parameter,
                  own: say(own.value),
                  other: reading(other.label),
                  others: say(other.value),
                })}
              </Link>
              <span className={styles.aside}>
                {' '}
                {t(`conflict.prefer.${because ?? 'none'}`, { document: reading(higher.label) })}
              </span>
            </li>
          )
        })}
      </ul>
    </Note>
  )
}

/** The documents a document is related to, as sentences. */
export function RelationRows({ relations }: { readonly relations: DocumentDetail['relations'] }) {
  const reading = useReading()
  return (
    <Rows>
      {relations.map(({ kind, words, other }) => (
        <Row
          key={`${kind}${other.id}`}
          title={`${reading(words)} ${reading(other.label)}`}
          detail={other.title ?? reading(other.issuer.name)}
          end={<DocumentMarks document={other} />}
          to={documentPath(other.id)}
        />
      ))}
    </Rows>
  )
}
