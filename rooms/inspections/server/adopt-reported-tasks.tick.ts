import { sql } from 'kysely'
import { addMinutes, dayOf, type Instant } from '#kit'
import { type House, newId, type Stated, stateInJournal, type Tick, type Trx } from '#platform/server'
import { remedyRuleOn } from '../domain/index.ts'
import { inspectionBook } from './inspection-book.query.ts'
import { saveSteps } from './steps.store.ts'

const batch = 500

/**
 * A unit that reports its remedy task done, on the page of the task, has reported its remedy: the finding waits for a
 * re-check from then on. It closes no more than by a report made on the finding itself (INS-06).
 */
export const adoptReportedTasksTick: Tick = {
  name: 'remedies reported as tasks',
  everySeconds: 30,
  run: async (house) => {
    const now = house.clock.now()
    while ((await house.db.transaction().execute((trx) => adoptOnce(trx, house, now))) === batch);
  },
}

interface Reported {
  readonly zoneId: number
  readonly id: string
  readonly areaId: number
  readonly inspectionId: string
  readonly severity: number
  readonly dueAt: Instant
  readonly at: Instant
  readonly officerId: string | null
  readonly postId: string | null
}

async function adoptOnce(trx: Trx, { profile, territory }: House, now: Instant): Promise<number> {
  const { rows } = await sql<Reported>`
    select f.zone_id as "zoneId", f.id, f.area_id as "areaId", f.inspection_id as "inspectionId", f.severity,
           f.due_at as "dueAt", greatest(tasks.reported_at, f.stated_at) as at, tasks.owner_officer_id as "officerId",
           tasks.owner_post_id as "postId"
    from inspection_findings f join tasks on tasks.id = f.task_id
    where f.state = 'open' and tasks.state in ('done-reported', 'done') and tasks.reported_at is not null
    order by f.id limit ${batch} for update of f skip locked`.execute(trx)
  if (rows.length === 0) return 0
  const { recheckMinutes } = remedyRuleOn(await inspectionBook(profile), dayOf(now, profile.utcOffsetMinutes))
  await sql`
    update inspection_findings set state = 'reported', recheck_by = ${addMinutes(now, recheckMinutes)}, updated_at = ${now}
    where id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(trx)
  const note = 'Báo xong ở trang nhiệm vụ.'
  await saveSteps(
    trx,
    rows.map(({ id: findingId, ...row }) => ({
      ...row,
      id: newId(),
      findingId,
      kind: 'reported',
      recordedAt: now,
      note,
    })),
  )
  await stateInJournal(trx, rows.map(toStated), now, territory.current())
  return rows.length
}

function toStated({ id, areaId, inspectionId, severity, at, dueAt, officerId, postId }: Reported): Stated {
  const data = { inspectionId, severity, late: at > dueAt ? 1 : 0 }
  return {
    fact: { type: 'remedy-reported', areaId, subjectId: id, data, live: ['inspections'] },
    intentId: null,
    accountId: null,
    officerId,
    postId,
    occurredAt: at,
  }
}
