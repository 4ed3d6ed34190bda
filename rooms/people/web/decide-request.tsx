import { useIntentForm, useReading, useWords } from '#platform/web'
import { Dialog, IntentForm, LongTextField, RadioField, showToast } from '#ui'
import { type Correction, decideRequest, type RequestPage, type ToldPerson } from '../domain/index.ts'
import { PersonFields } from './person-fields.tsx'
import styles from './persons.module.css'
import { personWords } from './persons.words.ts'

interface DecideProps {
  readonly request: RequestPage
  readonly onClose: () => void
}

/** Decides with a reason; where a correction is granted, what is right is written here. */
export function DecideRequest({ request, onClose }: DecideProps) {
  const t = useWords(personWords)
  const reading = useReading()
  const form = useIntentForm(decideRequest, { draft: null, initial: { requestId: request.id } })
  const outcome = form.field('outcome')
  const correction = form.field('correction')
  const corrects = request.section === null && (request.kind === 'correct' || request.kind === 'dispute')
  return (
    <Dialog title={t('request.decide')} onClose={onClose}>
      <IntentForm
        form={form}
        submitLabel={t('request.decide')}
        onCancel={onClose}
        onDone={() => {
          showToast({ text: t('request.decided') })
          onClose()
        }}
      >
        <RadioField
          label={t('request.outcome')}
          options={[
            { value: 'granted', label: t('outcome.granted') },
            { value: 'refused', label: t('outcome.refused'), help: reading(request.appeal) },
          ]}
          {...outcome}
        />
        {corrects && outcome.value === 'granted' && (
          <section>
            <p className={styles.quiet}>{t('request.right')}</p>
            <PersonFields
              value={(correction.value ?? {}) as ToldPerson}
              onChange={(told) => correction.onChange(told as Correction)}
            />
          </section>
        )}
        <LongTextField label={t('reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
