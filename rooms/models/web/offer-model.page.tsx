import { useAccount, useFilters, useGo, useIntentForm, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { IntentForm, LongTextField, Page, showToast, TextField } from '#ui'
import { offerModel } from '../domain/index.ts'
import { modelWords } from './models.words.ts'

/** Offers a practice, step after step as it will be read. From a review: `?change=` is what it comes of. */
export function OfferModelPage() {
  const t = useWords(modelWords)
  const go = useGo()
  const { homeAreaId: areaId } = useAccount()
  const [filters] = useFilters()
  const from = filters.change === undefined ? {} : { reviewChangeId: filters.change, title: filters.title }
  const form = useIntentForm(offerModel, {
    draft: `models.offer.${filters.change ?? ''}`,
    initial: { areaId, ...from },
  })
  const evidence = form.field('evidence')
  const [first = { said: '', source: '' }] = evidence.value ?? []
  const done = ({ result }: { readonly result: unknown }) => {
    showToast({ text: t('offer.done') })
    go(`/models/${(result as { id: string }).id}`)
  }
  return (
    <Page title={t('offer')} lead={t('lead')} width="reading">
      <IntentForm form={form} submitLabel={t('offer')} onDone={done}>
        <AreaField label={t('area')} {...form.field('areaId')} />
        <TextField label={t('name')} {...form.field('title')} />
        <LongTextField label={t('problem')} {...form.field('problem')} />
        <LongTextField label={t('method')} {...form.field('method')} />
        <LongTextField label={t('result')} {...form.field('result')} />
        <TextField
          label={t('evidence.said')}
          help={t('evidence.more')}
          name="evidence.0.said"
          value={first.said}
          onChange={(said) => evidence.onChange([{ ...first, said: said ?? '' }])}
          problem={evidence.problem}
        />
        <TextField
          label={t('evidence.source')}
          name="evidence.0.source"
          value={first.source}
          onChange={(source) => evidence.onChange([{ ...first, source: source ?? '' }])}
          problem={undefined}
        />
        <TextField label={t('contact')} help={t('contact.help')} {...form.field('contact')} />
        <TextField label={t('phone')} optional {...form.field('contactPhone')} />
      </IntentForm>
    </Page>
  )
}
