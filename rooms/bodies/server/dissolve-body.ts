import { sql } from 'kysely'
import type { z } from 'zod'
import { type Day, startOfDay } from '#kit'
import { accept, allowed, defineIntent, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import { BODIES, dissolveBody, setOfficePhone } from '../domain/index.ts'
import { showDay } from './days.ts'

/** Ends a body: its posts end with it, holdings end at the first moment of the day, later ones are struck out. */
export const dissolveBodyIntent = defineIntent({
  contract: dissolveBody,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof dissolveBody.payload>>, step: Step) => {
    const { bodyId, onDay, documentId } = work.payload
    const body = await lockBody(step, bodyId)
    if (!body) return reject(BODIES.BODY_UNKNOWN, { field: 'bodyId' })
    const notAllowed = allowed(work, step, 'bodies.organise', body.area_id, 'bodies.read')
    if (notAllowed) return reject(notAllowed)
    if (body.valid_to !== null)
      return reject(BODIES.BODY_ENDED, { field: 'bodyId', params: { to: showDay(body.valid_to) } })
    if (onDay <= body.valid_from) return reject(BODIES.END_BEFORE_START, { field: 'onDay' })
    const ended = await endHoldings(step, bodyId, onDay)
    await sql`update posts set valid_to = greatest(${onDay}::date, valid_from + 1)
      where body_id = ${bodyId} and (valid_to is null or valid_to > ${onDay})`.execute(step.trx)
    await sql`update bodies set valid_to = ${onDay} where id = ${bodyId}`.execute(step.trx)
    const fact = (type: string, subjectId: string): Fact => ({
      type,
      areaId: body.area_id,
      subjectId,
      documentId: documentId ?? null,
      data: { bodyId, onDay },
      live: ['bodies'],
    })
    return accept([
      fact('body-dissolved', bodyId),
      ...ended.cut.map((id) => fact('post-left', id)),
      ...ended.struck.map((id) => fact('holding-struck', id)),
    ])
  }),
})

async function endHoldings(step: Step, bodyId: string, onDay: string): Promise<{ cut: string[]; struck: string[] }> {
  const at = startOfDay(onDay as Day, step.profile.utcOffsetMinutes)
  const struck = await sql<{ id: string }>`
    delete from holdings using posts where posts.id = holdings.post_id and posts.body_id = ${bodyId}
      and holdings.from_at >= ${at} returning holdings.id`.execute(step.trx)
  const cut = await sql<{ id: string }>`
    update holdings set to_at = ${at} from posts where posts.id = holdings.post_id and posts.body_id = ${bodyId}
      and (holdings.to_at is null or holdings.to_at > ${at}) returning holdings.id`.execute(step.trx)
  return { cut: cut.rows.map((row) => row.id), struck: struck.rows.map((row) => row.id) }
}

async function lockBody(step: Step, bodyId: string) {
  return step.trx.selectFrom('bodies').selectAll().where('id', '=', bodyId).forUpdate().executeTakeFirst()
}

/** Writes the number people call; null takes it away. */
export const setOfficePhoneIntent = defineIntent({
  contract: setOfficePhone,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof setOfficePhone.payload>>, step: Step) => {
    const { bodyId, officePhone } = work.payload
    const body = await lockBody(step, bodyId)
    if (!body) return reject(BODIES.BODY_UNKNOWN, { field: 'bodyId' })
    const notAllowed = allowed(work, step, 'bodies.organise', body.area_id, 'bodies.read')
    if (notAllowed) return reject(notAllowed)
    await sql`update bodies set office_phone = ${officePhone} where id = ${bodyId}`.execute(step.trx)
    return accept([{ type: 'office-phone-set', areaId: body.area_id, subjectId: bodyId, data: {}, live: ['bodies'] }])
  }),
})
