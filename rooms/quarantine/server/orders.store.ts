import { sql } from 'kysely'
import { type Day, type Instant, type Refusal, refuse } from '#kit'
import { allowed, type Db, type Step, type Trx, type Work } from '#platform/server'
import { holdPersons } from '#rooms/people/server'
import {
  type ChecklistAnswer,
  type GuardianPlan,
  type IsolationClass,
  type OrderState,
  type Protection,
  QUARANTINE,
  type Setting,
} from '../domain/index.ts'
import type { IsolationOrdersTable } from './quarantine.tables.ts'

/** An order as it is kept, without whom it names. */
export interface StoredOrder {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  /** Null: forgotten (SG-03). */
  readonly personId: string | null
  readonly householdId: string | null
  readonly class: IsolationClass
  readonly setting: Setting
  readonly caseId: string | null
  readonly state: OrderState
  readonly proposedAt: Instant
  readonly proposedBy: string | null
  readonly dueAt: Instant
  readonly lastExposureOn: Day | null
  readonly homeAsked: boolean
  readonly homeChannel: string | null
  readonly homeOnBehalf: boolean | null
  readonly homeAnswers: Readonly<Record<string, ChecklistAnswer>> | null
  readonly decidedAt: Instant | null
  readonly placeId: string | null
  readonly overReason: string | null
  readonly protection: Protection | null
  readonly ruleKey: string | null
  readonly dayZero: Day | null
  readonly lastDay: Day | null
  readonly endsAt: Instant | null
  readonly followDays: number | null
  /** When watching oneself afterwards is over; null: there is none. */
  readonly selfWatchUntil: Instant | null
  readonly isMinor: boolean | null
  readonly guardianPlan: GuardianPlan | null
  readonly endedAt: Instant | null
  readonly endKind: 'lapsed' | 'released' | 'appeal' | 'moved' | null
  readonly synthetic: boolean
}

/** The columns of a {@link StoredOrder}, for statements that select from `isolation_orders`. */
export const orderColumns = sql`isolation_orders.id, isolation_orders.zone_id as "zoneId",
  isolation_orders.area_id as "areaId", person_id as "personId", household_id as "householdId", class, setting,
  case_id as "caseId", isolation_orders.state, proposed_at as "proposedAt", proposed_by as "proposedBy",
  due_at as "dueAt", last_exposure_on as "lastExposureOn", home_asked as "homeAsked", home_channel as "homeChannel",
  home_on_behalf as "homeOnBehalf", home_answers as "homeAnswers", decided_at as "decidedAt", place_id as "placeId",
  isolation_orders.over_reason as "overReason", protection, rule_key as "ruleKey", day_zero as "dayZero",
  last_day as "lastDay", ends_at as "endsAt", follow_days as "followDays", self_watch_until as "selfWatchUntil", is_minor as "isMinor",
  guardian_plan as "guardianPlan", ended_at as "endedAt", end_kind as "endKind", isolation_orders.synthetic`

/** The order, held until the change is done; undefined where there is none. */
export async function lockOrder(trx: Trx, orderId: string): Promise<StoredOrder | undefined> {
  const { rows } = await sql<StoredOrder>`
    select ${orderColumns} from isolation_orders where id = ${orderId} for update`.execute(trx)
  return rows[0]
}

/** Orders by id; an unknown id is absent. */
export async function ordersByIds(db: Db | Trx, ids: readonly string[]): Promise<Map<string, StoredOrder>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<StoredOrder>`
    select ${orderColumns} from isolation_orders where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The order, held; or why it may not be changed: who may not see it is told that there is none. */
export async function holdOrder(
  work: Work<unknown>,
  step: Step,
  { orderId, permission }: { readonly orderId: string; readonly permission: string },
): Promise<{ readonly order: StoredOrder } | { readonly refusal: Refusal }> {
  const unknown = refuse(QUARANTINE.UNKNOWN, { field: 'orderId' })
  const order = await lockOrder(step.trx, orderId)
  if (!order) return { refusal: unknown }
  const refusal = allowed(work, step, permission, order.areaId, 'quarantine.read')
  if (refusal) return { refusal: refusal.status === 404 ? unknown : refusal }
  return { order }
}

/** Writes what changed of an order. */
export async function changeOrder(
  trx: Trx,
  order: Pick<StoredOrder, 'id' | 'zoneId'>,
  changes: Partial<IsolationOrdersTable>,
): Promise<void> {
  await trx
    .updateTable('isolation_orders')
    .set(changes)
    .where('id', '=', order.id)
    .where('zone_id', '=', order.zoneId)
    .execute()
}

/** Nobody is asked to watch themselves any more; whoever is let go before the last day never was. */
export const noWatch = { self_watch_until: null, self_watch_key: null } as const

/** A new proposal. */
export type NewOrder = Pick<
  IsolationOrdersTable,
  'zone_id' | 'id' | 'area_id' | 'household_id' | 'class' | 'setting' | 'case_id' | 'last_exposure_on' | 'due_at'
> & { readonly person_id: string; readonly keep_until: string; readonly synthetic: boolean }

/** Writes proposals, thousands in one statement; their persons stay named until the time of the profile. */
export async function insertProposals(
  trx: Trx,
  orders: readonly NewOrder[],
  by: { readonly at: Instant; readonly officerId: string | null },
): Promise<void> {
  if (orders.length === 0) return
  const all = <K extends keyof NewOrder>(key: K) => orders.map((one) => one[key])
  await sql`
    insert into isolation_orders (zone_id, id, area_id, person_id, household_id, class, setting, case_id,
                                  last_exposure_on, due_at, keep_until, synthetic, state, proposed_at, proposed_by, home_asked)
    select given.*, 'proposed', ${by.at}::timestamptz, ${by.officerId}::uuid, false from unnest(
      ${all('zone_id')}::int[], ${all('id')}::uuid[], ${all('area_id')}::int[], ${all('person_id')}::uuid[],
      ${all('household_id')}::uuid[], ${all('class')}::text[], ${all('setting')}::text[], ${all('case_id')}::uuid[],
      ${all('last_exposure_on')}::date[], ${all('due_at')}::timestamptz[], ${all('keep_until')}::date[],
      ${all('synthetic')}::boolean[]) as given`.execute(trx)
  await holdPersons(
    trx,
    orders.map(({ person_id: personId, keep_until: until }) => ({ personId, room: 'quarantine', until })),
  )
}

/** Of these persons, those with a proposal waiting or an order that binds now. */
export async function withOpenOrder(
  db: Db | Trx,
  personIds: readonly string[],
  now: Instant,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ personId: string }>`
    select distinct person_id as "personId" from isolation_orders
    where person_id = any(${[...personIds]}::uuid[])
      and (state = 'proposed' or (state = 'in-force' and ends_at > ${now}))`.execute(db)
  return new Set(rows.map(({ personId }) => personId))
}

/** Short sign of a record for titles and papers: it names nobody. */
export function signOf(orderId: string): string {
  return orderId.replaceAll('-', '').slice(-6).toUpperCase()
}
