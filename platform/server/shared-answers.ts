import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { contains, type Instant, millisOf } from '#kit'
import type { Db } from './db/connect.ts'
import type { Listener } from './db/listen.ts'
import type { Change } from './live/announce.ts'
import type { Place, Territory, Tree } from './territory/territory.ts'

/** What of an answer is the same for all who may see a place. */
export interface SharedQuestion {
  /** Names the question and everything in it that is not the place; never who asks. */
  readonly key: string
  readonly place: Place
  /** How long the clock alone may make it wrong, in seconds; by a change it is forgotten at once. */
  readonly seconds: number
}

/** When and where it is asked. */
export interface SharedAsking {
  readonly db: Db
  readonly tree: Tree
  readonly now: Instant
}

interface Kept {
  readonly answer: Promise<unknown>
  readonly place: Place
  readonly tree: Tree
  readonly wallMs: number
  readonly houseMs: number
  weight: number
}

/** Changes that move nothing of what is shared. */
const ofOne: ReadonlySet<string> = new Set(['jobs', 'notices'])
/** Bytes kept at most, and what an answer is taken to weigh that does not say. */
const mostWeight = 24_000_000
const usualWeight = 20_000

/**
 * Answers that two hundred open screens of one place would ask the database for two hundred times: asked once, and given
 * to whoever may see the place, until something changes there, inside it or above it. Who may see it is judged before, by
 * each question's own rule, every time. Forgotten right after a change made here, before its sender is answered; a change
 * made by another server is heard of milliseconds after its commit. An answer under way when a change is heard still goes
 * to those who asked before, and is not kept.
 */
export class SharedAnswers {
  private readonly kept = new Map<string, Kept>()
  private readonly territory: Territory
  private weight = 0

  constructor(listener: Listener, territory: Territory) {
    this.territory = territory
    listener.on('changes', (payload) => {
      if (payload === '') this.forgetAll()
      else this.hear(JSON.parse(payload) as Change)
    })
  }

  /** The answer as somebody had it moments ago, or made now; two who ask at once wait for the same one. */
  get<T>({ tree, now }: SharedAsking, { key, place, seconds }: SharedQuestion, make: () => Promise<T>): Promise<T> {
    const name = `${place.id} ${key}`
    const [wallMs, houseMs] = [performance.now(), millisOf(now)]
    const known = this.kept.get(name)
    const isFresh =
      known?.tree === tree &&
      wallMs - known.wallMs < seconds * 1000 &&
      Math.abs(houseMs - known.houseMs) < seconds * 1000
    if (known && isFresh) return known.answer as Promise<T>
    if (known) this.drop(name, known)
    const kept: Kept = { answer: make(), place, tree, wallMs, houseMs, weight: usualWeight }
    this.kept.set(name, kept)
    this.weight += kept.weight
    kept.answer.then(
      (answer) => this.weigh(name, kept, answer),
      () => this.drop(name, kept),
    )
    this.makeRoom()
    return kept.answer as Promise<T>
  }

  /** Forgets what a change may have touched. */
  hear({ keys, areas }: Change): void {
    if (this.kept.size === 0 || (keys.length > 0 && keys.every((key) => ofOne.has(key)))) return
    const tree = this.territory.current()
    const changed = areas.flatMap((id) => tree.find(id) ?? [])
    const isAnywhere = keys.includes('*') || keys.includes('areas') || changed.length < areas.length
    for (const [name, kept] of this.kept) {
      const touches = (place: Place) => contains(kept.place, place) || contains(place, kept.place)
      if (isAnywhere || areas.length === 0 || changed.some(touches)) this.drop(name, kept)
    }
  }

  forgetAll(): void {
    this.kept.clear()
    this.weight = 0
  }

  private weigh(name: string, kept: Kept, answer: unknown): void {
    if (this.kept.get(name) !== kept || !(answer instanceof Written)) return
    this.weight += answer.packed.length - kept.weight
    kept.weight = answer.packed.length
    this.makeRoom()
  }

  private makeRoom(): void {
    for (const [name, kept] of this.kept) {
      if (this.weight <= mostWeight) return
      this.drop(name, kept)
    }
  }

  private drop(name: string, kept: Kept): void {
    if (this.kept.get(name) !== kept) return
    this.kept.delete(name)
    this.weight -= kept.weight
  }
}

/** An answer already written as JSON, tagged and packed: what many ask for is written once and kept small. */
export class Written {
  /** The JSON in gzip. */
  readonly packed: Buffer
  /** Tag of its content, as {@link tagOf} makes it. */
  readonly tag: string

  constructor(packed: Buffer, tag: string) {
    this.packed = packed
    this.tag = tag
  }
}

const pack = promisify(gzip)

/** Writes an answer for many. */
export async function written(answer: unknown): Promise<Written> {
  const text = JSON.stringify(answer)
  return new Written(await pack(text, { level: 3 }), tagOf(text))
}

/** Tag of a text's content, for `ETag`. */
export function tagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
}

const byDatabase = new WeakMap<Db, SharedAnswers>()

/** Opens the memory of one house. */
export function openSharedAnswers(db: Db, listener: Listener, territory: Territory): SharedAnswers {
  const shared = new SharedAnswers(listener, territory)
  byDatabase.set(db, shared)
  return shared
}

/** {@link SharedAnswers.get} of the house whose database is asked; without a house each asks for themselves. */
export function sharedAnswer<T>(asking: SharedAsking, question: SharedQuestion, make: () => Promise<T>): Promise<T> {
  const shared = byDatabase.get(asking.db)
  return shared ? shared.get(asking, question, make) : make()
}

/** Forgets all that is remembered for a database: after work that told nobody. */
export function forgetSharedAnswers(db: Db): void {
  byDatabase.get(db)?.forgetAll()
}
