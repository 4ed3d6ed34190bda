import { useWords } from '#platform/web'
import { LinkButton, Section } from '#ui'
import { siteWords } from './site.words.ts'

/** On the page of a place: who was there, for tracing. */
export function SitePanel({ subjectId }: { readonly subjectId: string }) {
  const t = useWords(siteWords)
  return (
    <Section title={t('panel')}>
      <LinkButton to={`/tracing/sites/${subjectId}`}>{t('open')}</LinkButton>
    </Section>
  )
}
