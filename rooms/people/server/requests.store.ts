import { sql } from 'kysely'
import { z } from 'zod'
import { type Instant, type Refusal, refuse } from '#kit'
import { allowed, type Db, type Fact, type Step, type Trx, type Vault, type Work } from '#platform/server'
import { PEOPLE, type RequestKind } from '../domain/index.ts'
import { openIdentities, sealIdentities } from './identities.store.ts'
import type {} from './persons.tables.ts'

/** A request as changes need it. */
export interface RequestRow {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly personId: string
  readonly kind: RequestKind
  readonly section: string | null
  readonly decideDueOn: string
  readonly extendedReason: string | null
  readonly answeredAt: Instant | null
  readonly decidedAt: Instant | null
  readonly receivedBy: string | null
}

const said = z.object({ asked: z.string(), decision: z.string().nullable() })

/** What was said and decided, sealed. */
export type Said = z.infer<typeof said>

/** The request, held until the change is done; or why it may not be changed. */
export async function holdRequest(
  work: Work<{ readonly requestId: string }>,
  step: Step,
  permission: string,
): Promise<RequestRow | Refusal> {
  const { rows } = await sql<RequestRow>`
    select id, zone_id as "zoneId", area_id as "areaId", person_id as "personId", kind, section,
           decide_due_on as "decideDueOn", extended_reason as "extendedReason", answered_at as "answeredAt",
           decided_at as "decidedAt", received_by_account_id as "receivedBy"
    from person_requests where id = ${work.payload.requestId} for update`.execute(step.trx)
  const request = rows[0]
  if (!request) return refuse(PEOPLE.REQUEST_UNKNOWN, { field: 'requestId' })
  const forbidden = allowed(work, step, permission, request.areaId, 'people.receive-requests')
  if (forbidden) return forbidden.status === 404 ? refuse(PEOPLE.REQUEST_UNKNOWN, { field: 'requestId' }) : forbidden
  return request.decidedAt === null ? request : refuse(PEOPLE.REQUEST_DECIDED)
}

/** Keeps what was said under a key of its own. */
export async function sealSaid(trx: Trx, vault: Vault, { id, zoneId }: Pick<RequestRow, 'id' | 'zoneId'>, text: Said) {
  await sealIdentities(trx, vault, [{ id, zoneId, householdId: null, text: JSON.stringify(text), marks: [] }])
}

/** What was said, opened; null: it has been erased. Only who wrote the look down may ask (SG-09). */
export async function openSaid(db: Db | Trx, vault: Vault, id: string): Promise<Said | null> {
  const text = (await openIdentities(db, vault, [id])).get(id)
  return text === undefined ? null : said.parse(JSON.parse(text))
}

/** A fact about a request: ids and days only. */
export function requestFact(
  type: string,
  { id, areaId, personId }: Pick<RequestRow, 'id' | 'areaId' | 'personId'>,
): Fact {
  return { type, areaId, subjectId: id, data: { personId }, live: ['requests'] }
}
