import { sql } from 'kysely'
import type { Instant, Words } from '#kit'
import { type Asking, defineRead, may, notFound } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import {
  checkIssue,
  type DocumentGraph,
  type DocumentWarning,
  documentById,
  documentGraphRead,
  effectiveEndOf,
  isDatedAhead,
  type RelationKind,
  relationWarnings,
  relationWarningWords,
  relationWords,
} from '../domain/index.ts'
import { namedAreas, toAreaLine } from './areas-around.query.ts'
import { cataloguesOf, rowsOf, todayOf } from './catalogues.ts'
import { lineMakingFor, standingOf, toDocumentLine } from './document-lines.query.ts'
import type { StoredDocument } from './documents.store.ts'
import { findSigner } from './issue-rules.ts'
import { sharedNumberWarnings } from './number-shared.query.ts'
import { type Neighbourhood, readNeighbourhood, toGraph } from './relations.query.ts'
import { findVisible, keepVisible } from './visible.query.ts'

/** How far the chain is followed for warnings and the effective end. */
const stepsAround = 6

/** `GET /documents/:id` */
export const documentPageRead = defineRead(documentById, async (asking, { id }) => {
  const document = await findVisible(asking, id)
  if (!document) return notFound('id')
  const { db, profile } = asking
  const around = await seen(asking, await readNeighbourhood(db, [id], stepsAround), id)
  const catalogues = await cataloguesOf(profile)
  const graph = toGraph(around, catalogues, profile.utcOffsetMinutes)
  const making = await lineMakingFor(asking, around.documents)
  const lines = new Map(around.documents.map((one) => [one.id, toDocumentLine(one, making)]))
  const toRelation = (kind: RelationKind, otherId: string) => {
    const other = lines.get(otherId)
    return other ? [{ kind, words: relationWords[kind], other }] : []
  }
  const end = effectiveEndOf(graph, id)
  return {
    ...toDocumentLine(document, making),
    place: document.place,
    signatures: [...document.signatures],
    areaId: document.areaId,
    note: document.note,
    source: document.source,
    measures: await measuresOf(asking, id),
    delegations: await delegationsOf(asking, id),
    relations: (graph.relationsOf.get(id) ?? []).flatMap(({ kind, to }) => toRelation(kind, to)),
    citedBy: (graph.relationsTo.get(id) ?? []).flatMap(({ kind, from }) => toRelation(kind, from)),
    warnings: [...warningsOf(asking, document, graph), ...(await sharedNumberWarnings(asking, document))],
    effectiveEnd: { at: end.at, extendedBy: [...end.extendedBy], endedBy: end.endedBy },
    issued: await issuedOf(asking, document),
    revokeReason: document.revokeReason,
    recipients: await countRecipients(asking, id),
    units: await countUnits(asking, id),
    tasks: await countTasks(asking, id),
    may: await rightsOf(asking, document),
  }
})

/** The chain, without what the asker may not see. */
async function seen(asking: Asking, around: Neighbourhood, id: string): Promise<Neighbourhood> {
  const visible = await keepVisible(
    asking,
    around.documents.map((one) => one.id),
  )
  visible.add(id)
  return {
    documents: around.documents.filter((one) => visible.has(one.id)),
    relations: around.relations.filter(({ from, to }) => visible.has(from) && visible.has(to)),
  }
}

function warningsOf(asking: Asking, document: StoredDocument, graph: DocumentGraph): DocumentWarning[] {
  const found = document.entry === 'cited' ? [] : relationWarnings(graph).filter((one) => one.document === document.id)
  const warnings = found.map(({ kind, because }) => ({
    kind,
    words: fill(relationWarningWords[kind], graph, because),
    because,
  }))
  if (!isDatedAhead(document.issuedOn, todayOf(asking))) return warnings
  return [
    ...warnings,
    { kind: 'dated-ahead', words: { vi: 'ngày sau hôm nay', en: 'dated after today' }, because: null },
  ]
}

function fill(words: Words, graph: DocumentGraph, because: string | null): Words {
  const other = because === null ? '' : (graph.documents.get(because)?.label ?? '')
  return { vi: words.vi.replace('{other}', other), en: words.en.replace('{other}', other) }
}

async function measuresOf({ db }: Asking, id: string) {
  const { rows } = await sql<{
    place: number
    sentence: string
    parameter: string | null
    value: string | number | boolean | null
    from: Instant | null
    to: Instant | null
  }>`select place, sentence, parameter, value, from_at as "from", to_at as "to"
     from document_measures where document_id = ${id} order by place`.execute(db)
  return rows
}

async function delegationsOf({ db }: Asking, id: string) {
  const { rows } = await sql<{ decisionType: string; level: string }>`
    select decision_type as "decisionType", level from document_delegations where document_id = ${id} order by place`.execute(
    db,
  )
  return rows
}

async function issuedOf({ db }: Asking, { issuedAt, issuedByOfficerId, issuedByPostId }: StoredDocument) {
  if (issuedAt === null) return null
  const names = await officerNames(db, [issuedByOfficerId])
  const post = await db.selectFrom('posts').select('title').where('id', '=', issuedByPostId).executeTakeFirst()
  return { at: issuedAt, officer: names.get(issuedByOfficerId ?? '') ?? null, post: post?.title ?? null }
}

async function countRecipients({ db }: Asking, id: string) {
  const { rows } = await sql<
    Record<'total' | 'sent' | 'received' | 'read' | 'acted' | 'cells' | 'cellsReceived', number>
  >`
    select count(*)::int as total, count(sent_at)::int as sent, count(received_at)::int as received,
           count(read_at)::int as read, count(acted_at)::int as acted,
           count(sent_at) filter (where post_kind = 'cell-secretary')::int as cells,
           count(received_at) filter (where post_kind = 'cell-secretary')::int as "cellsReceived"
    from document_recipients where document_id = ${id}`.execute(db)
  const { cells, cellsReceived, ...counts } = rows[0] ?? {
    total: 0,
    sent: 0,
    received: 0,
    read: 0,
    acted: 0,
    cells: 0,
    cellsReceived: 0,
  }
  const percent = cells === 0 ? null : Math.floor((100 * cellsReceived) / cells)
  return { ...counts, cells: { sent: cells, acknowledged: cellsReceived, percent } }
}

async function countUnits({ db }: Asking, id: string) {
  const { rows } = await sql<{ total: number; waiting: number[] | null }>`
    select count(*)::int as total, array_agg(area_id order by area_id) filter (where activated_at is null) as waiting
    from document_units where document_id = ${id}`.execute(db)
  const waiting = rows[0]?.waiting ?? []
  const areas = await namedAreas(db, waiting.slice(0, 50))
  return {
    total: rows[0]?.total ?? 0,
    waiting: waiting.slice(0, 50).map((areaId) => toAreaLine(areas, areaId)),
    waitingCount: waiting.length,
  }
}

async function countTasks({ db, now }: Asking, id: string) {
  const { rows } = await sql<{ total: number; done: number; overdue: number }>`
    select count(*)::int as total, count(*) filter (where state = 'done')::int as done,
           count(*) filter (where state in ('active', 'acknowledged', 'in-progress') and due_at <= ${now})::int as overdue
    from tasks where document_id = ${id} and state not in ('draft', 'cancelled')`.execute(db)
  return rows[0] ?? { total: 0, done: 0, overdue: 0 }
}

/** What the asker may do with the document, and why issuing it would be refused. */
async function rightsOf({ db, actor, tree, now, profile }: Asking, document: StoredDocument) {
  const { kind, issuer } = rowsOf(await cataloguesOf(profile), document)
  const { areaId, state, entry } = document
  const isOurs = entry === 'own' && state !== 'revoked'
  const mayIssue = isOurs && may(actor, 'documents.issue', areaId, tree)
  const signer = mayIssue ? await findSigner({ actor }, { trx: db, now }, document, issuer) : undefined
  const checked = checkIssue(document, kind)
  const problem =
    signer && 'words' in signer ? signer.words : state === 'draft' && !checked.ok ? checked.refusal.words : null
  return {
    write: may(actor, 'documents.write', areaId, tree),
    issue: mayIssue,
    issueProblem: mayIssue ? problem : null,
    cascade: actor.scopes.some(({ permissions }) => permissions.has('documents.cascade')),
  }
}

/** `GET /documents/:id/graph` */
export const documentChainRead = defineRead(documentGraphRead, async (asking, { id, steps }) => {
  if (!(await findVisible(asking, id))) return notFound('id')
  const around = await seen(asking, await readNeighbourhood(asking.db, [id], steps), id)
  const graph = toGraph(around, await cataloguesOf(asking.profile), asking.profile.utcOffsetMinutes)
  const making = await lineMakingFor(asking, around.documents)
  return {
    nodes: around.documents.map((document) => {
      const line = toDocumentLine(document, making)
      return {
        id: document.id,
        label: line.label,
        detail: line.issuer.name,
        number: line.number,
        stub: line.stub,
        missingNumber: line.missingNumber,
        standing: standingOf(document, asking.now),
        issuedOn: line.issuedOn,
      }
    }),
    edges: around.relations.map(({ from, to, kind }) => ({ from, to, kind, words: relationWords[kind] })),
    warnings: around.documents.flatMap((document) =>
      warningsOf(asking, document, graph).map((warning) => ({ ...warning, documentId: document.id })),
    ),
  }
})
