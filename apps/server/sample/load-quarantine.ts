import { sql } from 'kysely'
import { z } from 'zod'
import { type Instant, type Intent, toInstant } from '#kit'
import { type Actor, derivedId, type House } from '#platform/server'
import { insist, insistAll } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'

const sampleFile = z.strictObject({
  about: z.string(),
  places: z
    .array(
      z.strictObject({
        site: z.string(),
        districtCode: z.string(),
        capacity: z.int().nullable(),
        source: z.string(),
        milestones: z.array(z.string()),
        reached: z.int(),
        state: z.enum(['preparing', 'active']),
      }),
    )
    .min(1),
  people: z.strictObject({ ordered: z.int(), leftProposed: z.int(), basisKey: z.string(), reason: z.string() }),
  checks: z.strictObject({ noAnswerEvery: z.int(), helpEvery: z.int(), need: z.string() }),
})

type Sample = z.infer<typeof sampleFile>

const idOf = (what: string) => derivedId('sample quarantine', what)

/** Who follows people in isolation in the sample: the head of the city's health service. */
const keeper = ['health-chief', '01'] as const

/**
 * Two places of the documents, and synthetic contacts of the sample's cases: proposed by health staff, ordered by the
 * chair of each ward, asked after every day. Nobody is at home: on 27/7/2021 the city did not allow it.
 */
export async function quarantineEvents(house: House): Promise<Event[]> {
  const file = await house.profile.json('sample/quarantine.json', sampleFile)
  const at = (moment: string) => toInstant(moment)
  return [
    { at: at('2021-07-23T08:00:00+07:00'), run: (stage) => openPlaces(stage, file) },
    { at: at('2021-07-26T09:00:00+07:00'), run: (stage) => isolate(stage, file) },
    { at: at('2021-07-27T09:00:00+07:00'), run: (stage) => askAfter(stage, file, at('2021-07-27T09:00:00+07:00')) },
    { at: at('2021-07-27T17:50:00+07:00'), run: (stage) => proposeLast(stage, file) },
  ]
}

async function openPlaces({ house, actors }: Stage, { places }: Sample): Promise<void> {
  for (const place of places) {
    const { site, districtCode, capacity, source, milestones, reached, state } = place
    const actor = actors.holding('vice-chairman', districtCode)
    const placeId = idOf(`place ${site}`)
    const send = (what: string, payload: object): Intent => ({
      id: idOf(`${what} ${site}`),
      type: `quarantine.${what}`,
      payload,
    })
    const registered = {
      siteId: derivedId('sample site', site),
      state: 'preparing',
      milestones: milestones.map((title) => ({ title })),
      source,
      ...(capacity === null ? {} : { capacity }),
    }
    await insist(house, [{ id: placeId, type: 'quarantine.register-place', payload: registered }], actor)
    const done = milestones.slice(0, reached).map((title, index): Intent => {
      const milestoneId = derivedId(placeId, `milestone ${index}`)
      return { id: idOf(`reach ${site} ${title}`), type: 'quarantine.reach-milestone', payload: { milestoneId } }
    })
    await insist(house, done, actor)
    if (state !== 'active') continue
    await insist(house, [send('move-place', { placeId, to: 'ready' })], actor)
    const active: Intent = {
      id: idOf(`active ${site}`),
      type: 'quarantine.move-place',
      payload: { placeId, to: 'active' },
    }
    await insist(house, [active], actor)
  }
}

interface Contact {
  readonly personId: string
  readonly areaId: number
  readonly code: string
  readonly yearOfBirth: number | null
}

/** Synthetic contacts without an order, in a steady order. */
async function contactsOf({ house }: Stage, limit: number): Promise<Contact[]> {
  const { rows } = await sql<Contact>`
    select person_classes.person_id as "personId", person_classes.area_id as "areaId", area_codes.code,
           persons.year_of_birth as "yearOfBirth"
    from person_classes join persons on persons.id = person_classes.person_id and persons.synthetic
    join area_codes on area_codes.area_id = person_classes.zone_id and area_codes.valid_to is null
    where class = 1 and not exists (select 1 from isolation_orders
                                    where isolation_orders.person_id = person_classes.person_id)
    order by person_classes.last_exposed_at desc nulls last, person_classes.person_id limit ${limit}`.execute(house.db)
  return rows
}

function proposed({ personId, areaId }: Contact): Intent {
  const payload = { class: 'F1', people: [{ personId, areaId }] }
  return { id: idOf(`order ${personId}`), type: 'quarantine.propose', payload }
}

async function isolate(stage: Stage, file: Sample): Promise<void> {
  const { house, actors } = stage
  const { ordered, basisKey, reason } = file.people
  const contacts = await contactsOf(stage, ordered)
  await insist(house, contacts.map(proposed), actors.holding(...keeper))
  const placeId = idOf(`place ${file.places[0]?.site}`)
  const deeds = contacts.map(({ personId, code, yearOfBirth }) => {
    const orderId = idOf(`order ${personId}`)
    const guardian = yearOfBirth !== null && yearOfBirth > 2003 ? { guardian: { plan: 'guardian-joins' } } : {}
    const payload = { orderId, decision: 'isolate', placeId, basisKey, reason, isMinor: false, ...guardian }
    return {
      intent: { id: idOf(`decide ${personId}`), type: 'quarantine.decide', payload },
      actor: chairOf(stage, code),
    }
  })
  const byChair = Map.groupBy(deeds, ({ actor }) => actor)
  for (const [actor, theirs] of byChair) {
    await insist(
      house,
      theirs.map(({ intent }) => intent),
      actor,
    )
  }
}

function chairOf({ actors }: Stage, code: string): Actor {
  return actors.holding('chairman', code)
}

/** Everybody is asked after on the day after the order; a few did not answer, a few need food. */
async function askAfter({ house, actors }: Stage, { checks }: Sample, at: Instant): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from isolation_orders where state = 'in-force' and synthetic order by id`.execute(house.db)
  const actor = actors.holding(...keeper)
  const deeds = rows.map(({ id }, index) => {
    const n = index + 1
    const told =
      n % checks.noAnswerEvery === 0
        ? { outcome: 'no-answer' }
        : n % checks.helpEvery === 0
          ? { outcome: 'help', need: checks.need }
          : { outcome: 'well' }
    const payload = { orderId: id, by: 'phone', ...told }
    return { intent: { id: idOf(`check ${id}`), type: 'quarantine.record-check', occurredAt: at, payload }, actor }
  })
  await insistAll(house, deeds)
}

/** The last contacts of the evening wait for a decision. */
async function proposeLast(stage: Stage, { people }: Sample): Promise<void> {
  const contacts = await contactsOf(stage, people.leftProposed)
  await insist(stage.house, contacts.map(proposed), stage.actors.holding(...keeper))
}
