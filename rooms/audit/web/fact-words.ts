import type { Words } from '#kit'
import { factWordsOf, useReading, useWords } from '#platform/web'
import { type AuditWord, auditWords } from './audit.words.ts'

/** What an entry is called: the intent's own title, else the word its room has for the fact, else ours, else the type as written. */
export function useFactWords(): (entry: { readonly type: string; readonly title: Words | null }) => string {
  const t = useWords(auditWords)
  const reading = useReading()
  return ({ type, title }) => {
    if (title) return reading(title)
    const own = factWordsOf(type)
    if (own) return reading(own)
    const key = `fact.${type}`
    return key in auditWords.vi ? t(key as AuditWord) : type.replaceAll('-', ' ')
  }
}

const pages = [
  [/^task-/, '/tasks/'],
  [/^document-/, '/documents/'],
  [/^(account|password|second-factor|recovery|token|role|signed|sessions)-?/, '/accounts/'],
] as const

/** The page of what an entry speaks of, where the type tells it. */
export function subjectPage(entry: { readonly type: string; readonly subjectId: string | null }): string | undefined {
  const [, path] = pages.find(([pattern]) => pattern.test(entry.type)) ?? []
  return path && entry.subjectId ? `${path}${entry.subjectId}` : undefined
}
