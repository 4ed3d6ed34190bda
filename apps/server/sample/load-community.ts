import { sql } from 'kysely'
import { z } from 'zod'
import { addMinutes, type Instant, type Intent, toInstant } from '#kit'
import { derivedId, type House } from '#platform/server'
import { insist } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'
import { readCommunes } from './load-sites.ts'
import { lotOf } from './lot.ts'

const communityFile = z.strictObject({
  about: z.string(),
  households: z.strictObject({
    districtCode: z.string(),
    wards: z.array(z.string()),
    groupsPerWard: z.int(),
    perGroup: z.int(),
    source: z.string(),
  }),
  teams: z.strictObject({ name: z.string(), leader: z.string(), members: z.array(z.string()), source: z.string() }),
  pilot: z.strictObject({
    districtCode: z.string(),
    title: z.string(),
    sites: z.array(z.string()),
    findings: z.string(),
    source: z.string(),
    model: z.string(),
  }),
  selfManaged: z.strictObject({
    count: z.int(),
    wards: z.int(),
    name: z.string(),
    leader: z.string(),
    source: z.string(),
  }),
  guards: z.strictObject({ count: z.int(), name: z.string(), note: z.string() }),
})

type Sample = z.infer<typeof communityFile>

/** Who keeps these books in the sample: holds no name of the documents. */
const keeper = 'office-chief'
const deputy = 'vice-chairman'

const idOf = (what: string) => derivedId('sample community', what)
const numbered = (text: string, n: number | string) => text.replace('{n}', String(n))

/**
 * Households with community teams that visit them, the pilot of two wards, and the self-managed teams of Hoàng Mai with
 * their guard posts. Totals are the source's; every name is made up and says so.
 */
export async function communityEvents(house: House): Promise<Event[]> {
  const file = await house.profile.json('sample/community.json', communityFile)
  const rounds = ['2021-07-26T16:00:00+07:00', '2021-07-27T10:00:00+07:00'].map((at) => toInstant(at))
  return [
    { at: toInstant('2021-07-25T09:30:00+07:00'), run: (stage) => formTeams(stage, file) },
    ...rounds.map((at, turn): Event => ({ at, run: (stage) => visitAll(stage, at, turn) })),
    { at: toInstant('2021-07-27T16:30:00+07:00'), run: (stage) => rollOut(stage, file) },
  ]
}

/** A residential group with households, and the district whose office keeps the sample's books. */
interface Group {
  readonly id: number
  readonly name: string
  readonly districtCode: string
}

async function groupsWithHouseholds({ house }: Stage): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select groups.id, groups.name, above.code as "districtCode"
    from (select distinct area_id from households where left_on is null) as lived
    join areas as groups on groups.id = lived.area_id
    join areas as communes on communes.id = groups.parent_id
    join area_codes above on above.area_id = communes.parent_id and above.valid_to is null
    order by groups.first`.execute(house.db)
  return rows
}

async function formTeams(stage: Stage, file: Sample): Promise<void> {
  const { districtCode } = file.households
  await insist(stage.house, await households(stage, file), stage.actors.holding(keeper, districtCode))
  const groups = await groupsWithHouseholds(stage)
  for (const [code, own] of Map.groupBy(groups, (group) => group.districtCode)) {
    const actor = stage.actors.holding(keeper, code)
    await insist(
      stage.house,
      own.map((group) => teamOf(group, file)),
      actor,
    )
    const given = own.map(({ id }): Intent => {
      const payload = { teamId: idOf(`team ${id}`) }
      return { id: idOf(`assign ${id}`), type: 'teams.assign-households', payload }
    })
    await insist(stage.house, given, actor)
  }
}

async function households(stage: Stage, { households: plan }: Sample): Promise<Intent[]> {
  const communes = (await readCommunes(stage)).filter(({ code }) => plan.wards.includes(code))
  const tree = stage.house.territory.current()
  const groups = communes.flatMap(({ id }) => tree.childrenOf(id).slice(0, plan.groupsPerWard))
  return groups.flatMap(({ id }) =>
    Array.from({ length: plan.perGroup }, (_, index): Intent => {
      const boarding = index === plan.perGroup - 1
      const payload = {
        areaId: id,
        house: `Nhà minh họa số ${index + 1}`,
        head: `Chủ hộ minh họa ${index + 1}`,
        size: boarding ? 12 : 2 + (lotOf(`${id} ${index}`) % 4),
        boarding,
        hasPhone: index % 6 !== 0,
        ...(index % 4 === 1 ? { elderly: 1 } : {}),
        ...(index % 3 === 2 ? { children: 1 } : {}),
        source: plan.source,
        synthetic: true,
      }
      return { id: idOf(`household ${id} ${index}`), type: 'people.register-household', payload }
    }),
  )
}

function teamOf({ id, name }: Group, { teams: plan }: Sample): Intent {
  const members = [
    { name: numbered(plan.leader, id), role: 'leader', force: 'officer' },
    ...plan.members.map((one, index) => {
      return { name: numbered(one, id), role: 'member', force: ['youth', 'women', 'veterans'][index % 3] }
    }),
  ]
  const payload = {
    areaId: id,
    kind: 'community',
    name: plan.name.replace('{group}', `tổ dân phố ${name}`),
    formedOn: '2021-07-24',
    members,
    source: plan.source,
    synthetic: true,
  }
  return { id: idOf(`team ${id}`), type: 'teams.form', payload }
}

/** Every third door a day: most are met, some are away. Nobody of the sample needs help: the documents tell of none. */
async function visitAll(stage: Stage, at: Instant, turn: number): Promise<void> {
  const { rows } = await sql<{ id: string; districtCode: string }>`
    select household_id as id, above.code as "districtCode" from team_households
    join teams on teams.id = team_households.team_id
    join areas as groups on groups.id = teams.area_id
    join areas as communes on communes.id = groups.parent_id
    join area_codes above on above.area_id = communes.parent_id and above.valid_to is null
    order by household_id`.execute(stage.house.db)
  const doors = rows.filter(({ id }) => lotOf(id) % 3 === turn)
  for (const [code, own] of Map.groupBy(doors, (door) => door.districtCode)) {
    const intents = own.map(({ id }, index): Intent => {
      const payload = { householdId: id, outcome: lotOf(`${id} home`) < 85 ? 'met' : 'not-home' }
      const occurredAt = addMinutes(at, -(index % 240))
      return { id: idOf(`visit ${id} ${turn}`), type: 'teams.record-visit', occurredAt, payload }
    })
    await insist(stage.house, intents, stage.actors.holding(keeper, code))
  }
}

async function rollOut(stage: Stage, file: Sample): Promise<void> {
  const { pilot, selfManaged, guards } = file
  const communes = await readCommunes(stage)
  const wards = communes.filter(({ district }) => district === pilot.districtCode)
  if (wards.length !== selfManaged.wards) throw new Error(`the sample knows ${wards.length} wards of that district`)
  const actor = stage.actors.holding(deputy, pilot.districtCode)
  const pilotId = idOf('pilot')
  const { rows } = await sql<{ id: number }>`
    select area_id as id from area_codes where code = ${pilot.districtCode} and valid_to is null`.execute(
    stage.house.db,
  )
  const start = {
    areaId: rows[0]?.id,
    title: pilot.title,
    siteAreaIds: wards.filter(({ code }) => pilot.sites.includes(code)).map(({ id }) => id),
    modelId: derivedId('sample models.offer', pilot.model),
    source: pilot.source.slice(0, 300),
  }
  const course: Intent[] = [
    { id: pilotId, type: 'teams.start-pilot', payload: start },
    {
      id: idOf('evaluation'),
      type: 'teams.evaluate-pilot',
      payload: { pilotId, verdict: 'works', findings: pilot.findings },
    },
    {
      id: idOf('rollout'),
      type: 'teams.roll-out',
      payload: { pilotId, teams: selfManaged.count, posts: guards.count },
    },
  ]
  for (const step of course) await insist(stage.house, [step], actor)
  await insist(stage.house, selfManagedTeams(wards, file, pilotId), actor)
  await insist(stage.house, guardPosts(wards, file), actor)
}

function selfManagedTeams(wards: readonly { id: number }[], { selfManaged }: Sample, pilotId: string): Intent[] {
  return Array.from({ length: selfManaged.count }, (_, index): Intent => {
    const payload = {
      areaId: wards[index % wards.length]?.id,
      kind: 'self-managed',
      name: numbered(selfManaged.name, index + 1),
      formedOn: '2021-07-27',
      members: [{ name: numbered(selfManaged.leader, index + 1), role: 'leader' }],
      pilotId,
      source: selfManaged.source,
      synthetic: true,
    }
    return { id: idOf(`self-managed ${index}`), type: 'teams.form', payload }
  })
}

/** Each team has one post, then the rest go round: 470 to 296 teams. The layer of each is made up. */
function guardPosts(wards: readonly { id: number }[], { guards, selfManaged }: Sample): Intent[] {
  return Array.from({ length: guards.count }, (_, index): Intent => {
    const team = index % selfManaged.count
    const payload = {
      areaId: wards[team % wards.length]?.id,
      kind: 'safe-zone',
      name: numbered(guards.name, index + 1),
      layer: 1 + (lotOf(`guard ${index}`) % 3),
      teamId: idOf(`self-managed ${team}`),
      note: guards.note,
    }
    return { id: idOf(`guard ${index}`), type: 'checkpoints.open', payload }
  })
}
