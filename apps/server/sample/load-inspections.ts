import { sql } from 'kysely'
import { z } from 'zod'
import { addMinutes, type Intent, toInstant } from '#kit'
import { type Actor, derivedId, type House } from '#platform/server'
import { insistAll } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'

const momentField = z.iso.datetime({ offset: true }).transform((text) => toInstant(text))
const pickField = z.strictObject({ districtCode: z.string(), kind: z.string() })

const findingField = z.looseObject({
  remedy: z.strictObject({ at: momentField, text: z.string() }).optional(),
  recheck: z.strictObject({ at: momentField, passed: z.boolean(), note: z.string() }).optional(),
})

const inspectionField = z.strictObject({
  ref: z.string(),
  team: z.string(),
  at: momentField,
  minutes: z.int(),
  kind: z.string(),
  surprise: z.boolean(),
  site: z.string().optional(),
  pick: pickField.optional(),
  outcome: z.string(),
  summary: z.string(),
  sheet: z
    .strictObject({ checklist: z.string(), version: z.int(), yes: z.array(z.string()), no: z.array(z.string()) })
    .optional(),
  findings: z.array(findingField),
})

const sampleFile = z.strictObject({
  about: z.string(),
  teams: z.array(z.strictObject({ registeredAt: momentField, areaCode: z.string() })),
  inspections: z.array(inspectionField),
  planned: z.array(
    z.strictObject({
      ref: z.string(),
      team: z.string(),
      at: momentField,
      pick: pickField,
      plannedOn: z.iso.date(),
      open: z.boolean().default(false),
      note: z.string(),
    }),
  ),
})

const teamsFile = z.object({
  teams: z.array(z.object({ ref: z.string(), areaCode: z.string(), checks: z.array(z.string()) })),
})

type Sample = z.infer<typeof sampleFile>
type SampleInspection = z.infer<typeof inspectionField>
type SampleTeam = z.infer<typeof teamsFile>['teams'][number]

/**
 * The twenty-five teams registered with their areas, and a handful of inspections of 25–27/7/2021, made up after what the
 * documents say of them: some places do very well, some are lax, a gateway lets vehicles through.
 */
export async function inspectionEvents(house: House): Promise<Event[]> {
  const file = await house.profile.json('sample/inspections.json', sampleFile)
  const { teams } = await house.profile.json('sample/teams.json', teamsFile)
  return [
    ...file.teams.map(({ registeredAt, areaCode }): Event => {
      const of = teams.filter((team) => team.areaCode === areaCode)
      return { at: registeredAt, run: (stage) => registerTeams(stage, areaCode, of) }
    }),
    ...file.inspections.flatMap(eventsOf),
    ...file.planned.map((one): Event => ({ at: one.at, run: (stage) => plan(stage, one) })),
  ]
}

const bodyIdOf = (ref: string) => derivedId('sample team', ref)
const teamIdOf = (ref: string) => derivedId('sample inspection team', ref)
const recordIdOf = (ref: string) => derivedId('sample inspection', ref)

async function registerTeams({ house, actors }: Stage, areaCode: string, teams: readonly SampleTeam[]): Promise<void> {
  const { rows } = await sql<{ bodyId: string }>`
    select bodies.id as "bodyId" from bodies join area_codes on area_codes.area_id = bodies.area_id
    where bodies.kind = 'party-standing-committee' and area_codes.code = ${areaCode} and area_codes.valid_to is null
    limit 1`.execute(house.db)
  const ownerBodyId = rows[0]?.bodyId
  const actor = actors.holding('party-secretary', areaCode)
  const codes = new Map(
    (await house.db.selectFrom('area_codes').select(['code', 'area_id']).where('valid_to', 'is', null).execute()).map(
      (row) => [row.code, row.area_id],
    ),
  )
  const intents = teams.map(({ ref, checks }): Intent => {
    const areaIds = checks.flatMap((code) => codes.get(code) ?? [])
    const payload = { bodyId: bodyIdOf(ref), ownerBodyId, areaIds }
    return { id: teamIdOf(ref), type: 'inspections.register-team', payload }
  })
  await insistAll(
    house,
    intents.map((intent) => ({ intent, actor })),
  )
}

/** The inspection at its end, then what became of its findings. */
function eventsOf(one: SampleInspection): Event[] {
  const later = one.findings.flatMap(({ remedy, recheck }, index): Event[] => [
    ...(remedy ? [{ at: remedy.at, run: (stage: Stage) => remedyBy(stage, one, { index, text: remedy.text }) }] : []),
    ...(recheck ? [{ at: recheck.at, run: (stage: Stage) => recheckBy(stage, one, { index, ...recheck }) }] : []),
  ])
  return [{ at: addMinutes(one.at, one.minutes), run: (stage) => record(stage, one) }, ...later]
}

async function record(stage: Stage, one: SampleInspection): Promise<void> {
  const answers = [
    ...(one.sheet?.yes ?? []).map((item) => ({ item, verdict: 'yes' })),
    ...(one.sheet?.no ?? []).map((item) => ({ item, verdict: 'no' })),
  ]
  const payload = {
    teamId: teamIdOf(one.team),
    kind: one.kind,
    surprise: one.surprise,
    subject: { kind: 'site', id: await siteOf(stage, one) },
    checkIn: { secondsAgo: one.minutes * 60 },
    sheets: one.sheet ? [{ checklist: one.sheet.checklist, version: one.sheet.version, answers }] : [],
    findings: one.findings.map(({ remedy: _, recheck: __, ...finding }) => finding),
    finish: { outcome: one.outcome, summary: one.summary },
  }
  const intent = { id: recordIdOf(one.ref), type: 'inspections.record', payload }
  await insistAll(stage.house, [{ intent, actor: await leaderOf(stage, one.team) }])
}

const findingIdOf = (one: SampleInspection, index: number) => derivedId(recordIdOf(one.ref), `finding/${index}`)

async function remedyBy(stage: Stage, one: SampleInspection, said: { index: number; text: string }): Promise<void> {
  const findingId = findingIdOf(one, said.index)
  const { owner_post_id: postId } = await stage.house.db
    .selectFrom('inspection_findings')
    .select('owner_post_id')
    .where('id', '=', findingId)
    .executeTakeFirstOrThrow()
  const actor = stage.actors.ofPost(postId ?? '')
  if (!actor) throw new Error(`the sample has nobody who puts ${one.ref} right`)
  const payload = { findingId, text: said.text }
  const intent = { id: derivedId(findingId, 'remedy sample'), type: 'inspections.report-remedy', payload }
  await insistAll(stage.house, [{ intent, actor }])
}

async function recheckBy(
  stage: Stage,
  one: SampleInspection,
  said: { index: number; passed: boolean; note: string },
): Promise<void> {
  const findingId = findingIdOf(one, said.index)
  const payload = { findingId, passed: said.passed, note: said.note }
  const intent = { id: derivedId(findingId, 'recheck sample'), type: 'inspections.recheck', payload }
  await insistAll(stage.house, [{ intent, actor: await leaderOf(stage, one.team) }])
}

async function plan(stage: Stage, one: Sample['planned'][number]): Promise<void> {
  const subject = { kind: 'site', id: await siteOf(stage, one) }
  const { plannedOn, note } = one
  const payload = { teamId: teamIdOf(one.team), kind: 'inspection', surprise: !one.open, subject, plannedOn, note }
  const intent = { id: recordIdOf(one.ref), type: 'inspections.plan', payload }
  await insistAll(stage.house, [{ intent, actor: await leaderOf(stage, one.team) }])
}

/** A place by its name, else the first of a kind in a district, in the order of the tree. */
async function siteOf(
  { house }: Stage,
  one: { ref: string; site?: string | undefined; pick?: z.infer<typeof pickField> | undefined },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select sites.id from sites
    join areas on areas.id = sites.area_id
    left join areas above on above.id = areas.parent_id
    left join area_codes on area_codes.area_id = above.id and area_codes.valid_to is null
    where ${one.site === undefined ? sql`sites.kind = ${one.pick?.kind} and area_codes.code = ${one.pick?.districtCode}` : sql`sites.name = ${one.site}`}
    order by areas.first, sites.name, sites.id limit 1`.execute(house.db)
  const id = rows[0]?.id
  if (id === undefined) throw new Error(`the sample has no place for the inspection ${one.ref}`)
  return id
}

async function leaderOf({ house, actors }: Stage, ref: string): Promise<Actor> {
  const { leader_post_id: postId } = await house.db
    .selectFrom('inspection_teams')
    .select('leader_post_id')
    .where('id', '=', teamIdOf(ref))
    .executeTakeFirstOrThrow()
  const actor = actors.ofPost(postId)
  if (!actor) throw new Error(`the sample has nobody who leads ${ref}`)
  return actor
}
