import type { FastifyInstance } from 'fastify'
import { refuse } from '#kit'
import { mayHaveFile } from '../files/may-have-file.ts'
import { sendProblem } from '../http/problem.ts'
import { ACCESS } from '../intents/intents.refusals.ts'
import type { House } from '../room.ts'
import { HOUSE } from './house.refusals.ts'

/** Kinds of file that may be brought as evidence. They are handed out as downloads, never shown as pages of ours. */
const kinds = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
  'text/plain',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
])

/**
 * `POST /api/files` with the bytes as body gives `{hash}`; `GET /api/files/<hash>` gives them back. An intent names its
 * evidence by hash, so files go first and are sent again without harm. They are given to who brought them and to who
 * may see a record on which they hang; to everybody else a known hash reads like an unknown one.
 */
export async function registerFiles(app: FastifyInstance, house: House): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
    scope.post('/api/files', async (request, reply) => {
      const { accountId } = request.actor
      if (accountId === null) return sendProblem(reply, refuse(ACCESS.SIGN_IN))
      const kind = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
      if (!kinds.has(kind)) return sendProblem(reply, refuse(HOUSE.FILE_KIND, { params: { kind: kind.slice(0, 60) } }))
      const bytes = request.body
      if (!Buffer.isBuffer(bytes) || bytes.length === 0) return sendProblem(reply, refuse(HOUSE.EMPTY_FILE))
      const hash = await house.files.keep(bytes)
      await house.db
        .insertInto('files')
        .values({ hash, bytes: bytes.length, media_type: kind, uploaded_by: accountId, uploaded_at: house.clock.now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return reply.send({ hash, bytes: bytes.length, mediaType: kind })
    })
  })
  app.get<{ Params: { hash: string } }>('/api/files/:hash', async (request, reply) => {
    if (request.actor.accountId === null) return sendProblem(reply, refuse(ACCESS.SIGN_IN))
    const known = await house.db
      .selectFrom('files')
      .select('media_type')
      .where('hash', '=', request.params.hash)
      .executeTakeFirst()
    const { hash } = request.params
    const bytes = known && (await mayHaveFile(house, request, hash)) && (await house.files.read(hash))
    if (!known || !bytes) return sendProblem(reply, refuse(ACCESS.NOT_FOUND))
    return reply
      .type(known.media_type)
      .header('content-disposition', 'attachment')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(bytes)
  })
}
