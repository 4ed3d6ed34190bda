import { useIntentForm, useRead, useReading, useWords } from '#platform/web'
import { useAreaHead } from '#rooms/areas/web'
import { Dialog, IntentForm, LongTextField, RadioField, SelectField, showToast, TextField } from '#ui'
import { competenceList, recordDecision } from '../domain/index.ts'
import { bodyWords } from './bodies.words.ts'

/** A matter decided, or sent up with its reason. */
export function RecordDecisionDialog({ areaId, onClose }: { readonly areaId: number; readonly onClose: () => void }) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const { data: head } = useAreaHead(areaId)
  const { data } = useRead(competenceList, {})
  const form = useIntentForm(recordDecision, {
    draft: `bodies.decision.${areaId}`,
    initial: { areaId, outcome: 'decided' },
  })
  const isSent = form.values.outcome === 'forwarded'
  const parents = (head?.parents ?? []).toReversed()
  const to = form.field('toAreaId')
  const done = ({ result }: { readonly result: unknown }) => {
    const { avoidanceId } = result as { avoidanceId: string | null }
    showToast({ text: t(avoidanceId === null ? 'decision.done' : 'decision.asked') })
    onClose()
  }
  return (
    <Dialog title={t('decision.record')} onClose={onClose} width="wide">
      <IntentForm form={form} submitLabel={t('save')} onDone={done} onCancel={onClose}>
        <SelectField
          label={t('decision.type')}
          options={(data?.items ?? []).map(({ decisionType, title }) => ({
            value: decisionType,
            label: reading(title),
          }))}
          {...form.field('decisionType')}
        />
        <TextField label={t('decision.matter')} {...form.field('matter')} />
        <RadioField
          label={t('decision.outcome')}
          options={[
            { value: 'decided', label: t('decision.decide') },
            { value: 'forwarded', label: t('decision.forward') },
          ]}
          {...form.field('outcome')}
        />
        {isSent && (
          <SelectField
            label={t('decision.to')}
            options={parents.map((parent) => ({ value: String(parent.id), label: parent.name }))}
            {...to}
            value={to.value === undefined ? undefined : String(to.value)}
            onChange={(id) => to.onChange(id === undefined ? undefined : Number(id))}
          />
        )}
        {isSent && (
          <LongTextField
            label={t('decision.reason')}
            help={t('decision.reason.help')}
            optional
            {...form.field('reason')}
          />
        )}
      </IntentForm>
    </Dialog>
  )
}
