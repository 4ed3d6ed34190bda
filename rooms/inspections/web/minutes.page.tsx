import { cityOffset, type PageProps, useLanguage, useRead, useReading, useWords } from '#platform/web'
import { Answer, Breadcrumb, Button, Page, PaperSheet, PhotoStrip, Section } from '#ui'
import { inspectionPageContract } from '../domain/index.ts'
import { inspectionPageWords } from './inspection.words.ts'
import type { InspectionDetails } from './inspection-details.ts'
import { minutesWords } from './minutes.words.ts'
import { layOutMinutes } from './minutes-paper.ts'

/** Biên bản kiểm tra on A4, to be signed by both sides; its photos follow on their own page. */
export function MinutesPage({ params }: PageProps) {
  const t = useWords(minutesWords)
  const answer = useRead(inspectionPageContract, { inspectionId: params.inspectionId ?? '' })
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
        <Button look="main" icon="print" onClick={() => print()}>
          {t('print')}
        </Button>
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
  const verdict = useWords(inspectionPageWords)
  const reading = useReading()
  const [language] = useLanguage()
  const paper = layOutMinutes(inspection, { t, verdict, reading, language, offsetMinutes: cityOffset() })
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
