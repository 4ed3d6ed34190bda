import type { z } from 'zod'
import { type Refusal, toInstant } from '#kit'
import {
  accept,
  childId,
  defineIntent,
  may,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { recordVisits as contract, TRACING } from '../domain/index.ts'
import { allOrNothing } from './all-or-nothing.ts'
import { currentPersons, peopleForTracer, placesForTracer } from './known-to-tracer.query.ts'
import { markStale } from './stale-traces.store.ts'
import { recordVisits } from './tracer/index.ts'
import { refusalOf } from './visit-faults.ts'
import { visitFacts } from './visits-fact.ts'

type Given = z.infer<typeof contract.payload>

/** Takes visits: lines that cannot have been go back with their field, the others are kept; when none can be kept, all are refused. */
export const recordVisitsIntent = defineIntent<Given>({
  contract,
  area: 'handler',
  handle: oneByOne((work, step) => allOrNothing(step.trx, () => record(work, step))),
})

async function record(work: Work<Given>, step: Step): Promise<Outcome> {
  const judged = await judgeLines(work, step)
  const sound = judged.flatMap((one) => ('refusal' in one ? [] : [one]))
  const people = await peopleForTracer(
    step.trx,
    sound.map(({ personId }) => personId),
  )
  const { places } = await placesForTracer(
    step.trx,
    sound.map(({ placeId }) => placeId),
  )
  const { source } = work.payload
  const written = await recordVisits(step, { id: childId(work, 'visits'), source, people, places, visits: sound })
  const faults = new Map(written.refused.map(({ line, fault }) => [sound[line]?.line ?? line, fault] as const))
  const rules = await refusalOf(step.profile)
  const refused = judged.flatMap((one, line) => {
    const fault = faults.get(line)
    if ('refusal' in one) return [{ line, refusal: one.refusal }]
    return fault === undefined ? [] : [{ line, refusal: rules(fault, `visits.${line}`) }]
  })
  const [first] = refused
  if (first && refused.length === judged.length) return reject(first.refusal)
  return acceptKept(step, { judged, refused, written, sound })
}

interface Sound {
  readonly line: number
  readonly areaId: number
  readonly personId: string
  readonly placeId: string
  readonly enteredAt: ReturnType<typeof toInstant>
  readonly leftAt: ReturnType<typeof toInstant> | null
}

type Judged = Sound | { readonly refusal: Refusal }

/** Who and where must be known, and of one of the two the asker must have the right to write it down. */
async function judgeLines({ payload, actor }: Work<Given>, { trx, tree }: Step): Promise<Judged[]> {
  const persons = await currentPersons(
    trx,
    payload.visits.map(({ personId }) => personId),
  )
  const { sites } = await placesForTracer(
    trx,
    payload.visits.map(({ siteId }) => siteId),
  )
  return payload.visits.map(({ personId, siteId, enteredAt, leftAt }, line): Judged => {
    const [person, site] = [persons.get(personId), sites.get(siteId)]
    const mayIn = (areaId: number) => may(actor, contract.permission, areaId, tree)
    if (!site) return { refusal: unknown('SITE_UNKNOWN', `visits.${line}.siteId`) }
    if (!person || !(mayIn(person.areaId) || mayIn(site.areaId)))
      return { refusal: unknown('PERSON_UNKNOWN', `visits.${line}.personId`) }
    const times = { enteredAt: toInstant(enteredAt), leftAt: leftAt === null ? null : toInstant(leftAt) }
    return { line, areaId: site.areaId, personId: person.currentId, placeId: siteId, ...times }
  })
}

function unknown(kind: 'SITE_UNKNOWN' | 'PERSON_UNKNOWN', field: string): Refusal {
  const outcome = reject(TRACING[kind], { field })
  if (outcome.accepted) throw new Error('a refusal that accepts')
  return outcome.refusal
}

async function acceptKept(
  step: Step,
  given: {
    readonly judged: readonly Judged[]
    readonly refused: readonly { line: number; refusal: Refusal }[]
    readonly sound: readonly Sound[]
    readonly written: Awaited<ReturnType<typeof recordVisits>>
  },
): Promise<Outcome> {
  const { sound, written, refused } = given
  const persons = sound.map(({ personId }) => personId)
  const stale = await markStale(step.trx, persons, { reason: 'visits-changed', at: step.now, only: 'seeds' })
  const lineOf = (index: number) => sound[index]?.line ?? index
  const result = {
    kept: written.visitIds.filter((id) => id !== null).length,
    visitIds: written.visitIds,
    refused: refused.map(({ line, refusal }) => ({ line, code: refusal.code, field: refusal.field })),
    flagged: written.flagged.map(({ line, flag }) => ({ line: lineOf(line), flag })),
  }
  const [first] = sound
  return accept([...(first ? visitFacts(written, first.areaId) : []), ...stale], result)
}
