import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '#kit'
import { type House, sendProblem } from '#platform/server'
import { ACCOUNTS, deviceReportBody, leastFieldVersion } from '../domain/index.ts'
import { recognised } from './authenticate.ts'
import { findDevice, noteDevice } from './devices.store.ts'
import { stateFact } from './state-fact.ts'

/**
 * `POST /api/field-device`: a phone says that it is there and hears how it stands. Without a session too: that of a lost
 * phone has ended, and it must hear of its loss. Nobody learns anything by it who does not have the phone's own secret.
 */
export function registerDevices(app: FastifyInstance, house: House): void {
  app.post('/api/field-device', async (request, reply) => report(request, reply, house))
}

async function report(request: FastifyRequest, reply: FastifyReply, house: House): Promise<FastifyReply> {
  const body = deviceReportBody.safeParse(request.body)
  if (!body.success) return sendProblem(reply, refuse(ACCOUNTS.MALFORMED, { params: { field: 'id' } }))
  const known = await findDevice(house.db, body.data)
  if (known?.lostAt) {
    if (body.data.wiped) await noteWiped(house, body.data.id, known.accountId)
    return reply.send({ standing: 'lost' })
  }
  const { accountId, via } = request.actor
  if (accountId !== null && via === 'session') {
    const sessionId = recognised(request)?.session?.id ?? null
    const agent = request.headers['user-agent'] ?? ''
    await noteDevice(house.db, body.data, { accountId, sessionId, agent, now: house.clock.now() })
  }
  return reply.send({ standing: body.data.version < leastFieldVersion ? 'too-old' : 'ok' })
}

async function noteWiped(house: House, deviceId: string, accountId: string): Promise<void> {
  await house.db.transaction().execute(async (trx) => {
    const wiped = await trx
      .updateTable('field_devices')
      .set({ wiped_at: house.clock.now(), unsent: 0 })
      .where('id', '=', deviceId)
      .where('wiped_at', 'is', null)
      .executeTakeFirst()
    if (Number(wiped.numUpdatedRows) === 0) return
    const account = trx.selectFrom('accounts').select('area_id').where('id', '=', accountId)
    const { area_id: areaId } = await account.executeTakeFirstOrThrow()
    const fact = { type: 'device-wiped', areaId, subjectId: accountId, data: { deviceId }, live: ['accounts'] }
    await stateFact(trx, house, { accountId, officerId: null }, fact)
  })
}
