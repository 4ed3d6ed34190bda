import { useState } from 'react'
import { addressOf, useMay, useWords } from '#platform/web'
import { Menu } from '#ui'
import type { BulletinPeriod } from './bulletin-period.ts'
import { AskReason } from './person-section.tsx'
import { violationWords } from './violations.words.ts'

/** The list of decisions of the days as the office files it; with names only for a reason, which is logged. */
export function DecisionListMenu({ period }: { readonly period: BulletinPeriod }) {
  const t = useWords(violationWords)
  const may = useMay()
  const [isAsking, setAsking] = useState(false)
  const give = (format: 'docx' | 'pdf', reason?: string) => {
    const link = document.createElement('a')
    link.href = addressOf('/api/violation-decision-list/file', { ...period, format, reason })
    link.download = ''
    link.click()
  }
  return (
    <>
      <Menu
        label={t('list.print')}
        icon="print"
        look="plain"
        entries={[
          { label: t('list.print.pdf'), onSelect: () => give('pdf') },
          { label: t('list.print.docx'), onSelect: () => give('docx') },
          ...(may('violations.read-person') ? [{ label: t('list.print.named'), onSelect: () => setAsking(true) }] : []),
        ]}
      />
      {isAsking && (
        <AskReason
          title={t('list.print.named')}
          onClose={() => setAsking(false)}
          onReason={(reason) => give('docx', reason)}
        />
      )}
    </>
  )
}
