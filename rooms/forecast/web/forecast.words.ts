import { roomWords } from '#platform/web'
import { english } from './words-en.ts'
import { vietnamese } from './words-vi.ts'

/** What the screens of signals say. */
export const signalWords = roomWords('forecast', { vi: vietnamese, en: english })
