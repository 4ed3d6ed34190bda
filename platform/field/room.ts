import type { ComponentType } from 'react'
import type { Permission, Words } from '#kit'
import type { IconName } from '#ui'
import type { ConflictField, Pick } from './rules/conflict.ts'
import type { BringAlong } from './store/brought-along.ts'

/** One of the few big things a person can do; at most four are shown to anybody. */
export interface FieldAction {
  readonly key: string
  readonly title: Words
  readonly icon: IconName
  readonly to: string
  readonly permission: Permission
  /** A line under its title on the home (how many want a hand); its code may come later, the key is as high without it. */
  readonly Note?: ComponentType
}

/** What a screen of the phone is given: the `$name` parts of its address. */
export interface ScreenProps {
  readonly params: Readonly<Record<string, string>>
}

/** A screen at an address under `/field/`. */
export interface FieldScreen {
  readonly path: `/field/${string}`
  readonly title: Words
  readonly permission: Permission
  readonly Screen: ComponentType<ScreenProps>
}

/** How a room speaks of its intents in the outbox. */
export interface IntentSpeech {
  /** What it is, short: the name of the place. */
  readonly say: (payload: unknown) => Words
  /** Address of the form that mends a refused one. */
  readonly mendAt: (id: string) => string
  /** Of one that changes something kept: how a clash with another's change is shown, field by field. */
  readonly conflict?: ConflictSpeech
}

/**
 * How a room speaks of a change that was recorded on knowledge meanwhile changed (a refusal `….CHANGED_MEANWHILE`). Both are
 * kept: the other's on the server, one's own in the outbox until a hand has decided.
 */
export interface ConflictSpeech {
  /** The working set in which the thing lies on this phone, brought anew before the two are shown, and its row. */
  readonly rowOf: (payload: unknown) => { readonly set: string; readonly id: string }
  /** What it is, for the heading. */
  readonly title: (present: unknown) => Words
  /**
   * What one's own change says of each field, what stands there now, and what stood there before (undefined where that was
   * not kept), as a person reads them; fields that nobody touched are left out.
   */
  readonly fields: (payload: unknown, present: unknown, before: unknown) => readonly ConflictField[]
  /** The change to send in its place, on the present version; undefined where nothing of one's own is left in it. */
  readonly resolve: (payload: unknown, present: unknown, picks: ReadonlyMap<string, Pick>) => unknown
}

/** The field face of a room, exported as `fieldRoom` from `rooms/<room>/field/index.ts`. */
export interface FieldRoom {
  readonly name: string
  readonly actions: readonly FieldAction[]
  readonly screens: readonly FieldScreen[]
  /** What a phone takes along for it, for whoever has the permission. */
  readonly bring: readonly (BringAlong & { readonly permission: Permission })[]
  /**
   * What brought along tells that there is work here for this very person (a shift, a round): the room's actions then come
   * first on their home, whatever else they may do.
   */
  readonly ownWork?: { readonly brought: string; readonly isThere: (value: unknown) => boolean }
  /** By type of intent. */
  readonly intents: Readonly<Record<string, IntentSpeech>>
}

let rooms: readonly FieldRoom[] = []

/** Called once by the app, in the order in which a home shows what they do. */
export function registerFieldRooms(list: readonly FieldRoom[]): void {
  rooms = list
}

/** All field faces, in the order in which a home shows what they do. */
export function fieldRooms(): readonly FieldRoom[] {
  return rooms
}

/** How to speak of an intent; undefined where no room on this phone knows its type. */
export function speechOf(type: string): IntentSpeech | undefined {
  return rooms.find(({ intents }) => intents[type] !== undefined)?.intents[type]
}
