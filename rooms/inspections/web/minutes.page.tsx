import { addressOf, cityOffset, type PageProps, useLanguage, useRead, useWords } from '#platform/web'
import { Answer, Breadcrumb, Button, ExportButton, Page, PaperSheet, PhotoStrip, Section } from '#ui'
import { inspectionPageContract, layOutMinutes } from '../domain/index.ts'
import type { InspectionDetails } from './inspection-details.ts'
import { minutesWords } from './minutes.words.ts'

/** Biên bản kiểm tra on A4, to be signed by both sides; its photos follow on their own page. */
export function MinutesPage({ params }: PageProps) {
  const t = useWords(minutesWords)
  const inspectionId = params.inspectionId ?? ''
  const [language] = useLanguage()
  const answer = useRead(inspectionPageContract, { inspectionId })
  const fileOf = (format: 'docx' | 'pdf') =>
    addressOf('/api/inspections/:inspectionId/minutes/file', { inspectionId, format, language })
  return (
    <Page
      title={t('title')}
      showsTitle={false}
      above={
        <div className="no-print">
          <Breadcrumb
            crumbs={[{ label: t('back'), to: `/inspections/${params.inspectionId}` }, { label: t('title') }]}
          />
        </div>
      }
      actions={
        <>
          <ExportButton label={t('docx')} href={fileOf('docx')} />
          <ExportButton label={t('pdf')} href={fileOf('pdf')} />
          <Button look="main" icon="print" onClick={() => print()}>
            {t('print')}
          </Button>
        </>
      }
    >
      <Answer to={answer} rows={14}>
        {(inspection) => <Minutes inspection={inspection} />}
      </Answer>
    </Page>
  )
}

function Minutes({ inspection }: { readonly inspection: InspectionDetails }) {
  const t = useWords(minutesWords)
  const [language] = useLanguage()
  const paper = layOutMinutes(inspection, { language, offsetMinutes: cityOffset() })
  const { photos } = inspection
  return (
    <>
      <PaperSheet paper={paper} />
      {photos.length > 0 && (
        <Section title={t('photos.title')}>
          <PhotoStrip label={t('photos.title')} photos={photos} />
        </Section>
      )}
    </>
  )
}
