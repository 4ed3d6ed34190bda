import { roomWords } from '#platform/web'
import { english } from './words-en.ts'
import { vietnamese } from './words-vi.ts'

/** What the screens of documents say. */
export const documentWords = roomWords('documents', { vi: vietnamese, en: english })

/** A key of the room's words. */
export type DocumentWord = keyof typeof vietnamese
