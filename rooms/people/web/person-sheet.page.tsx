import { useState } from 'react'
import type { Paper } from '#kit'
import { currentLanguage, type PageProps, read, useWords } from '#platform/web'
import { Breadcrumb, Button, Note, Page, PaperSheet } from '#ui'
import { personSheetContract } from '../domain/index.ts'
import { AskReason } from './ask-reason.tsx'
import { personPath } from './person-paths.ts'
import { personWords } from './persons.words.ts'

/** All that the house holds on a person, as a paper for that person: made only for a reason, which is written down first. */
export function PersonSheetPage({ params }: PageProps) {
  const t = useWords(personWords)
  const personId = params.personId ?? ''
  const [paper, setPaper] = useState<Paper>()
  const [isAsking, setAsking] = useState(false)
  return (
    <Page
      title={t('sheet')}
      showsTitle={paper === undefined}
      above={
        <div className="no-print">
          <Breadcrumb crumbs={[{ label: t('title'), to: personPath(personId) }, { label: t('sheet') }]} />
        </div>
      }
      actions={
        paper === undefined ? (
          <Button look="main" icon="key" onClick={() => setAsking(true)}>
            {t('sheet.make')}
          </Button>
        ) : (
          <Button look="main" icon="print" onClick={() => window.print()}>
            {t('sheet.print')}
          </Button>
        )
      }
    >
      {paper === undefined ? <Note icon="help">{t('sheet.help')}</Note> : <PaperSheet paper={paper} />}
      {isAsking && (
        <AskReason
          title={t('sheet.make')}
          onClose={() => setAsking(false)}
          onReason={async (reason) =>
            setPaper((await read(personSheetContract, { id: personId, reason, language: currentLanguage() })).paper)
          }
        />
      )}
    </Page>
  )
}
