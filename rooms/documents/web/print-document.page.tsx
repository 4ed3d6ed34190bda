import { type PageProps, useRead, useWords } from '#platform/web'
import { Answer, Button, LinkButton } from '#ui'
import { documentPrint } from '../domain/index.ts'
import { documentPath } from './document-marks.tsx'
import styles from './documents.module.css'
import { documentWords } from './documents.words.ts'
import paperStyles from './paper.module.css'

/** The document on A4 as the office files it; the paper speaks Vietnamese in either language of the screen. */
export function PrintDocumentPage({ params }: PageProps) {
  const t = useWords(documentWords)
  const id = params.documentId ?? ''
  const answer = useRead(documentPrint, { id })
  return (
    <div className={styles.stack}>
      <div className={`${styles.marks} ${styles.bar} no-print`}>
        <LinkButton icon="back" to={documentPath(id)}>
          {t('print.back')}
        </LinkButton>
        <Button look="main" icon="print" onClick={() => window.print()}>
          {t('print.now')}
        </Button>
      </div>
      <Answer to={answer} rows={12}>
        {(paper) => <Paper paper={paper} />}
      </Answer>
    </div>
  )
}

interface PaperShape {
  readonly template: 'party' | 'state'
  readonly header: readonly string[]
  readonly number: string | null
  readonly missingNumber: boolean
  readonly placeAndDay: string
  readonly kind: string
  readonly title: string
  readonly bases: readonly string[]
  readonly measures: readonly string[]
  readonly validity: string | null
  readonly recipients: readonly string[]
  readonly signatures: readonly { readonly lines: readonly string[]; readonly name: string }[]
  readonly draft: boolean
}

function Paper({ paper }: { readonly paper: PaperShape }) {
  const t = useWords(documentWords)
  const last = paper.header.length - 1
  return (
    <article className={paperStyles.paper} lang="vi">
      {paper.draft && (
        <p>
          <span className={paperStyles.flag}>{t('print.draft')}</span>
        </p>
      )}
      <header className={paperStyles.letterhead}>
        <div>
          {paper.header.map((line, index) => (
            <p key={line}>{index === last ? <span className={paperStyles.underline}>{line}</span> : line}</p>
          ))}
          {paper.template === 'party' && <p>*</p>}
          {(paper.number !== null || paper.missingNumber) && (
            <p>
              {paper.template === 'party' ? 'Số' : 'Số:'}{' '}
              {paper.number ?? <span className={paperStyles.flag}>{t('print.no-number')}</span>}
            </p>
          )}
        </div>
        <div>
          {paper.template === 'party' ? (
            <p>
              <span className={paperStyles.underline}>ĐẢNG CỘNG SẢN VIỆT NAM</span>
            </p>
          ) : (
            <>
              <p>
                <strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong>
              </p>
              <p>
                <span className={paperStyles.underline}>Độc lập - Tự do - Hạnh phúc</span>
              </p>
            </>
          )}
          <p>
            <em>{paper.placeAndDay}</em>
          </p>
        </div>
      </header>
      <h2>{paper.kind}</h2>
      <p className={paperStyles.subject}>{paper.title}</p>
      {paper.bases.map((line) => (
        <p key={line}>
          <em>{line};</em>
        </p>
      ))}
      {paper.measures.map((sentence, index) => (
        <p key={sentence}>
          {index + 1}. {sentence}
        </p>
      ))}
      {paper.validity && <p>{paper.validity}./.</p>}
      <footer className={paperStyles.foot}>
        <div className={paperStyles.to}>
          {paper.recipients.length > 0 && (
            <p>
              <strong>
                <em>{t('print.recipients')}</em>
              </strong>
            </p>
          )}
          {paper.recipients.map((line) => (
            <p key={line}>- {line}</p>
          ))}
        </div>
        <div>
          {paper.signatures.map(({ lines, name }) => (
            <div key={name}>
              <div className={paperStyles.signed}>
                {lines.map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </div>
              <p>
                <strong>{name}</strong>
              </p>
            </div>
          ))}
        </div>
      </footer>
    </article>
  )
}
