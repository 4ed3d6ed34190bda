import { roomWords } from '#platform/web'
import { wordsEn } from './words-en.ts'
import { wordsVi } from './words-vi.ts'

/** The words of the room of exchange. */
export const exchangeWords = roomWords('exchange', { vi: wordsVi, en: wordsEn })

/** A key of the room's dictionary. */
export type ExchangeWord = keyof typeof wordsVi
