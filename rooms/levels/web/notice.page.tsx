import { useState } from 'react'
import { type PageProps, useFilters, useIntentForm, useLanguage, useRead, useWords } from '#platform/web'
import {
  Answer,
  Button,
  Dialog,
  ExportButton,
  IntentForm,
  LinkButton,
  Note,
  Page,
  PaperSheet,
  showToast,
  TextField,
} from '#ui'
import { issueNotice, levelNotice } from '../domain/index.ts'
import { roundPath } from './level-paths.ts'
import styles from './levels.module.css'
import { roundWords } from './round.words.ts'

/** `/levels/rounds/$roundId/notice`: the paper as signed, or as it would be; signed here. */
export function NoticePage({ params }: PageProps) {
  const t = useWords(roundWords)
  const [language] = useLanguage()
  const [filters] = useFilters()
  const [isSigning, setSigning] = useState(false)
  const roundId = params.roundId ?? ''
  const areaId = /^\d+$/.test(filters.areaId ?? '') ? Number(filters.areaId) : undefined
  const answer = useRead(levelNotice, { id: roundId, language, ...(areaId === undefined ? {} : { areaId }) })
  const file = (format: 'docx' | 'pdf') =>
    `/api${roundPath(roundId)}/notice/file?format=${format}&language=${language}${areaId === undefined ? '' : `&areaId=${areaId}`}`
  return (
    <Page
      title={t('notice.title')}
      showsTitle={false}
      above={
        <div className={`${styles.bar} no-print`}>
          <LinkButton icon="back" to={roundPath(roundId)}>
            {t('notice.back')}
          </LinkButton>
        </div>
      }
      actions={
        <>
          {answer.data?.mayIssue && (
            <Button look="main" onClick={() => setSigning(true)}>
              {t('notice.issue')}
            </Button>
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
        {({ paper, undecided, areaId: ofArea }) => (
          <>
            {undecided > 0 && <Note tone="soon">{t('notice.undecided', { count: undecided })}</Note>}
            <PaperSheet paper={paper} />
            {isSigning && <SignDialog roundId={roundId} areaId={ofArea} onClose={() => setSigning(false)} />}
          </>
        )}
      </Answer>
    </Page>
  )
}

interface SignDialogProps {
  readonly roundId: string
  readonly areaId: number
  readonly onClose: () => void
}

function SignDialog({ roundId, areaId, onClose }: SignDialogProps) {
  const t = useWords(roundWords)
  const form = useIntentForm(issueNotice, { draft: null, initial: { roundId, areaId } })
  const done = () => {
    showToast({ text: t('notice.done') })
    onClose()
  }
  return (
    <Dialog title={t('notice.issue')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('notice.issue')} onDone={done} onCancel={onClose}>
        <TextField label={t('notice.number')} placeholder="768/TB-UBND" {...form.field('number')} />
      </IntentForm>
    </Dialog>
  )
}
