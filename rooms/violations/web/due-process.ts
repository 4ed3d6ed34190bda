import type { ViolationPage } from '../domain/index.ts'

/** The six conditions of a fair decision (SG-05), in the order of the law. */
export const dueProcessKeys = ['record', 'basis', 'amount', 'signer', 'explanation', 'deadline'] as const

/** One condition, and whether it is met now. */
export interface DueProcessCheck {
  readonly key: (typeof dueProcessKeys)[number]
  readonly isMet: boolean
}

/** The six conditions as the page of a dossier tells them; the server judges them again when somebody decides. */
export function dueProcess(dossier: ViolationPage, amount: string | undefined): readonly DueProcessCheck[] {
  const { range, clocks, explanation, recordedAt, order, transferTo, can } = dossier
  const sum = amount === undefined ? undefined : BigInt(amount)
  const met: Readonly<Record<DueProcessCheck['key'], boolean>> = {
    record: recordedAt !== null,
    basis: order !== null || dossier.charge.source !== undefined,
    amount: sum === undefined || (sum >= BigInt(range.min) && sum <= BigInt(range.max)),
    signer: transferTo === null && can.decide,
    explanation: explanation !== 'open',
    deadline: clocks.every(({ key, isLate }) => key !== 'decision' || !isLate),
  }
  return dueProcessKeys.map((key) => ({ key, isMet: met[key] }))
}
