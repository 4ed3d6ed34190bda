import { sql } from 'kysely'
import { z } from 'zod'
import { type Intent, toInstant } from '#kit'
import { derivedId, type House } from '#platform/server'
import { insist } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'
import { lotOf } from './lot.ts'

const named = z.strictObject({
  areaCode: z.string(),
  kind: z.string(),
  name: z.string(),
  address: z.string().optional(),
  openedOn: z.iso.date(),
  note: z.string(),
  source: z.string(),
})
const sitesFile = z.strictObject({
  about: z.string(),
  invented: z.string(),
  named: z.array(named),
  stages: z.strictObject({
    site: z.string(),
    districtCode: z.string(),
    list: z.array(z.strictObject({ name: z.string(), postKind: z.string() })),
    duty: z.string(),
  }),
  gateways: z.strictObject({ count: z.int(), name: z.string(), note: z.string() }),
  inventedKinds: z.array(z.strictObject({ kind: z.string(), name: z.string() })),
  perCommune: z.record(z.string(), z.int()),
  office: z.strictObject({ districts: z.array(z.string()), kind: z.string(), name: z.string() }),
  risk: z.strictObject({ high: z.int(), medium: z.int(), reason: z.string(), reviewOn: z.iso.date() }),
})

type Sample = z.infer<typeof sitesFile>

/** A commune of the sample's day, with the code of its district. */
export interface Commune {
  readonly id: number
  readonly code: string
  readonly kind: string
  readonly name: string
  readonly district: string
}

/** Who keeps the list of a district in the sample: holds no name of the documents. */
const keeper = 'vice-chairman'

/**
 * The register of places. The few places that the documents name are real; all others are made up and say so. Each
 * district's list is brought in by one of its vice-chairmen, in one call.
 */
export async function siteEvents(house: House): Promise<Event[]> {
  const file = await house.profile.json('sample/sites.json', sitesFile)
  return [{ at: toInstant('2021-07-22T10:00:00+07:00'), run: (stage) => registerAll(stage, file) }]
}

/** All communes, in the order of the tree. */
export async function readCommunes({ house }: Stage): Promise<Commune[]> {
  const { rows } = await sql<Commune>`
    select areas.id, code.code, areas.kind, areas.name, above.code as district
    from areas
    join area_codes code on code.area_id = areas.id and code.valid_to is null
    join area_codes above on above.area_id = areas.parent_id and above.valid_to is null
    where areas.kind in ('ward', 'commune', 'township') and areas.valid_to is null order by areas.first`.execute(
    house.db,
  )
  return rows
}

/** Sends what each district's keeper does, one call a district. */
export async function byDistrict(stage: Stage, intents: ReadonlyMap<string, readonly Intent[]>): Promise<void> {
  for (const [district, own] of intents) await insist(stage.house, own, stage.actors.holding(keeper, district))
}

async function registerAll(stage: Stage, file: Sample): Promise<void> {
  const communes = await readCommunes(stage)
  const districts = Map.groupBy(communes, ({ district }) => district)
  const ids = await readDistricts(stage)
  const invented = new Map(
    [...districts].map(([district, own]) => [
      district,
      own.flatMap((commune, index) => inventedPlaces(commune, index, file)),
    ]),
  )
  for (const [district, intent] of gatewayPlaces(communes, file)) invented.get(district)?.push(intent)
  for (const place of file.named) {
    const commune = communes.find(({ code }) => code === place.areaCode)
    const { areaCode, ...rest } = place
    const payload = { areaId: commune?.id ?? ids.get(areaCode), ...rest }
    invented.get(commune?.district ?? areaCode)?.push(register(place.name, payload))
  }
  await byDistrict(stage, invented)
  await setStages(stage, file)
}

async function readDistricts({ house }: Stage): Promise<Map<string, number>> {
  const { rows } = await sql<{ code: string; id: number }>`
    select code, area_id as id from area_codes where valid_to is null`.execute(house.db)
  return new Map(rows.map(({ code, id }) => [code, id]))
}

/** Id of a place of the sample, by its name where the documents name it. */
export const siteIdOf = (about: string) => derivedId('sample site', about)

function register(about: string, payload: object): Intent {
  return { id: siteIdOf(about), type: 'sites.register', payload }
}

function inventedPlaces(commune: Commune, index: number, file: Sample): Intent[] {
  const { inventedKinds, perCommune, office, invented } = file
  const places = Array.from({ length: perCommune[commune.kind] ?? 1 }, (_, turn) => {
    const { kind, name } = inventedKinds[
      (index * 2 + turn + lotOf(commune.district)) % inventedKinds.length
    ] as (typeof inventedKinds)[number]
    return place(commune, { kind, name }, file)
  })
  if (!office.districts.includes(commune.district)) return places
  return [...places, register(`${commune.code} office`, { ...placeOf(commune, office), source: invented })]
}

function place(commune: Commune, pattern: { kind: string; name: string }, { risk, invented }: Sample): Intent {
  const lot = lotOf(`${commune.code} ${pattern.kind}`)
  const level = lot < risk.high ? 'high' : lot < risk.high + risk.medium ? 'medium' : undefined
  const judged = level && { level, reason: risk.reason, ...(level === 'high' ? { reviewOn: risk.reviewOn } : {}) }
  const payload = { ...placeOf(commune, pattern), source: invented, ...(judged ? { risk: judged } : {}) }
  return register(`${commune.code} ${pattern.kind}`, payload)
}

function placeOf(commune: Commune, { kind, name }: { kind: string; name: string }) {
  return { areaId: commune.id, kind, name: name.replace('{area}', commune.name), openedOn: '2021-07-01' }
}

/** The gateway posts are spread over the outer districts: how many there are is known, where is not. */
function gatewayPlaces(communes: readonly Commune[], { gateways, invented }: Sample): [string, Intent][] {
  const outer = communes.filter(({ kind }) => kind === 'commune')
  return Array.from({ length: gateways.count }, (_, index) => {
    const commune = outer[Math.floor((index * outer.length) / gateways.count)] as Commune
    const name = gateways.name.replace('{n}', String(index + 1))
    const source = `${invented}. ${gateways.note}`
    const payload = { ...placeOf(commune, { kind: 'checkpoint', name }), source }
    return [commune.district, register(`gateway ${index}`, payload)]
  })
}

async function setStages(stage: Stage, { stages: { site, districtCode, list, duty } }: Sample): Promise<void> {
  const posts = await heldPosts(stage, districtCode)
  const stages = list.map(({ name, postKind }) => ({ name, duty, ownerPostId: posts.get(postKind) }))
  const payload = { siteId: siteIdOf(site), stages }
  const intent = { id: derivedId('sample stages', site), type: 'sites.set-stages', payload }
  await insist(stage.house, [intent], stage.actors.holding(keeper, districtCode))
}

/** A held post of each kind in an area. */
export async function heldPosts({ house }: Stage, areaCode: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ kind: string; id: string }>`
    select distinct on (posts.kind) posts.kind, posts.id from posts
    join holdings on holdings.post_id = posts.id and holdings.to_at is null
    join area_codes on area_codes.area_id = posts.area_id and area_codes.valid_to is null
    where area_codes.code = ${areaCode} order by posts.kind, posts.id`.execute(house.db)
  return new Map(rows.map(({ kind, id }) => [kind, id]))
}
