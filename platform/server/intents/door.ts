import { sql } from 'kysely'
import type { Instant, IntentAnswer } from '#kit'
import type { Actor } from '../access/actor.ts'
import type { Catalogue } from '../catalogue.ts'
import type { Clock } from '../clock.ts'
import { type Db, isTransient, type Trx } from '../db/connect.ts'
import type { FileStore } from '../files/files.ts'
import { type Change, changeOf } from '../live/announce.ts'
import type { Log } from '../log.ts'
import type { Profile } from '../profile.ts'
import type { Territory, Tree } from '../territory/territory.ts'
import type { Vault } from '../vault.ts'
import { answersOf } from './answers.ts'
import { claim, findEarlier } from './claims.ts'
import type { IntentType, Step } from './intent-type.ts'
import { type Prepared, prepare } from './prepare.ts'
import { type Came, changesTree, handleAll, handleGroup, inRounds } from './run-handlers.ts'
import { settle } from './settle.ts'
import { type Share, type Waiting, WaitingLine } from './waiting-line.ts'

/** Most intents that go into one transaction. */
const batchSize = 1000
/**
 * Transactions at work at once in this process. While one is at work others gather for the next, because most of the
 * cost of a small batch is the batch; only when many wait does a second begin, so that one may wait for the disk while
 * the other is decided.
 */
const lanes = 2
const manyWaiting = 200
/** How often the same work is tried again after a passing failure (rule R15). */
const tries = 4

/** Who sends, and the clock on their device. */
export interface Sender {
  readonly actor: Actor
  readonly requestId: string
  readonly deviceNow?: Instant
  /** `public`: offered without an account, by whoever likes. */
  readonly share?: Share
}

/** One try of a batch: guarded when each group of intents goes behind a savepoint. */
interface Trying {
  readonly requestId: string
  readonly isGuarded: boolean
}

/** What a batch came to, and the tree as it left it. */
interface Decided {
  readonly answers: IntentAnswer[]
  readonly tree: Tree
  /** What open screens hear of it; undefined when nothing came of the batch. */
  readonly change: Change | undefined
}

/** What the door needs of the house. */
interface HouseOfDoor {
  readonly db: Db
  readonly clock: Clock
  readonly territory: Territory
  readonly profile: Profile
  readonly catalogue: Catalogue
  readonly files: FileStore
  readonly vault: Vault
  readonly log: Log
  /** Told right after a commit, before anybody is answered. */
  readonly onCommitted?: (change: Change) => void
}

/**
 * The one door for change. Intents of many senders are gathered into one transaction while others are at work, so
 * that a busy hour costs few commits; an answer is given only after the commit. See README.md beside this file.
 */
export class Door {
  private readonly types: ReadonlyMap<string, IntentType>
  private readonly house: HouseOfDoor
  private readonly waiting = new WaitingLine()
  private busy = 0
  private rehearsed: Promise<unknown> = Promise.resolve()

  constructor(types: readonly IntentType[], house: HouseOfDoor) {
    this.types = new Map(types.map((type) => [type.contract.type, type]))
    if (this.types.size !== types.length) throw new Error('two rooms registered the same intent type')
    this.house = house
  }

  /** Every kind of change that can be asked for. */
  list(): readonly IntentType[] {
    return [...this.types.values()]
  }

  /**
   * Whether the door is so busy that somebody new should come again: after how many seconds, spread; 0: come in. Routes
   * ask before they read anything, so that refusing costs next to nothing and nothing is half taken.
   */
  busyFor(share: Share): number {
    return this.waiting.secondsToWait(share, Math.random())
  }

  /** Does what can be done; one answer per intent, in order. A refused intent never takes its neighbours down. */
  async submit(raw: readonly unknown[], sender: Sender): Promise<IntentAnswer[]> {
    const judged = this.judge(raw, sender)
    const ready = readyIn(judged)
    return inOrder(judged, ready.length === 0 ? [] : await this.queue(ready, sender))
  }

  /**
   * What the answers would be if this were sent now: all of it is done in one transaction and undone. Nobody hears of it and
   * no id is used up. One at a time, and only as long as nobody who works has to wait for it; null: it could not be tried now.
   */
  async rehearse(raw: readonly unknown[], sender: Sender): Promise<IntentAnswer[] | null> {
    const judged = this.judge(raw, sender)
    const ready = readyIn(judged)
    if (ready.length === 0) return inOrder(judged, [])
    if (this.busyFor('staff') > 0) return null
    const mine = this.rehearsed.then(() => this.doAndUndo(ready, sender.requestId))
    this.rehearsed = mine.catch(() => undefined)
    const answers = await mine
    return answers && inOrder(judged, answers)
  }

  private async doAndUndo(items: readonly Prepared[], requestId: string): Promise<IntentAnswer[] | null> {
    const trx = await this.house.db.startTransaction().execute()
    try {
      await sql`set local lock_timeout = '1s'; set local statement_timeout = '10s'`.execute(trx)
      return (await this.decide(trx, items, { requestId, isGuarded: true })).answers
    } catch (error) {
      if (!isTransient(error) && !gaveUpWaiting(error)) throw error
      this.house.log.warn({ requestId, error: (error as Error).message }, 'a rehearsal gave way to work')
      return null
    } finally {
      await trx.rollback().execute()
    }
  }

  private judge(raw: readonly unknown[], sender: Sender): Judged[] {
    const delivery = {
      now: this.house.clock.now(),
      actor: sender.actor,
      tree: this.house.territory.current(),
      utcOffsetMinutes: this.house.profile.utcOffsetMinutes,
      ...(sender.deviceNow === undefined ? {} : { deviceNow: sender.deviceNow }),
    }
    return raw.map((item) => prepare(item, this.types, delivery))
  }

  private queue(items: readonly Prepared[], { requestId, share = 'staff' }: Sender): Promise<IntentAnswer[]> {
    return new Promise<IntentAnswer[]>((resolve) => {
      this.waiting.push(share, { items, resolve })
      if (this.mayBegin()) setImmediate(() => void this.work(requestId))
    })
  }

  private mayBegin(): boolean {
    return this.busy === 0 || (this.busy < lanes && this.waiting.length >= manyWaiting)
  }

  private async work(requestId: string): Promise<void> {
    if (!this.mayBegin() || this.waiting.length === 0) return
    this.busy++
    try {
      while (this.waiting.length > 0) await this.workOnce(this.waiting.take(batchSize), requestId)
    } finally {
      this.busy--
    }
  }

  private async workOnce(batch: readonly Waiting[], requestId: string): Promise<void> {
    const items = batch.flatMap((waiting) => waiting.items)
    const since = performance.now()
    this.waiting.begin(items.length)
    let answers: IntentAnswer[]
    try {
      answers = await this.commit(items, requestId)
    } catch (error) {
      this.house.log.error({ requestId, error: String((error as Error).stack) }, 'a batch of intents failed')
      answers = items.map((item) => ({ id: item.id, outcome: 'fault', requestId }))
    }
    this.waiting.end(items.length, performance.now() - since)
    let from = 0
    for (const waiting of batch) {
      waiting.resolve(answers.slice(from, from + waiting.items.length))
      from += waiting.items.length
    }
  }

  /**
   * One transaction for all, tried again after a passing failure. A fault of ours rolls back everything; the second try
   * then goes behind savepoints, so that only the culprit falls.
   */
  private async commit(items: readonly Prepared[], requestId: string): Promise<IntentAnswer[]> {
    let isGuarded = false
    for (let attempt = 1; ; ) {
      try {
        return await this.commitOnce(items, { requestId, isGuarded })
      } catch (error) {
        if (isTransient(error) && attempt < tries) await this.restBefore(++attempt, requestId, error as Error)
        else if (!isTransient(error) && !isGuarded) isGuarded = true
        else throw error
      }
    }
  }

  private async commitOnce(items: readonly Prepared[], how: Trying): Promise<IntentAnswer[]> {
    const { answers, tree, change } = await this.house.db.transaction().execute((trx) => this.decide(trx, items, how))
    if (change) this.house.onCommitted?.(change)
    // Whoever changed the tree must find it changed when they ask next.
    if (tree.version !== this.house.territory.current().version) await this.house.territory.refresh(this.house.db)
    return answers
  }

  private async restBefore(attempt: number, requestId: string, error: Error): Promise<void> {
    this.house.log.warn({ requestId, attempt, error: error.message }, 'a batch of intents is tried again')
    await new Promise((wake) => setTimeout(wake, 50 * 4 ** (attempt - 1) * Math.random()))
  }

  private async decide(trx: Trx, items: readonly Prepared[], { requestId, isGuarded }: Trying): Promise<Decided> {
    const { clock, territory, profile, catalogue, files, vault, log } = this.house
    const now = clock.now()
    const { claimed, treeVersion } = await claim(trx, items, now)
    const tree = await territory.ofVersion(trx, treeVersion)
    const step: Step & { tree: Tree } = { trx, now, profile, catalogue, files, vault, tree }
    const came = new Map<Prepared, Came>()
    for (const group of inRounds(items.filter((item) => claimed.has(item)))) {
      const outcomes = isGuarded ? await handleGroup(group, step, { log, requestId }) : await handleAll(group, step)
      for (const [item, outcome] of outcomes) came.set(item, outcome)
      if (changesTree(outcomes.values())) step.tree = await territory.readWithin(trx)
    }
    await settle(trx, came, now, step.tree)
    const earlier = await findEarlier(
      trx,
      items.filter((item) => !claimed.has(item)),
    )
    return { answers: answersOf(items, { came, earlier, now, requestId }), tree: step.tree, change: changeIn(came) }
  }
}

type Judged = ReturnType<typeof prepare>

function readyIn(judged: readonly Judged[]): Prepared[] {
  return judged.flatMap((one) => ('prepared' in one ? [one.prepared] : []))
}

function inOrder(judged: readonly Judged[], done: readonly IntentAnswer[]): IntentAnswer[] {
  let next = 0
  return judged.map((one) => ('answer' in one ? one.answer : (done[next++] as IntentAnswer)))
}

/** A lock that somebody at work holds, or more work than a look is worth. */
function gaveUpWaiting(error: unknown): boolean {
  return ['55P03', '57014'].includes(String((error as { code?: unknown } | null)?.code))
}

function changeIn(came: ReadonlyMap<Prepared, Came>): Change | undefined {
  const facts = [...came.values()].flatMap((one) => (one !== 'fault' && one.accepted ? one.facts : []))
  return facts.length === 0 ? undefined : changeOf(facts)
}
