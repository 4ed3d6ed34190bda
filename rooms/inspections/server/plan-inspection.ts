import type { z } from 'zod'
import { type Day, dayOf, type Instant, type Refusal, refuse, startOfDay } from '#kit'
import { accept, actingPost, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { holdersOf } from '#rooms/bodies/server'
import { INSPECTIONS, type InspectionKind, type NamedSubject, planInspection, surpriseKinds } from '../domain/index.ts'
import { type Eyes, isOfInspected, isOfTeam, readEyes } from './eyes.ts'
import { insertInspection, type NewInspection, nameInspectors } from './inspections.store.ts'
import { findSubject, type KnownSubject } from './subjects.query.ts'
import { factOf } from './work-on-inspection.ts'

type Payload = z.infer<typeof planInspection.payload>

/** What plan and record have in common. */
export interface Wanted {
  readonly teamId?: string | undefined
  readonly kind: InspectionKind
  readonly surprise: boolean
  readonly subject: NamedSubject
  readonly campaignId?: string | undefined
}

/** What was judged of an inspection that is to be. */
export interface JudgedNew {
  readonly eyes: Eyes
  readonly subject: KnownSubject
  readonly levelAreaId: number
}

/** `inspections.plan`: hidden at once where it is a surprise – the fact is stated at the level of the team, without a word on whom. */
export const planInspectionIntent = defineIntent({
  contract: planInspection,
  area: 'handler',
  handle: oneByOne(async (work: Work<Payload>, step: Step) => {
    const { payload } = work
    if (payload.surprise && payload.teamId === undefined)
      return reject(INSPECTIONS.SURPRISE_NEEDS_TEAM, { field: 'teamId' })
    const judged = await judgeNew(work, payload, step)
    if ('refusal' in judged) return reject(judged.refusal)
    if (
      payload.surprise &&
      !isOfTeam(judged.eyes, payload.teamId ?? null) &&
      isOfInspected(judged.eyes, { ...judged, ...judged.subject })
    ) {
      return reject(INSPECTIONS.SURPRISE_OWN_UNIT)
    }
    const row = toNewRow(work, payload, judged, step)
    const planned = {
      ...row,
      checklist: payload.checklist ?? null,
      note: payload.note ?? null,
      plannedOn: payload.plannedOn ?? null,
      plannedAt: work.occurredAt,
      plannedBy: work.actor.officerId,
      sortAt: plannedMoment(payload.plannedOn, work, step),
    }
    const people = await inspectorsOf(work, payload.inspectorPostIds, step, row.areaId)
    if ('refusal' in people) return reject(people.refusal)
    await insertInspection(step.trx, planned)
    await nameInspectors(step.trx, row, people.people)
    const data = { kind: row.kind, teamId: row.teamId, subjectKind: row.subjectKind, plannedOn: planned.plannedOn }
    return accept([factOf({ ...planned, checkedInAt: null }, { type: 'inspection-planned', data })], {
      inspectionId: work.id,
    })
  }),
})

/** Planned days stand in lists at their beginning. */
function plannedMoment(day: string | undefined, work: Work<unknown>, { profile }: Step): Instant {
  return day === undefined ? work.occurredAt : startOfDay(day as Day, profile.utcOffsetMinutes)
}

/** Whether this may be inspected, by these, of this kind. */
export async function judgeNew(
  work: Work<unknown>,
  wanted: Wanted,
  step: Step,
): Promise<JudgedNew | { readonly refusal: Refusal }> {
  const wrong = refuseKind(wanted)
  if (wrong) return wrong
  const eyes = await readEyes(step.trx, { actor: work.actor, tree: step.tree })
  const subject = await findSubject(step.trx, wanted.subject, step)
  if (!subject) return no(INSPECTIONS.SUBJECT_UNKNOWN, 'subject')
  const refusal = refuseDuty(work, wanted, step, subject) ?? (await refuseCampaign(wanted.campaignId, step))
  if (refusal) return { refusal }
  const team = await areaOfTeam(wanted.teamId, eyes, step)
  if (typeof team === 'object' && team !== null) return team
  return team === null ? byOwnRight(work, step, { eyes, subject }) : byTeam(step, team, { eyes, subject })
}

function refuseKind({ surprise, kind, subject }: Wanted): { readonly refusal: Refusal } | null {
  if (surprise && !surpriseKinds.includes(kind)) return no(INSPECTIONS.SURPRISE_KIND, 'surprise')
  const isDutyOf = subject.kind === 'body' || subject.kind === 'post'
  return kind === 'public-duty' && !isDutyOf ? no(INSPECTIONS.DUTY_SUBJECT, 'subject') : null
}

function refuseDuty(work: Work<unknown>, { kind }: Wanted, step: Step, { areaId }: KnownSubject): Refusal | null {
  return kind === 'public-duty' ? allowed(work, step, 'inspections.inspect-duty', areaId, 'inspections.read') : null
}

type Looked = Pick<JudgedNew, 'eyes' | 'subject'>

function byOwnRight(work: Work<unknown>, step: Step, looked: Looked): JudgedNew | { readonly refusal: Refusal } {
  const { areaId } = looked.subject
  const refusal = allowed(work, step, 'inspections.work', areaId, 'inspections.read')
  return refusal ? { refusal } : { ...looked, levelAreaId: levelOf(work, step, areaId) }
}

function byTeam(step: Step, teamAreaId: number, looked: Looked): JudgedNew | { readonly refusal: Refusal } {
  const isInside = step.tree.upward(looked.subject.areaId).some((place) => place.id === teamAreaId)
  return isInside ? { ...looked, levelAreaId: teamAreaId } : no(INSPECTIONS.AREA_OUTSIDE_TEAM, 'subject')
}

function no(kind: Parameters<typeof refuse>[0], field: string): { readonly refusal: Refusal } {
  return { refusal: refuse(kind, { field }) }
}

/** The area of the post by which somebody inspects without a team. */
function levelOf(work: Work<unknown>, step: Step, areaId: number): number {
  const postId = actingPost(work, step, 'inspections.work', areaId)
  return work.actor.scopes.find((scope) => scope.postId === postId)?.areaId ?? areaId
}

async function areaOfTeam(
  teamId: string | undefined,
  eyes: Eyes,
  step: Step,
): Promise<number | null | { readonly refusal: Refusal }> {
  if (teamId === undefined) return null
  const team = await step.trx
    .selectFrom('inspection_teams')
    .select(['area_id', 'ended_at'])
    .where('id', '=', teamId)
    .executeTakeFirst()
  if (!team) return no(INSPECTIONS.NOT_OF_TEAM, 'teamId')
  if (team.ended_at !== null) return no(INSPECTIONS.TEAM_ENDED, 'teamId')
  if (!isOfTeam(eyes, teamId) && !eyes.directs.includes(teamId)) return no(INSPECTIONS.NOT_OF_TEAM, 'teamId')
  return team.area_id
}

async function refuseCampaign(campaignId: string | undefined, step: Step): Promise<Refusal | null> {
  if (campaignId === undefined) return null
  const campaign = await step.trx
    .selectFrom('inspection_campaigns')
    .select(['closed_at', 'to_on'])
    .where('id', '=', campaignId)
    .executeTakeFirst()
  const today = dayOf(step.now, step.profile.utcOffsetMinutes)
  if (campaign && campaign.closed_at === null && campaign.to_on >= today) return null
  return refuse(INSPECTIONS.CAMPAIGN_CLOSED, { field: 'campaignId' })
}

/** A row of what was judged, before anything happened. */
export function toNewRow(
  work: Work<unknown>,
  wanted: Wanted,
  { subject, levelAreaId }: JudgedNew,
  step: Step,
): NewInspection {
  return {
    zoneId: step.tree.get(subject.areaId).zoneId,
    id: work.id,
    areaId: subject.areaId,
    levelAreaId,
    teamId: wanted.teamId ?? null,
    kind: wanted.kind,
    surprise: wanted.surprise,
    subjectKind: subject.kind,
    siteId: subject.siteId,
    bodyId: subject.bodyId,
    postId: subject.postId,
    campaignId: wanted.campaignId ?? null,
    sortAt: work.occurredAt,
    recordedAt: step.now,
  }
}

/** The inspectors named, by the posts they hold now; nobody named: the planner. */
async function inspectorsOf(
  work: Work<unknown>,
  postIds: readonly string[],
  step: Step,
  areaId: number,
): Promise<{ people: { officerId: string; postId: string | null }[] } | { refusal: Refusal }> {
  if (postIds.length === 0) return { people: ownInspector(work, step, areaId) }
  const holders = await holdersOf(step.trx, postIds, step.now)
  const missing = postIds.findIndex((postId) => !holders.has(postId))
  if (missing >= 0) return no(INSPECTIONS.POST_UNKNOWN, `inspectorPostIds.${missing}`)
  return { people: [...holders].map(([postId, { officerId }]) => ({ officerId, postId })) }
}

/** The actor as an inspector, by the post that lets them. */
export function ownInspector(
  work: Work<unknown>,
  step: Step,
  areaId: number,
): { officerId: string; postId: string | null }[] {
  const { officerId } = work.actor
  if (officerId === null) return []
  const postId = actingPost(work, step, 'inspections.work', areaId) ?? work.actor.scopes[0]?.postId ?? null
  return [{ officerId, postId }]
}
