import { sql } from 'kysely'
import { type Day, type Instant, startOfDay } from '#kit'
import type { FoundGap, GapRule, Tree, Trx } from '#platform/server'
import { AREA_KINDS, type AreaKind, levelOf } from '#rooms/areas/domain'
import { cityDay } from '../domain/index.ts'
import { headPostsOf } from './head-posts.query.ts'

const kindsAt = (levels: readonly string[]) =>
  (Object.keys(AREA_KINDS) as AreaKind[]).filter((kind) => levels.includes(levelOf(kind)))
const unitKinds = kindsAt(['top', 'district', 'commune'])
const groupKinds = kindsAt(['group'])
const groupRoles = ['group-head', 'cell-secretary', 'committee-member', 'standing-member', 'area-police']

const startOf = (day: string) => startOfDay(day as Day, 420)

/** These rules hang on facts, days and holders; the engine knows of new days and of holders that come and go. */
const byHoldersAlone = async () => null

/** A head post of a unit that nobody holds: its owner is the superior, one level up, until somebody is appointed. */
const postUnheld: GapRule = {
  key: 'post-unheld',
  title: { vi: 'Chức vụ người đứng đầu đang khuyết', en: 'A head post is held by nobody' },
  source: 'ORG-06',
  raiseAfterMinutes: [],
  wakesOn: ['bodies'],
  nextAt: byHoldersAlone,
  async find(trx, { now }) {
    const day = cityDay(now)
    const { rows } = await sql<{ id: string; areaId: number; kind: string; validFrom: string; leftAt: Instant | null }>`
      select posts.id, posts.area_id as "areaId", posts.kind, posts.valid_from as "validFrom",
             (select max(to_at) from holdings where post_id = posts.id and to_at <= ${now}) as "leftAt"
      from posts where is_head and body_id is not null and valid_from <= ${day} and (valid_to is null or valid_to > ${day})
        and not exists (select 1 from holdings where post_id = posts.id and from_at <= ${now}
                        and (to_at is null or to_at > ${now}))`.execute(trx)
    return rows.map((row) => ({
      subject: row.id,
      areaId: row.areaId,
      ownerPostId: row.id,
      severity: row.kind === 'chairman' || row.kind === 'party-secretary' || row.kind === 'command-head' ? 3 : 2,
      since: row.leftAt ?? startOf(row.validFrom),
      dueAt: null,
      data: { postId: row.id, kind: row.kind },
    }))
  },
}

/** A unit in force that has no head post at all: nobody could be called. */
const areaWithoutHead: GapRule = {
  key: 'area-without-head',
  title: { vi: 'Đơn vị chưa có chức vụ người đứng đầu', en: 'A unit has no head post' },
  source: 'ORG-06',
  raiseAfterMinutes: [],
  wakesOn: ['bodies', 'areas'],
  nextAt: byHoldersAlone,
  async find(trx, { now }) {
    const units = await readUnits(trx, now)
    const heads = await headPostsOf(
      trx,
      units.map((unit) => unit.id),
      now,
    )
    return units.filter((unit) => !heads.has(unit.id)).map((unit) => missing(unit.id, 3, now, {}))
  },
}

/** A unit in force without a command post (Sở Chỉ huy). */
const unitWithoutCommandPost: GapRule = {
  key: 'unit-without-command-post',
  title: { vi: 'Đơn vị chưa có Sở Chỉ huy', en: 'A unit has no command post' },
  source: 'ORG-04',
  raiseAfterMinutes: [],
  wakesOn: ['bodies', 'areas'],
  nextAt: byHoldersAlone,
  async find(trx, { now }) {
    const day = cityDay(now)
    const units = await readUnits(trx, now)
    const { rows } = await sql<{ areaId: number }>`
      select distinct area_id as "areaId" from bodies
      where kind = 'command-post' and valid_from <= ${day} and (valid_to is null or valid_to > ${day})`.execute(trx)
    const has = new Set(rows.map((row) => row.areaId))
    return units.filter((unit) => !has.has(unit.id)).map((unit) => missing(unit.id, 3, now, {}))
  },
}

/** A residential group that lacks one of its five people: one gap for the group, the commune's head closes it. */
const groupWithoutRoles: GapRule = {
  key: 'group-roles-missing',
  title: { vi: 'Tổ dân phố chưa đủ năm người phụ trách', en: 'A residential group lacks some of its five people' },
  source: 'ORG-05',
  raiseAfterMinutes: [],
  wakesOn: ['bodies', 'areas'],
  nextAt: byHoldersAlone,
  async find(trx, { now, tree }) {
    const day = cityDay(now)
    const { rows } = await sql<{ id: number; held: string[] | null }>`
      with held as materialized (
        select posts.area_id, array_agg(distinct posts.kind) as kinds
        from posts join holdings on holdings.post_id = posts.id and holdings.from_at <= ${now}
          and (holdings.to_at is null or holdings.to_at > ${now})
        where posts.kind = any(${groupRoles}::text[])
        group by posts.area_id)
      select areas.id, held.kinds as held from areas left join held on held.area_id = areas.id
      where areas.kind = any(${groupKinds}::text[]) and areas.valid_from <= ${day}
        and (areas.valid_to is null or areas.valid_to > ${day})
        and coalesce(cardinality(held.kinds), 0) < ${groupRoles.length}
      order by areas.first`.execute(trx)
    const heads = await headPostsOf(
      trx,
      rows.map((row) => tree.get(row.id).zoneId),
      now,
    )
    return rows.map((row) => ({
      ...missing(row.id, 2, now, { missing: groupRoles.filter((kind) => !row.held?.includes(kind)) }),
      ownerPostId: heads.get(tree.get(row.id).zoneId)?.postId ?? null,
    }))
  },
}

/** A "đùn đẩy?" that no inspector has answered. */
const avoidanceUnanswered: GapRule = {
  key: 'avoidance-unanswered',
  title: { vi: '“Đùn đẩy?” chưa có kết luận', en: '“Passing the buck?” not judged yet' },
  source: 'ORG-07',
  raiseAfterMinutes: [0, 1440],
  wakesOn: ['bodies'],
  nextAt: byHoldersAlone,
  async find(trx, { tree }) {
    const { rows } = await sql<{ id: string; areaId: number; at: Instant; dueAt: Instant; decisionType: string }>`
      select avoidances.id, avoidances.area_id as "areaId", avoidances.at, due_at as "dueAt", decision_type as "decisionType"
      from avoidances
      join decisions on decisions.zone_id = avoidances.zone_id and decisions.id = avoidances.decision_id
      where verdict is null`.execute(trx)
    const inspectors = await inspectorsAround(
      trx,
      rows.map((row) => row.areaId),
      tree,
    )
    return rows.map((row) => ({
      subject: row.id,
      areaId: row.areaId,
      ownerPostId: inspectors.get(row.areaId) ?? null,
      severity: 2,
      since: row.at,
      dueAt: row.dueAt,
      data: { avoidanceId: row.id, decisionType: row.decisionType },
    }))
  },
}

/** A supervisor's finding that the unit has not answered. */
const opinionUnanswered: GapRule = {
  key: 'opinion-unanswered',
  title: { vi: 'Ý kiến giám sát chưa được trả lời', en: 'A supervision finding is not answered' },
  source: 'ORG-08',
  raiseAfterMinutes: [0, 1440],
  wakesOn: ['bodies'],
  nextAt: byHoldersAlone,
  async find(trx) {
    const { rows } = await sql<{ id: string; areaId: number; at: Instant; dueAt: Instant }>`
      select id, area_id as "areaId", at, due_at as "dueAt" from opinions where answered_at is null`.execute(trx)
    return rows.map((row) => ({
      subject: row.id,
      areaId: row.areaId,
      ownerPostId: null,
      severity: 1,
      since: row.at,
      dueAt: row.dueAt,
      data: { opinionId: row.id },
    }))
  },
}

function missing(areaId: number, severity: 2 | 3, now: Instant, data: FoundGap['data']): FoundGap {
  return { subject: String(areaId), areaId, ownerPostId: null, severity, since: now, dueAt: null, data }
}

async function readUnits(trx: Trx, now: Instant): Promise<{ id: number }[]> {
  const day = cityDay(now)
  const { rows } = await sql<{ id: number }>`
    select id from areas where kind = any(${unitKinds}::text[]) and valid_from <= ${day}
      and (valid_to is null or valid_to > ${day}) order by first`.execute(trx)
  return rows
}

/** The head of Party inspection nearest above each area; absent where there is none. */
async function inspectorsAround(trx: Trx, areaIds: readonly number[], tree: Tree): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: string; areaId: number }>`
    select id, area_id as "areaId" from posts where kind = 'party-inspection-head' and valid_to is null`.execute(trx)
  const byArea = new Map(rows.map((row) => [row.areaId, row.id]))
  return new Map(
    areaIds.flatMap((areaId) => {
      const place = tree
        .upward(areaId)
        .slice(1)
        .find((one) => byArea.has(one.id))
      const post = place && byArea.get(place.id)
      return post ? [[areaId, post] as const] : []
    }),
  )
}

/** What is missing or unanswered among those who answer. */
export const bodiesGaps: readonly GapRule[] = [
  postUnheld,
  areaWithoutHead,
  unitWithoutCommandPost,
  groupWithoutRoles,
  avoidanceUnanswered,
  opinionUnanswered,
]
