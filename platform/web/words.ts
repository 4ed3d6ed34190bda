import i18next, { type i18n } from 'i18next'
import { useCallback } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
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

/** Says a sentence of one room: `t('list.title')`, `t('count', { count: 3 })`. Blanks are written `{name}`. */
export type Say<K extends string> = (key: K, blanks?: Readonly<Record<string, string | number>>) => string

const storageKey = 'nhac-truong.language'

const instance: i18n = i18next.createInstance()
void instance.use(initReactI18next).init({
  lng: rememberedLanguage(),
  fallbackLng: 'vi',
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  initAsync: false,
  react: { useSuspense: false },
})
showLanguageOnPage(currentLanguage())

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
  const english: Record<string, string> = {}
  for (const [key, sentence] of Object.entries<EnglishSentence>(words.en)) {
    if (typeof sentence === 'string') english[key] = withShownCount(sentence)
    else
      Object.assign(english, {
        [`${key}_one`]: withShownCount(sentence.one),
        [`${key}_other`]: withShownCount(sentence.other),
      })
  }
  const vietnamese = Object.entries<string>(words.vi).map(([key, sentence]) => [key, withShownCount(sentence)])
  instance.addResourceBundle('vi', room, Object.fromEntries(vietnamese), true, true)
  instance.addResourceBundle('en', room, english, true, true)
  return { room, ...words }
}

/** The words of a room in the language of the reader: `const t = useWords(taskWords)`. */
export function useWords<K extends string>(words: RoomWords<K>): Say<K> {
  const { t } = useTranslation(words.room, { i18n: instance })
  return useCallback((key, blanks) => t(key, shownBlanks(blanks)), [t])
}

/** As {@link useWords}, outside of a component. */
export function sayNow<K extends string>(
  words: RoomWords<K>,
  key: K,
  blanks?: Record<string, string | number>,
): string {
  return instance.t(key, { ns: words.room, ...shownBlanks(blanks) })
}

/** Reads a `{vi, en}` pair in the language of the reader: titles, refusals, labels of data. */
export function useReading(): (words: Words) => string {
  const [language] = useLanguage()
  return useCallback((words: Words) => words[language], [language])
}

/** The reader's language and the way to change it. */
export function useLanguage(): readonly [Language, (language: Language) => void] {
  const { i18n: translation } = useTranslation(undefined, { i18n: instance })
  return [translation.language === 'en' ? 'en' : 'vi', setLanguage] as const
}

/** The reader's language now, outside of a component. */
export function currentLanguage(): Language {
  return instance.language === 'en' ? 'en' : 'vi'
}

/** Changes the language of the whole screen and remembers it on this machine. */
export function setLanguage(language: Language): void {
  localStorage.setItem(storageKey, language)
  showLanguageOnPage(language)
  void instance.changeLanguage(language)
}

/**
 * Blanks as they are printed: numbers as everywhere, 3.750. The number that chooses the English form stays `count`; what
 * is printed for it is `shownCount`.
 */
function shownBlanks(blanks: Readonly<Record<string, string | number>> = {}): Record<string, string | number> {
  const shown: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(blanks))
    shown[name] = typeof value === 'number' ? formatNumber(value) : value
  if (typeof blanks.count !== 'number') return shown
  return { ...shown, count: blanks.count, shownCount: formatNumber(blanks.count) }
}

function withShownCount(sentence: string): string {
  return sentence.replaceAll('{count}', '{shownCount}')
}

function rememberedLanguage(): Language {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'vi'
}

function showLanguageOnPage(language: Language): void {
  document.documentElement.lang = language
}
