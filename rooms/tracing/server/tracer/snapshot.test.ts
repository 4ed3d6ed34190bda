import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import path from 'node:path'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addMinutes } from '#kit'
import { derivedId, newId } from '#platform/server'
import { openTestCity, type TestCity } from '#test-city'
import { tracerOf } from './index.ts'
import { dayMinutes, minuteOf } from './minutes.ts'
import { TracerScene } from './testing/tracer-scene.ts'
import { snapshotFolder } from './thread/city-snapshot.ts'
import { openTracerGauges } from './thread/tracer-gauges.ts'
import { startOfWindow, TracerService } from './thread/tracer-service.ts'
import { tracerRules } from './tracer-rules.ts'
import { recordVisits } from './write/record-visits.ts'

let city: TestCity
let scene: TracerScene
let next: TracerScene | undefined

beforeAll(async () => {
  city = await openTestCity()
  scene = await TracerScene.open(city)
})
afterAll(async () => {
  await next?.service.close()
  await next?.close()
  await scene.close()
  await city.close()
})

const town = newId()
const person = (index: number) => derivedId(town, `person ${index}`)
const place = (index: number) => derivedId(town, `place ${index}`)

/** So many visits of 40 minutes over ten days, by people who come to several places: more than a pipe holds at once. */
async function crowd(visits: number, people: number): Promise<void> {
  const traits = {
    zoneId: city.area('001'),
    kind: 'market',
    capacity: null,
    ventilation: 'unknown',
    closedOn: null,
  } as const
  await scene.write((step, id) =>
    recordVisits(step, {
      ...{ id, source: 'synthetic' },
      people: Array.from({ length: people }, (_, index) => ({ personId: person(index), householdId: null })),
      places: Array.from({ length: 20 }, (_, index) => ({ placeId: place(index), ...traits })),
      visits: Array.from({ length: visits }, (_, index) => {
        const enteredAt = addMinutes(scene.now, -(60 + ((index * 7919) % 14_000)))
        const leftAt = addMinutes(enteredAt, 40)
        return {
          personId: person(index % people),
          placeId: place((index * 7 + Math.floor(index / people)) % 20),
          enteredAt,
          leftAt,
        }
      }),
    }),
  )
}

/** The index and the level-by-level SQL on PostgreSQL, asked the same; both as who is reached, at which level, when. */
async function bothAnswers(of: TracerScene) {
  const { number } = await city.db
    .selectFrom('trace_people')
    .select('number')
    .where('person_id', '=', person(0))
    .executeTakeFirstOrThrow()
  const now = minuteOf(of.now)
  const seeds = [{ person: number, from: now - 14 * dayMinutes, until: now }]
  const terms = { seeds, hops: 3, leastMinutes: 15, latentMinutes: 0, householdMinutes: 720, links: true, until: now }
  const [index, oracle] = [await of.ofIndex(terms), await of.ofOracle(terms)]
  return { index: [...index.reached].sort(([one], [other]) => one - other), oracle: [...oracle] }
}

/**
 * Puts a pipe where the thread writes its file aside: it gets no further than somebody reads, and can so be caught in the
 * middle, whatever the machine. Gives what was read of it once the thread stands there.
 */
async function catchInMidWrite(file: string): Promise<{ readonly half: Buffer; readonly pipe: FileHandle }> {
  mkdirSync(path.dirname(file), { recursive: true })
  execFileSync('mkfifo', [`${file}.part`])
  void scene.service.look()
  const pipe = await open(`${file}.part`, 'r')
  const half = Buffer.alloc(4096)
  let read = 0
  // A read gives what was written so far, which may be the first few bytes only.
  while (read < half.length) {
    const { bytesRead } = await pipe.read(half, read, half.length - read)
    if (bytesRead === 0) throw new Error(`the snapshot ended after ${read} bytes: too short to be caught in the middle`)
    read += bytesRead
  }
  return { half, pipe }
}

it('[EPI-05] a house that dies while its tracer writes a snapshot: the next believes only a whole one, and answers as PostgreSQL does', async () => {
  await crowd(12_000, 1000)
  const before = await bothAnswers(scene)
  expect(before.oracle.length).toBeGreaterThan(5)
  expect(before.index).toEqual(before.oracle)
  expect(await scene.standsFrom()).toBe('database')

  // The new day's index is read and being kept; the old one answers meanwhile, and visits go on being recorded.
  city.clock.set(addMinutes(scene.now, dayMinutes))
  const start = startOfWindow(await tracerRules(city.house.profile), minuteOf(scene.now))
  const file = path.join(snapshotFolder(city.house), `visits-${start}.snapshot`)
  const { half, pipe } = await catchInMidWrite(file)
  const question = {
    seeds: [{ personId: person(0), infectiousFrom: addMinutes(scene.now, -15_000) }],
    hops: 2,
  } as const
  expect(await tracerOf(city.house).trace(question, scene.now)).toMatchObject({ servedBy: 'index' })
  await crowd(400, 200)
  const died = scene.service.close()
  await pipe.close()
  await died
  rmSync(`${file}.part`)
  writeFileSync(`${file}.part`, half)
  expect(existsSync(file)).toBe(false)

  const house = city.house
  next = await TracerScene.open(
    city,
    new TracerService(
      house,
      openTracerGauges(new Registry(), async () => ({ visits: 0, bytes: 0 })),
    ),
  )
  const after = await bothAnswers(next)
  expect(after.index).toEqual(after.oracle)
  expect(after.oracle).not.toEqual(before.oracle)
  expect(await next.standsFrom(), 'the whole one of the day before').toBe('snapshot')

  // A disk that lost power may keep a name and not what was written under it.
  await next.service.kill()
  writeFileSync(file, half)
  expect((await bothAnswers(next)).index).toEqual(after.oracle)
  expect(await next.standsFrom()).toBe('database')
  expect(readdirSync(path.dirname(file)), 'nothing half is left').toEqual([path.basename(file)])
  await next.service.kill()
  expect((await bothAnswers(next)).index).toEqual(after.oracle)
  expect(await next.standsFrom()).toBe('snapshot')
})
