import { useSyncExternalStore } from 'react'
import type { Instant } from '#kit'
import { isTouchedBy } from './api.ts'
import { cityNow } from './city-clock.ts'
import { queryClient } from './query-client.ts'

/** Whether the screen hears of changes: `live`, trying again, or no network. `since`: when it last heard. */
export interface LiveState {
  readonly state: 'off' | 'live' | 'reconnecting' | 'offline'
  readonly since: Instant | undefined
}

const slowestRetryMs = 30_000
const gatherMs = 120

let current: LiveState = { state: 'off', since: undefined }
let source: EventSource | undefined
let retryTimer: ReturnType<typeof setTimeout> | undefined
let failures = 0
let gathered = new Set<string>()
const listeners = new Set<() => void>()

/** The state of the live stream on a screen. */
export function useLive(): LiveState {
  return useSyncExternalStore(subscribe, () => current)
}

/** Opens the live stream; the shell calls it when somebody has signed in. Closing: the returned function. */
export function openLive(): () => void {
  connect()
  addEventListener('online', reconnectNow)
  addEventListener('offline', showOffline)
  return () => {
    removeEventListener('online', reconnectNow)
    removeEventListener('offline', showOffline)
    disconnect()
    show('off')
  }
}

function connect(): void {
  disconnect()
  const opened = new EventSource('/api/live')
  source = opened
  opened.onopen = () => {
    if (failures > 0) void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'read' })
    failures = 0
    show('live')
  }
  opened.addEventListener('changed', (event: MessageEvent<string>) => hear(event.data))
  opened.onerror = () => retryLater()
}

function disconnect(): void {
  clearTimeout(retryTimer)
  source?.close()
  source = undefined
}

function retryLater(): void {
  disconnect()
  failures++
  show(navigator.onLine ? 'reconnecting' : 'offline')
  const wait = Math.min(1_000 * 2 ** (failures - 1), slowestRetryMs)
  retryTimer = setTimeout(connect, wait * (0.75 + Math.random() / 2))
}

function reconnectNow(): void {
  if (current.state !== 'live') connect()
}

function showOffline(): void {
  failures++
  show('offline')
}

/** Gathers the keys of a burst, then asks again once. */
function hear(data: string): void {
  const { keys } = JSON.parse(data) as { keys: readonly string[] }
  if (gathered.size === 0) setTimeout(askAgain, gatherMs)
  for (const key of keys) gathered.add(key)
  show('live')
}

function askAgain(): void {
  const rooms = gathered
  gathered = new Set()
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => isTouchedBy(queryKey, rooms) })
}

function show(state: LiveState['state']): void {
  const since = state === 'live' ? cityNow() : current.since
  if (state === current.state && state !== 'live') return
  current = { state, since }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
