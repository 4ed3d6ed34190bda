import { type RawBuilder, sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import type { FoundGap, GapRule, Trx } from '#platform/server'
import { headPostsOf } from '#rooms/bodies/server'
import type {} from './cases.tables.ts'
import { caseRuleAt } from './rules-of-house.ts'

interface Late {
  readonly zoneId: number
  readonly count: number
  readonly since: Instant
}

type Moment = Parameters<GapRule['find']>[1]

/** One gap for each commune, of its health station. */
async function byStation(
  trx: Trx,
  { now, tree }: Moment,
  { found, severity, data }: { found: readonly Late[]; severity: FoundGap['severity']; data: object },
): Promise<FoundGap[]> {
  const known = found.filter(({ zoneId }) => tree.find(zoneId))
  const zones = known.map(({ zoneId }) => zoneId)
  const stations = await headPostsOf(trx, zones, now, 'health')
  return known.map(({ zoneId, count, since }) => ({
    subject: `${zoneId}`,
    areaId: zoneId,
    ownerPostId: stations.get(zoneId)?.postId ?? null,
    severity,
    since,
    dueAt: null,
    data: { count, ...data },
  }))
}

/** A step after confirmation that is late (EPI-06): `minutes` is the time that the profile gives it. */
async function lateSteps(trx: Trx, step: RawBuilder<unknown>, before: Instant): Promise<readonly Late[]> {
  const { rows } = await sql<Late>`
    select zone_id as "zoneId", count(*)::int as count, min(confirmed_at) as since from cases
    where status = 'confirmed' and ${step} is null and backlog is null and confirmed_at <= ${before}
    group by zone_id`.execute(trx)
  return rows
}

function stepGap(step: 'classified' | 'placed', title: GapRule['title']): GapRule {
  const column = sql.ref(`${step}_at`)
  return {
    key: `cases-not-${step}`,
    title,
    source: 'EPI-06',
    raiseAfterMinutes: [240, 1440],
    wakesOn: ['cases'],
    find: async (trx, at) => {
      const rule = await caseRuleAt(at.profile, at.now)
      if (!rule) return []
      const minutes = rule.steps[step].value
      const late = await lateSteps(trx, column, addMinutes(at.now, -minutes))
      const found = late.map((one) => ({ ...one, since: addMinutes(one.since, minutes) }))
      return byStation(trx, at, { found, severity: 3, data: { step } })
    },
    nextAt: async (trx, { now, profile }) => {
      const rule = await caseRuleAt(profile, now)
      if (!rule) return null
      const minutes = rule.steps[step].value
      const { rows } = await sql<{ next: Instant | null }>`
        select min(confirmed_at) as next from cases
        where status = 'confirmed' and ${column} is null and backlog is null
          and confirmed_at > ${addMinutes(now, -minutes)}`.execute(trx)
      const next = rows[0]?.next
      return next ? addMinutes(next, minutes) : null
    },
  }
}

/** Two sources say different things of a case, and nobody has settled which holds. */
const disputed: GapRule = {
  key: 'cases-disputed',
  title: { vi: 'Hai nguồn số liệu ca bệnh khác nhau', en: 'Two sources disagree about a case' },
  source: 'SG-14',
  raiseAfterMinutes: [1440],
  wakesOn: ['cases'],
  find: async (trx, at) => {
    const { rows: found } = await sql<Late>`
      select cases.zone_id as "zoneId", count(distinct cases.id)::int as count, min(case_claims.said_at) as since
      from cases join case_claims on case_claims.case_id = cases.id
      where cases.disputed > 0 and case_claims.settled_at is null group by cases.zone_id`.execute(trx)
    return byStation(trx, at, { found, severity: 1, data: {} })
  },
  nextAt: async () => null,
}

/** A confirmed case whose setting nobody has classified (EPI-01, EPI-02): the bulletin cannot foot without saying so. */
const unclassified: GapRule = {
  key: 'cases-unclassified',
  title: { vi: 'Ca bệnh chưa phân loại nơi phát hiện', en: 'Cases whose setting is not classified' },
  source: 'EPI-02',
  raiseAfterMinutes: [720],
  wakesOn: ['cases'],
  find: async (trx, at) => {
    const { rows: found } = await sql<Late>`
      select zone_id as "zoneId", count(*)::int as count, min(entered_at) as since from cases
      where setting = 'unclassified' and status = 'confirmed' and list_key is null group by zone_id`.execute(trx)
    return byStation(trx, at, { found, severity: 2, data: {} })
  },
  nextAt: async () => null,
}

/** What is missing with cases. */
export const casesGaps: readonly GapRule[] = [
  stepGap('classified', { vi: 'Ca bệnh chậm phân loại', en: 'Cases not classified in time' }),
  stepGap('placed', { vi: 'Ca bệnh chậm bố trí nơi điều trị', en: 'Cases not placed in time' }),
  disputed,
  unclassified,
]
