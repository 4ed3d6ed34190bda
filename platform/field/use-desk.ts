import { liveQuery } from 'dexie'
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { KeepSending, LineState } from './keep-sending.ts'
import type { FieldDesk } from './outbox/desk.ts'
import type { PhonePerson } from './phone-people.ts'
import { type ItemsById, itemsById, type OutboxItem } from './rules/outbox-item.ts'
import { type OutboxSummary, summarise } from './rules/outbox-summary.ts'
import { type Brought, broughtAlong } from './store/brought-along.ts'
import { dropDraft, keepDraft, keptDraft, unfinishedDrafts } from './store/drafts.ts'
import { type WorkingSet, workingSet } from './store/working-set.ts'

/** Whose phone it is now, with all it keeps and its line to the server. */
export interface OpenDesk {
  readonly person: PhonePerson
  readonly desk: FieldDesk
  readonly sending: KeepSending
}

/** Set by the app once somebody has unlocked the phone. */
export const DeskContext = createContext<OpenDesk | undefined>(undefined)

/** The open desk; throws outside of it. */
export function useDesk(): OpenDesk {
  const open = useContext(DeskContext)
  if (!open) throw new Error('useDesk on a phone that nobody has unlocked')
  return open
}

/** How the line stands, on a screen. */
export function useLine(): LineState {
  const { sending } = useDesk()
  return useSyncExternalStore(sending.subscribe, sending.stateNow)
}

/** The outbox on a screen, latest first; undefined until it was read. Also what another tab does is seen. */
export function useOutbox(): { items: readonly OutboxItem[]; byId: ItemsById; summary: OutboxSummary } | undefined {
  const { desk } = useDesk()
  const [items, setItems] = useState<readonly OutboxItem[]>()
  useEffect(() => {
    const seen = liveQuery(() => desk.store.items.orderBy('order').reverse().toArray()).subscribe(setItems)
    return () => seen.unsubscribe()
  }, [desk])
  return useMemo(
    () => items && { items, byId: itemsById(items), summary: summarise(items, desk.deviceNow()) },
    [items, desk],
  )
}

/** Something that was brought along; undefined until read, null where it never came. */
export function useBrought<T>(name: string): Brought<T> | null | undefined {
  const { desk } = useDesk()
  const [brought, setBrought] = useState<Brought<T> | null>()
  useEffect(() => {
    let isShown = true
    const seen = liveQuery(() => desk.store.brought.get(name)).subscribe(async () => {
      const next = (await broughtAlong<T>(desk, name)) ?? null
      if (isShown) setBrought(next)
    })
    return () => {
      isShown = false
      seen.unsubscribe()
    }
  }, [desk, name])
  return brought
}

/** A working set; undefined until read, null where it never came. While it comes, what came so far. */
export function useWorkingSet<R>(name: string): WorkingSet<R> | null | undefined {
  const { desk } = useDesk()
  const [set, setSet] = useState<WorkingSet<R> | null>()
  useEffect(() => {
    let isShown = true
    const seen = liveQuery(() => desk.store.sets.get(name)).subscribe(async () => {
      const next = (await workingSet<R>(desk, name)) ?? null
      if (isShown) setSet(next)
    })
    return () => {
      isShown = false
      seen.unsubscribe()
    }
  }, [desk, name])
  return set
}

/** Forms that were begun on this phone and not finished, the latest first; undefined until read. */
export function useUnfinished(): readonly unknown[] | undefined {
  const { desk } = useDesk()
  const [drafts, setDrafts] = useState<readonly unknown[]>()
  useEffect(() => {
    let isShown = true
    void unfinishedDrafts(desk).then((found) => isShown && setDrafts(found))
    return () => {
      isShown = false
    }
  }, [desk])
  return drafts
}

/** An unfinished form; `change` is kept on the phone at once. */
export interface FieldDraft<T> {
  readonly value: T
  readonly change: (next: T) => void
  /** Waits until the last change is kept: before the form goes into the outbox. */
  readonly settle: () => Promise<void>
  readonly discard: () => Promise<void>
}

/** State of a form that survives a restart; undefined until it was read. */
export function useFieldDraft<T>(name: string, initial: () => T | Promise<T>): FieldDraft<T> | undefined {
  const { desk } = useDesk()
  const [value, setValue] = useState<T>()
  const first = useRef(initial)
  const writing = useRef<Promise<unknown>>(Promise.resolve())
  useEffect(() => {
    let isShown = true
    const open = async () => {
      const next = (await keptDraft<T>(desk, name)) ?? (await first.current())
      if (isShown) setValue(next)
    }
    void open()
    return () => {
      isShown = false
    }
  }, [desk, name])
  const change = useCallback(
    (next: T) => {
      setValue(next)
      // One after another: the last word is the one that stays.
      writing.current = writing.current.then(() => keepDraft(desk, name, next, desk.deviceNow()))
    },
    [desk, name],
  )
  const settle = useCallback(async () => {
    await writing.current
  }, [])
  const discard = useCallback(async () => {
    await settle()
    await dropDraft(desk, name)
  }, [desk, name, settle])
  return value === undefined ? undefined : { value, change, settle, discard }
}
