import { type PageProps, useLanguage, useRead, useReading, useWords } from '#platform/web'
import { Answer, Button, ExportButton, LinkButton, Page, PaperSheet } from '#ui'
import { issuedBriefById } from '../domain/index.ts'
import { briefPath, issuedFilePath } from './brief-addresses.ts'
import styles from './briefs.module.css'
import { briefWords } from './briefs.words.ts'

/** `/briefs/$briefId`: a brief exactly as it was signed. */
export function IssuedBriefPage({ params }: PageProps) {
  const t = useWords(briefWords)
  const reading = useReading()
  const [language] = useLanguage()
  const briefId = params.briefId ?? ''
  const answer = useRead(issuedBriefById, { briefId, language })
  const line = answer.data?.line
  return (
    <Page
      title={line ? t('brief.of', { area: reading(line.areaTitle) }) : t('brief')}
      showsTitle={false}
      above={
        <div className={`${styles.bar} no-print`}>
          {line && (
            <LinkButton icon="back" to={briefPath(line.areaId)}>
              {t('to.fresh')}
            </LinkButton>
          )}
        </div>
      }
      actions={
        <>
          <ExportButton label={t('docx')} href={issuedFilePath(briefId, { language, format: 'docx' })} />
          <ExportButton label={t('pdf')} href={issuedFilePath(briefId, { language, format: 'pdf' })} />
          <Button icon="print" onClick={() => window.print()}>
            {t('print')}
          </Button>
        </>
      }
    >
      <Answer to={answer} rows={14}>
        {({ paper }) => <PaperSheet paper={paper} />}
      </Answer>
    </Page>
  )
}
