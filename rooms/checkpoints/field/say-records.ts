import type { Words } from '#kit'
import { CROSSING_DECISIONS, CROSSING_SUBJECTS, type CrossingPayload } from '../domain/index.ts'

/** A crossing in the outbox: what crossed and what was decided. Its title there is the name of the post. */
export function sayCrossing(payload: unknown): Words {
  const { subject, decision } = payload as CrossingPayload
  const what = CROSSING_SUBJECTS[subject]
  const came = CROSSING_DECISIONS[decision]
  return { vi: `Lượt qua chốt · ${what.vi} · ${came.vi}`, en: `Crossing · ${what.en} · ${came.en}` }
}

/** Who checked in. */
export function sayCheckIn(payload: unknown): Words {
  const count = (payload as { memberIds: readonly string[] }).memberIds.length
  return { vi: `Vào ca · ${count} người`, en: count === 1 ? 'Check-in · 1 person' : `Check-in · ${count} people` }
}
