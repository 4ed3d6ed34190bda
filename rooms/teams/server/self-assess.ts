import { sql } from 'kysely'
import { dayOf, foldVietnamese, refuse } from '#kit'
import { accept, defineIntent, oneByOne, reject, type Step } from '#platform/server'
import { levelOf } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { countHouseholds } from '#rooms/people/server'
import { isSafe, judgeAssessment, type Pledge, pledge, type SelfAssess, selfAssess, TEAMS } from '../domain/index.ts'
import { teamRules } from './team-rules.query.ts'
import type {} from './teams.tables.ts'

/** `teams.self-assess`: counts of a group, or the answers of an agency; the latest stands. */
export const selfAssessIntent = defineIntent<SelfAssess>({
  contract: selfAssess,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work, step) => {
    const { payload } = work
    const refusal = await judge(payload, step)
    if (refusal) return reject(refusal)
    const row = toRow(payload)
    const onDay = payload.onDay ?? dayOf(step.now, step.profile.utcOffsetMinutes)
    await sql`
      insert into safety_reports (zone_id, area_id, unit, folded, name, joined, safe, unmet, on_day)
      values (${step.tree.get(payload.areaId).zoneId}, ${payload.areaId}, ${payload.unit}, ${row.folded}, ${row.name},
              ${row.joined}, ${row.safe}, ${row.unmet}::text[], ${onDay}::date)
      on conflict (zone_id, area_id, unit, folded) do update set name = excluded.name, joined = excluded.joined,
        safe = excluded.safe, unmet = excluded.unmet, on_day = excluded.on_day
      where safety_reports.on_day <= excluded.on_day`.execute(step.trx)
    const data = { unit: payload.unit, joined: row.joined, safe: row.safe }
    return accept([
      { type: 'safety-assessed', areaId: payload.areaId, subjectId: String(payload.areaId), data, live: ['teams'] },
    ])
  }),
})

async function judge(payload: SelfAssess, step: Step) {
  const rules = await teamRules(step.profile)
  if (payload.unit === 'agency') return judgeAssessment(payload, rules, 0)
  const area = (await openBook({ db: step.trx, tree: step.tree })).byId.get(payload.areaId)
  if (!area || levelOf(area.kind) !== 'group') return refuse(TEAMS.GROUP_WANTED, { field: 'areaId' })
  const counts = await countHouseholds(step.trx, [payload.areaId])
  return judgeAssessment(payload, rules, counts.get(payload.areaId)?.households ?? 0)
}

function toRow(payload: SelfAssess) {
  if (payload.unit === 'group') {
    return { folded: '', name: null, joined: payload.joined, safe: payload.safe, unmet: null }
  }
  const unmet = Object.entries(payload.criteria).flatMap(([key, answer]) => (answer === 'no' ? [key] : []))
  const safe = isSafe(payload.criteria) ? 1 : 0
  return { folded: foldVietnamese(payload.name), name: payload.name, joined: 1, safe, unmet }
}

/** `teams.pledge`: one more, of somebody's own will. Nothing but the area is asked or kept (COM-07). */
export const pledgeIntent = defineIntent<Pledge>({
  contract: pledge,
  area: ({ areaId }) => areaId,
  handle: async (works, step) =>
    works.map(({ payload }) =>
      step.tree.find(payload.areaId)
        ? accept([{ type: 'pledge-made', areaId: payload.areaId, live: [] }])
        : reject(TEAMS.NEAR_WANTED, { field: 'areaId' }),
    ),
})
