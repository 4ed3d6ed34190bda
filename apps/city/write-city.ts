import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { callings, placeOf, type SyntheticCity, wardOf } from './city-plan.ts'
import type { Infection } from './spread-infections.ts'
import { walkPerson } from './walk-visits.ts'

const linesAtOnce = 20_000

/** Writes a city as CSV tables into a folder; each says in its first line that all of it is made up. */
export async function writeCity(folder: string, city: SyntheticCity, infections: readonly Infection[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  const { people, days, seed } = city.plan
  const label = `# synthetic / mô phỏng: ${people} people, ${days} days, seed ${seed}; nobody in it exists`
  await writeTable(folder, 'people.csv', label, 'person,household,ward,calling', peopleLines(city))
  await writeTable(folder, 'places.csv', label, 'place,kind,ward', placeLines(city))
  await writeTable(folder, 'visits.csv', label, 'person,place,enter_minute,leave_minute', visitLines(city))
  const head = 'person,infected_minute,by,onset_minute,confirmed_minute'
  await writeTable(folder, 'infections.csv', label, head, infectionLines(infections))
  await writeFile(path.join(folder, 'plan.json'), `${JSON.stringify({ synthetic: true, ...city.plan }, null, 2)}\n`)
}

function* peopleLines(city: SyntheticCity): Generator<string> {
  for (let person = 0; person < city.plan.people; person++) {
    const calling = callings[city.callingOf[person] as number]
    yield `${person},${city.householdOf[person]},${wardOf(city, person)},${calling}`
  }
}

function* placeLines(city: SyntheticCity): Generator<string> {
  for (let place = 0; place < city.places; place++) {
    const { kind, ward } = placeOf(city, place)
    yield `${place},${kind},${ward}`
  }
}

function* visitLines(city: SyntheticCity): Generator<string> {
  for (let person = 0; person < city.plan.people; person++) {
    const lines: string[] = []
    walkPerson(city, person, (_, place, enter, leave) => lines.push(`${person},${place},${enter},${leave}`))
    yield* lines
  }
}

function* infectionLines(infections: readonly Infection[]): Generator<string> {
  for (const { person, infectedAt, by, onsetAt, confirmedAt } of infections) {
    yield [person, infectedAt, by, onsetAt, confirmedAt].map((value) => value ?? '').join()
  }
}

// biome-ignore lint/complexity/useMaxParams: a table is its name, its first two lines and the rest
async function writeTable(
  folder: string,
  name: string,
  label: string,
  head: string,
  lines: Iterable<string>,
): Promise<void> {
  const file = createWriteStream(path.join(folder, name))
  let waiting = [label, head]
  for (const line of lines) {
    waiting.push(line)
    if (waiting.length < linesAtOnce) continue
    if (!file.write(`${waiting.join('\n')}\n`)) await once(file, 'drain')
    waiting = []
  }
  file.end(`${waiting.join('\n')}\n`)
  await once(file, 'finish')
}
