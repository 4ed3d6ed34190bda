import { sql } from 'kysely'
import { type Instant, type IntentAnswer, type Refusal, refuse, toInstant } from '#kit'
import { type Actor, postFor } from '../access/actor.ts'
import type { Clock } from '../clock.ts'
import { type Db, isTransient, type Trx } from '../db/connect.ts'
import { appendToJournal, type Stated } from '../journal/append.ts'
import { announce } from '../live/announce.ts'
import type { Log } from '../log.ts'
import type { Profile } from '../profile.ts'
import type { Territory, Tree } from '../territory/territory.ts'
import type { IntentType, Outcome, Step, Work } from './intent-type.ts'
import { INTENTS } from './intents.refusals.ts'
import { type Prepared, prepare } from './prepare.ts'

/** Most intents that go into one transaction. */
const batchSize = 1000
/** Transactions at work at once in this process. */
const lanes = 3
/** How often the same work is tried again after a passing failure (rule R15). */
const tries = 4

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

interface Waiting {
  readonly items: readonly Prepared[]
  readonly resolve: (answers: IntentAnswer[]) => void
}

/** Who sends, and the clock on their device. */
export interface Sender {
  readonly actor: Actor
  readonly requestId: string
  readonly deviceNow?: Instant
}

/**
 * The one door for change. Intents of many senders are gathered into one transaction while others are at work, so
 * that a busy hour costs few commits; an answer is given only after the commit. See README.md beside this file.
 */
export class Door {
  private readonly types: ReadonlyMap<string, IntentType>
  private readonly house: { db: Db; clock: Clock; territory: Territory; profile: Profile; log: Log }
  private readonly waiting: Waiting[] = []
  private busy = 0

  constructor(types: readonly IntentType[], house: { db: Db; clock: Clock; territory: Territory; profile: Profile; log: Log }) {
    this.types = new Map(types.map((type) => [type.contract.type, type]))
    if (this.types.size !== types.length) throw new Error('two rooms registered the same intent type')
    this.house = house
  }

  /** Every kind of change that can be asked for. */
  list(): readonly IntentType[] {
    return [...this.types.values()]
  }

  /** Does what can be done; one answer per intent, in order. A refused intent never takes its neighbours down. */
  async submit(raw: readonly unknown[], sender: Sender): Promise<IntentAnswer[]> {
    const delivery = {
      now: this.house.clock.now(),
      actor: sender.actor,
      tree: this.house.territory.current(),
      ...(sender.deviceNow === undefined ? {} : { deviceNow: sender.deviceNow }),
    }
    const judged = raw.map((item) => prepare(item, this.types, delivery))
    const ready = judged.flatMap((one) => ('prepared' in one ? [one.prepared] : []))
    const done = ready.length === 0 ? [] : await this.queue(ready, sender.requestId)
    let next = 0
    return judged.map((one) => ('answer' in one ? one.answer : (done[next++] as IntentAnswer)))
  }

  private queue(items: readonly Prepared[], requestId: string): Promise<IntentAnswer[]> {
    return new Promise<IntentAnswer[]>((resolve) => {
      this.waiting.push({ items, resolve })
      if (this.busy < lanes) setImmediate(() => void this.work(requestId))
    })
  }

  private async work(requestId: string): Promise<void> {
    if (this.busy >= lanes || this.waiting.length === 0) return
    this.busy++
    try {
      while (this.waiting.length > 0) await this.workOnce(this.takeBatch(), requestId)
    } finally {
      this.busy--
    }
  }

  private takeBatch(): Waiting[] {
    const batch: Waiting[] = []
    let count = 0
    while (this.waiting.length > 0 && (batch.length === 0 || count + (this.waiting[0]?.items.length ?? 0) <= batchSize)) {
      const next = this.waiting.shift() as Waiting
      count += next.items.length
      batch.push(next)
    }
    return batch
  }

  private async workOnce(batch: readonly Waiting[], requestId: string): Promise<void> {
    const items = batch.flatMap((waiting) => waiting.items)
    let answers: IntentAnswer[]
    try {
      answers = await this.commit(items, requestId)
    } catch (error) {
      this.house.log.error({ requestId, error: String((error as Error).stack) }, 'a batch of intents failed')
      answers = items.map((item) => ({ id: item.id, outcome: 'fault', requestId }))
    }
    let from = 0
    for (const waiting of batch) {
      waiting.resolve(answers.slice(from, from + waiting.items.length))
      from += waiting.items.length
    }
  }

  private async commit(items: readonly Prepared[], requestId: string): Promise<IntentAnswer[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.house.db.transaction().execute((trx) => this.decide(trx, items, requestId))
      } catch (error) {
        if (attempt >= tries || !isTransient(error)) throw error
        this.house.log.warn({ requestId, attempt, error: (error as Error).message }, 'a batch of intents is tried again')
        await new Promise((wake) => setTimeout(wake, 50 * 4 ** attempt * Math.random()))
      }
    }
  }

  private async decide(trx: Trx, items: readonly Prepared[], requestId: string): Promise<IntentAnswer[]> {
    const now = this.house.clock.now()
    const tree = await this.house.territory.refresh(trx)
    const claimed = await claim(trx, items, now)
    const step: Mutable<Step> = { trx, now, tree, profile: this.house.profile }
    const outcomes = new Map<Prepared, Outcome | 'fault'>()
    for (const group of inRounds(items.filter((item) => claimed.has(item)))) {
      await this.handleGroup(group, step, outcomes, requestId)
      if (group.some((item) => changesTree(outcomes.get(item)))) step.tree = await this.house.territory.readWithin(trx)
    }
    await settle(trx, outcomes, now, step.tree)
    const earlier = await findEarlier(trx, items.filter((item) => !claimed.has(item)))
    return answersOf(items, outcomes, earlier, now, requestId)
  }

  /** Handles intents of one type together; if that fails by a fault, one after the other, so that only the culprit falls. */
  private async handleGroup(
    group: readonly Prepared[],
    step: Step,
    outcomes: Map<Prepared, Outcome | 'fault'>,
    requestId: string,
  ): Promise<void> {
    const attempt = await withSavepoint(step.trx, () => runHandler(group, step))
    if ('value' in attempt) {
      group.forEach((item, index) => outcomes.set(item, attempt.value[index] as Outcome))
      return
    }
    if (group.length === 1) {
      const culprit = group[0] as Prepared
      this.house.log.error(
        { requestId, intent: culprit.id, type: culprit.type.contract.type, error: String(attempt.error.stack) },
        'an intent failed by our own fault',
      )
      outcomes.set(culprit, 'fault')
      return
    }
    for (const item of group) await this.handleGroup([item], step, outcomes, requestId)
  }
}

function changesTree(outcome: Outcome | 'fault' | undefined): boolean {
  return outcome !== undefined && outcome !== 'fault' && outcome.accepted && outcome.facts.some((fact) => fact.live?.includes('areas'))
}

async function runHandler(group: readonly Prepared[], step: Step): Promise<readonly Outcome[]> {
  const type = (group[0] as Prepared).type
  const works = group.map(
    (item): Work<unknown> => ({
      id: item.id,
      type: type.contract.type,
      payload: item.payload,
      occurredAt: item.occurredAt,
      actor: item.actor,
    }),
  )
  const outcomes = await type.handle(works, step)
  if (outcomes.length !== group.length) throw new Error(`${type.contract.type} answered ${outcomes.length} of ${group.length}`)
  return outcomes
}

async function withSavepoint<T>(trx: Trx, run: () => Promise<T>): Promise<{ value: T } | { error: Error }> {
  await sql`savepoint intent_group`.execute(trx)
  try {
    const value = await run()
    await sql`release savepoint intent_group`.execute(trx)
    return { value }
  } catch (error) {
    if (isTransient(error)) throw error
    await sql`rollback to savepoint intent_group`.execute(trx)
    return { error: error as Error }
  }
}

/**
 * Consecutive intents of one type, in order of arrival: an intent may lean on the one before it.
 */
function inRounds(items: readonly Prepared[]): Prepared[][] {
  const rounds: Prepared[][] = []
  for (const item of items) {
    const last = rounds.at(-1)
    if (last?.[0]?.type === item.type) last.push(item)
    else rounds.push([item])
  }
  return rounds
}

/** Claims the ids: whoever inserts first does the work; a concurrent second waits here until the first has committed. */
async function claim(trx: Trx, items: readonly Prepared[], now: Instant): Promise<Set<Prepared>> {
  const first = new Map<string, Prepared>()
  for (const item of items) if (!first.has(item.id)) first.set(item.id, item)
  const ordered = [...first.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const { rows } = await sql<{ id: string }>`
    insert into intents (id, type, digest, account_id, recorded_at)
    select id, type, digest, account_id, ${now}
    from unnest(${ordered.map((i) => i.id)}::uuid[], ${ordered.map((i) => i.type.contract.type)}::text[],
                ${ordered.map((i) => i.digest)}::bytea[], ${ordered.map((i) => i.actor.accountId)}::uuid[])
      as given (id, type, digest, account_id)
    on conflict (id) do nothing
    returning id`.execute(trx)
  return new Set(rows.map((row) => first.get(row.id) as Prepared))
}

/** Writes the journal for what was accepted, gives back the ids of what was not, wakes the listeners. */
async function settle(trx: Trx, outcomes: ReadonlyMap<Prepared, Outcome | 'fault'>, now: Instant, tree: Tree): Promise<void> {
  const stated: Stated[] = []
  const released: string[] = []
  const results: [string, string][] = []
  for (const [item, outcome] of outcomes) {
    if (outcome === 'fault' || !outcome.accepted) {
      released.push(item.id)
      continue
    }
    if (outcome.result !== undefined) results.push([item.id, JSON.stringify(outcome.result)])
    for (const fact of outcome.facts) stated.push(toStated(item, fact, tree))
  }
  if (released.length > 0) await sql`delete from intents where id = any(${released}::uuid[])`.execute(trx)
  if (results.length > 0) {
    await sql`update intents set result = given.result::jsonb
      from unnest(${results.map((r) => r[0])}::uuid[], ${results.map((r) => r[1])}::text[]) as given (id, result)
      where intents.id = given.id`.execute(trx)
  }
  await appendToJournal(trx, stated, now, tree)
  await announce(trx, stated.map((one) => one.fact))
}

function toStated(item: Prepared, fact: Stated['fact'], tree: Tree): Stated {
  return {
    fact,
    intentId: item.id,
    accountId: item.actor.accountId,
    officerId: item.actor.officerId,
    postId: postFor(item.actor, item.type.contract.permission, fact.areaId, tree),
    occurredAt: item.occurredAt,
  }
}

interface Earlier {
  readonly digest: Buffer
  readonly recordedAt: Instant
  readonly result: unknown
}

async function findEarlier(trx: Trx, items: readonly Prepared[]): Promise<Map<string, Earlier>> {
  if (items.length === 0) return new Map()
  const { rows } = await sql<{ id: string; digest: Buffer; recorded_at: string; result: unknown }>`
    select id, digest, recorded_at, result from intents where id = any(${items.map((i) => i.id)}::uuid[])`.execute(trx)
  return new Map(
    rows.map((row) => [row.id, { digest: row.digest, recordedAt: toInstant(row.recorded_at), result: row.result }]),
  )
}

function answersOf(
  items: readonly Prepared[],
  outcomes: ReadonlyMap<Prepared, Outcome | 'fault'>,
  earlier: ReadonlyMap<string, Earlier>,
  now: Instant,
  requestId: string,
): IntentAnswer[] {
  const inThisBatch = new Map<string, { item: Prepared; answer: IntentAnswer }>()
  return items.map((item) => {
    const outcome = outcomes.get(item)
    if (outcome === undefined) return answerAgain(item, earlier.get(item.id), inThisBatch.get(item.id), requestId)
    const answer = answerFirst(item.id, outcome, now, requestId)
    inThisBatch.set(item.id, { item, answer })
    return answer
  })
}

function answerFirst(id: string, outcome: Outcome | 'fault', now: Instant, requestId: string): IntentAnswer {
  if (outcome === 'fault') return { id, outcome: 'fault', requestId }
  if (!outcome.accepted) return { id, outcome: 'refused', refusal: outcome.refusal }
  const accepted = { id, outcome: 'accepted', recordedAt: now } as const
  return outcome.result === undefined ? accepted : { ...accepted, result: outcome.result }
}

function answerAgain(
  item: Prepared,
  earlier: Earlier | undefined,
  twin: { item: Prepared; answer: IntentAnswer } | undefined,
  requestId: string,
): IntentAnswer {
  const reused: Refusal = refuse(INTENTS.ID_REUSED, { field: 'id' })
  if (earlier) {
    if (!earlier.digest.equals(item.digest)) return { id: item.id, outcome: 'refused', refusal: reused }
    const done = { id: item.id, outcome: 'already-done', recordedAt: earlier.recordedAt } as const
    return earlier.result === null ? done : { ...done, result: earlier.result }
  }
  if (twin) return twin.item.digest.equals(item.digest) ? twin.answer : { id: item.id, outcome: 'refused', refusal: reused }
  return { id: item.id, outcome: 'fault', requestId }
}
