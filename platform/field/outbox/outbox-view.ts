import { type DeviceClock, likelySkew, momentOf } from '../rules/device-clock.ts'
import { type NextStep, nextToSend } from '../rules/next-to-send.ts'
import {
  type ItemState,
  type ItemsById,
  itemsById,
  type OutboxItem,
  type Standing,
  standingOf,
} from '../rules/outbox-item.ts'
import { isAlarming, type OutboxSummary } from '../rules/outbox-summary.ts'
import type { FieldStore } from '../store/field-store.ts'
import { letterOf } from '../store/letters.ts'
import { peekClock } from './clock-mark.ts'
import type { FieldDesk } from './desk.ts'

// An outbox may hold thousands of items, and is looked at after each: everything here reads by an index only what it
// answers.

const lowest = Number.NEGATIVE_INFINITY
const highest = Number.POSITIVE_INFINITY

/** Waiting items read in one go: several arrays full. */
const window = 200

/** The next thing to send, as {@link nextToSend} says, without reading more of the outbox than that takes. */
export async function findNext(store: FieldStore, deviceNow: number): Promise<NextStep> {
  const seen = new Map<string, OutboxItem>()
  let after = lowest
  for (;;) {
    const page = await inState(store, 'waiting', after).limit(window).toArray()
    for (const item of page) seen.set(item.id, item)
    for (const elder of await eldersOf(store, page, seen)) seen.set(elder.id, elder)
    const step = nextToSend([...seen.values()], deviceNow)
    const isEnd = page.length < window
    if (isEnd || isEnough(step)) return step
    after = page.at(-1)?.order ?? highest
  }
}

/** Whether no later item could come before or go along: the first are those that never failed. */
function isEnough(step: NextStep): boolean {
  if (step.kind === 'photo') return step.item.tries === 0
  return step.kind === 'intents' && step.items.length > 1
}

function inState(store: FieldStore, state: ItemState, after = lowest) {
  return store.items.where('[state+order]').between([state, after], [state, highest], false, true)
}

async function eldersOf(store: FieldStore, items: readonly OutboxItem[], known: ItemsById): Promise<OutboxItem[]> {
  const ids = [...new Set(items.flatMap(({ elders }) => elders))].filter((id) => !known.has(id))
  return ids.length === 0 ? [] : (await store.items.bulkGet(ids)).filter((item) => item !== undefined)
}

/** Items with all they build on, however far back: enough to say where each of them stands. */
export async function withElders(store: FieldStore, items: readonly OutboxItem[]): Promise<ItemsById> {
  const all = new Map(itemsById(items))
  let young: readonly OutboxItem[] = items
  while (young.length > 0) {
    young = await eldersOf(store, young, all)
    for (const item of young) all.set(item.id, item)
  }
  return all
}

const stuckRoots: readonly ItemState[] = ['refused', 'withdrawn']

/** Waiting items that build on something refused or dropped, found from there down. */
export async function heldItems(store: FieldStore): Promise<OutboxItem[]> {
  const held = new Map<string, OutboxItem>()
  let roots = await store.items
    .where('state')
    .anyOf([...stuckRoots])
    .primaryKeys()
  while (roots.length > 0) {
    const young = await store.items.where('elders').anyOf(roots).distinct().toArray()
    const fresh = young.filter(({ id, state }) => state === 'waiting' && !held.has(id))
    for (const item of fresh) held.set(item.id, item)
    roots = fresh.map(({ id }) => id)
  }
  return [...held.values()]
}

/** How the outbox stands, for the mark on every screen. */
export async function summaryOf(desk: FieldDesk): Promise<OutboxSummary> {
  const { items } = desk.store
  const count = (kind: string, ...states: ItemState[]) =>
    items
      .where('[kind+state]')
      .anyOf(states.map((state) => [kind, state]))
      .count()
  const held = await heldItems(desk.store)
  const heldForms = held.filter(({ kind }) => kind === 'intent').length
  const clock = await peekClock(desk)
  const oldestAt = await oldestOf(desk.store, clock)
  return {
    waiting: (await count('intent', 'waiting', 'sending')) - heldForms,
    refused: (await count('intent', 'refused')) + (await count('photo', 'refused')),
    held: heldForms,
    photos: (await count('photo', 'waiting', 'sending')) - (held.length - heldForms),
    oldestAt,
    isAlarming: isAlarming(oldestAt, desk.deviceNow() + likelySkew(clock)),
  }
}

async function oldestOf(store: FieldStore, clock: DeviceClock): Promise<number | undefined> {
  const open: ItemState[] = ['waiting', 'sending', 'refused']
  const first = await Promise.all(open.map((state) => inState(store, state).first()))
  const moments = first.flatMap((item) => (item ? [Date.parse(momentOf(item.stamp, clock).at)] : []))
  return moments.length === 0 ? undefined : Math.min(...moments)
}

/** A part of the outbox for the eye: items, and what they build on. */
export interface OutboxPart {
  readonly items: readonly OutboxItem[]
  readonly byId: ItemsById
  /** How many there are altogether. */
  readonly total: number
}

/** What a hand must deal with: refused and held forms, refused photos that no form names any more. */
export async function stuckPart({ store }: FieldDesk): Promise<OutboxPart> {
  const refused = await store.items.where('state').equals('refused').toArray()
  const all = [...refused, ...(await heldItems(store))]
  const byId = await withElders(store, all)
  const named = new Set(all.flatMap(({ elders }) => elders))
  const items = all.filter(({ id, kind }) => kind === 'intent' || !named.has(id)).sort(latestFirst)
  return { items, byId, total: items.length }
}

/** Forms on their way, the oldest first, at most so many. */
export async function waitingPart(desk: FieldDesk, most: number): Promise<OutboxPart> {
  const { store } = desk
  const held = new Set((await heldItems(store)).map(({ id }) => id))
  const isShown = ({ id, kind }: OutboxItem) => kind === 'intent' && !held.has(id)
  const sending = await inState(store, 'sending').filter(isShown).limit(most).toArray()
  const waiting = await inState(store, 'waiting').filter(isShown).limit(most).toArray()
  const items = [...sending, ...waiting].slice(0, most)
  const { waiting: total } = await summaryOf(desk)
  return { items, byId: await withElders(store, items), total }
}

const doneStates: readonly ItemState[] = ['accepted', 'already-done', 'withdrawn']

/** Forms that are done with, the latest first, at most so many. */
export async function donePart({ store }: FieldDesk, most: number): Promise<OutboxPart> {
  const latest = (state: ItemState) =>
    inState(store, state)
      .reverse()
      .filter(({ kind }) => kind === 'intent')
      .limit(most)
      .toArray()
  const found = (await Promise.all(doneStates.map(latest))).flat().sort(latestFirst)
  const total = await store.items
    .where('[kind+state]')
    .anyOf(doneStates.map((state) => ['intent', state]))
    .count()
  return { items: found.slice(0, most), byId: itemsById(found), total }
}

function latestFirst(left: OutboxItem, right: OutboxItem): number {
  return right.order - left.order
}

/** One item and where it stands; undefined where it is not on this phone. */
export async function itemOf({ store }: FieldDesk, id: string) {
  const item = await store.items.get(id)
  return item && { item, standing: standingOf(item, await withElders(store, [item])) }
}

/** Something that this phone recorded, whether the server has it yet or not. */
export interface Recorded {
  readonly item: OutboxItem
  readonly standing: Standing
  readonly payload: unknown
}

/** Payloads that were opened already: thousands are not deciphered anew after each. */
const opened = new WeakMap<FieldStore, Map<string, unknown>>()

/**
 * What this phone recorded of the intents whose type begins with `prefix`, since a time of the phone, latest first. What a
 * clock that had lost its time stamped (1970) is never too old: it must not hide what was recorded before.
 */
export async function recordedSince(desk: FieldDesk, prefix: string, since: number): Promise<readonly Recorded[]> {
  const { store } = desk
  const items = await store.items
    .orderBy('order')
    .reverse()
    .until(({ stamp }) => stamp.leastSkewMs === undefined && stamp.at < since)
    .filter(({ type }) => type.startsWith(prefix))
    .toArray()
  const byId = await withElders(store, items)
  const payloads = opened.get(store) ?? new Map<string, unknown>()
  opened.set(store, payloads)
  const unread = items.filter(({ id }) => !payloads.has(id))
  const letters = await Promise.all(unread.map(({ id }) => letterOf(desk, id)))
  for (const [index, { id }] of unread.entries()) payloads.set(id, letters[index]?.payload)
  return items.map((item) => ({ item, standing: standingOf(item, byId), payload: payloads.get(item.id) }))
}
