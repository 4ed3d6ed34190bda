import type { Words } from '#kit'
import { useReading, useWords } from '#platform/web'
import { type AuditWord, auditWords } from './audit.words.ts'

/** How a look is said: what was asked for, and the reason given or the refusal. */
export function useLookWords() {
  const t = useWords(auditWords)
  const reading = useReading()
  return {
    sayWhat: ({ title, subjectKind }: { readonly title: Words | null; readonly subjectKind: string }): string =>
      title ? reading(title) : subjectKind,
    sayReason: (reason: string): string => {
      const key = `reason.${reason}`
      return key in auditWords.vi ? t(key as AuditWord) : reason
    },
  }
}
