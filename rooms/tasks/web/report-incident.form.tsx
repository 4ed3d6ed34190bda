import { useAccount, useIntentForm, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Dialog, IntentForm, LongTextField, RadioField, showToast, TextField } from '#ui'
import { reportIncidentContract } from '../domain/index.ts'
import { type NoticeWord, noticeWords } from './notices.words.ts'

/** Three fields and out: the one in charge hears of it while the reporter still looks at it. */
export function ReportIncidentDialog({
  areaId,
  onClose,
}: {
  readonly areaId: number | undefined
  readonly onClose: () => void
}) {
  const t = useWords(noticeWords)
  const { homeAreaId } = useAccount()
  const form = useIntentForm(reportIncidentContract, {
    draft: 'incidents.report',
    initial: { areaId: areaId ?? homeAreaId, severity: 3 },
  })
  const done = () => {
    showToast({ text: t('incident.reported') })
    onClose()
  }
  return (
    <Dialog title={t('incident.report')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('incident.report')} onDone={done} onCancel={onClose}>
        <TextField label={t('incident.what')} {...form.field('title')} />
        <AreaField label={t('incident.where')} {...form.field('areaId')} />
        <RadioField
          label={t('incident.severity')}
          name="severity"
          problem={undefined}
          value={String(form.values.severity ?? 3)}
          onChange={(text) => form.set({ severity: Number(text ?? 3) as 1 | 2 | 3 | 4 })}
          options={['4', '3', '2', '1'].map((value) => ({ value, label: t(`severity.${value}` as NoticeWord) }))}
        />
        <LongTextField label={t('incident.details')} optional {...form.field('details')} />
      </IntentForm>
    </Dialog>
  )
}
