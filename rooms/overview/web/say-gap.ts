import { type Instant, minutesBetween, type Words } from '#kit'
import { factWordsOf, type GapFacts, gapWordsOf, type Say, sayNow, useReading, useWords } from '#platform/web'
import type { GapLine, HistoryLine } from '../domain/index.ts'
import { overviewWords } from './overview.words.ts'

/** The say function of this room. */
export type OverviewSay = Say<keyof typeof overviewWords.vi>

/** Tone of each severity: grey to know, amber soon, orange missing or late, red when harm is near. */
export const severityTones = { 1: 'quiet', 2: 'soon', 3: 'warn', 4: 'alarm' } as const

/** The sentence of a gap in the words of the room whose rule found it; else the title of the rule and what it is about. */
export function gapSentence(gap: GapLine): Words {
  const said = gapWordsOf(gap.rule)?.say(toFacts(gap))
  if (said) return said
  const about = Object.values(gap.names)[0]
  if (about === undefined) return gap.title
  return { vi: `${gap.title.vi}: ${about}`, en: `${gap.title.en}: ${about}` }
}

/** Where the thing to do is; undefined where the room has not said. */
export function gapTarget(gap: GapLine): string | undefined {
  return gapWordsOf(gap.rule)?.to?.(toFacts(gap))
}

/** What closes a gap, in words. */
export function useGapClosing(gap: GapLine): string {
  const t = useWords(overviewWords)
  const reading = useReading()
  const closes = gapWordsOf(gap.rule)?.closes
  return t('drawer.closes', { what: closes ? reading(closes) : t('drawer.closes.facts') })
}

function toFacts(gap: GapLine): GapFacts {
  return { ...gap, since: gap.since as Instant, dueAt: gap.dueAt as Instant | null }
}

/** How long something has stood, as short as a mark needs: `40 ph`, `5 giờ`, `3 ngày`. */
export function sayAge(since: string, now: Instant): string {
  const minutes = Math.floor(minutesBetween(since as Instant, now))
  if (minutes < 1) return sayNow(overviewWords, 'since.now')
  if (minutes < 60) return sayNow(overviewWords, 'since.minutes', { count: minutes })
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return sayNow(overviewWords, 'since.hours', { count: hours })
  return sayNow(overviewWords, 'since.days', { count: Math.floor(hours / 24) })
}

/** What a journal entry says: the words of its room, else the title of the change it came from, with what it is about. */
export function sayEntry(line: HistoryLine): Words {
  const words = factWordsOf(line.type) ?? line.title
  const noted = { vi: overviewWords.vi['history.noted'], en: overviewWords.en['history.noted'] as string }
  const said = words ?? { vi: `${noted.vi}: ${line.type}`, en: `${noted.en}: ${line.type}` }
  const about = line.subjectId === null ? undefined : line.names[line.subjectId]
  return about === undefined ? said : { vi: `${said.vi}: ${about}`, en: `${said.en}: ${about}` }
}
