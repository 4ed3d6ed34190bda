import { useWords } from '#platform/web'
import { LinkButton, Page } from '#ui'
import { appWords } from '../words.ts'

/** No page at this address. */
export function NotFoundPage() {
  const t = useWords(appWords)
  return (
    <Page title={t('notFound.title')} lead={t('notFound.text')} width="reading">
      <LinkButton to="/" icon="board">
        {t('notFound.home')}
      </LinkButton>
    </Page>
  )
}
