import { roomWords } from '#platform/web'
import { english } from './words-en.ts'
import { vietnamese } from './words-vi.ts'

/** What the screens of scorecards say. */
export const scoreWords = roomWords('scorecards', { vi: vietnamese, en: english })

/** A key of the room's words. */
export type ScoreWord = keyof typeof vietnamese
