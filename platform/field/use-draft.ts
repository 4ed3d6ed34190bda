import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { type DraftTrouble, draftsOf } from './drafts-of-desk.ts'
import { dropDraft, keptDraft, unfinishedDrafts } from './store/drafts.ts'
import { useDesk, useLine } from './use-desk.ts'

/** An unfinished form; `change` is kept on the phone at once. Where the phone cannot, `UnkeptNotice` says so. */
export interface FieldDraft<T> {
  readonly value: T
  readonly change: (next: T) => void
  /** Waits until the last change is kept, or cannot be: before the form goes into the outbox. */
  readonly settle: () => Promise<void>
  readonly discard: () => Promise<void>
}

/** State of a form that survives a restart; undefined until it was read. */
export function useFieldDraft<T>(name: string, initial: () => T | Promise<T>): FieldDraft<T> | undefined {
  const { desk } = useDesk()
  const [value, setValue] = useState<T>()
  const first = useRef(initial)
  const keeper = useMemo(() => draftsOf(desk).keeperOf(name), [desk, name])
  useEffect(() => {
    let isShown = true
    const open = async () => {
      const unkept = keeper.unkept() as { readonly value: T } | undefined
      const next = unkept ? unkept.value : ((await keptDraft<T>(desk, name)) ?? (await first.current()))
      if (isShown) setValue(next)
    }
    void open()
    return () => {
      isShown = false
      void keeper.leave()
    }
  }, [desk, name, keeper])
  const change = useCallback(
    (next: T) => {
      setValue(next)
      keeper.keep(next)
    },
    [keeper],
  )
  const discard = useCallback(async () => {
    await keeper.forget()
    await dropDraft(desk, name)
  }, [desk, name, keeper])
  return value === undefined ? undefined : { value, change, settle: keeper.settle, discard }
}

/** Forms that were begun on this phone and not finished, the latest first; undefined until read. */
export function useUnfinished(): readonly unknown[] | undefined {
  const { desk } = useDesk()
  const [drafts, setDrafts] = useState<readonly unknown[]>()
  useEffect(() => {
    let isShown = true
    void unfinishedDrafts(desk, draftsOf(desk).unkept()).then((found) => isShown && setDrafts(found))
    return () => {
      isShown = false
    }
  }, [desk])
  return drafts
}

/** How often what could not be kept is tried again, in milliseconds. */
const againMs = 3_000

/** Why something typed is not safe now, if it is not; tried again by itself until it is, and at once when room may have come. */
export function useDraftTrouble(): DraftTrouble | undefined {
  const { desk } = useDesk()
  const { state } = useLine()
  const drafts = draftsOf(desk)
  const trouble = useSyncExternalStore(drafts.subscribe, drafts.worst)
  useEffect(() => {
    if (!trouble) return
    const again = () => drafts.tryAgain()
    const timer = setInterval(again, againMs)
    document.addEventListener('visibilitychange', again)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', again)
    }
  }, [trouble, drafts])
  useEffect(() => {
    // What was sent makes room.
    if (state === 'idle') drafts.tryAgain()
  }, [state, drafts])
  return trouble
}
