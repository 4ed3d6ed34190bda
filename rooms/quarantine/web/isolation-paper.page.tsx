import { useState } from 'react'
import { addressOf, type PageProps, useMay, useRead, useWords } from '#platform/web'
import { Answer, Breadcrumb, Button, ExportButton, Note, Page, PaperSheet } from '#ui'
import { isolationPaperContract } from '../domain/index.ts'
import { orderWords } from './order.words.ts'
import { AskReason } from './person.section.tsx'
import styles from './quarantine.module.css'
import { orderPath } from './quarantine-paths.ts'

/** A paper as it will be printed. The name is filled in when a reason is given, and that is logged. */
export function IsolationPaperPage({ params }: PageProps) {
  const t = useWords(orderWords)
  const may = useMay()
  const [reason, setReason] = useState<string>()
  const [isAsking, setAsking] = useState(false)
  const paper = params.paper === 'certificate' ? ('certificate' as const) : ('decision' as const)
  const query = { paper, id: params.id ?? '', reason }
  const answer = useRead(isolationPaperContract, query)
  const fileOf = (format: 'docx' | 'pdf') => addressOf('/api/quarantine/papers/:paper/:id/file', { ...query, format })
  return (
    <Page
      title={t('paper.title')}
      showsTitle={false}
      above={
        <div className="no-print">
          <Breadcrumb
            crumbs={[{ label: t('back'), to: orderPath(params.orderId ?? '') }, { label: t('paper.title') }]}
          />
        </div>
      }
      actions={
        <>
          {reason === undefined && may('quarantine.read-person') && (
            <Button look="main" icon="key" onClick={() => setAsking(true)}>
              {t('paper.fill')}
            </Button>
          )}
          <ExportButton label={t('paper.docx')} href={fileOf('docx')} />
          <ExportButton label={t('paper.pdf')} href={fileOf('pdf')} />
          <Button icon="print" onClick={() => window.print()}>
            {t('paper.print')}
          </Button>
        </>
      }
    >
      <div className={`${styles.paperNote} no-print`}>
        <Note icon={reason === undefined ? 'help' : 'key'}>
          {reason === undefined ? t('paper.hidden') : t('paper.named', { reason })}
        </Note>
      </div>
      <Answer to={answer} rows={14}>
        {(found) => <PaperSheet paper={found.paper} />}
      </Answer>
      {isAsking && <AskReason title={t('paper.fill')} onClose={() => setAsking(false)} onReason={setReason} />}
    </Page>
  )
}
