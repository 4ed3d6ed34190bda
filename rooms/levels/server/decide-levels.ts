import { sql } from 'kysely'
import type { z } from 'zod'
import { addMinutes, type Instant, type Refusal, refuse } from '#kit'
import { accept, childId, defineIntent, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import { endRowsInForce, type PutInForce, putInForce } from '#rooms/areas/server'
import { criteriaOn, decideLevels, LEVELS, type Level } from '../domain/index.ts'
import { isActivated } from './activate-set.ts'
import { levelsCatalogue } from './catalogue.ts'
import { levelsInForce } from './levels-in-force.query.ts'
import { type Competent, competenceOf, needsPerson, refuseIncompetent, scopeOf } from './who-decides.ts'

type Payload = z.output<typeof decideLevels.payload>

interface OpenProposal {
  readonly id: string
  readonly areaId: number
  readonly level: Level | null
  readonly setKey: string
}

/** One area's level, as it is decided. */
interface Decided extends OpenProposal {
  readonly competent: Competent
  readonly decided: Level
  readonly reason: string | null
}

/** A named person of a competent unit decides what a round proposes (SG-08, LVL-02). */
export const decideLevelsIntent = defineIntent({
  contract: decideLevels,
  area: 'handler',
  handle: oneByOne(async (work: Work<Payload>, step: Step) => {
    const { payload } = work
    const no = needsPerson(work.actor)
    if (no) return reject(no)
    const effectiveAt = payload.effectiveAt ?? step.now
    if (effectiveAt < step.now) return reject(LEVELS.DAY_AHEAD, { field: 'effectiveAt' })
    const open = await openProposals(step, payload)
    const setKey = open[0]?.setKey
    if (setKey === undefined) return reject(LEVELS.NOTHING_PROPOSED)
    const set = (await levelsCatalogue(step.profile)).sets.find(({ key }) => key === setKey)
    if (!(await isActivated(step.trx, setKey)))
      return reject(LEVELS.NOT_ACTIVATED, { params: { set: set?.number ?? setKey } })
    const targets = await ownTargets(work, step, open)
    if ('code' in targets) return reject(targets)
    const decided = judgeDeviations(payload, targets)
    if ('code' in decided) return reject(decided)
    if (decided.length === 0) return reject(LEVELS.NOTHING_PROPOSED)
    const facts = await carryOut(work, step, { decided, effectiveAt })
    return accept(facts, { decided: decided.length, left: open.length - decided.length })
  }),
})

async function openProposals({ trx }: Step, { roundId, areaIds }: Payload): Promise<OpenProposal[]> {
  const { rows } = await sql<OpenProposal>`
    select level_proposals.id, level_proposals.area_id as "areaId", level, set_key as "setKey"
    from level_proposals join level_rounds on level_rounds.id = round_id
    where round_id = ${roundId} and decided_at is null and superseded_at is null
      ${areaIds === undefined ? sql`` : sql`and level_proposals.area_id = any(${areaIds}::int[])`}
    order by level_proposals.area_id for update of level_proposals`.execute(trx)
  return rows
}

/** Those for which the person is competent. Whoever names areas must be competent for all of them. */
async function ownTargets(
  work: Work<Payload>,
  step: Step,
  open: readonly OpenProposal[],
): Promise<(OpenProposal & { readonly competent: Competent })[] | Refusal> {
  const competent = await competenceOf(scopeOf(step), work.actor, 'epidemic-level')
  const judged = open.map((one) => ({ ...one, competent: competent(one.areaId) }))
  const foreign = judged.filter((one) => one.competent === undefined)
  const own = judged.flatMap((one) => (one.competent === undefined ? [] : [{ ...one, competent: one.competent }]))
  const stranger = foreign[0]
  if (stranger && (own.length === 0 || work.payload.areaIds !== undefined))
    return refuseIncompetent(scopeOf(step), 'epidemic-level', stranger.areaId)
  return own
}

function judgeDeviations(
  { deviations }: Payload,
  targets: readonly (OpenProposal & { readonly competent: Competent })[],
): Decided[] | Refusal {
  const known = new Set(targets.map(({ areaId }) => areaId))
  const stranger = deviations.findIndex(({ areaId }) => !known.has(areaId))
  if (stranger >= 0) return refuse(LEVELS.NOT_IN_ROUND, { field: `deviations.${stranger}.areaId` })
  const others = new Map(deviations.map((one) => [one.areaId, one]))
  const silent = targets.find(({ areaId, level }) => {
    const other = others.get(areaId)
    return other !== undefined && other.level !== level && other.reason === undefined
  })
  if (silent) {
    const index = deviations.findIndex(({ areaId }) => areaId === silent.areaId)
    return refuse(LEVELS.REASON_NEEDED, { field: `deviations.${index}.reason` })
  }
  return targets.flatMap((target) => {
    const other = others.get(target.areaId)
    const decided = other?.level ?? target.level
    // What could not be computed stays open unless somebody takes it upon themselves.
    return decided === null ? [] : [{ ...target, decided, reason: other?.reason ?? null }]
  })
}

async function carryOut(
  work: Work<Payload>,
  step: Step,
  { decided, effectiveAt }: { readonly decided: readonly Decided[]; readonly effectiveAt: Instant },
): Promise<Fact[]> {
  const { rules, sets } = await levelsCatalogue(step.profile)
  const reviewAt = addMinutes(effectiveAt, rules.reviewDays * 24 * 60)
  await saveDecisions(work, step, { decided, effectiveAt, reviewAt })
  const areaIds = decided.map(({ areaId }) => areaId)
  const standing = await levelsInForce(step.trx, areaIds, effectiveAt)
  const ended = await endRowsInForce(
    step.trx,
    [...standing.values()].map(({ id }) => id),
    effectiveAt,
  )
  const set = criteriaOn(sets, effectiveAt.slice(0, 10))
  const put = decided.map((one): PutInForce => {
    const title = rules.levelTitles[one.decided - 1]
    return {
      id: childId(work, `in-force/${one.areaId}`),
      areaId: one.areaId,
      kind: 'level',
      labelVi: title?.vi ?? `Cấp ${one.decided}`,
      labelEn: title?.en ?? `Level ${one.decided}`,
      documentId: null,
      from: effectiveAt,
      to: null,
      reviewAt,
      data: { level: one.decided, setKey: set?.key ?? one.setKey, proposalId: one.id },
    }
  })
  const facts = decided.map(
    (one): Fact => ({
      type: 'level-decided',
      areaId: one.areaId,
      subjectId: one.id,
      data: {
        level: one.decided,
        proposed: one.level,
        unitId: one.competent.unit.id,
        delegationId: one.competent.ground.own ? null : one.competent.ground.delegationId,
      },
      live: ['levels'],
    }),
  )
  return [...facts, ...ended, ...(await putInForce(step.trx, put, step.tree))]
}

async function saveDecisions(
  work: Work<Payload>,
  step: Step,
  of: { readonly decided: readonly Decided[]; readonly effectiveAt: Instant; readonly reviewAt: Instant },
): Promise<void> {
  const grounds = of.decided.map(({ competent: { ground } }) => (ground.own ? null : ground.delegationId))
  await sql`
    update level_proposals set decided_level = given.level, decided_by = ${work.actor.officerId},
      decided_post_id = given.post_id, decided_area_id = given.unit_id, decided_at = ${step.now},
      delegation_id = given.delegation_id, reason = given.reason, from_at = ${of.effectiveAt}, review_at = ${of.reviewAt}
    from unnest(${of.decided.map(({ id }) => id)}::uuid[], ${of.decided.map((one) => one.decided)}::smallint[],
                ${of.decided.map(({ competent }) => competent.postId)}::uuid[],
                ${of.decided.map(({ competent }) => competent.unit.id)}::int[], ${grounds}::uuid[],
                ${of.decided.map(({ reason }) => reason)}::text[])
      as given (id, level, post_id, unit_id, delegation_id, reason)
    where level_proposals.id = given.id`.execute(step.trx)
}
