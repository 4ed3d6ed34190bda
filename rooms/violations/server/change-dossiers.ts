import { type IntentContract, type Parsed, refuse } from '#kit'
import {
  ACCESS,
  accept,
  actingPost,
  allowed,
  childId,
  defineIntent,
  type Fact,
  type IntentType,
  type Outcome,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import type { Appeal, Counted, Dossier, Ground, SealedKind } from '../domain/index.ts'
import { holdDossiers, saveDossiers } from './dossiers.store.ts'
import { saveRecords } from './records.store.ts'
import { sealAway, type ToSeal } from './sealed.store.ts'
import { tellChairs } from './tell-chairs.ts'
import { groundAt, keepUntil } from './violation-rules.query.ts'

/** What a step came to: the dossier after it, what it counts, its fact, and what is written beside it. */
export interface Stepped {
  readonly dossier: Dossier
  readonly counted: readonly Counted[]
  readonly fact: { readonly type: string; readonly data?: Readonly<Record<string, unknown>> }
  readonly result?: unknown
  readonly seal?: readonly { readonly kind: SealedKind; readonly text: string }[]
  readonly payments?: readonly object[]
  readonly reliefs?: readonly object[]
  readonly appeals?: readonly Appeal[]
}

/** What judging one step may use. */
export interface Judging<P> {
  readonly work: Work<P>
  readonly step: Step
  readonly ground: Ground
}

interface DossierIntent<P> {
  readonly contract: IntentContract<P>
  /** The dossier that the payload speaks of, when it does not say `violationId`. */
  readonly dossierIds?: (payloads: readonly P[], step: Step) => Promise<readonly (string | undefined)[]>
  readonly judge: (dossier: Dossier, judging: Judging<P>) => Parsed<Stepped> | Promise<Parsed<Stepped>>
}

/**
 * A step of dossiers, set-based: all are held and read at once, each is judged by itself on what the one before left, and
 * all are written at once. Nothing personal goes into the fact.
 */
export function changeDossiers<P extends object>(how: DossierIntent<P>): IntentType {
  return defineIntent<P>({
    contract: how.contract,
    area: 'handler',
    handle: async (items, step) => {
      const ids = await idsOf(items, how, step)
      const dossiers = await holdDossiers(
        step.trx,
        ids.filter((id) => id !== undefined),
      )
      const ground = await groundAt(step.trx, step)
      const done: { work: Work<P>; stepped: Stepped }[] = []
      const outcomes: Outcome[] = []
      for (const [index, work] of items.entries()) {
        const dossier = dossiers.get(ids[index] ?? '')
        const stepped = dossier === undefined ? null : await judgeOne(dossier, { work, step, ground }, how)
        if (stepped?.ok) {
          dossiers.set(stepped.value.dossier.id, stepped.value.dossier)
          done.push({ work, stepped: stepped.value })
          outcomes.push(accept([factOf(stepped.value)], stepped.value.result))
        } else outcomes.push(reject(stepped?.refusal ?? refuse(ACCESS.NOT_FOUND)))
      }
      await keep(done, dossiers, step)
      await tellChairs(
        done.map(({ work, stepped }) => ({
          dossier: stepped.dossier,
          fact: stepped.fact.type,
          by: work.actor.officerId,
        })),
        step,
      )
      return outcomes
    },
  })
}

async function idsOf<P extends object>(
  items: readonly Work<P>[],
  { dossierIds }: DossierIntent<P>,
  step: Step,
): Promise<readonly (string | undefined)[]> {
  const payloads = items.map(({ payload }) => payload)
  return dossierIds
    ? dossierIds(payloads, step)
    : payloads.map((payload) => (payload as { violationId?: string }).violationId)
}

async function judgeOne<P>(dossier: Dossier, judging: Judging<P>, how: DossierIntent<P>): Promise<Parsed<Stepped>> {
  const { work, step } = judging
  const notAllowed = allowed(work, step, how.contract.permission, dossier.areaId, 'violations.read')
  if (notAllowed) return { ok: false, refusal: notAllowed }
  const stepped = await how.judge(dossier, judging)
  if (!stepped.ok) return stepped
  const changed = { ...stepped.value.dossier, changedAt: step.now }
  return { ok: true, value: { ...stepped.value, dossier: changed } }
}

/** The fact: ids and numbers only. What it counts travels with it, so that the counters need nothing else. */
export function factOf({ dossier, counted, fact }: Pick<Stepped, 'dossier' | 'counted' | 'fact'>): Fact {
  const moves = counted.map(({ step, day, count, amount }) => [step, day, count, Number(amount)])
  return {
    type: fact.type,
    areaId: dossier.areaId,
    subjectId: dossier.id,
    documentId: dossier.documentId,
    data: {
      ...fact.data,
      behaviour: dossier.behaviour,
      ...(moves.length === 0 ? {} : { counted: moves }),
    },
    live: ['violations'],
  }
}

async function keep<P>(
  done: readonly { readonly work: Work<P>; readonly stepped: Stepped }[],
  dossiers: ReadonlyMap<string, Dossier>,
  step: Step,
): Promise<void> {
  const { trx, vault } = step
  const changed = new Set(done.map(({ stepped }) => stepped.dossier.id))
  await saveDossiers(
    trx,
    [...changed].map((id) => dossiers.get(id) as Dossier),
  )
  const until = await keepUntil(step.profile, step.now)
  await sealAway(
    trx,
    vault,
    done.flatMap(({ work, stepped }) => toSeal(work, stepped, { until, at: step.now })),
  )
  await saveRecords(
    trx,
    'violation_payments',
    done.flatMap(({ stepped }) => stepped.payments ?? []),
  )
  await saveRecords(
    trx,
    'violation_reliefs',
    done.flatMap(({ stepped }) => stepped.reliefs ?? []),
  )
  await saveRecords(
    trx,
    'violation_appeals',
    done.flatMap(({ stepped }) => stepped.appeals ?? []),
  )
}

/** What a step seals, with the ids that its intent gives. */
export function toSeal(
  work: Pick<Work<unknown>, 'id'>,
  { dossier, seal = [] }: Pick<Stepped, 'dossier' | 'seal'>,
  { until, at }: { readonly until: string; readonly at: ToSeal['at'] },
): ToSeal[] {
  return seal.map(({ kind, text }) => ({
    id: childId(work, kind),
    zoneId: dossier.zoneId,
    violationId: dossier.id,
    kind,
    at,
    text,
    keepUntil: until,
  }))
}

/** The post by which somebody does a step. */
export function postOf<P>({ work, step }: Judging<P>, permission: string, dossier: Dossier): string | null {
  return actingPost(work, step, permission, dossier.areaId)
}
