import { liveQuery } from 'dexie'
import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { KeepSending, LineState } from './keep-sending.ts'
import { peekClock } from './outbox/clock-mark.ts'
import type { FieldDesk } from './outbox/desk.ts'
import {
  donePart,
  itemOf,
  type OutboxPart,
  type Recorded,
  recordedSince,
  stuckPart,
  summaryOf,
  waitingPart,
} from './outbox/outbox-view.ts'
import type { PhonePerson } from './phone-people.ts'
import { isGuessing } from './rules/device-clock.ts'
import type { OutboxItem, Standing } from './rules/outbox-item.ts'
import type { OutboxSummary } from './rules/outbox-summary.ts'
import { type Brought, broughtAlong } from './store/brought-along.ts'
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

/** What a question to the store answers, anew after each change that touches it; also what another tab does is seen. */
function useLive<T>(ask: (desk: FieldDesk) => Promise<T>, key: string): T | undefined {
  const { desk } = useDesk()
  const [answer, setAnswer] = useState<T>()
  const asked = useRef(ask)
  asked.current = ask
  // The key says when the question is another one.
  useEffect(() => {
    const seen = liveQuery(() => asked.current(desk)).subscribe(setAnswer)
    return () => seen.unsubscribe()
  }, [desk, key])
  return answer
}

/** How the outbox stands; undefined until it was read. Quick, however much is in it. */
export function useOutboxSummary(): OutboxSummary | undefined {
  return useLive(summaryOf, 'summary')
}

/** Whether the phone's clock lost its time and no server was heard since. */
export function useClockGuess(): boolean {
  return useLive(async (desk) => isGuessing(await peekClock(desk)), 'clock') ?? false
}

/** One item of the outbox and where it stands; undefined until it was read, null where it is not on this phone. */
export function useOutboxItem(
  id: string,
): { readonly item: OutboxItem; readonly standing: Standing } | null | undefined {
  return useLive(async (desk) => (await itemOf(desk, id)) ?? null, id)
}

/** A part of the outbox for the eye, at most so many items; undefined until it was read. */
export function useOutboxPart(part: 'stuck' | 'waiting' | 'done', most: number): OutboxPart | undefined {
  return useLive((desk) => partsOfOutbox[part](desk, most), `${part} ${most}`)
}

const partsOfOutbox = { stuck: stuckPart, waiting: waitingPart, done: donePart }

/**
 * What this phone recorded of the intents whose type begins with `prefix`, since a time of the phone (milliseconds since
 * 1970; -Infinity: all), latest first; undefined until it was read. Each payload is opened once.
 */
export function useRecorded(prefix: string, since: number): readonly Recorded[] | undefined {
  return useLive((desk) => recordedSince(desk, prefix, since), `${prefix} ${since}`)
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
