import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { millisOf } from '#kit'
import type { House } from '#platform/server'
import { drawPublicPage } from './draw-public-page.ts'
import type { PageToDraw, PageWish, PublicAnswers } from './public-answers.ts'

/** A page ready to be sent. */
export interface ReadyPage {
  readonly bytes: Buffer
  readonly etag: string
}

interface Kept {
  readonly answers: PublicAnswers
  /** On the clock of the process. */
  readonly at: number
  readonly pages: Map<'vi' | 'en', ReadyPage & { readonly until: string }>
}

/** What is younger is given out without asking anybody. */
const freshMs = 30_000
/** How long somebody waits for newer answers when older ones are at hand; and when none are. */
const patienceMs = { kept: 700, none: 4_000 }
/** Places kept beside the city: a ward's page is 20 kB of answers. */
const mostPlaces = 800

/**
 * Keeps the public page of the city and of each place that was asked for, drawn ahead: the answers of our own API as
 * anybody gets them, and the bytes drawn from them. While the house is busy or the database is away, what is kept goes on
 * being given out; a directive that ends is gone from it all the same, for the page is drawn anew when it does (SG-01).
 */
export class PageKeeper {
  private readonly app: FastifyInstance
  private readonly house: House
  private readonly kept = new Map<string, Kept>()
  private readonly fetching = new Map<string, Promise<Kept | undefined>>()

  constructor(app: FastifyInstance, house: House) {
    this.app = app
    this.house = house
  }

  /** Draws the city's page ahead, in both languages. */
  async renew(): Promise<void> {
    const kept = await this.fetch(undefined)
    for (const language of ['vi', 'en'] as const) if (kept) this.ready(kept, { language, areaId: undefined, q: '' })
  }

  /** The page that is asked for; undefined only where nothing was ever kept and nothing can be fetched. */
  async give(wish: PageWish): Promise<ReadyPage | undefined> {
    const own = await this.newest(wish.areaId)
    const kept = own ?? (wish.areaId === undefined ? undefined : await this.newest(undefined))
    if (!kept) return undefined
    if (wish.q === '' && own) return this.ready(kept, wish)
    const found = wish.q === '' ? undefined : await this.search(wish.q)
    return toReady(this.draw(kept, wish, { found, isStandIn: own === undefined }))
  }

  private async newest(areaId: number | undefined): Promise<Kept | undefined> {
    const kept = this.kept.get(keyOf(areaId))
    if (kept && this.isFresh(kept)) return kept
    return (await within(this.fetch(areaId), kept ? patienceMs.kept : patienceMs.none)) ?? kept
  }

  /** Young on the clock of the process and on the city's, which tests and replays move. */
  private isFresh({ at, answers }: Kept): boolean {
    const ageOfCity = millisOf(this.house.clock.now()) - Date.parse(answers.directives.at)
    return performance.now() - at < freshMs && Math.abs(ageOfCity) < freshMs
  }

  /** Bytes of a place in a language, drawn once until the next directive in them ends. */
  private ready(kept: Kept, wish: PageWish): ReadyPage {
    const now = this.house.clock.now()
    const known = kept.pages.get(wish.language)
    if (known && now < known.until) return known
    const ends = kept.answers.directives.items.flatMap(({ to }) => (to !== null && to > now ? to : []))
    const drawn = toReady(this.draw(kept, wish, { found: undefined, isStandIn: false }))
    const page = { ...drawn, until: ends.toSorted()[0] ?? '9999' }
    kept.pages.set(wish.language, page)
    return page
  }

  private draw({ answers }: Kept, wish: PageWish, more: Pick<PageToDraw, 'found' | 'isStandIn'>): string {
    const { utcOffsetMinutes } = this.house.profile
    return drawPublicPage({ answers, wish, now: this.house.clock.now(), utcOffsetMinutes, ...more })
  }

  private async search(q: string): Promise<PageToDraw['found']> {
    const answer = await within(
      this.ask<{ items: PageToDraw['found'] }>(`/areas/search?q=${encodeURIComponent(q)}`),
      2_000,
    )
    return answer?.items ?? null
  }

  /** One fetch of a place at a time; a failure leaves what is kept. */
  private fetch(areaId: number | undefined): Promise<Kept | undefined> {
    const key = keyOf(areaId)
    const running = this.fetching.get(key)
    if (running) return running
    const fetching = this.gather(areaId)
      .then((answers) => answers && this.keep(key, answers))
      .finally(() => this.fetching.delete(key))
    this.fetching.set(key, fetching)
    return fetching
  }

  private keep(key: string, answers: PublicAnswers): Kept {
    const kept = { answers, at: performance.now(), pages: new Map() }
    this.kept.delete(key)
    this.kept.set(key, kept)
    const oldest = [...this.kept.keys()].find((one) => one !== keyOf(undefined))
    if (this.kept.size > mostPlaces && oldest !== undefined) this.kept.delete(oldest)
    return kept
  }

  private async gather(areaId: number | undefined): Promise<PublicAnswers | undefined> {
    const at = areaId === undefined ? '' : `?areaId=${areaId}`
    // Without an area only the city's own line: the numbers of wards are asked for by place.
    const numbers = areaId === undefined ? 'limit=1' : `limit=60&areaId=${areaId}`
    const [directives, area, hotlines, notes, models, violations] = await Promise.all([
      this.ask<PublicAnswers['directives']>(`/public/directives${at}`),
      areaId === undefined ? undefined : this.ask<PublicAnswers['area']>(`/areas/${areaId}`),
      this.ask<{ items: PublicAnswers['hotlines'] }>(`/public/hotlines?${numbers}`),
      this.ask<{ items: PublicAnswers['notes'] }>(`/public/notes${at}`),
      this.ask<{ items: PublicAnswers['models'] }>('/public/models'),
      areaId === undefined ? this.ask<PublicAnswers['violations']>('/public/violations') : undefined,
    ])
    if (!directives || !hotlines || !notes || !models || (areaId !== undefined && !area)) return undefined
    return { directives, area, hotlines: hotlines.items, notes: notes.items, models: models.items, violations }
  }

  /** Asks our own API as a visitor would; undefined when it has no such thing, or cannot say just now. */
  private async ask<A>(path: string): Promise<A | undefined> {
    const answer = await this.app.inject({ method: 'GET', url: `/api${path}` })
    return answer.statusCode === 200 ? answer.json<A>() : undefined
  }
}

const keyOf = (areaId: number | undefined) => (areaId === undefined ? 'city' : String(areaId))

function toReady(html: string): ReadyPage {
  const bytes = Buffer.from(html)
  return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` }
}

/** What a promise gives, if it gives it in time. */
async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
