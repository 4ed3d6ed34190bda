import { type Changes, type Instant, type RowChange, toInstant } from '#kit'
import { type Exchange, isNoLongerTheirs, withCursor } from '../exchange/exchange.ts'
import type { FieldStore, Leaf, SetMark } from './field-store.ts'
import { openValue, sealValue } from './packing.ts'
import type { Sealer } from './sealing.ts'

type Keeper = { readonly store: FieldStore; readonly sealer: Sealer }
type Caller = Keeper & { readonly exchange: Exchange }

/** Leaves of one set from which on they are pressed into few: each is opened when the phone is unlocked. */
const mostLeaves = 60
/** Rows in a leaf after pressing. */
const rowsInLeaf = 1_000

/** A set of rows as the phone has it: households of a ward, keys. */
export interface WorkingSet<R> {
  readonly rows: ReadonlyMap<string, R>
  /** City's time at which it was last whole; undefined while it comes for the first time. */
  readonly at: Instant | undefined
  readonly isWhole: boolean
}

/**
 * Brings what changed in a set since the last time. Each page is kept with its cursor in one go: whatever is cut off,
 * wherever, the next call goes on after the last whole page. Answers whether the set is whole as of `at`.
 */
export async function bringChanges(
  desk: Caller,
  { name, address }: { readonly name: string; readonly address: string },
  at: Instant,
): Promise<boolean> {
  for (;;) {
    const mark = await desk.store.sets.get(name)
    const told = await desk.exchange.ask(mark ? withCursor(address, mark.cursor) : address)
    if (isNoLongerTheirs(told)) await forgetSet(desk.store, name)
    if (told.kind !== 'answer' || !isChanges(told.answer)) return false
    await keepPage(desk, { name, mark, page: told.answer, at })
    if (!told.answer.more) break
  }
  await pressTogether(desk, name)
  return true
}

function isChanges(answer: unknown): answer is Changes<unknown> {
  const { changes, cursor, more } = (answer ?? {}) as Partial<Changes<unknown>>
  return Array.isArray(changes) && typeof cursor === 'string' && typeof more === 'boolean'
}

interface Page {
  readonly name: string
  readonly mark: SetMark | undefined
  readonly page: Changes<unknown>
  readonly at: Instant
}

async function keepPage({ store, sealer }: Keeper, { name, mark, page, at }: Page): Promise<void> {
  const goesOn = page.fresh ? undefined : mark
  const number = (goesOn?.last ?? 0) + (page.changes.length > 0 ? 1 : 0)
  const sealed = await sealValue(sealer, page.changes, leafName(name, number))
  const wholeAt = page.more ? goesOn?.at : at
  const next: SetMark = {
    name,
    cursor: page.cursor,
    last: number,
    turn: (mark?.turn ?? 0) + (page.fresh ? 1 : 0),
    ...(wholeAt === undefined ? {} : { at: wholeAt }),
  }
  await store.db.transaction('rw', store.sets, store.leaves, async () => {
    // Another tab may have brought the same page meanwhile: its cursor has moved, and this one is dropped.
    if ((await store.sets.get(name))?.cursor !== mark?.cursor) return
    if (page.fresh) await store.leaves.where('name').equals(name).delete()
    if (page.changes.length > 0) await store.leaves.put({ name, number, sealed })
    await store.sets.put(next)
  })
}

async function forgetSet(store: FieldStore, name: string): Promise<void> {
  await store.db.transaction('rw', store.sets, store.leaves, async () => {
    await store.sets.delete(name)
    await store.leaves.where('name').equals(name).delete()
  })
}

/** Many small leaves become few: rows that changed again and again are kept once. */
async function pressTogether(desk: Keeper, name: string): Promise<void> {
  const mark = await desk.store.sets.get(name)
  if (!mark || mark.last <= mostLeaves) return
  const rows = await openLeaves<unknown>(desk, mark, { after: 0, into: new Map() })
  const all: RowChange<unknown>[] = [...rows].map(([id, row]) => ({ id, row }))
  const leaves: Leaf[] = []
  for (let from = 0; from < all.length; from += rowsInLeaf) {
    const number = leaves.length + 1
    const sealed = await sealValue(desk.sealer, all.slice(from, from + rowsInLeaf), leafName(name, number))
    leaves.push({ name, number, sealed })
  }
  const { store } = desk
  await store.db.transaction('rw', store.sets, store.leaves, async () => {
    const now = await store.sets.get(name)
    if (now?.cursor !== mark.cursor || now.turn !== mark.turn) return
    await store.leaves.where('name').equals(name).delete()
    await store.leaves.bulkPut(leaves)
    await store.sets.put({ ...mark, last: leaves.length, turn: mark.turn + 1 })
  })
}

interface OpenSet {
  readonly turn: number
  readonly last: number
  readonly rows: ReadonlyMap<string, unknown>
}

/** What was opened stays open while the phone is unlocked: a later look opens the new leaves only. */
const open = new WeakMap<FieldStore, Map<string, OpenSet>>()

/** A working set as it lies on the phone; undefined where it never came. */
export async function workingSet<R>(desk: Keeper, name: string): Promise<WorkingSet<R> | undefined> {
  const mark = await desk.store.sets.get(name)
  const known = open.get(desk.store) ?? new Map<string, OpenSet>()
  open.set(desk.store, known)
  if (!mark) {
    known.delete(name)
    return undefined
  }
  const before = known.get(name)
  const goesOn = before?.turn === mark.turn && before.last <= mark.last ? before : undefined
  const rows =
    goesOn?.last === mark.last
      ? goesOn.rows
      : await openLeaves(desk, mark, { after: goesOn?.last ?? 0, into: new Map(goesOn?.rows) })
  known.set(name, { turn: mark.turn, last: mark.last, rows })
  const at = mark.at === undefined ? undefined : toInstant(mark.at)
  return { rows: rows as ReadonlyMap<string, R>, at, isWhole: at !== undefined }
}

async function openLeaves<R>(
  { store, sealer }: Keeper,
  { name, last }: SetMark,
  { after, into }: { readonly after: number; readonly into: Map<string, R> },
): Promise<ReadonlyMap<string, R>> {
  const range = store.leaves.where('[name+number]').between([name, after], [name, last], false, true)
  const leaves = await range.sortBy('number')
  const pages = await Promise.all(
    leaves.map(({ number, sealed }) => openValue<RowChange<R>[]>(sealer, sealed, leafName(name, number))),
  )
  for (const { id, row } of pages.flat()) {
    if (row === null) into.delete(id)
    else into.set(id, row)
  }
  return into
}

function leafName(name: string, number: number): string {
  return `set:${name}:${number}`
}
