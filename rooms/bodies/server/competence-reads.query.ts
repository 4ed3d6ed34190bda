import { sql } from 'kysely'
import { type Asking, defineRead, fromCursor, may, notFound, toCursor, visiblePlace } from '#platform/server'
import { type AreaKind, fullName } from '#rooms/areas/domain'
import { areaNames } from '#rooms/areas/server'
import { avoidanceList, cityDay, competenceList, competenceOn, decisionList } from '../domain/index.ts'
import { catalogueOf } from './catalogue.query.ts'
import { readCompetences } from './competences.query.ts'
import { isOfUnit } from './is-of-unit.ts'

/** The register as it stood on a day: every type, with the level that decides it. */
export const competenceListRead = defineRead(competenceList, async (asking, query) => {
  const { competences } = await catalogueOf(asking.profile)
  const rows = await readCompetences(asking.db, asking.profile)
  const day = cityDay(query.at ?? asking.now)
  return {
    items: competences.types.map(({ decisionType, title }) => {
      const row = competenceOn(rows, decisionType, day)
      return {
        decisionType,
        title,
        level: row?.level ?? null,
        validFrom: row?.validFrom ?? null,
        validTo: row?.validTo ?? null,
        source: row?.source ?? null,
      }
    }),
  }
})

async function typeTitles(asking: Asking) {
  const { competences } = await catalogueOf(asking.profile)
  const titles = new Map(competences.types.map((type) => [type.decisionType, type.title]))
  return (type: string) => titles.get(type) ?? { vi: type, en: type }
}

/** Decisions and matters sent up inside an area, newest first. */
export const decisionListRead = defineRead(decisionList, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'bodies.read')
  if (!place) return notFound('areaId')
  const after = fromCursor(query.cursor)
  const { rows } = await sql<DecisionRow>`
    select decisions.id, decisions.area_id as "areaId", areas.kind as "areaKind", areas.name as "areaName",
           decision_type as "decisionType", matter, outcome, to_area_id as "toAreaId", reason,
           officer_id as "officerId", officers.name as "officerName", decisions.at, avoidances.id as "askedId",
           due_at as "dueAt", explained_at as "explainedAt", verdict, verdict_note as "verdictNote"
    from decisions join areas on areas.id = decisions.area_id
    left join avoidances on avoidances.zone_id = decisions.zone_id and avoidances.decision_id = decisions.id
    left join officers on officers.id = decisions.officer_id
    where decisions.zone_id = any(${asking.tree.zonesIn([place])}::int[])
      and areas.first between ${place.first} and ${place.last}
      ${after === undefined ? sql`` : sql`and (decisions.at, decisions.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by decisions.at desc, decisions.id desc limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const titleOf = await typeTitles(asking)
  const names = await areaNames(
    asking.db,
    page.flatMap((row) => row.toAreaId ?? []),
  )
  const last = page.at(-1)
  return {
    items: page.map(({ areaKind, askedId, dueAt, explainedAt, verdict, verdictNote, ...row }) => ({
      ...row,
      avoidance:
        askedId !== null && isTold(asking, row.areaId)
          ? { id: askedId, dueAt, explainedAt, verdict, verdictNote }
          : null,
      areaName: fullName({ kind: areaKind, name: row.areaName }),
      title: titleOf(row.decisionType),
      toAreaName: row.toAreaId === null ? null : (names.get(row.toAreaId) ?? null),
    })),
    next: rows.length > query.limit && last ? toCursor([last.at, last.id]) : null,
  }
})

function isTold({ actor, tree }: Asking, areaId: number): boolean {
  return isOfUnit(actor, areaId) || may(actor, 'bodies.inspect-avoidance', areaId, tree)
}

interface DecisionRow {
  id: string
  areaId: number
  areaKind: AreaKind
  areaName: string
  decisionType: string
  matter: string
  outcome: 'decided' | 'forwarded'
  toAreaId: number | null
  reason: string | null
  officerId: string | null
  officerName: string | null
  at: string
  askedId: string | null
  dueAt: string
  explainedAt: string | null
  verdict: 'justified' | 'avoided' | null
  verdictNote: string | null
}

interface AvoidanceRow {
  id: string
  areaId: number
  areaKind: AreaKind
  areaName: string
  decisionType: string
  matter: string
  reason: string
  officerId: string | null
  officerName: string | null
  at: string
  dueAt: string
  explanation: string | null
  explainedAt: string | null
  verdict: 'justified' | 'avoided' | null
  verdictNote: string | null
  judgedByName: string | null
  judgedAt: string | null
}

/** "Đùn đẩy?" in the areas where the asker inspects, newest first. Elsewhere there is nothing to see. */
export const avoidanceListRead = defineRead(avoidanceList, async (asking, query) => {
  const place = query.areaId === undefined ? undefined : visiblePlace(asking, query.areaId, 'bodies.inspect-avoidance')
  if (query.areaId !== undefined && !place) return notFound('areaId')
  const intervals = place ? [place] : asking.intervals
  const after = fromCursor(query.cursor)
  const { rows } = await sql<AvoidanceRow>`
    select avoidances.id, avoidances.area_id as "areaId", areas.kind as "areaKind", areas.name as "areaName",
           decision_type as "decisionType", matter, coalesce(reason, '') as reason, officer_id as "officerId",
           officers.name as "officerName", avoidances.at, due_at as "dueAt", explanation, explained_at as "explainedAt",
           verdict, verdict_note as "verdictNote", inspectors.name as "judgedByName", judged_at as "judgedAt"
    from avoidances
    join decisions on decisions.zone_id = avoidances.zone_id and decisions.id = avoidances.decision_id
    join areas on areas.id = avoidances.area_id
    join unnest(${intervals.map((one) => one.first)}::int[], ${intervals.map((one) => one.last)}::int[])
      as seen (first, last) on areas.first between seen.first and seen.last
    left join officers on officers.id = decisions.officer_id
    left join officers as inspectors on inspectors.id = avoidances.judged_by
    where avoidances.zone_id = any(${asking.tree.zonesIn(intervals)}::int[])
      ${query.isOpen === undefined ? sql`` : query.isOpen ? sql`and verdict is null` : sql`and verdict is not null`}
      ${after === undefined ? sql`` : sql`and (avoidances.at, avoidances.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by avoidances.at desc, avoidances.id desc limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const titleOf = await typeTitles(asking)
  const last = page.at(-1)
  return {
    items: page.map(({ areaKind, ...row }) => ({
      ...row,
      areaName: fullName({ kind: areaKind, name: row.areaName }),
      title: titleOf(row.decisionType),
    })),
    next: rows.length > query.limit && last ? toCursor([last.at, last.id]) : null,
  }
})
