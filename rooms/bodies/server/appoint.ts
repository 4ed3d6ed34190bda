import { sql } from 'kysely'
import type { z } from 'zod'
import { type Instant, type Refusal, refuse } from '#kit'
import {
  accept,
  allowed,
  childId,
  defineIntent,
  type Fact,
  type Outcome,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { type Appointment, appoint, appointMany, BODIES, type Holding, judgeAppointment } from '../domain/index.ts'
import { saveHoldings, saveOfficers } from './bodies.store.ts'
import type { HoldingsTable } from './bodies.tables.ts'

interface Item {
  readonly id: string
  readonly field: string
  readonly wanted: Appointment
  /** The name of an officer who is registered with this appointment. */
  readonly newName?: string | undefined
}

interface Wanted {
  readonly work: Work<unknown>
  readonly documentId: string | null
  readonly appointments: readonly Item[]
}

interface KnownPost {
  readonly areaId: number
  readonly validFrom: string
  readonly validTo: string | null
  readonly holdings: Holding[]
}

/** Puts an officer in a post, registering them where they come by name; the holding bears the intent's id. */
export const appointIntent = defineIntent<z.infer<typeof appoint.payload>>({
  contract: appoint,
  area: 'handler',
  handle: (items, step) =>
    appointAll(
      items.map((work) => {
        const { officerName, documentId = null, ...payload } = work.payload
        const officerId = payload.officerId ?? childId(work, 'officer')
        return {
          work,
          documentId,
          appointments: [{ id: work.id, field: '', wanted: { ...payload, officerId }, newName: officerName }],
        }
      }),
      step,
    ),
})

/** Many at once: all of an intent or none. Answers `{ holdingIds }` in the order given. */
export const appointManyIntent = defineIntent<z.infer<typeof appointMany.payload>>({
  contract: appointMany,
  area: 'handler',
  handle: (items, step) =>
    appointAll(
      items.map((work) => ({
        work,
        documentId: work.payload.documentId ?? null,
        appointments: work.payload.appointments.map((wanted, index) => ({
          id: childId(work, index),
          field: `appointments.${index}.`,
          wanted,
        })),
      })),
      step,
    ),
})

async function appointAll(items: readonly Wanted[], step: Step): Promise<Outcome[]> {
  const all = items.flatMap((item) => item.appointments.map((one) => one.wanted))
  const posts = await lockPosts(
    step,
    all.map((one) => one.postId),
  )
  const officers = await readOfficers(
    step,
    all.map((one) => one.officerId),
  )
  const rows: HoldingsTable[] = []
  const newcomers: { id: string; name: string; synthetic: boolean; source: string }[] = []
  const outcomes = items.map((item) => {
    const taken: { holdings: Holding[]; holding: Holding }[] = []
    for (const one of item.appointments) {
      const post = posts.get(one.wanted.postId)
      const refusal = judge(one, post, { work: item.work, officers, step })
      if (refusal || !post) {
        for (const { holdings, holding } of taken) holdings.splice(holdings.indexOf(holding), 1)
        return reject(inField(refusal ?? refuse(BODIES.POST_UNKNOWN, { field: 'postId' }), one.field))
      }
      post.holdings.push(one.wanted)
      taken.push({ holdings: post.holdings, holding: one.wanted })
    }
    rows.push(...item.appointments.map((one) => toRow(one.id, one.wanted, item.documentId)))
    const registered = item.appointments.flatMap(({ wanted, newName: name }) =>
      name === undefined ? [] : [{ id: wanted.officerId, name, synthetic: false, source: 'bodies.appoint' }],
    )
    newcomers.push(...registered)
    return accept(
      [
        ...registered.map((officer) => toRegistered(officer.id, item, posts)),
        ...item.appointments.map((one) => toFact(one.id, one.wanted, item.documentId, posts)),
      ],
      { holdingIds: item.appointments.map((one) => one.id) },
    )
  })
  await saveOfficers(step.trx, newcomers)
  await saveHoldings(step.trx, rows)
  return outcomes
}

function judge(
  { wanted, newName }: Item,
  post: KnownPost | undefined,
  { work, officers, step }: { work: Work<unknown>; officers: ReadonlySet<string>; step: Step },
): Refusal | null {
  if (!post) return refuse(BODIES.POST_UNKNOWN, { field: 'postId' })
  const notAllowed = allowed(work, step, 'bodies.appoint', post.areaId, 'bodies.read')
  if (notAllowed) return notAllowed
  if (newName === undefined && !officers.has(wanted.officerId))
    return refuse(BODIES.OFFICER_UNKNOWN, { field: 'officerId' })
  if (work.actor.officerId === wanted.officerId) return refuse(BODIES.OWN_APPOINTMENT, { field: 'officerId' })
  return judgeAppointment(wanted, post)
}

function inField(refusal: Refusal, prefix: string): Refusal {
  return prefix === '' ? refusal : { ...refusal, field: `${prefix}${refusal.field ?? ''}` }
}

function toRow(id: string, wanted: Appointment, documentId: string | null): HoldingsTable {
  return {
    id,
    post_id: wanted.postId,
    officer_id: wanted.officerId,
    acting: wanted.acting,
    from_at: wanted.fromAt,
    to_at: wanted.toAt,
    document_id: documentId,
  }
}

function toRegistered(officerId: string, item: Wanted, posts: ReadonlyMap<string, KnownPost>): Fact {
  const post = posts.get(item.appointments[0]?.wanted.postId ?? '') as KnownPost
  const data = { synthetic: false }
  return { type: 'officer-registered', areaId: post.areaId, subjectId: officerId, data, live: ['bodies'] }
}

function toFact(
  id: string,
  wanted: Appointment,
  documentId: string | null,
  posts: ReadonlyMap<string, KnownPost>,
): Fact {
  const { postId, officerId, acting, fromAt, toAt } = wanted
  return {
    type: 'post-held',
    areaId: (posts.get(postId) as KnownPost).areaId,
    subjectId: id,
    documentId,
    data: { postId, officerId, acting, fromAt, toAt },
    live: ['bodies'],
  }
}

/** Locks the posts in one order, so that two who appoint to one post come one after the other, and reads who holds them. */
async function lockPosts(step: Step, postIds: readonly string[]): Promise<Map<string, KnownPost>> {
  const ids = [...new Set(postIds)]
  const posts = await sql<{ id: string; area_id: number; valid_from: string; valid_to: string | null }>`
    select id, area_id, valid_from, valid_to from posts where id = any(${ids}::uuid[]) order by id for update`.execute(
    step.trx,
  )
  const held = await sql<{
    post_id: string
    officer_id: string
    acting: boolean
    from_at: Instant
    to_at: Instant | null
  }>`
    select post_id, officer_id, acting, from_at, to_at from holdings where post_id = any(${ids}::uuid[])`.execute(
    step.trx,
  )
  const byPost = Map.groupBy(held.rows, (row) => row.post_id)
  return new Map(
    posts.rows.map((row) => [
      row.id,
      {
        areaId: row.area_id,
        validFrom: row.valid_from,
        validTo: row.valid_to,
        holdings: (byPost.get(row.id) ?? []).map((one) => ({
          officerId: one.officer_id,
          acting: one.acting,
          fromAt: one.from_at,
          toAt: one.to_at,
        })),
      },
    ]),
  )
}

async function readOfficers(step: Step, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from officers where id = any(${[...new Set(ids)]}::uuid[])`.execute(step.trx)
  return new Set(rows.map((row) => row.id))
}
