import { sql } from 'kysely'
import { contains, type Day, dayOf, type Instant, type Words } from '#kit'
import { type Asking, defineRead, may, notFound } from '#platform/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import { officerNames } from '#rooms/bodies/server'
import { siteNames } from '#rooms/sites/server'
import { couponRuleOn, marketsAt, mayComeOn, type SchemePage, schemePageContract } from '../domain/index.ts'
import { couponRules } from './coupon-rules.query.ts'
import { forgottenFrom, householdsOf, standingOf } from './scheme-list.query.ts'
import { readSchemes, type SchemeRow } from './schemes.store.ts'

/** `GET /coupons/schemes/:id` */
export const schemePageRead = defineRead(schemePageContract, async (asking, { id, day }) => {
  const scheme = (await readSchemes(asking.db, [id])).get(id)
  if (!scheme || !concerns(asking, scheme.areaId)) return notFound('id')
  const { now, profile, actor, tree } = asking
  const on = (day ?? dayOf(now, profile.utcOffsetMinutes)) as Day
  const rule = couponRuleOn(await couponRules(profile), dayOf(now, profile.utcOffsetMinutes))
  const cards = await cardsByPlace(asking, id)
  const households = await householdsOf(asking, scheme.areaId)
  const groups = await groupsOf(asking, households, cards)
  const { forgottenAt, from, to, zoneId: _, marketIds, marketSpans, ...rest } = scheme
  const markets = await marketsOf(asking, marketsAt(scheme, now))
  const names = await siteNames(asking.db, marketIds)
  const capacities = markets.map(({ capacity }) => capacity)
  return {
    ...rest,
    areaTitle: await titleOf(asking, scheme.areaId),
    standing: standingOf(scheme, now),
    validFrom: from,
    validTo: to,
    households: [...households.values()].reduce((total, one) => total + one.households, 0),
    coupons: cards.reduce((total, one) => total + one.standing, 0),
    withdrawn: cards.reduce((total, one) => total + one.withdrawn, 0),
    documentTitle: await documentTitleOf(asking, scheme.documentId),
    markets,
    marketChanges: marketSpans.map((span) => ({ ...span, name: names.get(span.siteId) ?? '' })),
    capacity: capacities.includes(null) ? null : capacities.reduce<number>((total, one) => total + (one ?? 0), 0),
    openDoubles: await openDoublesOf(asking, id),
    day: on,
    ...(await useOf(asking, scheme, { on, cards })),
    issues: await issuesOf(asking, id),
    groupsOfHouseholds: groups,
    forgottenFrom: forgottenFrom(scheme, rule?.forgetAfterDays.value, profile.utcOffsetMinutes) as Day | null,
    isForgotten: forgottenAt !== null,
    mayKeep: may(actor, 'coupons.keep', scheme.areaId, tree),
    mayIssue: may(actor, 'coupons.issue', scheme.areaId, tree),
  } satisfies SchemePage
})

/** Whoever reads coupons above the scheme's area or in a part of it: a residential group has its ward's scheme. */
function concerns({ tree, intervals }: Asking, areaId: number): boolean {
  const place = tree.find(areaId)
  return place !== undefined && intervals.some((own) => contains(own, place) || contains(place, own))
}

interface CardCount {
  readonly areaId: number
  readonly group: number
  readonly slot: number
  readonly standing: number
  readonly withdrawn: number
  readonly byProxy: number
}

async function cardsByPlace({ db }: Asking, schemeId: string): Promise<CardCount[]> {
  const { rows } = await sql<CardCount>`
    select area_id as "areaId", group_no as "group", slot_no as "slot",
           (count(*) filter (where withdrawn_at is null))::int as standing,
           (count(*) filter (where withdrawn_at is not null))::int as withdrawn,
           (count(*) filter (where withdrawn_at is null and proxy is not null))::int as "byProxy"
    from coupons where scheme_id = ${schemeId} group by area_id, group_no, slot_no`.execute(db)
  return rows
}

async function groupsOf(
  asking: Asking,
  counts: Awaited<ReturnType<typeof householdsOf>>,
  cards: readonly CardCount[],
): Promise<SchemePage['groupsOfHouseholds']> {
  const ids = [...new Set([...counts.keys(), ...cards.map(({ areaId }) => areaId)])]
  const titles = await titlesOf(asking, ids)
  const { actor, tree } = asking
  const order = (id: number) => tree.find(id)?.first ?? 0
  return ids
    .filter((id) => may(actor, 'coupons.read', id, tree))
    .toSorted((one, other) => order(one) - order(other))
    .map((areaId) => {
      const own = cards.filter((one) => one.areaId === areaId)
      const { households = 0, noPhone = 0 } = counts.get(areaId) ?? {}
      return {
        areaId,
        areaTitle: titles.get(areaId) ?? { vi: '', en: '' },
        households,
        withoutPhone: noPhone,
        coupons: own.reduce((total, { standing }) => total + standing, 0),
        byProxy: own.reduce((total, { byProxy }) => total + byProxy, 0),
        mayIssue: may(actor, 'coupons.issue', areaId, tree),
      }
    })
}

async function titleOf(asking: Asking, areaId: number): Promise<Words> {
  return (await titlesOf(asking, [areaId])).get(areaId) ?? { vi: '', en: '' }
}

/** Titles of areas by id. */
export async function titlesOf({ db }: Pick<Asking, 'db'>, ids: readonly number[]): Promise<Map<number, Words>> {
  const { rows } = await sql<{ id: number; kind: AreaKind; name: string }>`
    select id, kind, name from areas where id = any(${[...new Set(ids)]}::int[])`.execute(db)
  return new Map(rows.map(({ id, ...area }) => [id, areaTitle(area)]))
}

async function marketsOf({ db }: Asking, siteIds: readonly string[]): Promise<SchemePage['markets']> {
  const names = await siteNames(db, siteIds)
  const { rows } = await sql<{ siteId: string; capacity: number }>`
    select site_id as "siteId", capacity from coupon_capacities where site_id = any(${[...siteIds]}::uuid[])`.execute(
    db,
  )
  const capacities = new Map(rows.map(({ siteId, capacity }) => [siteId, capacity]))
  return siteIds.map((siteId) => ({
    siteId,
    name: names.get(siteId) ?? '',
    capacity: capacities.get(siteId) ?? null,
  }))
}

async function documentTitleOf({ db }: Asking, documentId: string): Promise<Words | null> {
  const { rows } = await sql<Words>`
    select label_vi as vi, label_en as en from in_force where document_id = ${documentId} order by from_at limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}

async function openDoublesOf({ db }: Asking, schemeId: string): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from coupon_doubles where scheme_id = ${schemeId} and settled_at is null`.execute(db)
  return rows[0]?.open ?? 0
}

interface UseQuestion {
  readonly on: Day
  readonly cards: readonly CardCount[]
}

/** Who may come in each slot of a day, and who came. */
async function useOf({ db }: Asking, scheme: SchemeRow, { on, cards }: UseQuestion) {
  const { rows } = await sql<{ slot: number; used: number }>`
    select slot_no as slot, count(*)::int as used from coupon_redemptions
    where site_id = any(${[...scheme.marketIds]}::uuid[]) and day = ${on}::date and scheme_id = ${scheme.id}
      and zone_id in (select zone_id from sites where id = any(${[...scheme.marketIds]}::uuid[]))
    group by slot_no`.execute(db)
  const used = new Map(rows.map((row) => [row.slot, row.used]))
  const comes = (group: number) => {
    const days = scheme.groups[group]
    return days !== undefined && mayComeOn(days, on, scheme.sundayAllowed)
  }
  const use = scheme.slots.map((slot, index) => ({
    slot,
    invited: cards
      .filter((one) => one.slot === index && comes(one.group))
      .reduce((total, { standing }) => total + standing, 0),
    used: used.get(index) ?? 0,
  }))
  return { use, usedOutside: used.get(-1) ?? 0 }
}

type IssueRow = Omit<SchemePage['issues'][number], 'areaTitle' | 'by'> & {
  areaId: number
  officerId: string | null
  at: Instant
}

async function issuesOf(asking: Asking, schemeId: string): Promise<SchemePage['issues']> {
  const { rows } = await sql<IssueRow>`
    select coupon_issues.id, coupon_issues.area_id as "areaId", coupon_issues.at, coupon_issues.officer_id as "officerId",
           coupon_issues.total, job_runs.done, job_runs.state
    from coupon_issues join job_runs on job_runs.id = coupon_issues.id
    where coupon_issues.scheme_id = ${schemeId} order by coupon_issues.at desc limit 20`.execute(asking.db)
  const names = await officerNames(
    asking.db,
    rows.map(({ officerId }) => officerId),
  )
  const titles = await titlesOf(
    asking,
    rows.map(({ areaId }) => areaId),
  )
  return rows.map(({ areaId, officerId, ...row }) => ({
    ...row,
    areaTitle: titles.get(areaId) ?? { vi: '', en: '' },
    by: officerId === null ? null : (names.get(officerId) ?? null),
  }))
}
