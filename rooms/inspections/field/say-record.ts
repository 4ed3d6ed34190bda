import type { Words } from '#kit'
import { type InspectionOutcome, OUTCOMES } from '../domain/index.ts'

interface Recorded {
  readonly findings?: readonly unknown[]
  readonly finish?: { readonly outcome: InspectionOutcome }
}

/** An inspection in the outbox: what it came to. Its title there is the name of the place. */
export function sayRecord(payload: unknown): Words {
  const { findings = [], finish } = payload as Recorded
  const outcome = finish && OUTCOMES[finish.outcome]
  const count = findings.length
  return {
    vi: ['Kiểm tra', outcome?.vi, `${count} tồn tại`].filter(Boolean).join(' · '),
    en: ['Inspection', outcome?.en, count === 1 ? '1 finding' : `${count} findings`].filter(Boolean).join(' · '),
  }
}
