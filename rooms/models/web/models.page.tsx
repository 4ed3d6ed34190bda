import { useFilters, useMay, useWords } from '#platform/web'
import { LinkButton, Page, Tabs } from '#ui'
import { ModelCards } from './model-cards.tsx'
import { modelWords } from './models.words.ts'
import { ReviewRows } from './review-rows.tsx'

/** The library of good practices, and the reviews that some of them come from. */
export function ModelsPage() {
  const t = useWords(modelWords)
  const may = useMay()
  const [filters, setFilters] = useFilters()
  const tab = filters.tab ?? 'library'
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          {may('models.review') && <LinkButton to="/models/reviews/new">{t('review.new')}</LinkButton>}
          {may('models.write') && (
            <LinkButton look="main" icon="plus" to="/models/new">
              {t('offer')}
            </LinkButton>
          )}
        </>
      }
    >
      <Tabs
        label={t('title')}
        current={tab}
        onChange={(next) => setFilters({ tab: next === 'library' ? undefined : next, q: undefined })}
        tabs={[
          { name: 'library', label: t('library') },
          { name: 'reviews', label: t('reviews') },
        ]}
      >
        {tab === 'library' ? <ModelCards /> : <ReviewRows />}
      </Tabs>
    </Page>
  )
}
