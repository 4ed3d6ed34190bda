import { useWords } from '#platform/web'
import { LinkButton, Section } from '#ui'
import { clusterWords } from './cluster.words.ts'
import { proposePath } from './zone-paths.ts'

/** On the page of a case: from here a place is proposed to be locked, with the case named. */
export function CaseRingPanel({ subjectId, areaId }: { readonly subjectId: string; readonly areaId: number }) {
  const t = useWords(clusterWords)
  return (
    <Section title={t('ring')}>
      <LinkButton to={proposePath({ areaId, caseId: subjectId })} icon="plus">
        {t('lockdowns.propose')}
      </LinkButton>
    </Section>
  )
}
