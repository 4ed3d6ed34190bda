import { sql } from 'kysely'
import { z } from 'zod'
import { type Intent, toInstant } from '#kit'
import { derivedId, type House } from '#platform/server'
import { dayGroupField, slotField } from '#rooms/coupons/domain'
import { insist } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'

const sampleFile = z.strictObject({
  about: z.string(),
  call: z.strictObject({ source: z.string(), askedOn: z.iso.date() }),
  first: z.strictObject({ districtCode: z.string(), onDay: z.iso.date(), note: z.string() }),
  scheme: z.strictObject({
    areaCode: z.string(),
    name: z.string(),
    market: z.strictObject({ name: z.string(), source: z.string() }),
    groups: z.array(dayGroupField),
    sundayAllowed: z.boolean(),
    slots: z.array(slotField),
    quotaPerWeek: z.int(),
    onePersonPerVisit: z.boolean(),
    toleranceMinutes: z.int(),
    source: z.string(),
  }),
  households: z.strictObject({
    groups: z.int(),
    perGroup: z.int(),
    size: z.int(),
    withoutPhoneEvery: z.int(),
    source: z.string(),
  }),
  capacity: z.strictObject({ people: z.int(), source: z.string() }),
})

type Sample = z.infer<typeof sampleFile>

const idOf = (what: string) => derivedId('sample coupons', what)

/**
 * Coupons as the documents tell of them: Tây Hồ did it first, the city asks the others without a deadline, Nhật Tân is the
 * example. Households, hours and the market are made up and say so. The cards are made by the house after its start.
 */
export async function couponEvents(house: House, directive: string): Promise<Event[]> {
  const file = await house.profile.json('sample/coupons.json', sampleFile)
  return [
    { at: toInstant('2021-07-25T09:00:00+07:00'), run: (stage) => setUp(stage, file, directive) },
    { at: toInstant('2021-07-27T17:45:00+07:00'), run: (stage) => rollOut(stage, file) },
  ]
}

async function areasOf({ house }: Stage, codes: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ code: string; id: number }>`
    select code, area_id as id from area_codes where valid_to is null and code = any(${[...codes]}::text[])`.execute(
    house.db,
  )
  return new Map(rows.map(({ code, id }) => [code, id]))
}

async function setUp(stage: Stage, file: Sample, documentId: string): Promise<void> {
  const { areaCode, market, ...scheme } = file.scheme
  const { house, actors } = stage
  const deputy = actors.holding('vice-chairman', file.first.districtCode)
  const areaId = (await areasOf(stage, [areaCode])).get(areaCode)
  const siteId = idOf('market')
  const site = { areaId, kind: 'market', name: market.name, openedOn: '2021-07-01', source: market.source }
  const span = { validFrom: '2021-07-25T12:00:00+07:00', validTo: '2021-08-08T06:00:00+07:00' }
  const { people: capacity, source } = file.capacity
  const intents: Intent[] = [
    { id: siteId, type: 'sites.register', payload: { ...site, another: true } },
    { id: idOf('capacity'), type: 'coupons.set-capacity', payload: { areaId, siteId, capacity, source } },
    {
      id: idOf('scheme'),
      type: 'coupons.register-scheme',
      payload: { areaId, documentId, marketIds: [siteId], ...span, ...scheme },
    },
  ]
  await insist(house, intents, deputy)
  await insist(
    house,
    await households(stage, file, areaId ?? 0),
    actors.holding('police-chief', file.first.districtCode),
  )
  const issue = { id: idOf('issue'), type: 'coupons.issue', payload: { schemeId: idOf('scheme') } }
  await insist(house, [issue], deputy)
}

/** Made-up households without any name, in a few residential groups. */
async function households({ house }: Stage, { households: plan }: Sample, areaId: number): Promise<Intent[]> {
  const { groups: most, perGroup, size, withoutPhoneEvery, source } = plan
  const groups = house.territory.current().childrenOf(areaId).slice(0, most)
  return groups.flatMap(({ id }) =>
    Array.from({ length: perGroup }, (_, index) => ({
      id: idOf(`household ${id} ${index}`),
      type: 'people.register-household',
      payload: { areaId: id, size, hasPhone: (index + 1) % withoutPhoneEvery !== 0, source, synthetic: true },
    })),
  )
}

async function rollOut(stage: Stage, { call, first }: Sample): Promise<void> {
  const areas = await areasOf(stage, ['01', first.districtCode])
  const asked = { areaId: areas.get('01'), ...call }
  const intent = { id: idOf('call'), type: 'coupons.call-rollout', payload: asked }
  await insist(stage.house, [intent], stage.actors.holding('office-chief', '01'))
  const { districtCode, ...said } = first
  const report = { areaId: areas.get(districtCode), standing: 'adopted', ...said }
  const answer = { id: idOf('first'), type: 'coupons.report-rollout', payload: report }
  await insist(stage.house, [answer], stage.actors.holding('vice-chairman', districtCode))
}
