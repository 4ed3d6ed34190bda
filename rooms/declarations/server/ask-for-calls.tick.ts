import { sql } from 'kysely'
import type { Instant } from '#kit'
import { childId, type House, stateInJournal, type Tick, type Trx } from '#platform/server'
import { headPostsOf, ownersOf } from '#rooms/bodies/server'
import { createTasks, type PlannedTask } from '#rooms/tasks/server'
import { receiptCodeOf } from '../domain/index.ts'
import './declarations.tables.ts'

/** Flags that get their task in one transaction. */
const batch = 1_000

interface NewFlag {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly declaredAt: Instant
  readonly callBy: Instant
}

/**
 * Gives each new flag its task: the health station of the place of stay calls. Nothing happens to the person by itself (SG-08);
 * where no station has anybody, whoever heads the area is asked; where nobody is there at all the gap tells those above.
 */
export const askForCalls: Tick = {
  name: 'calls about declared risks',
  everySeconds: 5,
  run: async (house) => {
    while ((await house.db.transaction().execute((trx) => askForSome(trx, house))) === batch);
  },
}

async function askForSome(trx: Trx, house: House): Promise<number> {
  const [now, tree] = [house.clock.now(), house.territory.current()]
  const { rows: flags } = await sql<NewFlag>`
    select declaration_id as id, zone_id as "zoneId", area_id as "areaId", declared_at as "declaredAt",
           call_by as "callBy"
    from declaration_flags
    where asked_at is null order by call_by limit ${batch} for update skip locked`.execute(trx)
  if (flags.length === 0) return 0
  const tasks = await planCalls(trx, flags, { now, tree })
  const by = { postId: null, officerId: null }
  const { facts } = await createTasks(trx, { tasks: [...tasks.values()], by, now, tree, profile: house.profile })
  await sql`
    update declaration_flags set asked_at = ${now}, task_id = given.task_id
    from unnest(${flags.map(({ id }) => id)}::uuid[], ${flags.map(({ id }) => tasks.get(id)?.id ?? null)}::uuid[])
      as given (id, task_id)
    where declaration_flags.declaration_id = given.id`.execute(trx)
  const nobody = { intentId: null, accountId: null, officerId: null, postId: null, occurredAt: now }
  await stateInJournal(
    trx,
    facts.map((fact) => ({ fact, ...nobody })),
    now,
    tree,
  )
  return flags.length
}

async function planCalls(
  trx: Trx,
  flags: readonly NewFlag[],
  at: { readonly now: Instant; readonly tree: ReturnType<House['territory']['current']> },
): Promise<Map<string, PlannedTask>> {
  const standing = flags.filter(({ areaId }) => at.tree.find(areaId))
  const zones = [...new Set(standing.map(({ zoneId }) => zoneId))]
  const stations = await headPostsOf(trx, zones, at.now, 'health')
  const questions = zones.map((areaId) => ({ areaId, postId: stations.get(areaId)?.postId ?? null, raised: 0 }))
  const owners = await ownersOf(trx, questions, at)
  const ownerOf = new Map(zones.map((zone, index) => [zone, owners[index]]))
  const tasks = new Map<string, PlannedTask>()
  for (const { id, zoneId, areaId, declaredAt, callBy } of standing) {
    const owner = ownerOf.get(zoneId)
    if (!owner?.officerId || owner.postId === null) continue
    tasks.set(id, {
      id: childId({ id: id as ReturnType<typeof childId> }, 'call'),
      areaId,
      title: `Gọi hỏi người khai báo y tế ${receiptCodeOf(id)}`,
      product: 'Kết quả cuộc gọi, ghi ở trang Khai báo',
      ownerPostId: owner.postId,
      ownerOfficerId: owner.officerId,
      // After a long standstill the deadline may be over already: then it began when it was declared.
      startAt: callBy > at.now ? at.now : declaredAt,
      dueAt: callBy,
      priority: 2,
      // Whoever records the call has done it: nobody above needs to look at what was said (SG-02).
      selfClose: true,
    })
  }
  return tasks
}
