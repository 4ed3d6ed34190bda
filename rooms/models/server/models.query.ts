import { sql } from 'kysely'
import { foldVietnamese, type Instant, type Words } from '#kit'
import {
  type Asking,
  type Db,
  defineRead,
  fromCursor,
  may,
  mayAnywhere,
  notFound,
  type Trx,
  toCursor,
} from '#platform/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import { officerNames } from '#rooms/bodies/server'
import {
  type ModelEvidence,
  type ModelLine,
  modelList,
  modelPage,
  type PublicModel,
  publicModels,
  type Verdict,
} from '../domain/index.ts'

interface Row {
  readonly id: string
  readonly areaId: number
  readonly areaKind: AreaKind
  readonly areaName: string
  readonly title: string
  readonly problem: string
  readonly method: string
  readonly result: string
  readonly evidence: ModelEvidence[]
  readonly source: string | null
  readonly contact: string
  readonly contactPhone: string | null
  readonly reviewId: string | null
  readonly proposedAt: Instant
  readonly recommendedBy: string | null
  readonly recommendedAt: Instant | null
  readonly recommendedAreaId: number | null
  readonly recommendedKind: AreaKind | null
  readonly recommendedName: string | null
  readonly recommendedSource: string | null
  readonly withdrawnAt: Instant | null
  readonly withdrawnReason: string | null
  readonly adoptions: number
  readonly works: number
}

const from = sql`
  select models.id, models.area_id as "areaId", areas.kind as "areaKind", areas.name as "areaName", models.title, problem,
         method, models.result, models.evidence, models.source, contact, contact_phone as "contactPhone",
         review_id as "reviewId", proposed_at as "proposedAt", recommended_by as "recommendedBy",
         recommended_at as "recommendedAt", recommended_area_id as "recommendedAreaId",
         target.kind as "recommendedKind", target.name as "recommendedName", recommended_source as "recommendedSource",
         withdrawn_at as "withdrawnAt", withdrawn_reason as "withdrawnReason",
         (select count(*)::int from model_adoptions where model_id = models.id) as adoptions,
         (select count(*)::int from model_adoptions where model_id = models.id and verdict = 'works') as works
  from models join areas on areas.id = models.area_id left join areas as target on target.id = recommended_area_id`

function toLine(row: Row): ModelLine {
  return {
    id: row.id,
    areaId: row.areaId,
    areaTitle: areaTitle({ kind: row.areaKind, name: row.areaName }),
    title: row.title,
    problem: row.problem,
    result: row.result,
    source: row.source,
    proposedAt: row.proposedAt,
    recommendedTo: recommendedTo(row),
    withdrawnAt: row.withdrawnAt,
    adoptions: row.adoptions,
    works: row.works,
  }
}

function recommendedTo({ recommendedKind: kind, recommendedName: name }: Row): Words | null {
  return kind && name ? areaTitle({ kind, name }) : null
}

/** `GET /models`: everybody's library, newest first; search takes words without accents. */
export const modelListRead = defineRead(modelList, async ({ db, tree }, { q, areaId, limit, cursor }) => {
  const place = areaId === undefined ? undefined : tree.find(areaId)
  if (areaId !== undefined && !place) return notFound('areaId')
  const after = fromCursor(cursor)
  const words = foldVietnamese(q ?? '')
  const inside =
    place &&
    sql`and (areas.first between ${place.first} and ${place.last} or exists (
    select 1 from model_adoptions join areas as units on units.id = model_adoptions.area_id
    where model_id = models.id and units.first between ${place.first} and ${place.last}))`
  const { rows } = await sql<Row>`
    ${from}
    where withdrawn_at is null ${inside ?? sql``}
      ${words === '' ? sql`` : sql`and (models.folded like ${`%${words}%`} or areas.folded like ${`%${words}%`})`}
      ${after === undefined ? sql`` : sql`and (proposed_at, models.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by proposed_at desc, models.id desc limit ${limit + 1}`.execute(db)
  const last = rows.slice(0, limit).at(-1)
  return {
    items: rows.slice(0, limit).map(toLine),
    next: rows.length > limit && last ? toCursor([last.proposedAt, last.id]) : null,
  }
})

/** `GET /models/:id` */
export const modelPageRead = defineRead(modelPage, async (asking, { id }) => {
  const { db, actor } = asking
  const { rows } = await sql<Row>`${from} where models.id = ${id}`.execute(db)
  const row = rows[0]
  if (!row) return notFound('id')
  const taken = await readTaken(asking, id)
  const names = await officerNames(db, [row.recommendedBy])
  return {
    ...toLine(row),
    method: row.method,
    evidence: row.evidence,
    contact: row.contact,
    contactPhone: row.contactPhone,
    reviewId: row.reviewId,
    recommendedAt: row.recommendedAt,
    recommendedByName: row.recommendedBy && (names.get(row.recommendedBy) ?? null),
    recommendedSource: row.recommendedSource,
    withdrawnReason: row.withdrawnReason,
    taken,
    notYet: await readNotYet(asking, row, new Set(taken.map(({ areaId }) => areaId))),
    may: {
      adopt: row.withdrawnAt === null && mayAnywhere(actor, 'models.write'),
      recommend: row.withdrawnAt === null && mayAnywhere(actor, 'models.recommend'),
    },
  }
})

interface TakenRow {
  readonly id: string
  readonly areaId: number
  readonly kind: AreaKind
  readonly name: string
  readonly adoptedOn: string
  readonly isPilot: boolean
  readonly note: string | null
  readonly endedOn: string | null
  readonly verdict: Verdict | null
  readonly result: string | null
  readonly evaluatedOn: string | null
}

async function readTaken({ db, actor, tree }: Asking, modelId: string) {
  const { rows } = await sql<TakenRow>`
    select model_adoptions.id, area_id as "areaId", areas.kind, areas.name, adopted_on as "adoptedOn",
           is_pilot as "isPilot", note, ended_on as "endedOn", verdict, result, evaluated_on as "evaluatedOn"
    from model_adoptions join areas on areas.id = area_id
    where model_id = ${modelId} order by adopted_on, areas.first`.execute(db)
  return rows.map(({ kind, name, ...row }) => ({
    ...row,
    areaTitle: areaTitle({ kind, name }),
    mayEvaluate: may(actor, 'models.write', row.areaId, tree),
  }))
}

async function readNotYet({ db, tree }: Asking, row: Row, taken: ReadonlySet<number>) {
  if (row.recommendedAreaId === null) return []
  const units = tree.childrenOf(row.recommendedAreaId).filter(({ id }) => !taken.has(id) && id !== row.areaId)
  const { rows } = await sql<{ id: number; kind: AreaKind; name: string }>`
    select id, kind, name from areas where id = any(${units.map(({ id }) => id)}::int[]) order by first`.execute(db)
  return rows.map(({ id, kind, name }) => ({ areaId: id, areaTitle: areaTitle({ kind, name }) }))
}

/** Recommended practices that stand, for the public page. */
export async function recommendedModels(db: Db | Trx): Promise<PublicModel[]> {
  const { rows } = await sql<Row>`
    ${from} where withdrawn_at is null and recommended_at is not null
    order by recommended_at desc, models.id desc limit 30`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    areaTitle: areaTitle({ kind: row.areaKind, name: row.areaName }),
    title: row.title,
    problem: row.problem,
    result: row.result,
    source: row.source,
    contact: row.contact,
    contactPhone: row.contactPhone,
    adoptions: row.adoptions,
  }))
}

/** `GET /public/models` */
export const publicModelsRead = defineRead(publicModels, async ({ db }) => ({ items: await recommendedModels(db) }))
