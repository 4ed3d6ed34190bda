import { z } from 'zod'
import { addDays, addMinutes, type Day, type Instant, type Intent, startOfDay } from '#kit'
import { derivedId, type House } from '#platform/server'
import { issueBulletin, listContact, recordStep, reportCase } from '#rooms/cases/domain'
import { insist } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'
import { readCommunes } from './load-sites.ts'
import { lotOf } from './lot.ts'

const sampleFile = z.strictObject({
  about: z.string(),
  source: z.string(),
  from: z.iso.date(),
  days: z.array(z.strictObject({ community: z.int(), isolation: z.int() })).min(1),
  communes: z.array(z.string()).min(1),
  contactsEach: z.int(),
})

type Sample = z.infer<typeof sampleFile>

const settings = {
  community: ['community', 'screening', 'community', 'hospital'],
  isolation: ['quarantine', 'lockdown', 'quarantine'],
} as const

/** Who works with cases in the sample: the head of the city's health service. */
const keeper = ['health-chief', '01'] as const

/** Where a day of the sample stands. */
interface SampleDay {
  readonly file: Sample
  readonly day: Day
  readonly at: Instant
  readonly isLast: boolean
}

/**
 * Two weeks of synthetic cases with their contacts, each day entered on its evening and its bulletin signed. Only the last
 * day's sums follow the source document: 21 new cases, 12 in the community and 9 in isolation.
 */
export async function caseEvents(house: House): Promise<Event[]> {
  const file = await house.profile.json('sample/cases.json', sampleFile)
  return file.days.flatMap((_, index): Event[] => {
    const day = addDays(file.from as Day, index)
    const isLast = index === file.days.length - 1
    const midnight = startOfDay(day, house.profile.utcOffsetMinutes)
    const at = addMinutes(midnight, isLast ? 17 * 60 + 35 : 23 * 60)
    const signedAt = addMinutes(midnight, isLast ? 17 * 60 + 50 : 23 * 60 + 20)
    return [
      { at, run: (stage) => enterDay(stage, { file, day, at, isLast }) },
      { at: signedAt, run: (stage) => signDay(stage, { file, day, at: signedAt, isLast }) },
    ]
  })
}

async function enterDay(stage: Stage, today: SampleDay): Promise<void> {
  const { file, day } = today
  const communes = new Map((await readCommunes(stage)).map(({ code, id }) => [code, id]))
  const { community, isolation } = file.days[dayIndex(file, day)] ?? { community: 0, isolation: 0 }
  const cases = Array.from({ length: community + isolation }, (_, index) => {
    const key = `${day} ${index}`
    const code = file.communes[lotOf(`commune ${key}`) % file.communes.length] ?? ''
    return { key, areaId: communes.get(code) ?? 1, group: index < community ? 'community' : 'isolation' } as const
  })
  const { house, actors } = stage
  const actor = actors.holding(...keeper)
  const offset = house.profile.utcOffsetMinutes
  await insist(
    house,
    cases.map((one, index) => reported(one, { ...today, index, offset })),
    actor,
  )
  await insist(
    house,
    cases.flatMap((one, index) => stepsOf(one.key, { ...today, index, offset })),
    actor,
  )
  await insist(
    house,
    cases.flatMap((one) => contactsOf(one, today)),
    actor,
  )
}

interface SampleCase {
  readonly key: string
  readonly areaId: number
  readonly group: keyof typeof settings
}

type InDay = SampleDay & { readonly index: number; readonly offset: number }

const caseId = (key: string) => derivedId('sample case', key)
const dayIndex = ({ from }: Sample, day: Day) => Math.round((Date.parse(day) - Date.parse(from)) / 86_400_000)

/** Confirmed between six and four in the afternoon, so that all of a day stand in its bulletin. */
function confirmedAt({ day, index, offset }: InDay): Instant {
  return addMinutes(startOfDay(day, offset), 6 * 60 + lotOf(`confirmed ${day} ${index}`) * 6)
}

function reported({ key, areaId, group }: SampleCase, about: InDay): Intent {
  const at = confirmedAt(about)
  const lot = lotOf(`case ${key}`)
  const choices = settings[group]
  const before = dayIndex(about.file, about.day) > 3 ? caseId(`${addDays(about.day, -3)} ${lot % 4}`) : undefined
  const source =
    before !== undefined && lot < 62
      ? { kind: 'known-case', caseId: before }
      : lot < 72
        ? { kind: 'travel', note: 'tỉnh khác' }
        : { kind: 'unknown' }
  const payload = {
    areaId,
    residenceAreaId: areaId,
    status: 'confirmed',
    setting: choices[lot % choices.length],
    person: {
      name: `Người bệnh mẫu ${key.slice(5).replaceAll(/\D/g, ' ')}`,
      yearOfBirth: 1938 + ((lot * 7) % 78),
      sex: lot % 2 ? 'male' : 'female',
    },
    isAnother: true,
    sampledAt: addMinutes(at, -(9 + (lot % 16)) * 60),
    confirmedAt: at,
    enteredAt: addMinutes(at, 20 + lot * 0.7),
    ...(lot < 70 ? { onsetOn: addDays(about.day, -1 - (lot % 5)), symptoms: 'some' } : { symptoms: 'none' }),
    variant: { key: 'delta', sure: lot < 20 ? 'lab' : 'assumed' },
    source,
    origin: about.file.source,
    synthetic: true,
  }
  return { id: caseId(key), type: reportCase.type, payload }
}

/** Steps are taken in their time; on the evening of the board the last of the day still wait. */
function stepsOf(key: string, about: InDay): Intent[] {
  const lot = lotOf(`steps ${key}`)
  const confirmed = confirmedAt(about)
  return (['classified', 'placed'] as const).flatMap((step): Intent[] => {
    const usual = addMinutes(confirmed, step === 'classified' ? 60 + lot * 2.5 : 240 + lot * 4)
    // Of days before the last all are placed by their evening.
    const at = usual > about.at && !about.isLast ? about.at : usual
    if (at > about.at) return []
    const where = step === 'classified' ? `Tầng ${1 + (lot % 3 === 0 ? 1 : 0)}` : 'Bệnh viện dã chiến mẫu'
    const payload = { caseId: caseId(key), step, at, where }
    return [{ id: derivedId(`sample ${step}`, key), type: recordStep.type, payload }]
  })
}

function contactsOf({ key, areaId }: SampleCase, { file, day }: SampleDay): Intent[] {
  const count = lotOf(`contacts ${key}`) % (2 * file.contactsEach)
  return Array.from({ length: count }, (_, index): Intent => {
    const lot = lotOf(`contact ${key} ${index}`)
    const fromAt = addMinutes(startOfDay(addDays(day, -1), 420), 8 * 60 + lot * 5)
    const payload = {
      areaId,
      ofPersonId: derivedId(caseId(key), 'person'),
      person: {
        name: `Người tiếp xúc mẫu ${key.slice(5).replaceAll(/\D/g, ' ')} ${index}`,
        yearOfBirth: 1945 + ((lot * 5) % 70),
        sex: lot % 2 ? 'female' : 'male',
      },
      isAnother: true,
      fromAt,
      untilAt: addMinutes(fromAt, 15 + lot),
      relation: lot < 45 ? 'household' : lot < 75 ? 'work' : 'social',
      distance: lot < 80 ? 'within-2m' : 'same-place',
      caseId: caseId(key),
      source: 'interview',
      synthetic: true,
    }
    return { id: derivedId('sample contact', `${key} ${index}`), type: listContact.type, payload }
  })
}

async function signDay({ house, actors }: Stage, { day, at, file, isLast }: SampleDay): Promise<void> {
  const areaId = house.territory.current().root?.id
  const stated = isLast ? { total: 21, community: 12, isolation: 9, source: file.source } : undefined
  const intent: Intent = {
    id: derivedId('sample bulletin', day),
    type: issueBulletin.type,
    payload: { areaId, day, asOf: at, stated },
  }
  await insist(house, [intent], actors.holding(...keeper))
}
