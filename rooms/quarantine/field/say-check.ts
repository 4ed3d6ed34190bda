import type { Words } from '#kit'
import { CHECK_OUTCOMES, type RecordCheck } from '../domain/index.ts'

/** A check in the outbox: what came of it. Its title there is the number of the household. */
export function sayCheck(payload: unknown): Words {
  return CHECK_OUTCOMES[(payload as RecordCheck).outcome]
}
