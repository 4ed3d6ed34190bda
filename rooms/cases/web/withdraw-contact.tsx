import { useIntentForm, useWords } from '#platform/web'
import { Dialog, IntentForm, LongTextField, showToast } from '#ui'
import { type CaseMeeting, withdrawContact } from '../domain/index.ts'
import { caseWords } from './case.words.ts'

interface WithdrawProps {
  readonly contact: CaseMeeting
  readonly onClose: () => void
}

/** Takes back a contact that was none: nobody stays a close contact, or in isolation, because of a slip of the pen. */
export function WithdrawContact({ contact, onClose }: WithdrawProps) {
  const t = useWords(caseWords)
  const form = useIntentForm(withdrawContact, { draft: null, initial: { linkId: contact.id } })
  const done = () => {
    showToast({ text: t('saved') })
    onClose()
  }
  return (
    <Dialog title={t('contact.withdraw.title')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('contact.withdraw')} onDone={done} onCancel={onClose}>
        <p>{t('contact.withdraw.lead')}</p>
        <LongTextField label={t('reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
