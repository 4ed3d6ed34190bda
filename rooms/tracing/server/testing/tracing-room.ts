import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { type Instant, type IntentAnswer, toInstant } from '#kit'
import { keepPersons } from '#rooms/people/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { TracePage } from '../../domain/index.ts'
import { followCases } from '../follow-cases.tick.ts'
import { tracerTick } from '../tracer/index.ts'

/** The ward of the case, and the one beside it. */
export const ward = '00328'
export const next = '00331'

/** A moment of July 2021, local time: `26T09:00`. */
export const at = (text: string): Instant => toInstant(`2021-07-${text}:00+07:00`)
/** What an intent came to: its refusal's code, or its outcome. */
export const codeOf = (answer: IntentAnswer): string =>
  answer.outcome === 'refused' ? answer.refusal.code : answer.outcome
/** The same with the field that is refused. */
export const said = (answer: IntentAnswer): (string | undefined)[] =>
  answer.outcome === 'refused' ? [answer.refusal.code, answer.refusal.field] : [answer.outcome]

/** The result of an intent that has to be taken. */
export async function done<T>(answer: Promise<IntentAnswer>): Promise<T> {
  const got = await answer
  expect(got, JSON.stringify(got)).toMatchObject({ outcome: 'accepted' })
  return (got as { result: T }).result
}

/** Names and numbers of those whom {@link TracingRoom.keep} put on file, and of whom interviews tell: whole, for a random id may hold any digits. */
export const anybody: RegExp = /Thử \d|Phạm|\b0?913\d{6}\b|\b0?988111222\b/

/** A test city with two wards' health stations, the city's centre, and two markets, one of them closed. */
export class TracingRoom {
  readonly city: TestCity
  readonly station: Person
  readonly neighbour: Person
  readonly centre: Person
  market = ''
  closed = ''
  private people = 0

  private constructor(city: TestCity, [station, neighbour, centre]: readonly [Person, Person, Person]) {
    this.city = city
    this.station = station
    this.neighbour = neighbour
    this.centre = centre
  }

  static async open(start: string): Promise<TracingRoom> {
    const city = await openTestCity({ at: start })
    const signIn = (code: string) => city.signIn('health', code)
    const room = new TracingRoom(city, [await signIn(ward), await signIn(next), await signIn('01')])
    await city.signIn('leader', ward)
    const clerk = await city.signIn('office', ward)
    room.market = await room.register(clerk, 'Chợ Thử')
    room.closed = await room.register(clerk, 'Chợ đã đóng')
    await sql`update sites set closed_on = '2021-07-20', close_reason = 'thử' where id = ${room.closed}`.execute(
      city.db,
    )
    return room
  }

  /** Somebody new on file, and the phone they left. */
  async keep(code: string, householdId?: string): Promise<string> {
    this.people += 1
    const row = {
      ...{ personId: randomUUID(), areaId: this.city.area(code), name: `Trần Thử ${this.people}`, synthetic: true },
      ...{ yearOfBirth: 1960 + (this.people % 40), phone: this.lastPhone },
      ...(householdId === undefined ? {} : { householdId }),
    }
    const { house, db, clock } = this.city
    const ground = {
      now: clock.now(),
      tree: house.territory.current(),
      profile: house.profile,
      vault: house.vault,
    }
    const [kept] = await db.transaction().execute((trx) => keepPersons({ trx, ...ground }, [row]))
    if (!kept?.ok) throw new Error(JSON.stringify(kept))
    return kept.personId
  }

  /** Phone of whoever was kept last. */
  get lastPhone(): string {
    return `0913${100_000 + this.people}`
  }

  async follow(): Promise<void> {
    await followCases.run(this.city.house)
    await tracerTick.run(this.city.house)
  }

  report(personId: string, more: object = {}): Promise<{ caseId: string; personId: string }> {
    const areaId = this.city.area(ward)
    const payload = {
      ...{ areaId, residenceAreaId: areaId, personId, status: 'confirmed', synthetic: true },
      ...{ setting: 'community', sampledAt: at('26T08:00'), confirmedAt: at('27T17:00'), onsetOn: '2021-07-25' },
      ...more,
    }
    return done(this.station.send({ type: 'cases.report', payload }))
  }

  visit(visits: object[], by = this.station, source = 'interview'): Promise<IntentAnswer> {
    return by.send({ type: 'tracing.record-visits', payload: { source, visits } })
  }

  /** A visit, at the market unless told. */
  there(personId: string, from: string, to: string | null, siteId = this.market): object {
    return { personId, siteId, enteredAt: at(from), leftAt: to === null ? null : at(to) }
  }

  async pageOf(traceId: string): Promise<TracePage> {
    return (await this.station.get<TracePage>(`/tracing/traces/${traceId}`)).body
  }

  /** Open gaps of a rule. */
  async gaps(rule: string): Promise<{ subject: string; owner: string | null }[]> {
    await this.city.settle()
    const { rows } = await sql<{ subject: string; owner: string | null }>`
      select subject, owner_officer_id as owner from gaps where rule = ${rule} and closed_at is null`.execute(
      this.city.db,
    )
    return rows
  }

  private async register(clerk: Person, name: string): Promise<string> {
    const id = randomUUID()
    const payload = { areaId: this.city.area(ward), kind: 'market', name, openedOn: '2021-01-01' }
    await done(clerk.send({ id, type: 'sites.register', payload }))
    return id
  }
}
