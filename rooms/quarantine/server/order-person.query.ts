import { defineRead, notFound } from '#platform/server'
import { openPersons } from '#rooms/people/server'
import { orderPersonContract } from '../domain/index.ts'
import { visibleOrder } from './order-page.query.ts'

/** `GET /quarantine/orders/:id/person`: the look is written down with its reason before a name is shown (SG-09). */
export const orderPersonRead = defineRead(orderPersonContract, async (asking, { id, reason }) => {
  const { permission, path } = orderPersonContract
  const order = await visibleOrder(asking, id, permission)
  if (!order || order.personId === null) return notFound()
  const opened = await openPersons(asking, [order.personId], { permission, subjectKind: `GET /api${path}`, reason })
  const person = opened.get(order.personId)
  return {
    name: person?.name ?? null,
    yearOfBirth: person?.birthYear ?? null,
    phone: person?.phone ?? null,
    address: person?.address ?? null,
  }
})
