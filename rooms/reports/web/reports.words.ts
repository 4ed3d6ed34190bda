import { roomWords } from '#platform/web'
import { english } from './words-en.ts'
import { vietnamese } from './words-vi.ts'

/** What the screens of reports say. */
export const reportWords = roomWords('reports', { vi: vietnamese, en: english })

/** A key of the room's words. */
export type ReportWord = keyof typeof vietnamese
