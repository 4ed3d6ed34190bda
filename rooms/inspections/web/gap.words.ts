import type { Words } from '#kit'
import type { GapWords, NoticeWords } from '#platform/web'

/** What the gaps of this room say, what closes them, and where. */
export const gapWords: Readonly<Record<string, GapWords>> = {}

/** What people are told. */
export const noticeWords: Readonly<Record<string, NoticeWords>> = {}

/** What the facts of this room say in a history. */
export const factWords: Readonly<Record<string, Words>> = {}
