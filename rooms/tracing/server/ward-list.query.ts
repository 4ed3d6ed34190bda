import { sql } from 'kysely'
import { type Asking, defineRead, may, notFound } from '#platform/server'
import { classesOf } from '#rooms/cases/server'
import { sayPhone } from '#rooms/people/domain'
import { openPersons } from '#rooms/people/server'
import { siteNames } from '#rooms/sites/server'
import {
  orderOfTaskContract,
  personCode,
  traceCode,
  type WardContact,
  wardListContract,
  wardNamesContract,
} from '../domain/index.ts'
import { areaTitles } from './area-titles.query.ts'
import { currentPersons } from './known-to-tracer.query.ts'
import { ordersWhere } from './trace-orders.query.ts'

interface ContactRow extends Omit<WardContact, 'code' | 'areaTitle' | 'yearOfBirth' | 'sex' | 'siteName' | 'isCase'> {
  readonly areaId: number
  readonly siteId: string | null
}

async function contactsOf({ db }: Asking, traceId: string, wardId: number): Promise<ContactRow[]> {
  const { rows } = await sql<ContactRow>`
    select person_id as "personId", level, rank, area_id as "areaId", exposed_at as "exposedAt", via_kind as "viaKind",
           via_place_id as "siteId", minutes, called_at as "calledAt", isolated_at as "isolatedAt", tested_at as "testedAt"
    from traced_people where trace_id = ${traceId} and ward_id = ${wardId} order by level, rank, person_id`.execute(db)
  return rows
}

/** `GET /tracing/traces/:traceId/wards/:areaId`: whom one ward calls, isolates and tests; by code. */
export const wardListRead = defineRead(wardListContract, async (asking, { traceId, areaId }) => {
  const { db, tree, actor } = asking
  if (!tree.find(areaId) || !may(actor, 'tracing.read', areaId, tree)) return notFound('areaId')
  const trace = await traceOf(asking, traceId)
  const rows = trace ? await contactsOf(asking, traceId, areaId) : []
  if (!trace || rows.length === 0) return notFound('traceId')
  const titleOf = await areaTitles(db, [areaId, ...rows.map((row) => row.areaId)])
  const ids = rows.map(({ personId }) => personId)
  const [persons, classes] = [await currentPersons(db, ids), await classesOf(db, ids)]
  const names = await siteNames(
    db,
    rows.map(({ siteId }) => siteId),
  )
  return {
    traceId,
    code: traceCode(traceId),
    askedAt: trace.askedAt,
    areaId,
    title: titleOf(areaId),
    isOver: trace.isOver,
    contacts: rows.map(({ siteId, areaId: home, ...row }) => ({
      ...row,
      code: personCode(row.personId),
      areaTitle: titleOf(home),
      yearOfBirth: persons.get(row.personId)?.yearOfBirth ?? null,
      sex: persons.get(row.personId)?.sex ?? null,
      siteName: siteId === null ? null : (names.get(siteId) ?? null),
      isCase: classes.get(row.personId)?.level === 0,
    })),
    orders: await ordersWhere(db, sql`trace_orders.trace_id = ${traceId} and trace_orders.ward_id = ${areaId}`),
    mayFollow: may(actor, 'tracing.follow', areaId, tree),
    mayName: may(actor, 'tracing.read-person', areaId, tree),
  }
})

async function traceOf({ db }: Asking, traceId: string) {
  const { rows } = await sql<{ askedAt: WardContact['exposedAt']; isOver: boolean }>`
    select asked_at as "askedAt", closed_at is not null as "isOver" from traces where id = ${traceId}`.execute(db)
  return rows[0]
}

/** `GET …/names`: the look is written down for each person before anybody is named; if that fails nothing is shown (SG-09). */
export const wardNamesRead = defineRead(wardNamesContract, async (asking, { traceId, areaId, reason }) => {
  const { permission } = wardNamesContract
  if (!asking.tree.find(areaId) || !may(asking.actor, permission, areaId, asking.tree)) return notFound('areaId')
  const rows = await contactsOf(asking, traceId, areaId)
  if (rows.length === 0) return notFound('traceId')
  const opening = { permission, subjectKind: 'contact', reason }
  const opened = await openPersons(
    asking,
    rows.map(({ personId }) => personId),
    opening,
  )
  return {
    people: rows.flatMap(({ personId }) => {
      const person = opened.get(personId)
      if (!person) return []
      const phone = person.phone === null ? null : sayPhone(person.phone)
      return [{ personId, name: person.name, phone, address: person.address }]
    }),
  }
})

/** `GET /tracing/orders/:taskId`: the list behind a task. */
export const orderOfTaskRead = defineRead(orderOfTaskContract, async (asking, { taskId }) => {
  const [order] = await ordersWhere(asking.db, sql`trace_orders.task_id = ${taskId}`)
  const isSeen = order && asking.tree.find(order.wardId) && may(asking.actor, 'tracing.read', order.wardId, asking.tree)
  return { order: isSeen ? order : null }
})
