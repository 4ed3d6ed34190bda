import type { Permission } from '#kit'
import {
  askToStay,
  canEncipher,
  changeSecret,
  cityTimeOf,
  type FieldDesk,
  fieldRooms,
  forgetPerson,
  keepSending,
  knownDevice,
  type Lock,
  newLock,
  type OpenDesk,
  openExchange,
  openFieldStore,
  openLock,
  type PhonePerson,
  plainSealer,
  readMark,
  reportDevice,
  type Sealer,
  wipe,
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

/** Puts the data of an account under another passcode; false when the old one is wrong. */
export async function changeLock({ accountId }: PhonePerson, old: string, next: string): Promise<boolean> {
  const store = openFieldStore(accountId)
  try {
    const kept = await readMark<Lock>(store, 'lock')
    const changed = kept && (await changeSecret(kept, old, next))
    if (changed) await writeMark(store, 'lock', changed)
    return changed !== undefined
  } finally {
    store.db.close()
  }
}

/** How much unsent work an account has on this phone; known without its passcode. */
export async function unsentOf({ accountId }: PhonePerson): Promise<number> {
  const store = openFieldStore(accountId)
  const count = await store.items.where('state').anyOf('waiting', 'sending', 'refused').count()
  store.db.close()
  return count
}

/** Opens the phone for somebody on the screen; false when the passcode is wrong, undefined where something hindered it, which the app tells. */
export type OpenPhone = (person: PhonePerson, secret: string) => Promise<boolean | undefined>

/** What the app does when the server says something of the person or the phone. */
export interface DeskEvents {
  readonly onPermissions: (permissions: readonly Permission[]) => void
  readonly onLost: () => void
}

/** Opens the phone for a person; undefined when the passcode is wrong. The first time the passcode is set. */
export async function openDesk(person: PhonePerson, secret: string, events: DeskEvents): Promise<OpenDesk | undefined> {
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
    exchange: exchangeOf(person),
    deviceNow: Date.now,
    luck: Math.random,
  }
  void askToStay()
  await showCityTime(desk, person)
  const sending = keepSending(desk, { ...events, permissions: person.permissions, thingsFor: thingsOf(person) })
  // Each round measures the phone's clock: what is late by the city's time must not be told by a clock set wrong.
  sending.subscribe(() => {
    if (sending.stateNow().state === 'idle' && store.db.isOpen()) void showCityTime(desk, person)
  })
  return { person, desk, sending }
}

/** Asks, without the passcode, whether this phone was reported lost; then everything of the person on it goes. */
export async function wipeIfLost(person: PhonePerson): Promise<boolean> {
  const { accountId } = person
  const desk = { accountId, store: openFieldStore(accountId), exchange: exchangeOf(person), deviceNow: Date.now }
  const told = (await knownDevice(desk.store)) && (await reportDevice(desk))
  if (told?.standing === 'lost') await wipePerson(desk)
  desk.store.db.close()
  return told?.standing === 'lost'
}

/** Wipes all that this phone keeps of a person, and forgets them. */
export async function wipePerson(desk: Parameters<typeof wipe>[0] & { readonly accountId: string }): Promise<void> {
  forgetPerson(desk.accountId)
  await wipe(desk)
}

function exchangeOf({ accountId }: PhonePerson) {
  return openExchange(accountId, { fetch: (...asked) => fetch(...asked), deviceNow: Date.now })
}

/** Name of the public directory of numbers of one's own area. */
export const broughtHotlines = 'public.hotlines'

function thingsOf({ homeAreaId }: PhonePerson) {
  const address = `/public/hotlines?limit=20${homeAreaId === undefined ? '' : `&areaId=${homeAreaId}`}`
  return (permissions: readonly Permission[]) => [
    { name: broughtHotlines, address },
    ...fieldRooms().flatMap(({ bring }) => bring.filter(({ permission }) => may({ permissions }, permission))),
  ]
}

/** Whether the person had this permission when the server last spoke; the server has the last word. */
export function may({ permissions }: Pick<PhonePerson, 'permissions'>, permission: string): boolean {
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
  setCityClock({ now: await cityTimeOf(desk), utcOffsetMinutes, clock: 'wall' })
}
