import type { Words } from './refusal.ts'

/** What stands beside a field that must be filled in and is not. */
export const notFilledIn: Words = { vi: 'Chưa điền.', en: 'Not filled in yet.' }
/** What stands beside a field whose content the contract does not take. */
export const notRightYet: Words = { vi: 'Chưa đúng, xem lại giúp.', en: 'Not right yet, please look again.' }
