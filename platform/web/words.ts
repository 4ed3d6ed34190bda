import { useCallback, useSyncExternalStore } from 'react'
import { formatNumber, type Words } from '#kit'

/** The two languages of the house. */
export type Language = 'vi' | 'en'

/** An English sentence that changes with a number `{count}`: Vietnamese needs one form only. */
export type EnglishSentence = string | { readonly one: string; readonly other: string }

/** A room's dictionary, made by {@link roomWords}. */
export interface RoomWords<K extends string = string> {
  readonly room: string
  readonly vi: Readonly<Record<K, string>>
  readonly en: Readonly<Record<K, EnglishSentence>>
}

/** What fills the blanks of a sentence; numbers are printed as everywhere, 3.750. */
export type Blanks = Readonly<Record<string, string | number>>

/** Says a sentence of one room: `t('list.title')`, `t('count', { count: 3 })`. Blanks are written `{name}`. */
export type Say<K extends string> = (key: K, blanks?: Blanks) => string

const storageKey = 'nhac-truong.language'
const listeners = new Set<() => void>()
let language: Language = localStorage.getItem(storageKey) === 'en' ? 'en' : 'vi'
document.documentElement.lang = language

/**
 * Declares the words of a room; both languages have the same keys, or it does not compile.
 *
 * @example
 * export const taskWords = roomWords('tasks', {
 *   vi: { late: '{count} việc quá hạn' },
 *   en: { late: { one: '{count} task overdue', other: '{count} tasks overdue' } },
 * })
 */
export function roomWords<K extends string>(
  room: string,
  words: { readonly vi: Readonly<Record<K, string>>; readonly en: Readonly<Record<NoInfer<K>, EnglishSentence>> },
): RoomWords<K> {
  return { room, ...words }
}

/** The words of a room in the language of the reader: `const t = useWords(taskWords)`. */
export function useWords<K extends string>(words: RoomWords<K>): Say<K> {
  const [reader] = useLanguage()
  return useCallback((key, blanks) => sentenceOf(words[reader][key], key, blanks), [words, reader])
}

/** As {@link useWords}, outside of a component. */
export function sayNow<K extends string>(words: RoomWords<K>, key: K, blanks?: Blanks): string {
  return sentenceOf(words[language][key], key, blanks)
}

/** Reads a `{vi, en}` pair in the language of the reader: titles, refusals, labels of data. */
export function useReading(): (words: Words) => string {
  const [reader] = useLanguage()
  return useCallback((words: Words) => words[reader], [reader])
}

/** The reader's language and the way to change it. */
export function useLanguage(): readonly [Language, (language: Language) => void] {
  return [useSyncExternalStore(subscribe, currentLanguage), setLanguage] as const
}

/** The reader's language now, outside of a component. */
export function currentLanguage(): Language {
  return language
}

/** Changes the language of the whole screen and remembers it on this machine. */
export function setLanguage(next: Language): void {
  language = next
  localStorage.setItem(storageKey, next)
  document.documentElement.lang = next
  for (const listener of listeners) listener()
}

/** A key that a dictionary lacks (words that come as data) is shown as it is. */
function sentenceOf(sentence: EnglishSentence | undefined, key: string, blanks: Blanks = {}): string {
  const form = typeof sentence === 'object' ? sentence[blanks.count === 1 ? 'one' : 'other'] : (sentence ?? key)
  return form.replace(/\{(\w+)\}/g, (blank, name: string) => {
    const value = blanks[name]
    return typeof value === 'number' ? formatNumber(value) : (value ?? blank)
  })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
