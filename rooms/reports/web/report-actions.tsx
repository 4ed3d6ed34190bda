import { useState } from 'react'
import { useIntentForm, useWords } from '#platform/web'
import { Button, CheckField, Dialog, IntentForm, LinkButton, LongTextField, Note, showToast } from '#ui'
import { commentReport, type ReportPage, sendUpReport, withdrawReport } from '../domain/index.ts'
import { FlawLines } from './flaw-note.tsx'
import { reportPath } from './report-paths.ts'
import { reportWords } from './reports.words.ts'

/** What may be done with a report by the person who looks at it. */
export function ReportActions({ page }: { readonly page: ReportPage }) {
  const t = useWords(reportWords)
  const [open, setOpen] = useState<'send-up' | 'comment' | 'withdraw'>()
  const { can, report } = page
  const close = () => setOpen(undefined)
  return (
    <>
      {can.sendUp && (
        <Button look="main" icon="check" onClick={() => setOpen('send-up')}>
          {t('send-up')}
        </Button>
      )}
      {can.correct && <LinkButton to={`${reportPath(report.id)}/correct`}>{t('correct')}</LinkButton>}
      {can.withdraw && <Button onClick={() => setOpen('withdraw')}>{t('withdraw')}</Button>}
      {can.comment && <Button onClick={() => setOpen('comment')}>{t('comment')}</Button>}
      <Button look="quiet" icon="print" onClick={() => print()}>
        {t('print')}
      </Button>
      {open === 'send-up' && <SendUpDialog page={page} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog page={page} onClose={close} />}
      {open === 'comment' && <CommentDialog page={page} onClose={close} />}
    </>
  )
}

interface DialogProps {
  readonly page: ReportPage
  readonly onClose: () => void
}

/** The head signs. Where figures do not agree, the difference is owned by name and explained [EPI-02]. */
function SendUpDialog({ page, onClose }: DialogProps) {
  const t = useWords(reportWords)
  const isFlawed = page.flaws.length > 0
  const form = useIntentForm(sendUpReport, {
    draft: `reports.send-up.${page.report.id}`,
    initial: { reportId: page.report.id, acknowledgesDifference: false },
  })
  const done = () => {
    showToast({ text: t('send-up.done') })
    onClose()
  }
  return (
    <Dialog title={t('send-up.title')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('send-up')} onDone={done} onCancel={onClose}>
        {isFlawed ? (
          <>
            <Note tone="warn" icon="warning" title={t('flaws.title')}>
              <FlawLines page={page} />
            </Note>
            <CheckField label={t('send-up.own')} {...form.field('acknowledgesDifference')} />
          </>
        ) : (
          <p>{t('send-up.clean')}</p>
        )}
        <LongTextField
          label={t(isFlawed ? 'send-up.comment' : 'send-up.comment.optional')}
          help={isFlawed ? t('send-up.comment.help') : undefined}
          optional={!isFlawed}
          {...form.field('comment')}
        />
      </IntentForm>
    </Dialog>
  )
}

function CommentDialog({ page, onClose }: DialogProps) {
  const t = useWords(reportWords)
  const form = useIntentForm(commentReport, {
    draft: `reports.comment.${page.report.id}`,
    initial: { reportId: page.report.id },
  })
  const done = () => {
    showToast({ text: t('comment.done') })
    onClose()
  }
  return (
    <Dialog title={t('comment')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('comment')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('comment.text')} {...form.field('text')} />
      </IntentForm>
    </Dialog>
  )
}

/** A wrong unit, day or source is not corrected but taken back; what stood before it counts again. */
function WithdrawDialog({ page, onClose }: DialogProps) {
  const t = useWords(reportWords)
  const form = useIntentForm(withdrawReport, {
    draft: `reports.withdraw.${page.report.id}`,
    initial: { reportId: page.report.id },
  })
  const done = () => {
    showToast({ text: t('withdraw.done') })
    onClose()
  }
  return (
    <Dialog title={t('withdraw.title')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('withdraw')} onDone={done} onCancel={onClose}>
        <p>{t(page.report.version > 1 ? 'withdraw.then.before' : 'withdraw.then.none')}</p>
        <LongTextField label={t('withdraw.reason')} help={t('withdraw.reason.help')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
