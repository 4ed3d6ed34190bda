// npm run city -- --people 20000 --days 14 --seed 1 --out folder          tables as CSV
// npm run city -- --people 500 --days 14 --seed 1 --to http://localhost:3000 --user name [--until 2021-07-27T18:00:00+07:00]
// A synthetic city: households, work, school, markets, buses, visits, infections, reports. Password: CITY_PASSWORD.
import { parseArgs } from 'node:util'
import { planCity } from './city-plan.ts'
import { momentOf, sendCity } from './send-city.ts'
import { spreadInfections } from './spread-infections.ts'
import { writeCity } from './write-city.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '20000' },
    days: { type: 'string', default: '14' },
    seed: { type: 'string', default: '1' },
    'visits-per-person': { type: 'string', default: '18' },
    imported: { type: 'string', default: '3' },
    out: { type: 'string' },
    to: { type: 'string' },
    user: { type: 'string' },
    until: { type: 'string' },
  },
})
/** Above this, infections are not let run: they need every visit in memory. */
const mostForInfections = 300_000
const mostToSend = 20_000

const tell = (line: string) => process.stdout.write(`${line}\n`)
const people = Number(values.people)
const city = planCity({
  people,
  days: Number(values.days),
  seed: Number(values.seed),
  visitsPerPerson: Number(values['visits-per-person']),
})
const infections = people <= mostForInfections ? spreadInfections(city, Number(values.imported)) : []
tell(`synthetic: ${people} people, ${city.households} households, ${city.places} places, ${infections.length} infected`)
if (people > mostForInfections) tell(`no infections: more than ${mostForInfections} people`)

if (values.out !== undefined) {
  await writeCity(values.out, city, infections)
  tell(`written to ${values.out}`)
} else if (values.to !== undefined) {
  if (people > mostToSend) throw new Error(`through the doors at most ${mostToSend} people; use --out`)
  if (!values.user || !process.env.CITY_PASSWORD) throw new Error('say --user, and its password in CITY_PASSWORD')
  const until = momentOf(values.until ?? new Date().toISOString())
  const receiver = { url: values.to, username: values.user, password: process.env.CITY_PASSWORD, until }
  await sendCity(city, infections, { receiver, tell })
} else {
  throw new Error('say where to: --out folder, or --to http://…')
}
