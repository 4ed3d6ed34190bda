import { addressOf, type PageProps, useFilters, useRead, useWords } from '#platform/web'
import { Answer, Breadcrumb, Button, ExportButton, Page, PaperSheet } from '#ui'
import { lockdownById, lockdownPaper } from '../domain/index.ts'
import { lockdownWords } from './lockdown.words.ts'
import { lockdownPath, zonesPath } from './zone-paths.ts'

/** The decision as it will be printed, or its draft. */
export function LockdownPaperPage({ params }: PageProps) {
  const t = useWords(lockdownWords)
  const [filters] = useFilters()
  const id = params.lockdownId ?? ''
  const decisionId = filters.decisionId
  const answer = useRead(lockdownPaper, { id, decisionId }, { rooms: ['zones'] })
  const { data: point } = useRead(lockdownById, { id })
  const fileOf = (format: 'docx' | 'pdf') => addressOf('/api/zones/lockdowns/:id/file', { id, decisionId, format })
  return (
    <Page
      title={t('paper')}
      showsTitle={false}
      above={
        <div className="no-print">
          <Breadcrumb
            crumbs={[
              { label: t('back'), to: zonesPath(point?.areaId) },
              { label: point?.place ?? '…', to: lockdownPath(id) },
              { label: t('paper') },
            ]}
          />
        </div>
      }
      actions={
        <>
          <ExportButton label={t('docx')} href={fileOf('docx')} />
          <ExportButton label={t('pdf')} href={fileOf('pdf')} />
          <Button icon="print" onClick={() => window.print()}>
            {t('print')}
          </Button>
        </>
      }
    >
      <Answer to={answer} rows={14}>
        {(found) => <PaperSheet paper={found.paper} />}
      </Answer>
    </Page>
  )
}
