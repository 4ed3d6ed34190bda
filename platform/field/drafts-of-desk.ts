import type { FieldDesk } from './outbox/desk.ts'
import { hasRoom, StorageFull, toStorageFull } from './outbox/room-left.ts'
import { isDone } from './rules/outbox-item.ts'
import { keepDraft } from './store/drafts.ts'

/**
 * Why what is typed is not safe: `full`, the phone took no more of it; `short`, it is kept, but there is no room to finish the
 * form; `fault`, the store failed in another way. Nothing is lost while the app stands: the last word of each form is tried again.
 */
export type DraftTrouble = 'full' | 'short' | 'fault'

const worstFirst: readonly DraftTrouble[] = ['fault', 'full', 'short']

/** Keeps one unfinished form as it changes. */
export interface DraftKeeper {
  /** The form as it is now: written after what was told before, as soon as the phone takes it. */
  readonly keep: (value: unknown) => void
  /** Tries once more what is not kept yet, and waits; never throws: what cannot be kept is told. */
  readonly settle: () => Promise<void>
  /** What the phone has not taken yet, the last word of it. */
  readonly unkept: () => { readonly value: unknown } | undefined
  readonly trouble: () => DraftTrouble | undefined
  /** The form is off the screen. What is not kept stays in trouble until it is. */
  readonly leave: () => Promise<void>
  /** The form is thrown away. */
  readonly forget: () => Promise<void>
}

/** The open forms of a desk and how safe they are; for `useSyncExternalStore`. Gone with the desk when it is locked. */
export interface DraftsOfDesk {
  readonly keeperOf: (name: string) => DraftKeeper
  readonly worst: () => DraftTrouble | undefined
  readonly subscribe: (listener: () => void) => () => void
  /** Tries again whatever is in trouble: room was made, or time went by. */
  readonly tryAgain: () => void
  /** Forms that only stand in memory, by name. */
  readonly unkept: () => ReadonlyMap<string, unknown>
}

const known = new WeakMap<FieldDesk, DraftsOfDesk>()

/** The open forms of a desk. */
export function draftsOf(desk: FieldDesk): DraftsOfDesk {
  const before = known.get(desk)
  if (before) return before
  const drafts = openDrafts(desk)
  known.set(desk, drafts)
  return drafts
}

function openDrafts(desk: FieldDesk): DraftsOfDesk {
  const keepers = new Map<string, DraftKeeper>()
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  return {
    keeperOf: (name) => {
      const keeper = keepers.get(name) ?? draftKeeper(desk, name, tell)
      keepers.set(name, keeper)
      return keeper
    },
    worst: () => worstFirst.find((one) => [...keepers.values()].some((keeper) => keeper.trouble() === one)),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tryAgain: () => {
      for (const keeper of keepers.values()) if (keeper.trouble()) void keeper.settle()
    },
    unkept: () =>
      new Map(
        [...keepers].flatMap(([name, keeper]) => {
          const unkept = keeper.unkept()
          return unkept ? [[name, unkept.value] as const] : []
        }),
      ),
  }
}

function draftKeeper(desk: FieldDesk, name: string, tell: () => void): DraftKeeper {
  let unkept: { readonly value: unknown } | undefined
  let trouble: DraftTrouble | undefined
  let writing = Promise.resolve()

  const setTrouble = (next: DraftTrouble | undefined) => {
    if (next === trouble) return
    trouble = next
    tell()
  }
  const write = async () => {
    const mine = unkept
    if (!mine && !trouble) return
    const came = mine && (await writeDraft(desk, name, { value: mine.value, before: trouble }))
    if (!came && unkept === mine) unkept = undefined
    setTrouble(came ?? ((await hasRoom()) ? undefined : 'short'))
  }
  // One after another: the last word is the one that stays.
  const settle = () => {
    writing = writing.then(write)
    return writing
  }
  return {
    keep: (value) => {
      unkept = { value }
      void settle()
    },
    settle,
    unkept: () => unkept,
    trouble: () => trouble,
    leave: async () => {
      await writing
      if (!unkept) setTrouble(undefined)
    },
    forget: async () => {
      await writing
      unkept = undefined
      setTrouble(undefined)
    },
  }
}

/** Writes a form under its name, unless it was sent meanwhile; answers what went wrong. */
async function writeDraft(
  desk: FieldDesk,
  name: string,
  { value, before }: { readonly value: unknown; readonly before: DraftTrouble | undefined },
): Promise<'full' | 'fault' | undefined> {
  try {
    const sent = before && (await desk.store.items.get(name))
    if (!sent || !isDone(sent)) await keepDraft(desk, name, value, desk.deviceNow())
    return undefined
  } catch (thrown) {
    if (toStorageFull(thrown) instanceof StorageFull) return 'full'
    // The person is told by the line above the form; whoever watches the app, once.
    if (before !== 'fault') reportError(thrown)
    return 'fault'
  }
}
