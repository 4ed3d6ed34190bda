import type { Words } from '#kit'
import { type RecordVisit, VISIT_OUTCOMES } from '../domain/index.ts'

/** A visit in the outbox: what came of it. Its title there is the number of the household. */
export function sayVisit(payload: unknown): Words {
  return VISIT_OUTCOMES[(payload as RecordVisit).outcome]
}
