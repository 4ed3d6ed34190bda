import type { ComponentType } from 'react'
import type { Instant, Permission, Words } from '#kit'

/** What a page is given: the `$name` parts of its path. Filters are read with `useFilters()`. */
export interface PageProps {
  readonly params: Readonly<Record<string, string>>
}

/**
 * A page of a room. `path` is `/tasks` or `/tasks/$taskId`. `load` imports the file when somebody goes there:
 * `() => import('./task-list.page.tsx').then((file) => file.TaskListPage)`.
 * `permission` is asked of the account (absent: any signed-in person; `public`: anybody, without signing in).
 */
export interface WebPage {
  readonly path: `/${string}`
  readonly title: Words
  readonly permission?: Permission | undefined
  readonly load: () => Promise<ComponentType<PageProps>>
}

/** A door in the shell's menu. The four lowest `order`s are the phone's bottom bar. */
export interface NavigationEntry {
  readonly to: string
  readonly label: Words
  readonly icon: NavigationIcon
  readonly order: number
  readonly permission?: Permission | undefined
  /** Number beside the label, e.g. unread notices; a hook, called in the shell. */
  readonly useCount?: () => number | undefined
}

/** The shell's own small drawings. */
export type NavigationIcon =
  | 'board'
  | 'task'
  | 'document'
  | 'area'
  | 'people'
  | 'journal'
  | 'notice'
  | 'key'
  | 'public'
  | 'chart'
  | 'search'
  | 'help'
  | 'warning'
  | 'clock'
  | 'phone'
  | 'exchange'
  | 'scales'
  | 'inspect'

/** One line of the command palette. `kind` is the small word on the right: Địa bàn, Văn bản, Việc. */
export interface PaletteItem {
  readonly id: string
  readonly title: string
  readonly detail?: string | undefined
  readonly kind: string
  readonly to?: string | undefined
  readonly run?: (() => void) | undefined
}

/**
 * Where the command palette looks. `find` is called with what was typed, as it was typed, 120 ms after the last key;
 * an aborted `signal` means that a newer question was asked. With an empty text give what is offered at once, or [].
 */
export interface PaletteSource {
  readonly name: string
  readonly permission?: Permission | undefined
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly PaletteItem[]>
}

/** The places of the area page, the same at every level of the tree. */
export type AreaPanelSlot = 'head' | 'in-force' | 'gaps' | 'numbers' | 'duty' | 'mine' | 'tab'

/** What a room shows on the area page. A `tab` needs a `label`; the other slots stand on the board itself. */
export interface AreaPanel {
  readonly slot: AreaPanelSlot
  readonly name: string
  readonly order: number
  readonly label?: Words | undefined
  readonly permission?: Permission | undefined
  readonly load: () => Promise<ComponentType<{ areaId: number }>>
}

/**
 * What a room shows on the page of something that an earlier room owns: `slot` is that page's name, `sites.page`. The
 * owner of the page knows nobody who comes after it.
 */
export interface SubjectPanel {
  readonly slot: string
  readonly name: string
  readonly order: number
  readonly permission?: Permission | undefined
  readonly load: () => Promise<ComponentType<{ subjectId: string; areaId: number }>>
}

/** What the radar says of one gap, with the names that its sentence needs. */
export interface GapFacts {
  readonly id: string
  readonly rule: string
  /** What is wrong: usually the id of a task, a document, a post. */
  readonly subject: string
  readonly areaId: number
  readonly areaTitle: Words
  readonly since: Instant
  readonly dueAt: Instant | null
  /** Ids and numbers, as the rule found them. */
  readonly data: Readonly<Record<string, unknown>>
  /**
   * Names of what the ids in `data` and `subject` stand for: title of a task, number of a document, title of a post,
   * name of a body, an officer, an area (by its number as text). Absent for an id that nobody knows.
   */
  readonly names: Readonly<Record<string, string>>
}

/** How a room speaks of the gaps that one of its rules finds. Without it the board shows the title of the rule. */
export interface GapWords {
  /** The sentence of one gap, short: "Chậm báo cáo: {việc}". The owner, the place and the clock stand beside it. */
  readonly say: (gap: GapFacts) => Words
  /** What closes it, as the end of "Đóng khi …": a fact, never a click. */
  readonly closes?: Words | undefined
  /** Address of the thing to do. */
  readonly to?: ((gap: GapFacts) => string | undefined) | undefined
}

/** A notice to a person, as its room phrases it: ids and numbers, and the title of what it is about where one is known. */
export interface NoticeFacts {
  readonly kind: string
  readonly areaId: number
  readonly areaName: string
  readonly subjectId: string | null
  readonly title: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/** How a room speaks of the notices of a kind that it sends. Without it the inbox says "Notice: …". */
export interface NoticeWords {
  readonly say: (notice: NoticeFacts) => Words
  /** Address of the thing to do. */
  readonly to?: ((notice: NoticeFacts) => string | undefined) | undefined
  readonly tone?: 'soon' | 'alarm' | undefined
}

/** The web face of a room, exported as `webRoom` from `rooms/<room>/web/index.ts`. Keep that file light: it comes before the board; pages load late, and bring their words. */
export interface WebRoom {
  readonly name: string
  readonly pages: readonly WebPage[]
  readonly navigation?: readonly NavigationEntry[] | undefined
  readonly palette?: readonly PaletteSource[] | undefined
  readonly areaPanels?: readonly AreaPanel[] | undefined
  readonly subjectPanels?: readonly SubjectPanel[] | undefined
  /** Sentences of the room's gap rules, by key of the rule. */
  readonly gaps?: Readonly<Record<string, GapWords>> | undefined
  /** Sentences of the room's notices, by kind. */
  readonly notices?: Readonly<Record<string, NoticeWords>> | undefined
  /** What the room's journal entries say, by type of fact: `{ 'task-acknowledged': { vi: 'Đã nhận việc', en: … } }`. */
  readonly facts?: Readonly<Record<string, Words>> | undefined
}

/** Address of the one area page, which the overview room draws. */
export function areaPath(areaId: number): string {
  return `/areas/${areaId}`
}

/** Address of one's own account (password, second factor, tokens), which the access room draws with permission `signed-in`. */
export const accountPath = '/account'

let rooms: readonly WebRoom[] = []

/** Called once by the app, in the order of the floor plan. */
export function registerRooms(list: readonly WebRoom[]): void {
  rooms = list
}

/** All web faces, in the order of the floor plan. */
export function registeredRooms(): readonly WebRoom[] {
  return rooms
}

/** What all rooms show in one place of the area page, in order. */
export function areaPanelsOf(slot: AreaPanelSlot): readonly AreaPanel[] {
  return rooms
    .flatMap((room) => room.areaPanels ?? [])
    .filter((panel) => panel.slot === slot)
    .sort((left, right) => left.order - right.order)
}

/** What later rooms show on the page of a subject, in order. */
export function subjectPanelsOf(slot: string): readonly SubjectPanel[] {
  return rooms
    .flatMap((room) => room.subjectPanels ?? [])
    .filter((panel) => panel.slot === slot)
    .sort((left, right) => left.order - right.order)
}

/** How to speak of the gaps of a rule; undefined where its room has not said. */
export function gapWordsOf(rule: string): GapWords | undefined {
  return rooms.find((room) => room.gaps?.[rule] !== undefined)?.gaps?.[rule]
}

/** What a journal entry of this type says; undefined where its room has not said. */
export function factWordsOf(type: string): Words | undefined {
  return rooms.find((room) => room.facts?.[type] !== undefined)?.facts?.[type]
}

/** How to speak of notices of a kind; undefined where its room has not said. */
export function noticeWordsOf(kind: string): NoticeWords | undefined {
  return rooms.find((room) => room.notices?.[kind] !== undefined)?.notices?.[kind]
}
