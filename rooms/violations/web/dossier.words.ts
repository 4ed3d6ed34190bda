import { roomWords } from '#platform/web'
import { english } from './dossier-words-en.ts'
import { vietnamese } from './dossier-words-vi.ts'

/** What the page of a dossier and its dialogs say. */
export const dossierWords = roomWords('violation', { vi: vietnamese, en: english })

/** A key of these words. */
export type DossierWord = keyof typeof vietnamese
