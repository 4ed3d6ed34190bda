import { sql } from 'kysely'
import { defineRead, intervalsOf } from '#platform/server'
import { myTaskDocumentsContract } from '#rooms/tasks/domain'
import { documentsBehindMyTasks } from '#rooms/tasks/server'
import { lineMakingFor, toDocumentLine } from './document-lines.query.ts'
import { documentFields, type StoredDocument } from './documents.store.ts'
import { isVisible } from './visible.query.ts'

/** `GET /tasks/mine/documents`: what stands on a phone beside a task as the order it comes from. */
export const myTaskDocumentsRead = defineRead(myTaskDocumentsContract, async (asking) => {
  const ids = await documentsBehindMyTasks(asking)
  const intervals = intervalsOf(asking.actor, 'documents.read', asking.tree)
  const { rows } = await sql<StoredDocument>`
    select ${documentFields} from documents where id = any(${ids}::uuid[]) and ${isVisible(intervals)}
    order by id`.execute(asking.db)
  const making = await lineMakingFor(asking, rows)
  return { items: rows.map((row) => toDocumentLine(row, making)).map(({ id, label }) => ({ id, label })) }
})
