import { ACCESS, defineIntent, type Outcome, oneByOne, reject, type Step, type Work } from '#platform/server'
import { DOCUMENTS, findCircles, relateDocument, standingRelations } from '../domain/index.ts'
import { cataloguesOf } from './catalogues.ts'
import { addRelationRows, type StoredDocument } from './documents.store.ts'
import { readNeighbourhood, toGraph } from './relations.query.ts'
import { changed, takeDocument } from './take-document.ts'
import { keepVisible } from './visible.query.ts'

/** Says how a document stands to earlier ones. What an issued document changes is fixed with it. */
export const relateDocumentIntent = defineIntent({
  contract: relateDocument,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const document = await takeDocument(work, step, 'documents.write')
    if ('accepted' in document) return document
    const { relations } = work.payload
    if (document.state !== 'draft' && relations.some(({ kind }) => !standingRelations.includes(kind)))
      return reject(DOCUMENTS.NOT_A_DRAFT, { field: 'relations' })
    const refused = await judgeRelations(document, relations, { work, step })
    if (refused) return refused
    await addRelationRows(step.trx, document.id, relations, work.occurredAt)
    return changed(document, 'document-related', { relations: relations.length })
  }),
})

type RelationTo = { kind: Parameters<typeof findCircles>[1][number]; to: string }

/** Only to documents that the actor sees, and never round in a circle. */
export async function judgeRelations(
  document: StoredDocument,
  relations: readonly RelationTo[],
  { work, step, isAnew = false }: { work: Pick<Work<unknown>, 'actor'>; step: Step; isAnew?: boolean },
): Promise<Outcome | undefined> {
  const wanted = relations.map(({ to }) => to)
  const visible = await keepVisible({ db: step.trx, actor: work.actor, tree: step.tree }, wanted)
  if (wanted.some((id) => !visible.has(id) || id === document.id))
    return reject(ACCESS.NOT_FOUND, { field: 'relations' })
  const circle = await findCircle(document, relations, { step, isAnew })
  return circle ? reject(DOCUMENTS.RELATIONS_IN_A_CIRCLE, { field: 'relations', params: { path: circle } }) : undefined
}

async function findCircle(
  document: StoredDocument,
  added: readonly RelationTo[],
  { step, isAnew }: { step: Step; isAnew: boolean },
): Promise<string | undefined> {
  const around = await readNeighbourhood(step.trx, [document.id, ...added.map(({ to }) => to)], 20)
  const catalogues = await cataloguesOf(step.profile)
  const before = around.relations.filter(({ from }) => !isAnew || from !== document.id)
  const relations = [...before, ...added.map(({ kind, to }) => ({ from: document.id, kind, to }))]
  const graph = toGraph({ ...around, relations }, catalogues, step.profile.utcOffsetMinutes)
  const kinds = ['replaces', 'extends', 'amends', 'repeals', ...standingRelations] as const
  const circle = findCircles(graph, kinds)[0]
  return circle?.map((id) => graph.documents.get(id)?.label ?? id).join(' → ')
}
