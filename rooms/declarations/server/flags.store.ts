import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import { childId, type Fact, type Profile, type Tree, type Trx, type Work } from '#platform/server'
import { headPostsOf, ownersOf } from '#rooms/bodies/server'
import { createTasks, type PlannedTask } from '#rooms/tasks/server'
import { type RiskReason, receiptCodeOf } from '../domain/index.ts'
import './declarations.tables.ts'

/** A declaration that a person should look at. */
export interface ToFlag {
  readonly work: Pick<Work<unknown>, 'id'>
  readonly zoneId: number
  readonly areaId: number
  readonly declaredAt: Instant
  readonly reasons: readonly RiskReason[]
  readonly keepUntil: string
}

/**
 * Keeps the flags and gives each its task: the health station of the place of stay calls. Nothing happens to the person by itself
 * (SG-08); where no station has anybody, whoever heads the area is asked.
 */
export async function flagDeclarations(
  trx: Trx,
  flags: readonly ToFlag[],
  at: { readonly now: Instant; readonly tree: Tree; readonly profile: Profile; readonly callWithinHours: number },
): Promise<Fact[]> {
  if (flags.length === 0) return []
  const tasks = await planCalls(trx, flags, at)
  await sql`
    insert into declaration_flags (zone_id, declaration_id, area_id, declared_at, reasons, task_id, call_by, tries, keep_until)
    select zone_id, id, area_id, declared_at, reasons::jsonb, task_id, call_by, 0, keep_until
    from unnest(${flags.map((flag) => flag.zoneId)}::int[], ${flags.map((flag) => flag.work.id)}::uuid[],
                ${flags.map((flag) => flag.areaId)}::int[], ${flags.map((flag) => flag.declaredAt)}::timestamptz[],
                ${flags.map((flag) => JSON.stringify(flag.reasons))}::text[],
                ${flags.map((flag) => tasks.get(flag.work.id)?.id ?? null)}::uuid[],
                ${flags.map(() => callBy(at))}::timestamptz[], ${flags.map((flag) => flag.keepUntil)}::date[])
      as given (zone_id, id, area_id, declared_at, reasons, task_id, call_by, keep_until)`.execute(trx)
  const { facts } = await createTasks(trx, {
    tasks: [...tasks.values()],
    by: { postId: null, officerId: null },
    now: at.now,
    tree: at.tree,
    profile: at.profile,
  })
  return facts
}

const callBy = ({ now, callWithinHours }: { now: Instant; callWithinHours: number }) =>
  addMinutes(now, callWithinHours * 60)

async function planCalls(
  trx: Trx,
  flags: readonly ToFlag[],
  at: { readonly now: Instant; readonly tree: Tree; readonly callWithinHours: number },
): Promise<Map<string, PlannedTask>> {
  const zones = [...new Set(flags.map(({ zoneId }) => zoneId))]
  const stations = await headPostsOf(trx, zones, at.now, 'health')
  const questions = zones.map((areaId) => ({ areaId, postId: stations.get(areaId)?.postId ?? null, raised: 0 }))
  const owners = await ownersOf(trx, questions, at)
  const ownerOf = new Map(zones.map((zone, index) => [zone, owners[index]]))
  const tasks = new Map<string, PlannedTask>()
  for (const { work, zoneId, areaId } of flags) {
    const owner = ownerOf.get(zoneId)
    if (!owner?.officerId || owner.postId === null) continue
    tasks.set(work.id, {
      id: childId(work, 'call'),
      areaId,
      title: `Gọi hỏi người khai báo y tế ${receiptCodeOf(work.id)}`,
      product: 'Kết quả cuộc gọi, ghi ở trang Khai báo',
      ownerPostId: owner.postId,
      ownerOfficerId: owner.officerId,
      dueAt: callBy(at),
      priority: 2,
      // Whoever records the call has done it: nobody above needs to look at what was said (SG-02).
      selfClose: true,
    })
  }
  return tasks
}
