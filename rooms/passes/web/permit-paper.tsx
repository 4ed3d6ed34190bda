import type { Instant, Words } from '#kit'
import { showMoment, useReading, useWords } from '#platform/web'
import type { PermitPaper } from '../domain/index.ts'
import styles from './passes.module.css'
import { passWords } from './passes.words.ts'
import { QrCode } from './qr-code.tsx'

interface SheetProps {
  readonly paper: PermitPaper
  readonly appeal: Words
  readonly withoutPermit: readonly Words[]
}

/** A permit on an A4 sheet: what is allowed, the code, what never needs it, and how to complain (SG-07, SG-10). */
export function PermitSheet({ paper, appeal, withoutPermit }: SheetProps) {
  const t = useWords(passWords)
  const reading = useReading()
  return (
    <article className={styles.sheet} lang="vi">
      <header className={styles.sheetHead}>
        <div>
          <p>{reading(paper.area.title)}</p>
          <p>
            {t('number')}: {paper.number}
          </p>
        </div>
        <div>
          <p>
            <strong>{t('paper.state')}</strong>
          </p>
          <p>
            <strong>{t('paper.motto')}</strong>
          </p>
        </div>
      </header>
      <h2>{t('paper.title')}</h2>
      <p className={styles.sheetKind}>{reading(paper.kind.title)}</p>
      <div className={styles.sheetBody}>
        <Lines paper={paper} />
        <figure>
          <QrCode text={paper.code} label={t('paper.code', { number: paper.number })} className={styles.qr} />
          <figcaption>{t('paper.scan')}</figcaption>
        </figure>
      </div>
      <p>
        <strong>{t('paper.without')}:</strong> {withoutPermit.map(reading).join('; ')}.
      </p>
      <p>{reading(appeal)}</p>
      <footer className={styles.sheetFoot}>
        <p>
          <em>{showMoment(paper.issuedAt as Instant)}</em>
        </p>
        <p>
          <strong>{(paper.issuedPost ?? t('paper.sign')).toUpperCase()}</strong>
        </p>
        <p className={styles.signature}>{paper.issuedBy ?? ''}</p>
      </footer>
    </article>
  )
}

function Lines({ paper }: { readonly paper: PermitPaper }) {
  const t = useWords(passWords)
  const reading = useReading()
  const { holder } = paper
  const lines: readonly (readonly [string, string | undefined])[] = [
    [t('paper.holder'), holder?.name ?? t('paper.nameless')],
    [t('paper.id'), holder?.idNumber],
    [t('paper.workplace'), holder?.workplace],
    [t('paper.plate'), holder?.plate],
    [t('purpose'), reading(paper.purpose.title)],
    [t('persons'), String(paper.persons)],
    [t('area'), reading(paper.area.title)],
    [t('to'), paper.toArea ? reading(paper.toArea.title) : undefined],
    [t('from'), showMoment(paper.from as Instant)],
    [t('until'), showMoment(paper.until as Instant)],
    [t('document'), paper.document.name],
  ]
  return (
    <dl className={styles.lines}>
      {lines.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

/** The same as a card to carry. */
export function PermitCard({ paper }: { readonly paper: PermitPaper }) {
  const t = useWords(passWords)
  const reading = useReading()
  return (
    <article className={styles.card} lang="vi">
      <QrCode text={paper.code} label={t('paper.code', { number: paper.number })} className={styles.cardQr} />
      <div>
        <strong>{t('paper.title')}</strong>
        <p>{paper.number}</p>
        <p>
          <strong>{paper.holder?.name ?? t('paper.nameless')}</strong>
        </p>
        <p>{reading(paper.purpose.title)}</p>
        <p>
          {t('until')}: {showMoment(paper.until as Instant)}
        </p>
      </div>
    </article>
  )
}
