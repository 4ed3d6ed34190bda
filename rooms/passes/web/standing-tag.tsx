import { useWords } from '#platform/web'
import { Tag } from '#ui'
import type { PassStanding } from '../domain/index.ts'
import { passWords } from './passes.words.ts'

/** How a permit or card stands: colour only for what was withdrawn. */
export function StandingTag({ standing }: { readonly standing: PassStanding }) {
  const t = useWords(passWords)
  return <Tag tone={standing === 'withdrawn' ? 'alarm' : 'quiet'}>{t(`state.${standing}`)}</Tag>
}
