import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Asking } from '#platform/server'
import type { NeedLine } from '../domain/index.ts'
import { policyOf } from './policy-of-house.ts'
import type {} from './quarantine.tables.ts'

interface Row extends Omit<NeedLine, 'title'> {
  readonly askedAt: Instant
}

/** Needs of an order: open ones by their deadline, then those that were met. */
export async function needsOf({ db, profile }: Asking, orderId: string): Promise<NeedLine[]> {
  const { rows } = await sql<Row>`
    select id, need, asked_at as "askedAt", due_at as "dueAt", on_behalf as "onBehalf", met_at as "metAt", done,
           task_id as "taskId"
    from isolation_needs where order_id = ${orderId} order by met_at nulls first, due_at, id`.execute(db)
  const { list } = (await policyOf(profile)).needs
  return rows.map((row) => {
    const title = list.find(({ key }) => key === row.need)?.title ?? { vi: row.need, en: row.need }
    return { ...row, title }
  })
}
