import { z } from 'zod'
import type { Words } from '#kit'

/**
 * Where a dossier stands: phát hiện → biên bản → trình → quyết định → tống đạt → (cưỡng chế) → kết thúc.
 * The explanation, a transfer and an appeal do not move it: they stand beside.
 */
export const stateField = z.enum(['detected', 'recorded', 'proposed', 'decided', 'served', 'enforcing', 'closed'])
/** See {@link stateField}. */
export type State = z.infer<typeof stateField>

/** Why it is over. `lapsed`: the time to decide passed. */
export const closedAsField = z.enum([
  'paid',
  'warned',
  'no-fine',
  'exempted',
  'cancelled',
  'withdrawn',
  'referred',
  'lapsed',
])
/** See {@link closedAsField}. */
export type ClosedAs = z.infer<typeof closedAsField>

/** What is proposed or decided. */
export const verdictField = z.enum(['fine', 'warning', 'no-fine'])
/** See {@link verdictField}. */
export type Verdict = z.infer<typeof verdictField>

/** The right to explain (Art. 61): not applicable, running, given up, used. */
export const explanationField = z.enum(['none', 'open', 'waived', 'given'])
/** See {@link explanationField}. */
export type Explanation = z.infer<typeof explanationField>

/** Levels of People's Committees, from the ground up. */
export const levelField = z.enum(['commune', 'district', 'top'])
/** See {@link levelField}. */
export type Level = z.infer<typeof levelField>

/** The official words of the states. */
export const stateWords: Readonly<Record<State, Words>> = {
  detected: { vi: 'phát hiện', en: 'detected' },
  recorded: { vi: 'đã lập biên bản', en: 'recorded' },
  proposed: { vi: 'đã đề nghị', en: 'proposed' },
  decided: { vi: 'đã quyết định', en: 'decided' },
  served: { vi: 'đã tống đạt', en: 'served' },
  enforcing: { vi: 'cưỡng chế', en: 'being enforced' },
  closed: { vi: 'kết thúc', en: 'closed' },
}

/** What may be asked of a dossier. */
export type Action =
  | 'record'
  | 'identify'
  | 'explain'
  | 'waive-explanation'
  | 'propose'
  | 'transfer'
  | 'refer'
  | 'decide'
  | 'serve'
  | 'pay'
  | 'ask-relief'
  | 'grant-relief'
  | 'enforce'
  | 'close'
  | 'appeal'
  | 'withdraw'

/** From which states each action may be asked; the rest is judged by the action itself. */
export const allowedFrom: Readonly<Record<Action, readonly State[]>> = {
  record: ['detected'],
  identify: ['detected', 'recorded', 'proposed'],
  explain: ['recorded', 'proposed'],
  'waive-explanation': ['recorded', 'proposed'],
  propose: ['recorded', 'proposed'],
  transfer: ['proposed'],
  refer: ['recorded', 'proposed'],
  decide: ['proposed'],
  serve: ['decided'],
  pay: ['served', 'enforcing'],
  'ask-relief': ['served', 'enforcing'],
  'grant-relief': ['served', 'enforcing'],
  enforce: ['served'],
  close: ['proposed', 'enforcing'],
  appeal: ['served', 'enforcing', 'closed'],
  withdraw: ['detected', 'recorded', 'proposed'],
}
