import { today, useIntentForm, useRead, useReading, useWords } from '#platform/web'
import { DayField, Dialog, IntentForm, SelectField, showToast, TextField } from '#ui'
import { competenceList, setCompetence } from '../domain/index.ts'
import { type BodyWord, bodyWords } from './bodies.words.ts'
import { organiseWords } from './organise.words.ts'

const levels = ['top', 'district', 'commune', 'group'] as const

/** From a day on, this level decides this type of matter, on this ground (ORG-07). */
export function SetCompetenceDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(organiseWords)
  const say = useWords(bodyWords)
  const reading = useReading()
  const { data } = useRead(competenceList, {})
  const form = useIntentForm(setCompetence, {
    draft: 'bodies.competence',
    initial: { validFrom: today(), validTo: null },
  })
  const done = () => {
    showToast({ text: t('competence.done') })
    onClose()
  }
  return (
    <Dialog title={t('competence')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('save')} onDone={done} onCancel={onClose}>
        <SelectField
          label={t('competence.type')}
          options={(data?.items ?? []).map(({ decisionType, title }) => ({
            value: decisionType,
            label: reading(title),
          }))}
          {...form.field('decisionType')}
        />
        <SelectField
          label={t('competence.level')}
          options={levels.map((value) => ({ value, label: say(`level.${value}` as BodyWord) }))}
          {...form.field('level')}
        />
        <TextField label={t('competence.source')} {...form.field('source')} />
        <DayField label={t('found.from')} {...form.field('validFrom')} />
        <DayField
          label={t('competence.to')}
          optional
          {...form.field('validTo')}
          onChange={(validTo) => form.set({ validTo: validTo ?? null })}
        />
      </IntentForm>
    </Dialog>
  )
}
