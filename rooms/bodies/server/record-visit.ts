import { sql } from 'kysely'
import type { z } from 'zod'
import { foldVietnamese, type Refusal, refuse } from '#kit'
import { accept, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { BODIES, recordVisit } from '../domain/index.ts'

type Payload = z.infer<typeof recordVisit.payload>

/** A delegation came: each member by name and position, one of them leading (ORG-09). */
export const recordVisitIntent = defineIntent({
  contract: recordVisit,
  area: (payload) => payload.areaId,
  beginsInArea: true,
  handle: oneByOne(async (work: Work<Payload>, step: Step) => {
    const { payload } = work
    const refusal = judgeMembers(payload.members) ?? (await judgeOfficers(payload.members, step))
    if (refusal) return reject(refusal)
    const zoneId = step.tree.get(payload.areaId).zoneId
    await sql`
      insert into visits (zone_id, id, area_id, kind, purpose, conclusion, document_id, at, recorded_by)
      values (${zoneId}, ${work.id}, ${payload.areaId}, ${payload.kind}, ${payload.purpose}, ${payload.conclusion ?? null},
              ${payload.documentId ?? null}, ${payload.at}, ${work.actor.officerId})`.execute(step.trx)
    const { members } = payload
    await sql`
      insert into visit_members (zone_id, visit_id, place, officer_id, name, position, leads)
      select ${zoneId}::int, ${work.id}::uuid, * from unnest(${members.map((_, index) => index + 1)}::smallint[],
        ${members.map((m) => m.officerId ?? null)}::uuid[], ${members.map((m) => m.name)}::text[],
        ${members.map((m) => m.position)}::text[], ${members.map((m) => m.leads)}::boolean[])`.execute(step.trx)
    return accept([
      {
        type: 'visit-recorded',
        areaId: payload.areaId,
        subjectId: work.id,
        documentId: payload.documentId ?? null,
        data: { kind: payload.kind, members: members.length, officerIds: members.flatMap((m) => m.officerId ?? []) },
        live: ['bodies'],
      },
    ])
  }),
})

function judgeMembers(members: Payload['members']): Refusal | null {
  if (members.filter((member) => member.leads).length !== 1) return refuse(BODIES.VISIT_LEADER, { field: 'members' })
  const seen = new Set<string>()
  for (const [index, member] of members.entries()) {
    const key = member.officerId ?? `${foldVietnamese(member.name)}|${foldVietnamese(member.position)}`
    if (seen.has(key)) {
      return refuse(BODIES.VISIT_TWICE, { field: `members.${index}.name`, params: { name: member.name } })
    }
    seen.add(key)
  }
  return null
}

async function judgeOfficers(members: Payload['members'], step: Step): Promise<Refusal | null> {
  const ids = members.flatMap((member) => member.officerId ?? [])
  const { rows } = await sql<{ id: string }>`select id from officers where id = any(${ids}::uuid[])`.execute(step.trx)
  const known = new Set(rows.map((row) => row.id))
  const wrong = members.findIndex((member) => member.officerId !== undefined && !known.has(member.officerId))
  return wrong < 0 ? null : refuse(BODIES.OFFICER_UNKNOWN, { field: `members.${wrong}.officerId` })
}
