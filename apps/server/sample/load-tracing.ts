import { sql } from 'kysely'
import { z } from 'zod'
import { addMinutes, type Instant, type Intent, toInstant } from '#kit'
import { derivedId, type House } from '#platform/server'
import { issueTasks, recordSteps, recordVisits, traceCases } from '#rooms/tracing/domain'
import { followCases, tracerTick } from '#rooms/tracing/server'
import { insist } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'
import { readCommunes } from './load-sites.ts'
import { lotOf } from './lot.ts'

const moment = z.iso.datetime({ offset: true }).transform((text) => toInstant(text))
const crowd = { visitors: z.int(), spreadMinutes: z.int(), stayMinutes: z.int() }
const place = { key: z.string(), kind: z.string(), name: z.string(), ...crowd }

const sampleFile = z.strictObject({
  about: z.string(),
  source: z.string(),
  rounds: z.array(z.strictObject({ at: moment, isolatedAfterHours: z.int(), leftOpen: z.int() })),
  cluster: z.strictObject({
    at: moment,
    wardCode: z.string(),
    homes: z.array(z.string()).min(1),
    sites: z.array(z.strictObject({ ...place, caseFrom: moment, caseMinutes: z.int() })),
    onward: z.strictObject({ ...place, from: moment, carriers: z.int() }),
  }),
})

type Sample = z.infer<typeof sampleFile>
type Cluster = Sample['cluster']

const idOf = (what: string) => derivedId('sample tracing', what)

/** Who traces in the sample: the head of the city's health service. */
const keeper = ['health-chief', '01'] as const

/**
 * Tracing on the synthetic cases of the sample: the contacts of past days were listed, called and nearly all isolated; the cases of the
 * last day wait; and one of Văn Chương was at a market and a workshop, so that a chain can be seen.
 */
export async function tracingEvents(house: House): Promise<Event[]> {
  const file = await house.profile.json('sample/tracing.json', sampleFile)
  const rounds = file.rounds.flatMap(({ at, isolatedAfterHours, leftOpen }): Event[] => [
    { at, run: (stage) => traceRound(stage, at) },
    {
      at: addMinutes(at, isolatedAfterHours * 60),
      run: (stage) => followRound(stage, at, leftOpen),
    },
  ])
  return [...rounds, { at: file.cluster.at, run: (stage) => traceCluster(stage, file.cluster) }]
}

/** All confirmed cases that nobody has traced yet, as one trace; each ward is asked to call. */
async function traceRound({ house, actors }: Stage, at: Instant): Promise<void> {
  await followCases.run(house)
  const { rows } = await sql<{ id: string }>`
    select case_id as id from case_clocks where listed_at is null and withdrawn_at is null and confirmed_at < ${at}
    order by confirmed_at, case_id`.execute(house.db)
  if (rows.length === 0) return
  const traceId = idOf(`trace ${at}`)
  const intents: Intent[] = [
    { id: traceId, type: traceCases.type, payload: { caseIds: rows.map(({ id }) => id), levels: 1 } },
    { id: idOf(`issue ${at}`), type: issueTasks.type, payload: { traceId, kinds: ['call'] } },
  ]
  await insist(house, intents, actors.holding(...keeper))
}

/** Everybody was called, nearly everybody isolated: of the last few nobody has written it down yet. */
async function followRound({ house, actors }: Stage, at: Instant, leftOpen: number): Promise<void> {
  const traceId = idOf(`trace ${at}`)
  const { rows } = await sql<{ id: string }>`
    select person_id as id from traced_people where trace_id = ${traceId} order by rank, person_id`.execute(house.db)
  const people = rows.map(({ id }) => id)
  const steps: [string, string[]][] = [
    ['called', people],
    ['isolated', people.slice(0, people.length - leftOpen)],
  ]
  const intents = steps
    .filter(([, personIds]) => personIds.length > 0)
    .map(([step, personIds]): Intent => {
      return { id: idOf(`${step} ${at}`), type: recordSteps.type, payload: { traceId, personIds, step } }
    })
  await insist(house, intents, actors.holding(...keeper))
}

interface Visit {
  readonly personId: string
  readonly siteId: string
  readonly enteredAt: Instant
  readonly leftAt: Instant
}

async function traceCluster(stage: Stage, cluster: Cluster): Promise<void> {
  const { house, actors } = stage
  await followCases.run(house)
  const f0 = await lastCaseIn(stage, cluster.wardCode)
  if (!f0) return
  const actor = actors.holding(...keeper)
  await insist(house, await sitesOf(stage, cluster), actor)
  const { people, visits } = await crowdsOf(stage, cluster, f0.personId)
  await insist(house, people, actor)
  const recorded = { id: idOf('visits'), type: recordVisits.type, payload: { source: 'register', visits } }
  await insist(house, [recorded], actor)
  await tracerTick.run(house)
  const trace = { id: idOf('cluster'), type: traceCases.type, payload: { caseIds: [f0.caseId], levels: 2 } }
  await insist(house, [trace], actor)
}

/** The last confirmed case of a ward. */
async function lastCaseIn({ house }: Stage, code: string): Promise<{ caseId: string; personId: string } | undefined> {
  const { rows } = await sql<{ caseId: string; personId: string }>`
    select case_id as "caseId", person_id as "personId" from case_clocks
    join area_codes on area_codes.area_id = case_clocks.zone_id and area_codes.valid_to is null
    where area_codes.code = ${code} and withdrawn_at is null order by confirmed_at desc, case_id limit 1`.execute(
    house.db,
  )
  return rows[0]
}

async function sitesOf(stage: Stage, { sites, onward, wardCode }: Cluster): Promise<Intent[]> {
  const areaId = (await readCommunes(stage)).find(({ code }) => code === wardCode)?.id
  return [...sites, onward].map(({ key, kind, name }) => ({
    id: idOf(`site ${key}`),
    type: 'sites.register',
    payload: { areaId, kind, name, openedOn: '2021-01-01', source: 'tổng hợp', another: true },
  }))
}

/** Made-up people who were at the same places, and a few of them at another on the next day. */
async function crowdsOf(stage: Stage, cluster: Cluster, f0: string): Promise<{ people: Intent[]; visits: Visit[] }> {
  const { sites, onward, homes } = cluster
  const communes = new Map((await readCommunes(stage)).map(({ code, id }) => [code, id]))
  const people: Intent[] = []
  const visits: Visit[] = []
  const visitor = (key: string, index: number): string => {
    const lot = lotOf(`${key} ${index}`)
    const id = idOf(`person ${key} ${index}`)
    const areaId = communes.get(homes[lot % homes.length] ?? '')
    const told = {
      name: `Khách mẫu ${key} ${index + 1}`,
      yearOfBirth: 1946 + ((lot * 3) % 62),
      sex: lot % 2 ? 'female' : 'male',
    }
    people.push({
      id,
      type: 'people.register-person',
      payload: { areaId, ...told, isAnother: true, synthetic: true },
    })
    return id
  }
  const stay = (
    personId: string,
    of: { key: string; spreadMinutes: number; stayMinutes: number },
    from: Instant,
  ): void => {
    const lot = lotOf(`stay ${of.key} ${personId}`)
    const enteredAt = addMinutes(from, Math.round((lot * of.spreadMinutes) / 100) - of.spreadMinutes / 3)
    const minutes = Math.max(8, Math.round((of.stayMinutes * (40 + lot)) / 100))
    visits.push({ personId, siteId: idOf(`site ${of.key}`), enteredAt, leftAt: addMinutes(enteredAt, minutes) })
  }
  for (const site of sites) {
    const siteId = idOf(`site ${site.key}`)
    visits.push({ personId: f0, siteId, enteredAt: site.caseFrom, leftAt: addMinutes(site.caseFrom, site.caseMinutes) })
    for (let index = 0; index < site.visitors; index++) stay(visitor(site.key, index), site, site.caseFrom)
  }
  for (let index = 0; index < onward.carriers; index++)
    stay(idOf(`person ${sites[0]?.key} ${index}`), onward, onward.from)
  for (let index = 0; index < onward.visitors; index++) stay(visitor(onward.key, index), onward, onward.from)
  return { people, visits }
}
