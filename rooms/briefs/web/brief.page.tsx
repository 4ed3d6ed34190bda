import { type Instant, toInstant } from '#kit'
import { areaPath, type PageProps, useFilters, useLanguage, useRead, useReading, useWords } from '#platform/web'
import { Answer, Breadcrumb, Button, ExportButton, Page, PaperSheet } from '#ui'
import { briefRead } from '../domain/index.ts'
import { briefFilePath } from './brief-addresses.ts'
import styles from './briefs.module.css'
import { briefWords } from './briefs.words.ts'
import { IssuedBriefs } from './issued-briefs.tsx'
import { MomentChoice } from './moment-choice.tsx'
import { SignBrief } from './sign-brief.tsx'

/** `/areas/$areaId/brief`: the situation of an area on one page, as the office files it. */
export function BriefPage({ params }: PageProps) {
  const t = useWords(briefWords)
  const reading = useReading()
  const [language] = useLanguage()
  const [filters, setFilters] = useFilters()
  const areaId = Number(params.areaId)
  const at = readMoment(filters.at)
  const answer = useRead(briefRead, { id: areaId, language, ...(at === undefined ? {} : { at }) })
  const fresh = answer.data
  const file = { language, at: fresh?.brief.at ?? at }
  return (
    <Page
      title={fresh ? t('brief.of', { area: reading(fresh.brief.area.title) }) : t('brief')}
      showsTitle={false}
      above={
        <div className={`${styles.bar} no-print`}>
          <Breadcrumb
            crumbs={[
              { label: fresh ? reading(fresh.brief.area.title) : '…', to: areaPath(areaId) },
              { label: t('brief') },
            ]}
          />
          <MomentChoice at={at} onChange={(next) => setFilters({ at: next })} />
        </div>
      }
      actions={
        <>
          {fresh?.mayIssue && <SignBrief areaId={areaId} at={fresh.brief.at} digest={fresh.digest} />}
          <ExportButton label={t('docx')} href={briefFilePath(areaId, { ...file, format: 'docx' })} />
          <ExportButton label={t('pdf')} href={briefFilePath(areaId, { ...file, format: 'pdf' })} />
          <Button icon="print" onClick={() => window.print()}>
            {t('print')}
          </Button>
        </>
      }
    >
      <Answer to={answer} rows={14}>
        {({ paper }) => <PaperSheet paper={paper} />}
      </Answer>
      <IssuedBriefs areaId={areaId} />
    </Page>
  )
}

/** A moment from the address; what is none is as if it were not there. */
function readMoment(text: string | undefined): Instant | undefined {
  return text === undefined || Number.isNaN(Date.parse(text)) ? undefined : toInstant(text)
}
