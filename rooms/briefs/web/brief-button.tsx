import { useWords } from '#platform/web'
import { LinkButton } from '#ui'
import { briefPath } from './brief-addresses.ts'
import { briefWords } from './briefs.words.ts'

/** The one click from an area's board to its brief. */
export function BriefButton({ areaId }: { readonly areaId: number }) {
  const t = useWords(briefWords)
  return (
    <LinkButton icon="document" to={briefPath(areaId)}>
      {t('brief')}
    </LinkButton>
  )
}
