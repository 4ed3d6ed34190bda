import { randomUUID } from 'node:crypto'
import { addMinutes, type Instant, toInstant } from '#kit'
import { type PlaceKind, placeOf, type SyntheticCity, wardOf } from './city-plan.ts'
import type { Infection } from './spread-infections.ts'
import { walkPerson } from './walk-visits.ts'

/** Whose hands a city is put into. */
export interface Receiver {
  readonly url: string
  readonly username: string
  readonly password: string
  /** The moment at which the last day ends, on the receiver's clock. */
  readonly until: Instant
}

const intentsAtOnce = 50
const visitsAtOnce = 500
/** Kinds of place in the register of the house. */
const kinds: Readonly<Record<PlaceKind, string>> = {
  workplace: 'workplace',
  classroom: 'school',
  market: 'market',
  shop: 'essential-shop',
  eatery: 'essential-shop',
  bus: 'workplace',
  clinic: 'hospital',
  temple: 'dense-area',
}

interface Intent {
  readonly id: string
  readonly type: string
  readonly payload: unknown
}

/**
 * Puts a city through the real doors as intents of one account: people, places, visits, cases; all labelled synthetic. Meant
 * for some thousands of people. `tell` hears how far it is.
 */
export async function sendCity(
  city: SyntheticCity,
  infections: readonly Infection[],
  { receiver, tell }: { readonly receiver: Receiver; readonly tell: (line: string) => void },
): Promise<void> {
  const door = await Door.open(receiver)
  const wards = await door.wards()
  const areaOf = (ward: number) => wards[ward % wards.length] as number
  const persons = await door.register(
    Array.from({ length: city.plan.people }, (_, person) => ({
      type: 'people.register-person',
      payload: { areaId: areaOf(wardOf(city, person)), synthetic: true, isAnother: true, name: `Mô phỏng ${person}` },
    })),
    'personId',
  )
  tell(`${persons.length} people`)
  const sites = await door.register(
    Array.from({ length: city.places }, (_, place) => {
      const { kind, ward } = placeOf(city, place)
      const about = { kind: kinds[kind], name: `Mô phỏng ${kind} ${place}`, source: 'npm run city (synthetic)' }
      return { type: 'sites.register', payload: { areaId: areaOf(ward), ...about, openedOn: '2020-01-01' } }
    }),
    'siteId',
  )
  tell(`${sites.length} places`)
  const dawn = addMinutes(receiver.until, -city.plan.days * 1440)
  tell(`${await sendVisits(door, city, { persons, sites, dawn })} visits`)
  const found = infections.filter(({ confirmedAt }) => confirmedAt !== null && confirmedAt < city.plan.days * 1440)
  await door.register(
    found.map(({ person, confirmedAt }) => ({
      type: 'cases.report',
      payload: {
        areaId: areaOf(wardOf(city, person)),
        personId: persons[person],
        status: 'confirmed',
        setting: 'community',
        confirmedAt: addMinutes(dawn, confirmedAt ?? 0),
        synthetic: true,
      },
    })),
    'caseId',
  )
  tell(`${found.length} cases`)
}

interface Sent {
  readonly persons: readonly string[]
  readonly sites: readonly string[]
  readonly dawn: Instant
}

async function sendVisits(door: Door, city: SyntheticCity, { persons, sites, dawn }: Sent): Promise<number> {
  let visits: unknown[] = []
  let sent = 0
  const flush = async () => {
    if (visits.length > 0)
      await door.register([{ type: 'tracing.record-visits', payload: { source: 'register', visits } }])
    sent += visits.length
    visits = []
  }
  for (let person = 0; person < city.plan.people; person++) {
    walkPerson(city, person, (_, place, enter, leave) => {
      if (leave >= city.plan.days * 1440) return
      const times = { enteredAt: addMinutes(dawn, enter), leftAt: addMinutes(dawn, leave) }
      visits.push({ personId: persons[person], siteId: sites[place], ...times })
    })
    if (visits.length >= visitsAtOnce) await flush()
  }
  await flush()
  return sent
}

/** The door of a running house, with one account signed in. */
class Door {
  private readonly url: string
  private readonly headers: Readonly<Record<string, string>>

  private constructor(url: string, headers: Readonly<Record<string, string>>) {
    this.url = url
    this.headers = headers
  }

  static async open({ url, username, password }: Receiver): Promise<Door> {
    const headers = { 'content-type': 'application/json', origin: url, 'sec-fetch-site': 'same-origin' }
    const body = JSON.stringify({ username, password })
    const entered = await fetch(`${url}/api/session`, { method: 'POST', headers, body })
    if (!entered.ok) throw new Error(`${username} could not sign in: ${await entered.text()}`)
    const cookie = entered.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    const session = await fetch(`${url}/api/session`, { headers: { cookie } })
    const { csrf } = (await session.json()) as { csrf: string }
    return new Door(url, { ...headers, cookie, 'x-csrf-token': csrf })
  }

  /** Communes, in order of their ids. */
  async wards(): Promise<number[]> {
    const root = await this.get<{ id: number }>('/areas/root')
    const below = async (id: number) => (await this.get<{ items: { id: number }[] }>(`/areas/${id}/children`)).items
    const districts = await below(root.id)
    const communes = await Promise.all(districts.map(({ id }) => below(id)))
    return communes.flat().map(({ id }) => id)
  }

  /** Sends changes and gives the id that each made. A refusal ends it. */
  async register(changes: readonly Omit<Intent, 'id'>[], key?: string): Promise<string[]> {
    const ids: string[] = []
    for (let from = 0; from < changes.length; from += intentsAtOnce) {
      const intents = changes.slice(from, from + intentsAtOnce).map((change) => ({ id: randomUUID(), ...change }))
      const answer = await fetch(`${this.url}/api/intents`, {
        method: 'POST',
        headers: this.headers,
        body: JSON.stringify({ intents }),
      })
      if (!answer.ok) throw new Error(`the door answered ${answer.status}: ${await answer.text()}`)
      const { answers } = (await answer.json()) as { answers: { outcome: string; result?: Record<string, string> }[] }
      const refused = answers.find(({ outcome }) => outcome !== 'accepted')
      if (refused) throw new Error(`not taken: ${JSON.stringify(refused)}`)
      if (key !== undefined) ids.push(...answers.map(({ result }) => result?.[key] ?? ''))
    }
    return ids
  }

  private async get<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.url}/api${path}`, { headers: this.headers })
    if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}`)
    return (await answer.json()) as T
  }
}

/** The end of the last day of the demo clock, as an {@link Instant}. */
export const momentOf = (text: string): Instant => toInstant(text)
