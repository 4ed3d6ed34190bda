import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf, foldVietnamese, type Instant, type Refusal, refuse } from '#kit'
import { accept, defineIntent, type Fact, type Outcome, reject, type Step, type Trx, type Work } from '#platform/server'
import { sitesByIds } from '#rooms/sites/server'
import { CHECKPOINTS, type CheckpointKind, checkpointKindsOn, openCheckpoint } from '../domain/index.ts'
import { documentEnds } from './directives.query.ts'
import { profileBook } from './profile-book.query.ts'

type Open = z.infer<typeof openCheckpoint.payload>

interface Ground {
  readonly documents: Awaited<ReturnType<typeof documentEnds>>
  readonly sites: ReadonlySet<string>
  /** Numbers taken by open posts, see {@link numberKey}; grows while a batch is judged. */
  readonly numbers: Set<string>
  readonly kinds: readonly CheckpointKind[]
  readonly step: Step
}

/** Opens posts; hundreds at once cost a handful of statements. */
export const openCheckpointIntent = defineIntent<Open>({
  contract: openCheckpoint,
  area: (payload) => payload.areaId,
  beginsInArea: true,
  handle: async (works: readonly Work<Open>[], step: Step) => {
    const ground = await readGround(works, step)
    const rows: Work<Open>[] = []
    const outcomes = works.map((work): Outcome => {
      const refusal = judgeOpen(work, ground)
      if (refusal) return reject(refusal)
      rows.push(work)
      return accept([toFact(work)], { checkpointId: work.id })
    })
    await insertCheckpoints(step.trx, rows)
    await tieDocuments(
      step.trx,
      rows.flatMap(({ id, payload }) => (payload.documentId ? [{ id, documentId: payload.documentId }] : [])),
      step.now,
    )
    return outcomes
  },
})

async function readGround(works: readonly Work<Open>[], step: Step): Promise<Ground> {
  const { trx } = step
  const { kinds } = await profileBook(step.profile)
  const documents = await documentEnds(
    trx,
    works.flatMap(({ payload }) => payload.documentId ?? []),
  )
  const sites = await sitesByIds(
    trx,
    works.flatMap(({ payload }) => payload.siteId ?? []),
  )
  const numbers = await takenNumbers(works, kinds, trx)
  return { documents, sites: new Set([...sites.keys()]), numbers, kinds, step }
}

/** Numbers of a kind on the board are the city's own (chốt số 2 trên 22), of other kinds each area counts by itself. */
function numberKey(kind: CheckpointKind | undefined, number: number, areaId: number): string {
  return kind?.board ? `${kind.key} ${number}` : `${kind?.key} ${number} ${areaId}`
}

/** Whoever gives numbers waits for its turn, so that two never give the same. */
async function takenNumbers(
  works: readonly Work<Open>[],
  kinds: readonly CheckpointKind[],
  trx: Trx,
): Promise<Set<string>> {
  const wanted = works.flatMap(({ payload }) => payload.number ?? [])
  if (wanted.length === 0) return new Set()
  await sql`select pg_advisory_xact_lock(7331)`.execute(trx)
  const { rows } = await sql<{ kind: string; number: number; areaId: number }>`
    select kind, number, area_id as "areaId" from checkpoints
    where closed_at is null and number = any(${wanted}::int[])`.execute(trx)
  const kindOf = new Map(kinds.map((one) => [one.key, one]))
  return new Set(rows.map(({ kind, number, areaId }) => numberKey(kindOf.get(kind), number, areaId)))
}

function judgeOpen({ payload, occurredAt }: Work<Open>, ground: Ground): Refusal | null {
  const { step, numbers } = ground
  const openedAt = payload.openedAt ?? occurredAt
  const day = dayOf(openedAt, step.profile.utcOffsetMinutes)
  const kind = checkpointKindsOn(ground.kinds, day).find(({ key }) => key === payload.kind)
  if (!kind) return refuse(CHECKPOINTS.KIND_UNKNOWN, { field: 'kind', params: { kind: payload.kind, day } })
  if (openedAt > step.now) return refuse(CHECKPOINTS.OPENS_LATER, { field: 'openedAt' })
  const refusal = judgeLayer(payload.layer, kind) ?? judgeTies(payload, ground)
  if (refusal) return refusal
  if (payload.number === undefined) return null
  const taken = numberKey(kind, payload.number, payload.areaId)
  if (numbers.has(taken))
    return refuse(CHECKPOINTS.NUMBER_TAKEN, { field: 'number', params: { number: payload.number } })
  numbers.add(taken)
  return null
}

/** A kind with layers needs one (COM-03), another has none. */
export function judgeLayer(layer: number | undefined, kind: CheckpointKind): Refusal | null {
  if (kind.layers && layer === undefined) return refuse(CHECKPOINTS.LAYER_MISSING, { field: 'layer' })
  return !kind.layers && layer !== undefined ? refuse(CHECKPOINTS.NO_LAYERS, { field: 'layer' }) : null
}

function judgeTies({ documentId, siteId, between }: Open, { documents, sites, step }: Ground): Refusal | null {
  if (siteId !== undefined && !sites.has(siteId)) return refuse(CHECKPOINTS.SITE_UNKNOWN, { field: 'siteId' })
  return judgeDocument(documentId, documents) ?? judgePair(between, step)
}

/** A document that gives powers is issued, and ends or is reviewed (SG-01). */
export function judgeDocument(
  documentId: string | undefined,
  documents: ReadonlyMap<string, { readonly endsAt: Instant | null }>,
): Refusal | null {
  if (documentId === undefined) return null
  const document = documents.get(documentId)
  if (!document) return refuse(CHECKPOINTS.DOCUMENT_UNKNOWN, { field: 'documentId' })
  return document.endsAt === null ? refuse(CHECKPOINTS.DOCUMENT_OPEN_ENDED, { field: 'documentId' }) : null
}

/** A boundary lies between two different areas that exist. */
export function judgePair(
  between: readonly [number, number] | null | undefined,
  { tree }: Pick<Step, 'tree'>,
): Refusal | null {
  if (!between) return null
  if (between[0] === between[1]) return refuse(CHECKPOINTS.BETWEEN_ITSELF, { field: 'between' })
  return between.every((areaId) => tree.find(areaId)) ? null : refuse(CHECKPOINTS.AREA_UNKNOWN, { field: 'between' })
}

async function insertCheckpoints(trx: Trx, works: readonly Work<Open>[]): Promise<void> {
  if (works.length === 0) return
  const payloads = works.map(({ payload }) => payload)
  await sql`
    insert into checkpoints (id, area_id, kind, number, name, folded, place, layer, team_id, site_id, between_a, between_b,
                             note, opened_at)
    select * from unnest(
      ${works.map(({ id }) => id)}::uuid[], ${payloads.map((p) => p.areaId)}::int[], ${payloads.map((p) => p.kind)}::text[],
      ${payloads.map((p) => p.number ?? null)}::int[], ${payloads.map((p) => p.name)}::text[],
      ${payloads.map((p) => foldVietnamese(`${p.name} ${p.place ?? ''}`))}::text[],
      ${payloads.map((p) => p.place ?? null)}::text[], ${payloads.map((p) => p.layer ?? null)}::int[],
      ${payloads.map((p) => p.teamId ?? null)}::uuid[], ${payloads.map((p) => p.siteId ?? null)}::uuid[],
      ${payloads.map((p) => p.between?.[0] ?? null)}::int[], ${payloads.map((p) => p.between?.[1] ?? null)}::int[],
      ${payloads.map((p) => p.note ?? null)}::text[],
      ${works.map((work) => work.payload.openedAt ?? work.occurredAt)}::timestamptz[])`.execute(trx)
}

/** Ties posts to documents; the ones tied already stay as they are. */
export async function tieDocuments(
  trx: Trx,
  ties: readonly { readonly id: string; readonly documentId: string }[],
  now: Instant,
): Promise<number> {
  if (ties.length === 0) return 0
  const { rows } = await sql`
    insert into checkpoint_documents (checkpoint_id, document_id, tied_at)
    select checkpoint_id, document_id, ${now}
    from unnest(${ties.map(({ id }) => id)}::uuid[], ${ties.map(({ documentId }) => documentId)}::uuid[])
      as given (checkpoint_id, document_id)
    on conflict do nothing returning 1`.execute(trx)
  return rows.length
}

function toFact({ id, payload, occurredAt }: Work<Open>): Fact {
  const { areaId, kind, number, layer, teamId, documentId } = payload
  const data = { kind, number, layer, teamId, openedAt: payload.openedAt ?? occurredAt }
  return {
    type: 'checkpoint-opened',
    areaId,
    subjectId: id,
    documentId: documentId ?? null,
    data,
    live: ['checkpoints'],
  }
}
