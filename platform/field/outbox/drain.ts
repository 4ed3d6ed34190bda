import type { Instant, Intent, IntentAnswer, Permission, Refusal } from '#kit'
import { toInstant } from '#kit'
import type { Presence, Trouble } from '../exchange/exchange.ts'
import { type DeviceClock, likelySkew } from '../rules/device-clock.ts'
import { isDone, isOpen, type OutboxItem } from '../rules/outbox-item.ts'
import { keptAfterMs } from '../rules/outbox-summary.ts'
import { fillPhotos } from '../rules/photo-places.ts'
import { leaving, recovered, refusedItem, settled, unanswered } from '../rules/settle-item.ts'
import { letterOf } from '../store/letters.ts'
import { alone } from './alone.ts'
import { keepClock } from './clock-mark.ts'
import type { FieldDesk } from './desk.ts'
import { findNext } from './outbox-view.ts'

/** How a round of sending ended. */
export type Drained =
  /** All that could go has gone; `nextAt`: something waits for this time of the phone. */
  | {
      readonly kind: 'through'
      readonly nextAt?: number
      readonly wallSkewMs?: number
      readonly cityNow?: Instant
      readonly permissions?: readonly Permission[]
    }
  | Trouble
  /** Another tab is at it. */
  | { readonly kind: 'elsewhere' }

/**
 * Sends all that may go, oldest first, until nothing is left or the line breaks. Only one tab at a time; a sending that was
 * cut off is sent again under its id, which the server does once. `known`: the server's presence, where it was asked for a
 * moment ago; on a poor line each question costs half a second.
 */
export async function drain(desk: FieldDesk, known?: Presence): Promise<Drained> {
  return (await alone(`nhac-truong-outbox-${desk.accountId}`, () => drainAlone(desk, known))) ?? { kind: 'elsewhere' }
}

async function drainAlone(desk: FieldDesk, known: Presence | undefined): Promise<Drained> {
  await settleRemains(desk)
  const presence = known ?? (await desk.exchange.present())
  if (presence.kind === 'trouble') return presence
  const { cityNow, wallNow, tripMs, permissions } = presence
  const since = desk.deviceNow() - presence.heardAt
  const clock = await keepClock(desk, { serverNow: Date.parse(cityNow) + since, tripMs })
  const skew = wallNow === undefined ? {} : { wallSkewMs: wallNow + tripMs / 2 - presence.heardAt }
  for (;;) {
    const came = await takeStep(desk, clock)
    if (came?.kind === 'through') return { ...came, ...skew, cityNow, ...(permissions ? { permissions } : {}) }
    if (came) return came
  }
}

/** One sending; undefined while there may be more to do. */
async function takeStep(desk: FieldDesk, clock: DeviceClock): Promise<Drained | undefined> {
  const step = await findNext(desk.store, desk.deviceNow())
  if (step.kind === 'nothing') return { kind: 'through' }
  if (step.kind === 'later') return { kind: 'through', nextAt: step.at }
  return step.kind === 'photo' ? sendPhoto(desk, step.item) : sendIntents(desk, step.items, clock)
}

/** What a restart cut off waits again; what is long done, and nothing unsent builds on any more, is forgotten. */
async function settleRemains({ store, deviceNow }: FieldDesk): Promise<void> {
  await store.db.transaction('rw', store.items, store.bodies, store.photos, async () => {
    await store.items
      .where('state')
      .equals('sending')
      .modify((item, ref) => {
        ref.value = recovered(item)
      })
    const before = deviceNow() - keptAfterMs
    const done = ['accepted', 'already-done', 'withdrawn'] as const
    const isOld = done.map((state) =>
      store.items.where('[state+settledAt]').between([state, 0], [state, before], true, true).primaryKeys(),
    )
    const old = (await Promise.all(isOld)).flat()
    if (old.length === 0) return
    const young = await store.items.where('elders').anyOf(old).filter(isOpen).toArray()
    const needed = new Set(young.flatMap(({ elders }) => elders))
    const forgotten = old.filter((id) => !needed.has(id))
    await store.items.bulkDelete(forgotten)
    await store.bodies.bulkDelete(forgotten)
    await store.photos.bulkDelete(forgotten)
  })
}

async function sendPhoto(desk: FieldDesk, item: OutboxItem): Promise<Trouble | undefined> {
  const { store, sealer, exchange, deviceNow } = desk
  const photo = await readable(
    store.photos.get(item.id).then(async (kept) => kept && { ...kept, bytes: await sealer.open(kept.sealed, item.id) }),
  )
  if (!photo) {
    await store.items.put(refusedItem(item, unreadable, deviceNow()))
    return undefined
  }
  const sending = leaving(item, { era: 0, skewMs: null, seenAt: 0 }, toInstant(deviceNow()))
  await store.items.put(sending)
  const answer = await exchange.sendPhoto(photo.bytes, photo.type)
  if (answer.kind === 'trouble') return putBack(desk, [sending], answer)
  if (answer.kind === 'refused') {
    await store.items.put(refusedItem(sending, answer.refusal, deviceNow()))
    return undefined
  }
  await store.db.transaction('rw', store.items, store.photos, async () => {
    await store.items.put({ ...sending, state: 'accepted', result: { hash: answer.hash }, settledAt: deviceNow() })
    await store.photos.delete(item.id)
  })
  return undefined
}

async function sendIntents(
  desk: FieldDesk,
  items: readonly OutboxItem[],
  clock: DeviceClock,
): Promise<Trouble | undefined> {
  const { store, exchange, deviceNow } = desk
  const serverNow = toInstant(deviceNow() + likelySkew(clock))
  const leave = items.map((item) => leaving(item, clock, serverNow))
  const found = await Promise.all(leave.map((item) => readable(toIntent(desk, item))))
  const sending = leave.filter((_, index) => found[index] !== undefined)
  const intents = found.filter((intent) => intent !== undefined)
  const lost = items.filter((_, index) => found[index] === undefined)
  await store.items.bulkPut(lost.map((item) => refusedItem(item, unreadable, deviceNow())))
  if (intents.length === 0) return undefined
  // Written before it leaves: after a cut nobody knows whether it arrived, and the same id must say the same again.
  await store.items.bulkPut(sending)
  const answer = await exchange.sendIntents(intents)
  if (answer.kind === 'trouble') return putBack(desk, sending, answer)
  if (answer.kind === 'refused') {
    const [only] = sending
    const isAlone = sending.length === 1 && only
    // Which of them it was nobody said: each goes by itself.
    await store.items.bulkPut(
      isAlone
        ? [refusedItem(only, answer.refusal, deviceNow())]
        : sending.map((item) => ({ ...item, state: 'waiting' as const, tries: item.tries + 2 })),
    )
    return undefined
  }
  await keepAnswers(desk, sending, answer.answers)
  return undefined
}

/** One answer for each; what got none waits for its next turn. */
async function keepAnswers(
  { store, deviceNow, luck }: FieldDesk,
  sending: readonly OutboxItem[],
  answers: readonly IntentAnswer[],
): Promise<void> {
  const byId = new Map(answers.map((answer) => [answer.id, answer]))
  const at = { deviceNow: deviceNow(), luck: luck() }
  const after = sending.map((item) => {
    const answer = byId.get(item.id)
    return answer ? settled(item, answer, at) : unanswered(item, at)
  })
  await store.db.transaction('rw', store.items, store.drafts, async () => {
    await store.items.bulkPut(after)
    await store.drafts.bulkDelete(after.filter(isDone).map(({ id }) => id))
  })
}

/** Nothing was decided. A fault of the server may be the fault of one of them: each then waits longer every time. */
async function putBack(
  { store, deviceNow, luck }: FieldDesk,
  sending: readonly OutboxItem[],
  trouble: Trouble,
): Promise<Trouble> {
  const at = { deviceNow: deviceNow(), luck: luck(), leastMs: trouble.leastMs }
  await store.items.bulkPut(sending.map((item) => (trouble.what === 'fault' ? unanswered(item, at) : recovered(item))))
  return trouble
}

/** Why something on the phone cannot be sent: it is told and set aside, so that the rest goes on. */
const unreadable: Refusal = {
  code: 'FIELD.UNREADABLE',
  status: 422,
  words: {
    vi: 'Máy không đọc lại được nội dung này. Hãy ghi lại từ đầu.',
    en: 'This phone cannot read it any more. Please record it again.',
  },
}

/** What the phone still holds whole; undefined where it is gone, or was changed under its seal. */
async function readable<T>(reading: Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await reading
  } catch (thrown) {
    if ((thrown as Error).name === 'OperationError') return undefined
    throw thrown
  }
}

async function toIntent(desk: FieldDesk, item: OutboxItem): Promise<Intent | undefined> {
  const letter = await letterOf(desk, item.id)
  if (!letter) return undefined
  const elders = await desk.store.items.bulkGet([...item.elders])
  const hashes = new Map(
    elders.flatMap((elder) => (elder?.kind === 'photo' ? [[elder.id, (elder.result as { hash: string }).hash]] : [])),
  )
  const payload = fillPhotos(letter.payload, hashes)
  return { id: item.id, type: item.type, occurredAt: item.occurredAt as Instant, payload }
}
