import type { FastifyRequest } from 'fastify'
import { askingOf } from '../http/read.routes.ts'
import type { House } from '../room.ts'

/**
 * Whether the asker may have the bytes of a hash: who brought them, and who may see a record on which they hang. To
 * everybody else a known hash reads like an unknown one.
 */
export async function mayHaveFile(
  house: House,
  request: Pick<FastifyRequest, 'actor' | 'id'>,
  hash: string,
): Promise<boolean> {
  const { accountId } = request.actor
  if (accountId === null) return false
  if (await broughtBy(house, hash, accountId)) return true
  for (const { name, givesFile } of house.rooms) {
    if (await givesFile?.(askingOf(house, request, `${name}.read`), hash)) return true
  }
  return false
}

async function broughtBy({ db }: Pick<House, 'db'>, hash: string, accountId: string): Promise<boolean> {
  const own = await db
    .selectFrom('files')
    .select('hash')
    .where('hash', '=', hash)
    .where('uploaded_by', '=', accountId)
    .unionAll(
      db.selectFrom('photo_uploads').select('hash').where('hash', '=', hash).where('account_id', '=', accountId),
    )
    .limit(1)
    .executeTakeFirst()
  return own !== undefined
}
