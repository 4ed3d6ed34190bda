import { useReading, useWords } from '#platform/web'
import type { AuthorityView } from '../domain/index.ts'
import { dossierWords } from './dossier.words.ts'

/** `Chủ tịch UBND cấp huyện, Quận Hoàng Mai (Nguyễn Văn A)`; a post that nobody holds says so. */
export function useAuthorityName(): (authority: AuthorityView) => string {
  const t = useWords(dossierWords)
  const reading = useReading()
  return ({ title, areaTitle, holder }) => `${reading(title)}, ${reading(areaTitle)} (${holder ?? t('who.vacant')})`
}
