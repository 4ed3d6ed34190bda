import { defineRead, no, notFound, visiblePlace } from '#platform/server'
import { logRead } from '#rooms/access/server'
import { levelOf } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { groupBookContract, PEOPLE } from '../domain/index.ts'
import { householdsIn } from './households.store.ts'
import { doorsOf, parseDoor } from './open-households.ts'

/** `GET /people/book`: doors and heads of one group. One look, at the whole book, is written down first. */
export const groupBookRead = defineRead(groupBookContract, async (asking, { areaId, reason }) => {
  const { permission, path } = groupBookContract
  const area = (await openBook(asking)).byId.get(areaId)
  if (!area || !visiblePlace(asking, areaId, permission)) return notFound('areaId')
  if (levelOf(area.kind) !== 'group') return no(PEOPLE.NOT_IN_A_GROUP, { field: 'areaId' })
  const subjectKind = `GET /api${path}`
  await logRead(asking.db, { ...asking, areaId, permission, subjectKind, subjectId: String(areaId), reason })
  const households = await householdsIn(asking.db, [areaId])
  const ids = households.map(({ id }) => id)
  const doors = await doorsOf(asking, ids)
  return {
    items: households.map(({ id, number }) => ({ id, number, ...(doors.get(id) ?? parseDoor(undefined)) })),
  }
})
