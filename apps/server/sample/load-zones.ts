import { sql } from 'kysely'
import { z } from 'zod'
import { addMinutes, type Instant, type Intent, toInstant } from '#kit'
import { derivedId, type House } from '#platform/server'
import { type CaseRow, caseRows } from '#rooms/cases/server'
import { type Deed, insist, insistAll } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'

const sampleFile = z.strictObject({
  about: z.string(),
  lockdowns: z.strictObject({
    source: z.string(),
    districts: z.array(z.strictObject({ code: z.string(), points: z.int().positive() })),
    reason: z.string(),
    smallestReason: z.string(),
  }),
  isolation: z.strictObject({ source: z.string(), district: z.string(), perWard: z.array(z.int().positive()) }),
  clusters: z.strictObject({ count: z.int(), source: z.string(), reason: z.string() }),
  colours: z.array(
    z.strictObject({
      areaCode: z.string(),
      schemeId: z.string(),
      colour: z.string(),
      reason: z.string(),
      number: z.string(),
    }),
  ),
})

type Sample = z.infer<typeof sampleFile>

const idOf = (what: string) => derivedId('sample zones', what)
const local = (text: string) => toInstant(`2021-${text}:00+07:00`)

/** When a third of the points are decided each; the first are looked at again soonest. */
const mornings = ['07-25T09:00', '07-26T08:00', '07-27T10:00'].map(local)

/**
 * The counts of the documents as points on the map: 60 lockdown points, 21 medical isolation points in 10 wards, 9 clusters, one
 * red zone. Every single one is made up and says so; decided by the chairmen of their districts through the one door.
 */
export async function zoneEvents(house: House, directive: string): Promise<Event[]> {
  const file = await house.profile.json('zones/sample.json', sampleFile)
  const plan = await planPoints(house, file, directive)
  return [
    ...mornings.map((at, index) => ({
      at,
      run: (stage: Stage) =>
        decidePoints(
          stage,
          plan.filter((_, place) => place % mornings.length === index),
          at,
        ),
    })),
    { at: local('07-26T09:00'), run: (stage: Stage) => colourAreas(stage, file, directive) },
    { at: local('07-27T18:30'), run: (stage: Stage) => openClusters(stage, file) },
  ]
}

interface PlannedPoint {
  readonly id: string
  readonly districtCode: string
  readonly payload: Readonly<Record<string, unknown>>
}

interface Ward {
  readonly districtCode: string
  readonly groupId: number
  readonly guardPostId: string | null
}

async function planPoints(house: House, file: Sample, documentId: string): Promise<PlannedPoint[]> {
  const { lockdowns, isolation } = file
  const wards = Map.groupBy(
    await readWards(house, [...lockdowns.districts.map(({ code }) => code), isolation.district]),
    ({ districtCode }) => districtCode,
  )
  const wardAt = (district: string, place: number) => {
    const own = wards.get(district) ?? []
    return own[place % own.length] as Ward
  }
  const { reason, smallestReason } = lockdowns
  const locked = lockdowns.districts.flatMap(({ code, points }) =>
    Array.from({ length: points }, (_, index) => ({
      ward: wardAt(code, index),
      regime: 'lockdown',
      source: lockdowns.source,
    })),
  )
  const isolated = isolation.perWard.flatMap((count, place) =>
    Array.from({ length: count }, () => ({
      ward: wardAt(isolation.district, place),
      regime: 'medical-isolation',
      source: isolation.source,
    })),
  )
  return [...locked, ...isolated].map(({ ward, regime, source }, index) => ({
    id: idOf(`point ${index}`),
    districtCode: ward.districtCode,
    payload: {
      ...{ areaId: ward.groupId, regime, reason, smallestReason, source, documentId },
      scope: (['alley', 'house-row', 'building', 'household'] as const)[index % 4],
      place: `${['Ngõ', 'Dãy nhà', 'Tòa nhà', 'Nhà số'][index % 4]} ${(index % 37) + 3} (giả định)`,
      residents: index % 4 === 3 ? 3 + (index % 4) : 18 + ((index * 37) % 190),
      supplier: 'UBND phường, xã',
      supplyDays: 10,
      ...(ward.guardPostId === null ? {} : { guardPostId: ward.guardPostId }),
    },
  }))
}

/** Wards of the districts with their first residential group and the post that can guard a place there. */
async function readWards({ db, territory, clock }: House, districts: readonly string[]): Promise<Ward[]> {
  const tree = territory.current()
  const now = clock.now()
  const { rows } = await sql<{ code: string; areaId: number }>`
    select code, area_id as "areaId" from area_codes where valid_to is null`.execute(db)
  const areaOf = new Map(rows.map(({ code, areaId }) => [code, areaId]))
  const { rows: posts } = await sql<{ areaId: number; id: string }>`
    select distinct on (area_id) area_id as "areaId", posts.id from posts
    where kind = 'police-chief' and valid_from <= ${now} and (valid_to is null or valid_to > ${now})
    order by area_id, posts.id`.execute(db)
  const postOf = new Map(posts.map(({ areaId, id }) => [areaId, id]))
  return [...new Set(districts)].flatMap((districtCode) =>
    tree.childrenOf(areaOf.get(districtCode) ?? 0).map((ward) => ({
      districtCode,
      groupId: tree.childrenOf(ward.id)[0]?.id ?? ward.id,
      guardPostId: postOf.get(ward.id) ?? null,
    })),
  )
}

/** Proposed by the office of the district, decided by its chairman an hour later; looked at again within the week. */
async function decidePoints({ house, actors }: Stage, points: readonly PlannedPoint[], at: Instant): Promise<void> {
  const startsAt = addMinutes(at, 60)
  const day = 1440
  const proposals = points.map(({ id, districtCode, payload }, index): Deed => {
    const span = {
      startsAt,
      endsAt: local('08-08T06:00'),
      reviewAt: addMinutes(startsAt, (index % 9 === 0 ? 3 : 5) * day),
    }
    const intent: Intent = { id, type: 'zones.propose-lockdown', payload: { ...payload, ...span } }
    return { intent, actor: actors.holding('office-chief', districtCode) }
  })
  const decisions = points.map(({ id, districtCode }, index): Deed => {
    const payload = { lockdownId: id, number: `${index + 1}/QĐ-UBND (mẫu)` }
    const intent: Intent = { id: idOf(`decision ${id}`), type: 'zones.decide-lockdown', payload }
    return { intent, actor: actors.holding('chairman', districtCode) }
  })
  await insistAll(house, proposals)
  await insistAll(house, decisions)
}

async function colourAreas({ house, actors }: Stage, { colours }: Sample, documentId: string): Promise<void> {
  const { rows } = await sql<{ code: string; id: number }>`
    select code, area_id as id from area_codes where valid_to is null`.execute(house.db)
  const areaOf = new Map(rows.map(({ code, id }) => [code, id]))
  const chairman = actors.holding('chairman', '01')
  for (const { areaCode, number, ...colour } of colours) {
    const id = idOf(`colour ${areaCode}`)
    const span = { fromAt: local('07-26T12:00'), reviewAt: local('08-02T12:00') }
    const intents: Intent[] = [
      { id, type: 'zones.propose-colour', payload: { areaId: areaOf.get(areaCode), ...colour, ...span } },
      {
        id: idOf(`colour decided ${areaCode}`),
        type: 'zones.decide-colour',
        payload: { colourId: id, number, documentId },
      },
    ]
    await insist(house, intents, chairman)
  }
}

/** Clusters of the cases that the sample has, the wards with the most cases first; where it has too few there are fewer. */
async function openClusters({ house, actors }: Stage, { clusters }: Sample): Promise<void> {
  const tree = house.territory.current()
  if (!tree.root) return
  const rows = await caseRows(house.db, { zoneIds: tree.zonesIn([tree.root]), statuses: ['confirmed'] })
  const groups = inGroups(rows, clusters.count)
  const names = new Map(
    (await house.db.selectFrom('areas').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]),
  )
  const intents = groups.map((own, place): Intent => {
    const areaId = (own[0] as CaseRow).zoneId
    const [first] = own.toSorted((one, other) => ((one.confirmedAt ?? '') < (other.confirmedAt ?? '') ? -1 : 1))
    const { source, reason } = clusters
    const caseIds = own.map(({ id }) => id)
    const payload = {
      areaId,
      name: `Chùm ${place + 1}: ${names.get(areaId)} (mẫu)`,
      indexCaseId: first?.id,
      caseIds,
      reason,
      source,
    }
    return { id: idOf(`cluster ${place}`), type: 'zones.open-cluster', payload }
  })
  if (intents.length > 0) await insist(house, intents, actors.holding('health-chief', '01'))
}

/** By ward, the largest first; where there are too few wards the largest is cut in two, by residential group. */
function inGroups(rows: readonly CaseRow[], count: number): readonly (readonly CaseRow[])[] {
  const ordered = rows.toSorted((one, other) => one.areaId - other.areaId || (one.id < other.id ? -1 : 1))
  const bySize = (one: readonly CaseRow[], other: readonly CaseRow[]) => other.length - one.length
  const groups = [...Map.groupBy(ordered, ({ zoneId }) => zoneId).values()]
    .filter((own) => own.length >= 2)
    .toSorted(bySize)
    .slice(0, count)
  while (groups.length < count && (groups[0]?.length ?? 0) >= 4) {
    const largest = groups.shift() as CaseRow[]
    const middle = Math.floor(largest.length / 2)
    groups.push(largest.slice(0, middle), largest.slice(middle))
    groups.sort(bySize)
  }
  return groups
}
