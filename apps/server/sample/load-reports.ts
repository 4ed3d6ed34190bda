import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Intent, toInstant } from '#kit'
import { derivedId, type House } from '#platform/server'
import { levelOf } from '#rooms/areas/domain'
import { readRegister } from '#rooms/areas/server'
import { type Deed, insistAll } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'

const reportFile = z.object({
  about: z.string(),
  reports: z.array(
    z.looseObject({
      area: z.string(),
      form: z.string(),
      period: z.string(),
      source: z.string(),
      enteredAt: z.string(),
    }),
  ),
})

/** Days of Chỉ thị 17 that lie behind the evening of the board, and when the districts' clerks sat down to report. */
const days = ['2021-07-24', '2021-07-25', '2021-07-26', '2021-07-27'] as const
type SampleDay = (typeof days)[number]

/** Who had sent nothing: Ba Vì on the second day; by the evening of 27/7 Hoàng Mai and Mỹ Đức not yet. */
const silent: Readonly<Record<string, readonly SampleDay[]>> = {
  '271': ['2021-07-25'],
  '008': ['2021-07-27'],
  '282': ['2021-07-27'],
}
/** Sóc Sơn sent its report of 26/7 after the hour. */
const lateOf: Readonly<Record<string, SampleDay>> = { '016': '2021-07-26' }
/** Đống Đa found one sample more on the day after and corrected. */
const correctedBy = { code: '006', day: '2021-07-26' } as const

const madeUp = 'Số liệu minh họa của mẫu, không phải số liệu thật'

interface District {
  readonly code: string
  readonly id: number
}

/**
 * The reports of the sample: every figure that the source documents quote, as they quote it; and the evening reports of
 * thirty districts over four days, which are made up (drawn by lot from code and day) and say so.
 */
export async function reportEvents(house: House): Promise<Event[]> {
  const areas = await readRegister(house.db)
  const districts = areas
    .filter(({ kind, validTo }) => validTo === null && levelOf(kind) === 'district')
    .map(({ code, id }) => ({ code, id }))
  const quoted = await quotedEvents(house, new Map(areas.map(({ code, id }) => [code, id])))
  const evenings = days.flatMap((day) => {
    const isLate = ({ code }: District) => lateOf[code] === day
    const sending = districts.filter(({ code }) => !silent[code]?.includes(day))
    const inTime = sending.filter((district) => !isLate(district))
    return [
      sendAt(`${day}T17:40:00+07:00`, day, inTime),
      signAt(`${day}T17:55:00+07:00`, day, inTime),
      sendAt(`${day}T20:40:00+07:00`, day, sending.filter(isLate)),
    ]
  })
  return [...quoted, ...evenings, correctAt('2021-07-27T08:10:00+07:00', districts)]
}

async function quotedEvents(house: House, areaOf: ReadonlyMap<string, number>): Promise<Event[]> {
  if (!(await house.profile.files('sample')).includes('reports.json')) return []
  const { reports } = await house.profile.json('sample/reports.json', reportFile)
  return reports.map(({ area, enteredAt, ...stated }) => ({
    at: toInstant(enteredAt),
    run: async ({ house: target, actors }: Stage) => {
      const id = derivedId('sample report', `${stated.form}/${area}/${stated.period}/${stated.source}`)
      const intent = { id, type: 'reports.submit', payload: { ...stated, areaId: areaOf.get(area) } }
      await insistAll(target, [{ intent, actor: actors.holding('office-chief', '01') }])
    },
  }))
}

function sendAt(at: string, day: SampleDay, districts: readonly District[]): Event {
  const run = async ({ house, actors }: Stage) => {
    const deeds = districts.map(
      (district): Deed => ({
        actor: actors.holding('office-chief', district.code),
        intent: reportOf(district, day),
      }),
    )
    await insistAll(house, deeds)
  }
  return { at: toInstant(at), run }
}

/** Most heads sign within the quarter of an hour; the others leave it to the morning. */
function signAt(at: string, day: SampleDay, districts: readonly District[]): Event {
  const run = async ({ house, actors }: Stage) => {
    const signing = districts.filter(({ code }) => lotOf(`${day}/${code}/sign`, 10) < 8)
    const deeds = signing.map(({ code, id }): Deed => {
      const reportId = reportIdOf({ code, id }, day)
      const intent = { id: derivedId('sample send-up', reportId), type: 'reports.send-up', payload: { reportId } }
      return { actor: actors.holding('chairman', code), intent }
    })
    await insistAll(house, deeds)
  }
  return { at: toInstant(at), run }
}

function correctAt(at: string, districts: readonly District[]): Event {
  const run = async ({ house, actors }: Stage) => {
    const district = districts.find(({ code }) => code === correctedBy.code)
    if (!district) return
    const { payload } = reportOf(district, correctedBy.day) as Intent<{ figures: Figures; asOf: string }>
    const figures = {
      ...payload.figures,
      tests: payload.figures.tests + 1,
      'tests-pcr': payload.figures['tests-pcr'] + 1,
    }
    const reportId = reportIdOf(district, correctedBy.day)
    const intent = {
      id: derivedId('sample correction', reportId),
      type: 'reports.correct',
      payload: { reportId, reason: 'Sót một mẫu RT-PCR gửi về muộn (minh họa)', asOf: payload.asOf, figures },
    }
    await insistAll(house, [{ intent, actor: actors.holding('office-chief', district.code) }])
  }
  return { at: toInstant(at), run }
}

function reportIdOf({ code }: District, day: SampleDay): string {
  return derivedId('sample report', `daily-situation/${code}/${day}/unit`)
}

type Figures = ReturnType<typeof figuresOf>

function reportOf(district: District, day: SampleDay): Intent {
  const payload = {
    form: 'daily-situation',
    areaId: district.id,
    period: day,
    asOf: `${day}T17:00:00+07:00`,
    reference: madeUp,
    figures: figuresOf(district.code, day),
  }
  return { id: reportIdOf(district, day), type: 'reports.submit', payload }
}

/** Plausible, and small enough to stay below what the city reported of itself on 27/7. */
function figuresOf(code: string, day: SampleDay) {
  const lot = (what: string, below: number) => lotOf(`${day}/${code}/${what}`, below)
  const cases = [0, 0, 0, 0, 0, 1, 0, 2, 0, 1][lot('cases', 10)] ?? 0
  const quarantined = Math.floor(cases / 2)
  const pcr = 120 + lot('pcr', 900)
  const rapid = 40 + lot('rapid', 300)
  const violations = 4 + lot('violations', 34)
  const beds = 20 + lot('beds', 90)
  return {
    cases,
    'cases-community': cases - quarantined,
    'cases-quarantine': quarantined,
    'cases-lockdown': 0,
    'cases-entry': 0,
    tests: pcr + rapid,
    'tests-pcr': pcr,
    'tests-rapid': rapid,
    doses: 60 + lot('doses', 700),
    violations,
    'fines-proposed': violations * 1_800_000,
    'lockdown-points': lot('points', 5),
    quarantined: 10 + lot('quarantined', 240),
    'beds-free': lot('about', 6) === 0 ? { kind: 'about', value: beds - (beds % 10) } : beds,
  }
}

/** A lot from 0 to below `below` that depends on the text alone. */
function lotOf(text: string, below: number): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) % below
}
