import { Banner } from '#platform/field'
import { useWords } from '#platform/web'
import { Button } from '#ui'
import { appWords } from '../field-words.ts'
import type { Hindrance } from '../hindrance.ts'

/** What hinders somebody from coming in, and what to do. With no network the page stays: it might not come again. */
export function Hindered({ by }: { readonly by: Hindrance }) {
  const t = useWords(appWords)
  const helpsToReload = by === 'part' || by === 'app' || by === 'store'
  return (
    <Banner
      tone="alarm"
      action={helpsToReload && <Button onClick={() => location.reload()}>{t('hindered.reload')}</Button>}
    >
      {t(`hindered.${by}`)}
    </Banner>
  )
}
