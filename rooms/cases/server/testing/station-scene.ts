import { expect } from 'vitest'
import { type Instant, type IntentAnswer, toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'

/** The ward of the tests: Mai Động of Hoàng Mai. */
export const ward = '00328'

/** A moment of July 2021 in local time, `27T09:00`. */
export const at = (text: string): Instant => toInstant(`2021-07-${text}:00+07:00`)

/** The code of a refusal, or the outcome. */
export const codeOf = (answer: IntentAnswer): string =>
  answer.outcome === 'refused' ? answer.refusal.code : answer.outcome

/** Insists that something was done; gives its result. */
export async function done<T = { caseId: string; personId: string }>(answer: Promise<IntentAnswer>): Promise<T> {
  const got = await answer
  expect(got, JSON.stringify(got)).toMatchObject({ outcome: 'accepted' })
  return (got as { result: T }).result
}

let people = 0

/** Somebody whom nobody knows yet. */
function somebody() {
  people += 1
  return {
    name: `Nguyễn Thị Thử ${people}`,
    yearOfBirth: 1950 + (people % 50),
    phone: `0912${String(100_000 + people)}`,
  }
}

/** The evening of 27/7/2021: the health station of a ward, that of another, and the centre of the city. */
export interface StationScene {
  readonly city: TestCity
  readonly station: Person
  readonly other: Person
  readonly centre: Person
  /** A case confirmed that morning, of somebody new unless said otherwise. */
  report(more?: object, sender?: Person, code?: string): Promise<IntentAnswer>
  /** A contact listed, between 10 and 11 the day before, with somebody new unless said otherwise. */
  list(ofPersonId: string, more?: object): Promise<IntentAnswer>
  /** The same, insisted on. */
  contact(ofPersonId: string, more?: object): Promise<{ personId: string; linkId: string }>
}

/** Opens it, once for a file of tests. */
export async function openStation(): Promise<StationScene> {
  const city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  const station = await city.signIn('health', ward)
  const report = (more: object = {}, sender = station, code = ward) =>
    sender.send({
      type: 'cases.report',
      payload: {
        ...{ areaId: city.area(code), residenceAreaId: city.area(code), status: 'confirmed', setting: 'community' },
        ...{ sampledAt: at('26T08:00'), confirmedAt: at('27T09:00'), person: somebody(), synthetic: true },
        ...more,
      },
    })
  const list = (ofPersonId: string, more: object = {}) =>
    station.send({
      type: 'cases.list-contact',
      payload: {
        ...{ areaId: city.area(ward), ofPersonId, relation: 'social', distance: 'within-2m', source: 'interview' },
        ...{ fromAt: at('26T10:00'), untilAt: at('26T11:00') },
        ...('personId' in more ? {} : { person: somebody() }),
        ...more,
      },
    })
  const [other, centre] = [await city.signIn('health', '00001'), await city.signIn('health', '01')]
  return { city, station, other, centre, report, list, contact: (id, more) => done(list(id, more)) }
}
