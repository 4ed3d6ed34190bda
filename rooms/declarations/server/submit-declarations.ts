import { sql } from 'kysely'
import type { z } from 'zod'
import { addDays, type Day, type Instant, refuse, startOfDay } from '#kit'
import { accept, defineIntent, type IntentType, type Outcome, reject, type Step, type Work } from '#platform/server'
import {
  DECLARATIONS,
  type DeclarationRule,
  findRisks,
  judgeDeclaration,
  type Known,
  provincesOn,
  type RiskReason,
  submitAtPublicDesk,
  submitDeclaration,
} from '../domain/index.ts'
import { dayKeysFor } from './day-keys.store.ts'
import { keepFlags, type ToFlag } from './flags.store.ts'
import { groundFor, zoneSpans } from './ground.query.ts'
import { declarationBook, ruleAt } from './rules-of-house.ts'
import { sealedAbout } from './sealed.store.ts'

type Submitted = z.infer<typeof submitDeclaration.payload>

/** A declaration that will be taken. */
interface Taken {
  readonly work: Work<Submitted>
  readonly zoneId: number
  readonly keepUntil: Day
  readonly reasons: readonly RiskReason[]
}

/**
 * Takes many declarations together: each is judged and compared with the zones in memory; then a handful of statements for all.
 * This is the hottest change of the house.
 */
async function takeDeclarations(works: readonly Work<Submitted>[], step: Step): Promise<readonly Outcome[]> {
  const { rule, day } = await ruleAt(step.profile, step.now)
  if (!rule) return works.map(() => reject(DECLARATIONS.RULE_MISSING, { params: { day } }))
  const known = await knownAt(step, day, rule)
  const judged = works.map((work) => ({ work, refusal: judgeDeclaration(work.payload.declared, known) }))
  const sound = judged.flatMap(({ work, refusal }) => (refusal ? [] : [work]))
  const taken = await compare(sound, step, { rule, day })
  await keep(taken, step)
  await keepFlags(step.trx, taken.filter(({ reasons }) => reasons.length > 0).map(toFlag), {
    now: step.now,
    callWithinHours: rule.callWithinHours.value,
  })
  const facts = new Map(taken.map((one) => [one.work, toFact(one)]))
  return judged.map(({ work, refusal }): Outcome => {
    const fact = facts.get(work)
    return refusal || !fact ? reject(refusal ?? DECLARATIONS.UNKNOWN) : accept([fact])
  })
}

const toFlag = ({ work, ...rest }: Taken): ToFlag => ({
  ...rest,
  id: work.id,
  areaId: work.payload.areaId,
  declaredAt: work.occurredAt,
})

async function knownAt({ profile, tree }: Step, today: Day, rule: DeclarationRule): Promise<Known> {
  const { provinces } = await declarationBook(profile)
  const codes = new Set(provincesOn(provinces, today).map(({ code }) => code))
  return {
    today,
    askedDays: rule.askedDays.value,
    isArea: (areaId) => tree.find(areaId) !== undefined,
    isProvince: (code) => codes.has(code),
  }
}

async function compare(
  works: readonly Work<Submitted>[],
  { trx, tree, profile }: Step,
  { rule, day }: { readonly rule: DeclarationRule; readonly day: Day },
): Promise<Taken[]> {
  const areaIds = works.flatMap(({ payload }) => payload.declared.origins.flatMap(({ areaId }) => areaId ?? []))
  const since: Instant = startOfDay(addDays(day, -rule.askedDays.value), profile.utcOffsetMinutes)
  const spans = await zoneSpans(trx, { tree, areaIds, since })
  const ground = await groundFor(profile, { today: day, rule, tree, spans })
  const keepUntil = addDays(day, rule.keepDays.value)
  return works.map((work) => ({
    work,
    zoneId: tree.get(work.payload.areaId).zoneId,
    keepUntil,
    reasons: findRisks(work.payload.declared, ground),
  }))
}

/** Both rows of each, in one statement: the declaration without its person, and the person sealed. */
async function keep(taken: readonly Taken[], { trx, vault }: Step): Promise<void> {
  if (taken.length === 0) return
  const keys = await dayKeysFor(
    trx,
    vault,
    taken.map(({ keepUntil }) => keepUntil),
  )
  const sealed = taken.map(({ work, keepUntil }) =>
    keys.get(keepUntil)?.seal(JSON.stringify(work.payload.declared), sealedAbout(work.id)),
  )
  await sql`
    with given as materialized (
      select * from unnest(
        ${taken.map((one) => one.zoneId)}::int[], ${taken.map((one) => one.work.id)}::uuid[],
        ${taken.map((one) => one.work.payload.areaId)}::int[], ${taken.map((one) => one.work.occurredAt)}::timestamptz[],
        ${taken.map((one) => one.work.payload.channel)}::text[], ${taken.map((one) => one.work.actor.officerId)}::uuid[],
        ${taken.map((one) => one.reasons.length > 0)}::boolean[], ${taken.map((one) => one.keepUntil)}::date[],
        ${sealed}::text[]) as given (zone_id, id, area_id, declared_at, channel, entered_by, flagged, keep_until, sealed)),
    kept as (
      insert into declarations (zone_id, id, area_id, declared_at, channel, entered_by, flagged, keep_until)
      select zone_id, id, area_id, declared_at, channel, entered_by, flagged, keep_until from given)
    insert into declaration_sealed (zone_id, declaration_id, keep_until, sealed)
    select zone_id, id, keep_until, sealed from given`.execute(trx)
}

function toFact({ work, reasons }: Taken) {
  const { areaId, channel } = work.payload
  const data = { channel, flagged: reasons.length > 0 ? 1 : 0 }
  return { type: 'declaration-submitted', areaId, subjectId: work.id, data, live: ['declarations'] }
}

/** Entered by an officer: for somebody who came, from paper, or for another. */
export const submitDeclarationIntent: IntentType = defineIntent<Submitted>({
  contract: submitDeclaration,
  area: (payload) => payload.areaId,
  handle: async (works, step) => {
    const byPublic = refuse(DECLARATIONS.PLACE_UNKNOWN, { field: 'channel' })
    const own = works.filter(({ payload }) => payload.channel !== 'public')
    const outcomes = await takeDeclarations(own, step)
    let next = 0
    return works.map(({ payload }) => (payload.channel === 'public' ? reject(byPublic) : (outcomes[next++] as Outcome)))
  },
})

/** By oneself on the public page; see public-desk.ts. */
export const submitAtPublicDeskIntent: IntentType = defineIntent<Submitted>({
  contract: submitAtPublicDesk,
  area: (payload) => payload.areaId,
  handle: takeDeclarations,
})
