import { createHash, randomBytes } from 'node:crypto'
import type { IntentAnswer } from '#kit'
import type { Actor, House } from '#platform/server'
import { signPasses } from '#rooms/passes/server'
import type { receiptClaimsOf } from './receipt.query.ts'

type Claims = ReturnType<typeof receiptClaimsOf>

const minuteMs = 60_000
/** Addresses remembered within a minute; beyond it the count begins anew rather than take all memory. */
const mostAddresses = 200_000

/** How many came from each network address in the running minute. In memory alone, and salted: nowhere on disk. */
export class Arrivals {
  private readonly salt = randomBytes(16)
  private counts = new Map<string, number>()
  private since = performance.now()

  /** Takes one more; otherwise the seconds to wait. */
  take(address: string, most: number): number {
    const passed = performance.now() - this.since
    if (passed > minuteMs || this.counts.size > mostAddresses) {
      this.counts = new Map()
      this.since = performance.now()
      return this.take(address, most)
    }
    const key = createHash('sha1').update(this.salt).update(address).digest('base64')
    const before = this.counts.get(key) ?? 0
    if (before >= most) return Math.max(1, Math.ceil((minuteMs - passed) / 1000))
    this.counts.set(key, before + 1)
    return 0
  }
}

/** Forms drawn again in a second while the door is shut; to more than that a short page says that "back" keeps what was typed. */
const mostDrawnAgain = 200

interface Waiting {
  readonly claims: Claims
  readonly resolve: (text: string) => void
  readonly reject: (error: unknown) => void
}

/**
 * The desk for everybody (bàn khai báo công khai): no account, one narrow right. Nobody's name, address or cookie is kept; the id
 * that a form got when it was served makes sure that what is sent twice is done once.
 */
export class PublicDesk {
  readonly arrivals = new Arrivals()
  private readonly house: House
  private waiting: Waiting[] = []
  private second = 0
  private drawn = 0

  constructor(house: House) {
    this.house = house
  }

  /** Seconds for which the door takes nothing more from the public; 0: come in. */
  busySeconds(): number {
    return this.house.door.busyFor('public')
  }

  /** Puts one intent through the door on behalf of nobody. */
  async take(intent: { readonly id: string; readonly type: string; readonly payload: unknown }): Promise<IntentAnswer> {
    const actor = this.nobodyAtTheDesk()
    const [answer] = await this.house.door.submit([intent], { actor, requestId: 'public-desk', share: 'public' })
    if (!answer) throw new Error('the door gave no answer')
    return answer
  }

  /** Whether there is time to draw somebody's form again while many are sent away: so many a second get it. */
  mayDrawAgain(): boolean {
    const second = Math.floor(performance.now() / 1000)
    if (second !== this.second) this.drawn = 0
    this.second = second
    return this.drawn++ < mostDrawnAgain
  }

  /** Signs a receipt; those that come together are signed together, with one look at the key. */
  sign(claims: Claims): Promise<string> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ claims, resolve, reject })
      if (this.waiting.length === 1) setImmediate(() => void this.signAll())
    })
  }

  private async signAll(): Promise<void> {
    const batch = this.waiting
    this.waiting = []
    const { db, clock, profile, territory, vault } = this.house
    try {
      const passes = await db.transaction().execute((trx) =>
        signPasses(
          { trx, now: clock.now(), profile, tree: territory.current(), vault },
          batch.map(({ claims }) => claims),
        ),
      )
      for (const [index, one] of batch.entries()) one.resolve(passes[index]?.text ?? '')
    } catch (error) {
      for (const one of batch) one.reject(error)
    }
  }

  private nobodyAtTheDesk(): Actor {
    const { root } = this.house.territory.current()
    const permissions = new Set(['declarations.public-desk'])
    const scopes = root ? [{ permissions, areaId: root.id, postId: null }] : []
    return { accountId: null, officerId: null, via: 'house', scopes }
  }
}
