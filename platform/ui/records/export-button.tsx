import { useWords } from '#platform/web'
import { LinkButton } from '../controls/button.tsx'
import { uiWords } from '../words.ts'

/** Downloads exactly what is seen: give the address with the same filters, `/api${addressOf(path, filters)}`. */
export function ExportButton({ href, label }: { readonly href: string; readonly label?: string | undefined }) {
  const t = useWords(uiWords)
  return (
    <LinkButton to={href} icon="download" download>
      {label ?? t('export')}
    </LinkButton>
  )
}
