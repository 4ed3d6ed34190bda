import { addressOf, useWords } from '#platform/web'
import { LinkButton } from '#ui'
import { accountabilityWords } from './accountability.words.ts'

/** On the page of an inspection's finding: who may, asks that its head answers for it. */
export function CaseFromFinding({ subjectId, areaId }: { readonly subjectId: string; readonly areaId: number }) {
  const t = useWords(accountabilityWords)
  return (
    <p>
      <LinkButton to={addressOf('/accountability/cases/new', { areaId, finding: subjectId })}>
        {t('case.new')}
      </LinkButton>
    </p>
  )
}
