import type { ServerResponse } from 'node:http'
import { containedInAny, type Interval } from '#kit'
import type { Listener } from '../db/listen.ts'
import type { Territory } from '../territory/territory.ts'
import type { Change } from './announce.ts'

/** Changes of this long are told together: a cascade of 17,000 tasks is a handful of events, not 17,000. */
const gatherMs = 150
const keepAliveMs = 20_000

interface Watcher {
  readonly response: ServerResponse
  readonly intervals: () => readonly Interval[]
}

/**
 * Tells open screens which keys changed in the areas they may see. It carries keys and area ids only; the screen asks
 * again, under its own permission.
 */
export class LiveHub {
  private readonly watchers = new Set<Watcher>()
  private readonly territory: Territory
  private readonly keepAlive: NodeJS.Timeout
  private keys = new Set<string>()
  private areas: Set<number> | 'anywhere' = new Set()
  private timer: NodeJS.Timeout | undefined

  constructor(listener: Listener, territory: Territory) {
    this.territory = territory
    listener.on('changes', (payload) => this.hear(payload))
    this.keepAlive = setInterval(() => this.write(': here\n\n'), keepAliveMs)
    this.keepAlive.unref()
  }

  /** How many screens are watching. */
  get size(): number {
    return this.watchers.size
  }

  /** Adds a screen; `intervals` is asked at each event, so that a post that ended hears nothing more. */
  watch(response: ServerResponse, intervals: () => readonly Interval[]): void {
    const watcher: Watcher = { response, intervals }
    this.watchers.add(watcher)
    response.on('close', () => this.watchers.delete(watcher))
    response.write('retry: 2000\nevent: hello\ndata: {}\n\n')
  }

  close(): void {
    clearInterval(this.keepAlive)
    if (this.timer) clearTimeout(this.timer)
    for (const { response } of this.watchers) response.end()
  }

  private hear(payload: string): void {
    const change: Change = payload === '' ? { keys: ['*'], areas: [] } : (JSON.parse(payload) as Change)
    for (const key of change.keys) this.keys.add(key)
    if (change.areas.length === 0) this.areas = 'anywhere'
    else if (this.areas !== 'anywhere') for (const area of change.areas) this.areas.add(area)
    this.timer ??= setTimeout(() => this.tell(), gatherMs)
  }

  private tell(): void {
    const keys = [...this.keys]
    const areas = this.areas
    this.keys = new Set()
    this.areas = new Set()
    this.timer = undefined
    const tree = this.territory.current()
    for (const { response, intervals } of this.watchers) {
      const mine = intervals()
      const heard = areas === 'anywhere' ? [] : [...areas].filter((id) => isInside(tree.find(id), mine))
      if (areas !== 'anywhere' && heard.length === 0) continue
      response.write(`event: changed\ndata: ${JSON.stringify({ keys, areas: heard })}\n\n`)
    }
  }

  private write(text: string): void {
    for (const { response } of this.watchers) response.write(text)
  }
}

function isInside(place: Interval | undefined, intervals: readonly Interval[]): boolean {
  return place !== undefined && containedInAny(intervals, place)
}
