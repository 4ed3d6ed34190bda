import { z } from 'zod'
import { addDays, addMinutes, type Day, type Instant, type Intent, startOfDay, toInstant } from '#kit'
import { derivedId, type House } from '#platform/server'
import type { Event, Stage } from './load-orders.ts'
import { byDistrict, type Commune, heldPosts, readCommunes } from './load-sites.ts'
import { lotOf } from './lot.ts'

const sampleFile = z.strictObject({
  about: z.string(),
  districts: z.array(z.string()),
  from: z.iso.date(),
  days: z.int(),
  withWhom: z.string(),
  rounds: z.array(
    z.strictObject({
      mode: z.enum(['fixed', 'mobile']),
      from: z.string(),
      to: z.string(),
      route: z.string(),
      people: z.int(),
    }),
  ),
})

type Sample = z.infer<typeof sampleFile>

/** Five days of patrols in two districts, made up, a little denser each day as the documents ask. */
export async function patrolEvents(house: House): Promise<Event[]> {
  const file = await house.profile.json('sample/patrols.json', sampleFile)
  const evenings = Array.from({ length: file.days }, (_, index): Event => {
    const day = addDays(file.from as Day, index)
    const at = addMinutes(startOfDay(day, house.profile.utcOffsetMinutes), 17 * 60 + 30)
    return { at, run: (stage) => recordDay(stage, file, { day, index }) }
  })
  return [{ at: toInstant('2021-07-22T16:00:00+07:00'), run: (stage) => planAll(stage, file) }, ...evenings]
}

interface Round {
  readonly commune: Commune
  readonly id: string
  readonly fromAt: Instant
  readonly toAt: Instant
  readonly what: Sample['rounds'][number]
}

/** The rounds of a day in the districts of the sample. */
function roundsOf(communes: readonly Commune[], day: Day, { districts, rounds }: Sample): Round[] {
  const at = (time: string): Instant => toInstant(`${day}T${time}:00+07:00`)
  return communes
    .filter(({ district }) => districts.includes(district))
    .flatMap((commune) =>
      rounds.map((what) => {
        const id = derivedId('sample patrol', `${commune.code} ${day} ${what.mode}`)
        return { commune, id, fromAt: at(what.from), toAt: at(what.to), what }
      }),
    )
}

async function planAll(stage: Stage, file: Sample): Promise<void> {
  const communes = await readCommunes(stage)
  const { from, days, withWhom, districts } = file
  const posts = new Map(await Promise.all(districts.map(async (code) => [code, await heldPosts(stage, code)] as const)))
  const rounds = Array.from({ length: days }, (_, index) =>
    roundsOf(communes, addDays(from as Day, index), file),
  ).flat()
  const plan = ({ commune, id, fromAt, toAt, what }: Round): Intent => {
    const { mode, people } = what
    const route = what.route.replace('{area}', commune.name)
    const postIds = [posts.get(commune.district)?.get('police-chief')]
    const payload = { areaId: commune.id, mode, route, fromAt, toAt, postIds, people, withWhom }
    return { id, type: 'patrols.plan', payload }
  }
  await byDistrict(stage, grouped(rounds, plan))
}

function grouped(rounds: readonly Round[], toIntent: (round: Round) => Intent): Map<string, Intent[]> {
  const byCode = Map.groupBy(rounds, ({ commune }) => commune.district)
  return new Map([...byCode].map(([district, own]) => [district, own.map(toIntent)]))
}

/** What the rounds of a day checked: made up, a little more each day, as the documents ask. */
async function recordDay(stage: Stage, file: Sample, { day, index }: { day: Day; index: number }): Promise<void> {
  const rounds = roundsOf(await readCommunes(stage), day, file)
  const record = ({ commune, id, toAt, what }: Round): Intent => {
    const base = 30 + (lotOf(`${commune.code} ${what.mode}`) % 50)
    const persons = base + index * 4
    const payload = {
      ...{ areaId: commune.id, patrolId: id, at: toAt },
      ...{ persons, vehicles: Math.round(persons / 2), reminders: Math.round(persons / 12) },
      note: 'Số liệu mẫu',
    }
    return { id: derivedId('sample checks', id), type: 'patrols.record-checks', payload }
  }
  await byDistrict(stage, grouped(rounds, record))
}
