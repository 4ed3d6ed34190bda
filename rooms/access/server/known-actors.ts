import { type Instant, millisOf } from '#kit'
import type { Actor, House } from '#platform/server'
import { narrowScopes } from './narrow-scopes.ts'
import { nextMomentOf, type Powers, powersOf } from './powers.query.ts'
import { rolesOf } from './roles-of-house.ts'
import { csrfTokenOf } from './secrets.ts'
import { findLiveSession, type LiveSession, touchSession } from './sessions.store.ts'
import { findLiveToken } from './tokens.store.ts'

/** A request that was recognised. `session` is absent for a program's token. */
export interface Recognised {
  readonly actor: Actor
  readonly session?: LiveSession
  /** What unsafe requests of the session must carry. */
  readonly csrf?: string
  /** What the person must do before anything else is allowed: their posts give nothing until then. */
  readonly mustFirst?: 'password' | 'second-factor'
}

interface Entry {
  readonly wall: number
  readonly house: number
  readonly found: Promise<Recognised | undefined>
}

/** Powers of an account, good from a moment of the house until the clock moves the next post or grant. */
interface KnownPowers {
  readonly wall: number
  readonly from: Instant
  readonly until: Instant | null
  readonly powers: Powers
}

/** A remembered answer serves this long, by the wall and by the clock of the house. */
const rememberMs = 2000
/** Powers change by what is told and by the clock, and both are known: they are read again now and then all the same. */
const rememberPowersMs = 30_000
const mostEntries = 5000

/**
 * Who holds which cookie or token, remembered for at most two seconds, and what they may do now, remembered until the
 * clock moves one of their posts or grants (half a minute at most); all of it forgotten at once when accounts, posts or
 * areas change: here right after the change, on other servers as soon as they hear of it.
 */
export class KnownActors {
  private readonly house: House
  private entries = new Map<string, Entry>()
  private powers = new Map<string, KnownPowers>()

  constructor(house: House) {
    this.house = house
    house.listener.on('changes', (payload) => {
      if (payload === '' || touchesAccess(payload)) this.forgetAll()
    })
  }

  /** Forgets everything remembered. */
  forgetAll(): void {
    this.entries = new Map()
    this.powers = new Map()
  }

  ofSession(secret: string): Promise<Recognised | undefined> {
    return this.remember(`session ${secret}`, () => this.loadSession(secret))
  }

  ofToken(secret: string): Promise<Recognised | undefined> {
    return this.remember(`token ${secret}`, () => this.loadToken(secret))
  }

  private remember(key: string, load: () => Promise<Recognised | undefined>): Promise<Recognised | undefined> {
    const wall = Date.now()
    const house = millisOf(this.house.clock.now())
    const entry = this.entries.get(key)
    if (entry && wall - entry.wall < rememberMs && Math.abs(house - entry.house) < rememberMs) return entry.found
    if (this.entries.size >= mostEntries) this.forgetAll()
    const entries = this.entries
    const found = load()
    entries.set(key, { wall, house, found })
    const drop = () => entries.delete(key)
    found.then((recognised) => recognised === undefined && drop(), drop)
    return found
  }

  private async powersOf(account: { id: string; officerId: string | null }): Promise<Powers> {
    const { steadyDb: db, clock, profile } = this.house
    const now = clock.now()
    const known = this.powers.get(account.id)
    const isFresh = known && Date.now() - known.wall < rememberPowersMs && known.from <= now
    if (isFresh && (known.until === null || now < known.until)) return known.powers
    const remembered = this.powers
    const powers = await powersOf(db, account, await rolesOf(profile), now)
    const until = await nextMomentOf(db, account, now)
    if (remembered.size >= mostEntries) remembered.clear()
    remembered.set(account.id, { wall: Date.now(), from: now, until, powers })
    return powers
  }

  private async loadSession(secret: string): Promise<Recognised | undefined> {
    const { steadyDb: db } = this.house
    const session = await findLiveSession(db, secret)
    if (!session || (session.demo && !this.house.sample)) return undefined
    await touchSession(db, session)
    const account = { id: session.accountId, officerId: session.officerId }
    const powers = await this.powersOf(account)
    const mustFirst = firstDutyOf(session, powers.needsSecondFactor)
    const actor: Actor = {
      accountId: account.id,
      officerId: account.officerId,
      scopes: mustFirst ? [] : powers.scopes,
      via: 'session',
    }
    const csrf = csrfTokenOf(secret)
    return mustFirst ? { actor, session, csrf, mustFirst } : { actor, session, csrf }
  }

  private async loadToken(secret: string): Promise<Recognised | undefined> {
    const { steadyDb: db } = this.house
    const token = await findLiveToken(db, secret)
    if (!token || (token.demo && !this.house.sample)) return undefined
    const account = { id: token.accountId, officerId: token.officerId }
    const powers = await this.powersOf(account)
    const tree = await this.house.territory.refresh(db)
    const scopes = firstDutyOf(token, powers.needsSecondFactor) ? [] : narrowScopes(powers.scopes, token, tree)
    return { actor: { accountId: account.id, officerId: account.officerId, scopes, via: 'token' } }
  }
}

function firstDutyOf(
  account: { mustChangePassword: boolean; hasSecondFactor: boolean; demo: boolean },
  needsSecondFactor: boolean,
): 'password' | 'second-factor' | undefined {
  if (account.mustChangePassword) return 'password'
  return needsSecondFactor && !account.hasSecondFactor && !account.demo ? 'second-factor' : undefined
}

function touchesAccess(payload: string): boolean {
  const { keys } = JSON.parse(payload) as { keys: readonly string[] }
  return keys.some((key) => ['accounts', 'bodies', 'areas', '*'].includes(key))
}

const byDatabase = new WeakMap<House['db'], KnownActors>()

/** The memory of one running house. */
export function knownActors(house: House): KnownActors {
  let known = byDatabase.get(house.db)
  if (!known) {
    known = new KnownActors(house)
    byDatabase.set(house.db, known)
  }
  return known
}
