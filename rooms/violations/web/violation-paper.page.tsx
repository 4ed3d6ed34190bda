import { useState } from 'react'
import { addressOf, type PageProps, useFilters, useMay, useRead, useWords } from '#platform/web'
import { Answer, Breadcrumb, Button, ExportButton, Note, Page, PaperSheet } from '#ui'
import { violationById } from '../domain/index.ts'
import { dossierPaperField, violationPaper } from '../domain/papers/violation-papers.contract.ts'
import { dossierWords } from './dossier.words.ts'
import { AskReason } from './person-section.tsx'
import { violationPath, violationsPath } from './violation-paths.ts'
import styles from './violations.module.css'

/** A paper of a dossier as it will be printed. Name and words are filled in when a reason is given, and that is logged. */
export function ViolationPaperPage({ params }: PageProps) {
  const t = useWords(dossierWords)
  const may = useMay()
  const [filters] = useFilters()
  const [reason, setReason] = useState<string>()
  const [isAsking, setAsking] = useState(false)
  const violationId = params.violationId ?? ''
  const paper = dossierPaperField.safeParse(params.paper).data ?? 'record'
  const query = { violationId, paper, appealId: filters.appealId, reason }
  const answer = useRead(violationPaper, query)
  const { data: dossier } = useRead(violationById, { violationId })
  const fileOf = (format: 'docx' | 'pdf') =>
    addressOf('/api/violations/:violationId/papers/:paper/file', { ...query, format })
  return (
    <Page
      title={t(`papers.${paper}`)}
      showsTitle={false}
      above={
        <div className="no-print">
          <Breadcrumb
            crumbs={[
              { label: t('back'), to: violationsPath({ areaId: dossier?.violation.areaId }) },
              { label: dossier?.violation.number ?? '…', to: violationPath(violationId) },
              { label: t(`papers.${paper}`) },
            ]}
          />
        </div>
      }
      actions={
        <>
          {reason === undefined && may('violations.read-person') && (
            <Button look="main" icon="key" onClick={() => setAsking(true)}>
              {t('papers.fill')}
            </Button>
          )}
          <ExportButton label={t('papers.docx')} href={fileOf('docx')} />
          <ExportButton label={t('papers.pdf')} href={fileOf('pdf')} />
          <Button icon="print" onClick={() => window.print()}>
            {t('papers.print')}
          </Button>
        </>
      }
    >
      <div className={`${styles.paperNote} no-print`}>
        <Note icon={reason === undefined ? 'help' : 'key'}>
          {reason === undefined ? t('papers.hidden') : t('papers.named', { reason })}
        </Note>
      </div>
      <Answer to={answer} rows={14}>
        {(found) => <PaperSheet paper={found.paper} />}
      </Answer>
      {isAsking && <AskReason title={t('papers.fill')} onClose={() => setAsking(false)} onReason={setReason} />}
    </Page>
  )
}
