import { sql } from 'kysely'
import { dayOf, formatMoment, type Instant, type Parsed, parsed, refuse } from '#kit'
import { type Db, derivedId, type Profile, type Tree, type Trx } from '#platform/server'
import { headPostsOf } from '#rooms/bodies/server'
import {
  type AreaOwner,
  type CascadeArea,
  type CascadePlan,
  DOCUMENTS,
  labelDocument,
  planCascade,
  refuseCompliance,
  standingAt,
  type TaskTemplate,
  type Validity,
} from '../domain/index.ts'
import { cascadeAreas, cascadeAreasIn } from './areas-around.query.ts'
import { cataloguesOf, rowsOf, taskSetsOf } from './catalogues.ts'
import type { StoredDocument } from './documents.store.ts'

/** What a cascade is planned from. */
export interface CascadeOrder {
  readonly document: StoredDocument
  readonly areaId: number
  readonly templates: readonly string[]
}

/** A plan with what is needed to carry it out. */
export interface CascadeOutlook {
  readonly plan: CascadePlan
  readonly templates: readonly TaskTemplate[]
  readonly areas: readonly CascadeArea[]
  readonly validity: Validity
}

/** The circumstances of a plan. */
export interface Circumstances {
  readonly db: Db | Trx
  readonly now: Instant
  readonly tree: Tree
  readonly profile: Profile
}

/** The task that a template makes of a document in an area: the same each time it is tried. */
export function cascadeTaskId(documentId: string, templateCode: string, areaId: number): string {
  return derivedId(documentId, `task/${templateCode}/${areaId}`)
}

/**
 * Plans the cascade from the facts of this moment: the tree, who holds which post, the templates of the profile. Preview
 * and job both come here, so that what is shown is what is done. Refused: a document that binds nobody [DOC-09], is only
 * cited, is still a draft, or has ended.
 */
export async function outlookOf(order: CascadeOrder, at: Circumstances): Promise<Parsed<CascadeOutlook>> {
  const validity = await judgeDocument(order.document, at)
  if (!validity.ok) return validity
  const templates = await chosenTemplates(order.templates, at.profile)
  if (!templates.ok) return templates
  const place = at.tree.get(order.areaId)
  const areas = await cascadeAreasIn(at.db, place, dayOf(at.now, at.profile.utcOffsetMinutes))
  const aboveIds = at.tree
    .upward(order.areaId)
    .slice(1)
    .map(({ id }) => id)
  const above = await cascadeAreas(at.db, aboveIds)
  const kinds = [...new Set(templates.value.map(({ postKind }) => postKind))]
  const owners = await readOwners(at, kinds, place, aboveIds)
  const heads = await readHeads(at, [...areas, ...above])
  const { end, label } = await wordsOf(order.document, at)
  const plan = planCascade({
    validity: validity.value,
    filling: { document: label, end },
    templates: templates.value,
    areas,
    above,
    owners,
    heads,
  })
  return plan.ok ? parsed({ plan: plan.value, templates: templates.value, areas, validity: validity.value }) : plan
}

async function judgeDocument(document: StoredDocument, { now, profile }: Circumstances): Promise<Parsed<Validity>> {
  const { kind } = rowsOf(await cataloguesOf(profile), document)
  const compliance = refuseCompliance(kind)
  if (compliance) return { ok: false, refusal: compliance }
  if (document.entry === 'cited') return { ok: false, refusal: refuse(DOCUMENTS.STUB) }
  if (document.state === 'draft') return { ok: false, refusal: refuse(DOCUMENTS.STILL_A_DRAFT) }
  const { effectiveFrom, effectiveTo, reviewAt, endedAt } = document
  if (effectiveFrom === null) return { ok: false, refusal: refuse(DOCUMENTS.NOT_IN_FORCE) }
  const validity = { effectiveFrom, effectiveTo, reviewAt }
  const over = standingAt(validity, now) === 'ended' || (endedAt !== null && endedAt <= now)
  return over ? { ok: false, refusal: refuse(DOCUMENTS.NOT_IN_FORCE) } : parsed(validity)
}

async function chosenTemplates(codes: readonly string[], profile: Profile): Promise<Parsed<TaskTemplate[]>> {
  const known = new Map((await taskSetsOf(profile)).flatMap(({ templates }) => templates.map((one) => [one.code, one])))
  const chosen: TaskTemplate[] = []
  for (const code of new Set(codes)) {
    const template = known.get(code)
    if (!template)
      return {
        ok: false,
        refusal: refuse(DOCUMENTS.TEMPLATE_UNKNOWN, { field: 'templates', params: { template: code } }),
      }
    chosen.push(template)
  }
  return parsed(chosen)
}

/** What fills the blanks of the templates: what people call the document, and until when it holds. */
export async function wordsOf(
  document: StoredDocument,
  { profile }: Pick<Circumstances, 'profile'>,
): Promise<{ label: string; end: string }> {
  const { kind, issuer } = rowsOf(await cataloguesOf(profile), document)
  const end = document.effectiveTo ?? document.reviewAt
  return {
    label: labelDocument({ ...document, kind: kind.name, issuer: issuer.name }).vi,
    end: end === null ? 'khi có văn bản thay thế' : formatMoment(end, profile.utcOffsetMinutes),
  }
}

/** Posts of these kinds in the subtree and above it, with who must act for each now; a held one before an empty one. */
async function readOwners(
  { db, now, profile }: Circumstances,
  kinds: readonly string[],
  place: { first: number; last: number },
  aboveIds: readonly number[],
): Promise<AreaOwner[]> {
  const day = dayOf(now, profile.utcOffsetMinutes)
  const { rows } = await sql<AreaOwner>`
    select distinct on (posts.area_id, posts.kind) posts.area_id as "areaId", posts.kind as "postKind",
           posts.id as "postId", holdings.officer_id as "officerId"
    from posts
    join areas on areas.id = posts.area_id
    left join holdings on holdings.post_id = posts.id and holdings.from_at <= ${now}
      and (holdings.to_at is null or holdings.to_at > ${now})
    where posts.kind = any(${[...kinds]}::text[])
      and (areas.first between ${place.first} and ${place.last} or areas.id = any(${[...aboveIds]}::int[]))
      and posts.valid_from <= ${day} and (posts.valid_to is null or posts.valid_to > ${day})
    order by posts.area_id, posts.kind, (holdings.officer_id is null), holdings.acting desc, posts.id`.execute(db)
  return rows
}

/** Heads of the areas that have others below them: what nobody there takes falls to them. */
async function readHeads({ db, now }: Circumstances, areas: readonly CascadeArea[]): Promise<AreaOwner[]> {
  const parents = [...new Set(areas.flatMap(({ parentId }) => parentId ?? []))]
  const heads = await headPostsOf(db, parents, now)
  return [...heads].map(([areaId, head]) => ({ areaId, postKind: 'head', ...head }))
}

/** Which of the planned tasks are there already. */
export async function existingTaskIds(db: Db | Trx, documentId: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from tasks where document_id = ${documentId}`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
