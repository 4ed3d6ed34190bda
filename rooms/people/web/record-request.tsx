import { useGo, useIntentForm, useWords } from '#platform/web'
import { CheckField, Dialog, IntentForm, LongTextField, RadioField, showToast } from '#ui'
import { recordRequest, requestKinds, requestWays } from '../domain/index.ts'
import { requestPath } from './person-paths.ts'
import { personWords } from './persons.words.ts'

/** Writes down what a resident asks about their own data, at the desk, by phone, or through a relative. Kept as no draft. */
export function RecordRequest({ personId, onClose }: { readonly personId: string; readonly onClose: () => void }) {
  const t = useWords(personWords)
  const go = useGo()
  const form = useIntentForm(recordRequest, { draft: null, initial: { personId, via: 'desk' } })
  return (
    <Dialog title={t('request.record')} onClose={onClose}>
      <IntentForm
        form={form}
        submitLabel={t('request.record')}
        onCancel={onClose}
        onDone={({ result }) => {
          showToast({ text: t('request.recorded') })
          go(requestPath((result as { requestId: string }).requestId))
        }}
      >
        <RadioField
          label={t('request.kind')}
          options={requestKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          {...form.field('kind')}
        />
        <RadioField
          label={t('request.via')}
          options={requestWays.map((value) => ({ value, label: t(`via.${value}`) }))}
          {...form.field('via')}
        />
        <CheckField label={t('request.proxy')} {...form.field('byProxy')} />
        <LongTextField label={t('request.asked')} help={t('request.asked.help')} {...form.field('asked')} />
      </IntentForm>
    </Dialog>
  )
}
