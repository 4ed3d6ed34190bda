import { Dexie, type Table } from 'dexie'
import type { OutboxItem } from '../rules/outbox-item.ts'
import type { Sealed } from './sealing.ts'

/** The payload of an intent, sealed. */
interface Body {
  readonly id: string
  readonly sealed: Sealed
}

/** A photo's bytes, sealed; `draft` while no finished form has taken it. */
interface KeptPhoto {
  readonly id: string
  readonly type: string
  readonly sealed: Sealed
  readonly draft: string | null
}

/** Something unfinished, or something brought along from the server, under its name. */
interface Note {
  readonly name: string
  readonly sealed: Sealed
  /** Server's time of what was brought along; the phone's of a draft. ISO text. */
  readonly at: string
  /** The server's tag of its content: asked with it, an unchanged answer is not sent again. */
  readonly tag?: string
}

/** A piece of a working set as it came, sealed: a page of changes. */
export interface Leaf {
  readonly name: string
  readonly number: number
  readonly sealed: Sealed
}

/** How far a working set has come. */
export interface SetMark {
  readonly name: string
  readonly cursor: string
  /** Number of the last leaf. */
  readonly last: number
  /** Grows when the set begins anew or is pressed together: leaves read before do not count any more. */
  readonly turn: number
  /** City's time at which it was last whole; undefined while it comes for the first time. ISO text. */
  readonly at?: string
}

/** Small facts of the machinery, not sealed: nothing that tells of a person. */
interface Mark {
  readonly name: string
  readonly value: unknown
}

/**
 * All that a phone keeps for one person, in one database of the browser: whole, or not at all (every change is one
 * transaction). To forget a person is to delete it.
 */
export interface FieldStore {
  readonly db: Dexie
  readonly items: Table<OutboxItem, string>
  readonly bodies: Table<Body, string>
  readonly photos: Table<KeptPhoto, string>
  readonly drafts: Table<Note, string>
  readonly brought: Table<Note, string>
  readonly leaves: Table<Leaf, [string, number]>
  readonly sets: Table<SetMark, string>
  readonly marks: Table<Mark, string>
}

/** Where tests bring their own database. */
export type StoreOptions = NonNullable<ConstructorParameters<typeof Dexie>[1]>

/** Opens the store of an account on this phone, empty the first time. */
export function openFieldStore(accountId: string, options?: StoreOptions): FieldStore {
  const db = new Dexie(storeName(accountId), options)
  // A version adds, never takes away: an older app may still have unsent work in it.
  db.version(1).stores({
    items: 'id, state, order',
    bodies: 'id',
    photos: 'id, draft',
    drafts: 'name',
    brought: 'name',
    marks: 'name',
  })
  db.version(2).stores({
    items: 'id, state, order, [state+order], [kind+state], [state+settledAt], *elders',
    leaves: '[name+number], name',
    sets: 'name',
  })
  return {
    db,
    items: db.table('items'),
    bodies: db.table('bodies'),
    photos: db.table('photos'),
    drafts: db.table('drafts'),
    brought: db.table('brought'),
    leaves: db.table('leaves'),
    sets: db.table('sets'),
    marks: db.table('marks'),
  }
}

/** Deletes all that this phone keeps for an account, unsent work too. */
export async function deleteFieldStore(accountId: string): Promise<void> {
  await Dexie.delete(storeName(accountId))
}

/** Names of the small facts. */
type MarkName = 'lock' | 'clock' | 'order' | 'device'

/** Reads a small fact; undefined the first time. */
export async function readMark<T>(store: FieldStore, name: MarkName): Promise<T | undefined> {
  return (await store.marks.get(name))?.value as T | undefined
}

/** Writes a small fact. */
export async function writeMark(store: FieldStore, name: MarkName, value: unknown): Promise<void> {
  await store.marks.put({ name, value })
}

function storeName(accountId: string): string {
  return `nhac-truong-field-${accountId}`
}
