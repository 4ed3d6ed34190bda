import { useState } from 'react'
import type { Day } from '#kit'
import { type PageProps, showFullDay, useLanguage, useMay, useRead, useReading, useWords } from '#platform/web'
import { Answer, Breadcrumb, Button, ExportButton, Page, PaperSheet } from '#ui'
import { bulletinContract, bulletinDraftContract, layOutBulletin } from '../domain/index.ts'
import { bulletinWords } from './bulletin.words.ts'
import { SignBulletin } from './sign-bulletin.tsx'

/** A bulletin as it was signed, as the office files it. */
export function BulletinPage({ params }: PageProps) {
  const t = useWords(bulletinWords)
  const reading = useReading()
  const may = useMay()
  const [language] = useLanguage()
  const id = params.bulletinId ?? ''
  const answer = useRead(bulletinContract, { id })
  const [isCorrecting, setCorrecting] = useState(false)
  const bulletin = answer.data
  const file = (format: string) => `/api/cases/bulletins/${id}/file?format=${format}&language=${language}`
  const list = bulletin ? `/cases/bulletins?areaId=${bulletin.areaId}` : '/cases/bulletins'
  return (
    <Page
      title={bulletin ? t('bulletin', { day: showFullDay(bulletin.day as Day) }) : t('bulletins')}
      showsTitle={false}
      above={
        <Breadcrumb
          crumbs={[{ label: t('bulletins'), to: list }, { label: bulletin ? reading(bulletin.areaTitle) : '…' }]}
        />
      }
      actions={
        <>
          {bulletin?.supersededAt === null && may('cases.publish') && (
            <Button onClick={() => setCorrecting(true)}>{t('correct')}</Button>
          )}
          <ExportButton label={t('docx')} href={file('docx')} />
          <ExportButton label={t('pdf')} href={file('pdf')} />
          <Button icon="print" onClick={() => window.print()}>
            {t('print')}
          </Button>
        </>
      }
    >
      <Answer to={answer} rows={14}>
        {(found) => <PaperSheet paper={layOutBulletin(found, { language, offsetMinutes: 420 })} />}
      </Answer>
      {isCorrecting && bulletin && (
        <Correct
          areaId={bulletin.areaId}
          day={bulletin.day}
          corrects={bulletin.id}
          onClose={() => setCorrecting(false)}
        />
      )}
    </Page>
  )
}

interface CorrectProps {
  readonly areaId: number
  readonly day: string
  readonly corrects: string
  readonly onClose: () => void
}

function Correct({ areaId, day, corrects, onClose }: CorrectProps) {
  const { data } = useRead(bulletinDraftContract, { areaId, day })
  return data ? <SignBulletin areaId={areaId} draft={data} corrects={corrects} onClose={onClose} /> : null
}
