import { randomBytes } from 'node:crypto'
import { uuidV7 } from '#kit'
import { type LabelledEntry, type MadePerson, makeLabelledSet } from '#rooms/people/domain'
import { type Ground, usedBetween } from '../ground.ts'
import { digits, type Line, spread, timeOf } from '../measure.ts'
import { ask, type Visitor } from '../visitor.ts'

const names = 10_000
const searches = 400
const rowsOfList = 100_000
const wards = 10
const perArray = 1_000

type Told = LabelledEntry['entry'] | MadePerson

/**
 * Persons over HTTP: one ward of ten thousand names searched while somebody types, and a line list of a hundred thousand rows
 * kept through the door, each row compared with who is on file and with the rows before it.
 */
export async function measurePeople(ground: Ground): Promise<Line[]> {
  const clerk = await ground.visitor('office-chief.01')
  const { rows } = await ground.pool.query<{ id: number }>(
    "select id from areas where kind = 'ward' and valid_to is null order by id limit $1",
    [wards],
  )
  const areaIds = rows.map(({ id }) => id)
  const [first = 0] = areaIds
  const { register, entries } = makeLabelledSet({ seed: 4, people: names, entries: rowsOfList / wards })
  await keep(clerk, first, register, true)
  await ground.settle()
  const search = await measureSearch(ground, clerk, { areaId: first, entries })
  return [search, await measureList(ground, clerk, { areaIds, entries })]
}

async function measureSearch(
  ground: Ground,
  clerk: Visitor,
  { areaId, entries }: { areaId: number; entries: readonly LabelledEntry[] },
): Promise<Line> {
  const times: number[] = []
  let shown = 0
  for (const [index, { entry, truth }] of entries.slice(0, searches).entries()) {
    const body = JSON.stringify({ areaId, ...told(entry) })
    const url = `${ground.url}/api/people/persons/match`
    const { ms, value } = await timeOf(() => ask(url, { method: 'POST', headers: clerk.headers, body }))
    if (value.status !== 200) throw new Error(`the search answered ${value.status}: ${value.text}`)
    if (index >= 20) times.push(ms)
    if (truth !== null && JSON.parse(value.text).candidates.length > 0) shown += 1
  }
  return {
    work: `search ${digits(names)} distinct names of one ward, over HTTP`,
    measured: spread(times),
    reach: '< 50 ms',
    beside: `${digits((shown / (searches / 2)) * 100)} % of those on file bring up somebody; names stand sealed, found by keyed tokens`,
  }
}

async function measureList(
  ground: Ground,
  clerk: Visitor,
  { areaIds, entries }: { areaIds: readonly number[]; entries: readonly LabelledEntry[] },
): Promise<Line> {
  const lists = areaIds.map((areaId, index) => ({
    areaId,
    rows: index === 0 ? entries : makeLabelledSet({ seed: 10 + index, people: 5_000, entries: entries.length }).entries,
  }))
  const before = ground.busy()
  const seen = { ms: 0, rows: 0, isNew: 0 }
  for (const { areaId, rows } of lists) {
    const { ms, value } = await timeOf(() =>
      keep(
        clerk,
        areaId,
        rows.map(({ entry }) => entry),
        false,
      ),
    )
    seen.ms += ms
    seen.rows += rows.length
    seen.isNew += value
  }
  return {
    work: `line list of ${digits(seen.rows)} rows with fuzzy matching, arrays of ${digits(perArray)} one after the other`,
    measured: `${digits((seen.rows / seen.ms) * 1000)} rows/s`,
    reach: '≥ 1,000 rows/s',
    beside: `${digits(seen.rows - seen.isNew)} recognised, ${digits(seen.isNew)} new; ${usedBetween(before, ground.busy())}`,
  }
}

/** Keeps these in one area; gives how many were new. */
async function keep(clerk: Visitor, areaId: number, people: readonly Told[], isAnother: boolean): Promise<number> {
  let isNew = 0
  for (let from = 0; from < people.length; from += perArray) {
    const intents = people.slice(from, from + perArray).map((person) => ({
      id: uuidV7(Date.now(), randomBytes(10)),
      type: 'people.register-person',
      payload: { areaId, synthetic: true, ...(isAnother ? { isAnother } : {}), ...told(person) },
    }))
    const answers = await clerk.send(intents)
    isNew += answers.filter(({ result }) => (result as { isNew: boolean }).isNew).length
  }
  return isNew
}

/** What is known of somebody, as a form sends it. */
function told(person: Told): Record<string, unknown> {
  const { name, sex, phone, idNumber } = person
  // A year turned round may lie ahead, which the door refuses: not what is measured here.
  const yearOfBirth = (person.yearOfBirth ?? 0) > 2021 ? null : person.yearOfBirth
  return Object.fromEntries(
    Object.entries({ name, yearOfBirth, sex, phone, idNumber }).filter(
      ([, value]) => value !== null && value !== undefined,
    ),
  )
}
