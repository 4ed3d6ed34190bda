import { sql } from 'kysely'
import { contains, dayOf, type Refusal, refuse } from '#kit'
import { accept, allowed, defineIntent, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import {
  type EvaluatePilot,
  evaluatePilot,
  type PilotVerdict,
  type RollOut,
  rollOut,
  type StartPilot,
  startPilot,
  TEAMS,
} from '../domain/index.ts'
import type {} from './teams.tables.ts'

/** `teams.start-pilot`: what is tried, and where. */
export const startPilotIntent = defineIntent<StartPilot>({
  contract: startPilot,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work, step) => {
    const { areaId, title, siteAreaIds, startedOn, documentId, modelId, source } = work.payload
    const place = step.tree.get(areaId)
    const isInside = siteAreaIds.every((id) => {
      const site = step.tree.find(id)
      return site !== undefined && contains(place, site)
    })
    if (!isInside) return reject(TEAMS.SITE_OUTSIDE, { field: 'siteAreaIds' })
    await sql`
      insert into pilots (id, area_id, title, site_area_ids, started_on, document_id, model_id, source)
      values (${work.id}, ${areaId}, ${title}, ${siteAreaIds}::int[], ${startedOn ?? null}::date, ${documentId ?? null}::uuid,
              ${modelId ?? null}::uuid, ${source ?? null})`.execute(step.trx)
    return accept([factOf('pilot-started', { id: work.id, areaId }, { sites: siteAreaIds.length })], {
      pilotId: work.id,
    })
  }),
})

/** `teams.evaluate-pilot`: what came of it, by a named person. */
export const evaluatePilotIntent = defineIntent<EvaluatePilot>({
  contract: evaluatePilot,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const pilot = await holdPilot(work, step)
    if ('code' in pilot) return reject(pilot)
    if (pilot.rolledOutOn !== null) return reject(TEAMS.ROLLED_OUT)
    const { verdict, findings, evaluatedOn = todayOf(step), modelId } = work.payload
    await sql`
      update pilots set verdict = ${verdict}, findings = ${findings}, evaluated_on = ${evaluatedOn}::date,
        evaluated_by = ${work.actor.officerId}::uuid, model_id = coalesce(${modelId ?? null}::uuid, model_id)
      where id = ${pilot.id}`.execute(step.trx)
    return accept([factOf('pilot-evaluated', pilot, { verdict })])
  }),
})

/** `teams.roll-out`: never before its evaluation, never against it. */
export const rollOutIntent = defineIntent<RollOut>({
  contract: rollOut,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const pilot = await holdPilot(work, step)
    if ('code' in pilot) return reject(pilot)
    if (pilot.rolledOutOn !== null) return reject(TEAMS.ROLLED_OUT)
    if (pilot.verdict === null) return reject(TEAMS.NOT_EVALUATED)
    if (pilot.verdict === 'stop') return reject(TEAMS.STOPPED)
    const { teams = null, posts = null, onDay = todayOf(step), documentId = null } = work.payload
    await sql`
      update pilots set rolled_out_on = ${onDay}::date, target_teams = ${teams}, target_posts = ${posts},
        document_id = coalesce(${documentId}::uuid, document_id)
      where id = ${pilot.id}`.execute(step.trx)
    return accept([factOf('pilot-rolled-out', pilot, { teams, posts })])
  }),
})

interface Pilot {
  readonly id: string
  readonly areaId: number
  readonly verdict: PilotVerdict | null
  readonly rolledOutOn: string | null
}

async function holdPilot(work: Work<{ readonly pilotId: string }>, step: Step): Promise<Pilot | Refusal> {
  const { rows } = await sql<Pilot>`
    select id, area_id as "areaId", verdict, rolled_out_on as "rolledOutOn" from pilots
    where id = ${work.payload.pilotId} for update`.execute(step.trx)
  const pilot = rows[0]
  if (!pilot) return refuse(TEAMS.PILOT_UNKNOWN, { field: 'pilotId' })
  const forbidden = allowed(work, step, 'teams.pilot', pilot.areaId, 'teams.read')
  if (!forbidden) return pilot
  return forbidden.status === 404 ? refuse(TEAMS.PILOT_UNKNOWN, { field: 'pilotId' }) : forbidden
}

function todayOf({ now, profile }: Step): string {
  return dayOf(now, profile.utcOffsetMinutes)
}

function factOf(type: string, { id, areaId }: Pick<Pilot, 'id' | 'areaId'>, data: Fact['data'] & object): Fact {
  return { type, areaId, subjectId: id, data, live: ['teams'] }
}
