import { currentLanguage, intentOf, refreshRoomOf, sayNow, send, useWords } from '#platform/web'
import type { BulkAction } from '#ui'
import { transferViolation, type ViolationLine } from '../domain/index.ts'
import { violationWords } from './violations.words.ts'

/** Hands many dossiers to whom each belongs; what was refused is said with its reason and takes nothing down. */
export function useTransferMany(): BulkAction<ViolationLine> {
  const t = useWords(violationWords)
  return {
    label: t('bulk.transfer'),
    run: async (lines) => {
      const answers = await send(lines.map(({ id }) => intentOf(transferViolation, { violationId: id })))
      refreshRoomOf(transferViolation.type)
      const refused = answers.filter((answer) => answer.outcome === 'refused')
      const why = refused[0]?.outcome === 'refused' ? refused[0].refusal.words[currentLanguage()] : ''
      const count = answers.length - refused.length
      if (refused.length === 0) return { said: sayNow(violationWords, 'bulk.done', { count }) }
      if (count === 0) return { said: sayNow(violationWords, 'bulk.none', { why }) }
      return { said: sayNow(violationWords, 'bulk.partly', { count, refused: refused.length, why }) }
    },
  }
}
