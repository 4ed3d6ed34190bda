import { useState } from 'react'
import type { Day } from '#kit'
import { type FieldDoor, today, useAccount, useGo, useIntentForm, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { DayField, IntentForm, LongTextField, Page, showToast, TextField } from '#ui'
import { writeReview } from '../domain/index.ts'
import { modelWords } from './models.words.ts'

/** A look back in four questions. */
export function WriteReviewPage() {
  const t = useWords(modelWords)
  const go = useGo()
  const { homeAreaId: areaId } = useAccount()
  const form = useIntentForm(writeReview, { draft: 'models.review', initial: { areaId, heldOn: today() } })
  const changes = form.field('changes')
  const [lines, setLines] = useState((changes.value ?? []).join('\n'))
  const type = (text: string | undefined) => {
    setLines(text ?? '')
    changes.onChange(
      (text ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
  }
  const done = ({ result }: { readonly result: unknown }) => {
    showToast({ text: t('review.done') })
    go(`/models/reviews/${(result as { id: string }).id}`)
  }
  return (
    <Page title={t('review.new')} lead={t('review.lead')} width="reading">
      <IntentForm form={form} submitLabel={t('review.new')} onDone={done}>
        <AreaField label={t('area')} {...form.field('areaId')} />
        <TextField label={t('review.title')} {...form.field('title')} />
        <DayField label={t('review.held')} {...(form.field('heldOn') as unknown as FieldDoor<Day>)} />
        <LongTextField label={t('review.planned')} {...form.field('planned')} />
        <LongTextField label={t('review.happened')} {...form.field('happened')} />
        <LongTextField label={t('review.why')} {...form.field('why')} />
        <LongTextField
          label={t('review.changes')}
          help={t('review.changes.help')}
          name="changes"
          value={lines}
          onChange={type}
          problem={changes.problem}
        />
      </IntentForm>
    </Page>
  )
}
