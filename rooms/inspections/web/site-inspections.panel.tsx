import { useRead, useWords } from '#platform/web'
import { Section } from '#ui'
import { inspectionListContract } from '../domain/index.ts'
import { frontWords } from './front.words.ts'
import { InspectionRows } from './inspection-rows.tsx'
import styles from './inspections.module.css'

/** On the page of a place: its latest inspections, as far as the reader may know of them, and the way to all of them. */
export function SiteInspectionsPanel({ subjectId }: { readonly subjectId: string }) {
  const t = useWords(frontWords)
  const { data } = useRead(inspectionListContract, { siteId: subjectId, limit: 5 })
  if (!data) return null
  return (
    <Section title={t('site.title')} to={`/inspections/list?siteId=${subjectId}`}>
      {data.items.length === 0 ? (
        <p className={styles.quiet}>{t('tab.none')}</p>
      ) : (
        <InspectionRows label={t('site.title')} items={data.items} />
      )}
    </Section>
  )
}
