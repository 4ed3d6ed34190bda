import { toInstant } from '#kit'
import {
  askToStay,
  canEncipher,
  type FieldDesk,
  fieldRooms,
  keepSending,
  type Lock,
  newLock,
  type OpenDesk,
  openExchange,
  openFieldStore,
  openLock,
  type PhonePerson,
  plainSealer,
  readClock,
  readMark,
  type Sealer,
  writeMark,
} from '#platform/field'
import { setCityClock } from '#platform/web'

/** Whether an account has a passcode on this phone already. */
export async function hasLock({ accountId }: PhonePerson): Promise<boolean> {
  const store = openFieldStore(accountId)
  const lock = await readMark<Lock>(store, 'lock')
  store.db.close()
  return lock !== undefined
}

/** How much unsent work an account has on this phone; known without its passcode. */
export async function unsentOf({ accountId }: PhonePerson): Promise<number> {
  const store = openFieldStore(accountId)
  const count = await store.items.where('state').anyOf('waiting', 'sending', 'refused').count()
  store.db.close()
  return count
}

/** Opens the phone for a person; undefined when the passcode is wrong. The first time the passcode is set. */
export async function openDesk(person: PhonePerson, secret: string): Promise<OpenDesk | undefined> {
  const store = openFieldStore(person.accountId)
  const sealer = await unseal(store, secret)
  if (!sealer) {
    store.db.close()
    return undefined
  }
  const desk: FieldDesk = {
    accountId: person.accountId,
    store,
    sealer,
    exchange: openExchange(person.accountId, { fetch: (...asked) => fetch(...asked), deviceNow: Date.now }),
    deviceNow: Date.now,
    luck: Math.random,
  }
  void askToStay()
  await showCityTime(desk, person)
  const things = fieldRooms().flatMap(({ bring }) => bring.filter(({ permission }) => may(person, permission)))
  return { person, desk, sending: keepSending(desk, things) }
}

/** Whether the person had this permission when the server last spoke; the server has the last word. */
export function may({ permissions }: PhonePerson, permission: string): boolean {
  return permission === 'signed-in' || permissions.includes(permission)
}

async function unseal(store: ReturnType<typeof openFieldStore>, secret: string): Promise<Sealer | undefined> {
  if (!canEncipher()) return plainSealer
  const kept = await readMark<Lock>(store, 'lock')
  if (kept) return openLock(kept, secret)
  const { lock, sealer } = await newLock(secret)
  await writeMark(store, 'lock', lock)
  return sealer
}

/** Without a server the city's time is the phone's, corrected by what was last measured. */
async function showCityTime(desk: FieldDesk, { utcOffsetMinutes }: PhonePerson): Promise<void> {
  const { skewMs } = await readClock(desk)
  setCityClock({ now: toInstant(desk.deviceNow() + (skewMs ?? 0)), utcOffsetMinutes, clock: 'wall' })
}
