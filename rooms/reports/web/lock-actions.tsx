import { useState } from 'react'
import { useIntent, useIntentForm, useMay, useReading, useWords } from '#platform/web'
import { useAreaHead } from '#rooms/areas/web'
import { Button, Confirm, Dialog, IntentForm, LongTextField, RefusalNote, showToast, Tag } from '#ui'
import { type FormView, lockPeriod, type PeriodSummary, reopenPeriod } from '../domain/index.ts'
import { reportWords } from './reports.words.ts'
import { sayPeriod } from './say-period.ts'

interface LockProps {
  readonly form: FormView
  readonly areaId: number
  readonly summary: PeriodSummary
}

/** Closes a period for an area, or opens it again with a reason, for those who may. */
export function LockActions(props: LockProps) {
  const t = useWords(reportWords)
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const { locked } = props.summary
  const close = () => setOpen(false)
  return (
    <>
      {locked && <Tag>{t('locked')}</Tag>}
      {may('reports.lock') && (
        <Button look="quiet" icon="key" onClick={() => setOpen(true)}>
          {t(locked ? 'reopen' : 'lock')}
        </Button>
      )}
      {isOpen && (locked ? <ReopenDialog {...props} onClose={close} /> : <LockDialog {...props} onClose={close} />)}
    </>
  )
}

interface DialogProps extends LockProps {
  readonly onClose: () => void
}

function LockDialog({ form, areaId, summary, onClose }: DialogProps) {
  const t = useWords(reportWords)
  const reading = useReading()
  const { data: area } = useAreaHead(areaId)
  const lock = useIntent(lockPeriod)
  const confirm = async () => {
    const answer = await lock.ask({ form: form.code, areaId, period: summary.period })
    if (!answer) return
    showToast({ text: t('lock.done') })
    onClose()
  }
  return (
    <Confirm
      title={t('lock.title', { period: sayPeriod(summary.period, form.period, t) })}
      confirmLabel={t('lock')}
      busy={lock.state === 'sending'}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{t('lock.text', { area: area ? reading(area.title) : '' })}</p>
      {summary.missing > 0 && <p>{t('lock.missing', { count: summary.missing })}</p>}
      {lock.problem && <RefusalNote problem={lock.problem} />}
    </Confirm>
  )
}

function ReopenDialog({ form, areaId, summary, onClose }: DialogProps) {
  const t = useWords(reportWords)
  const title = t('reopen.title', { period: sayPeriod(summary.period, form.period, t) })
  const reopen = useIntentForm(reopenPeriod, {
    draft: `reports.reopen.${form.code}.${areaId}.${summary.period}`,
    initial: { form: form.code, areaId, period: summary.period },
  })
  const done = () => {
    showToast({ text: t('reopen.done') })
    onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <IntentForm form={reopen} submitLabel={t('reopen')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('reopen.reason')} {...reopen.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
