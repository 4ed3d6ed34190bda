import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { fileHashField, instantField, type RouteContract, refuse } from '#kit'
import { mayHaveFile } from '../files/may-have-file.ts'
import { sendProblem } from '../http/problem.ts'
import { ACCESS } from '../intents/intents.refusals.ts'
import type { House } from '../room.ts'
import { cleanPhoto } from './clean-photo.ts'
import { photoRulesOf } from './photo-rules.ts'
import { PHOTOS } from './photos.refusals.ts'
import { keepPhoto } from './photos.store.ts'

/** The answer to a brought photo: by this hash an intent names it. */
const photoField = z.object({
  hash: fileHashField,
  takenAt: instantField.nullable(),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
})

/** What these routes are, for the API's page. */
export const photoRoutes: readonly RouteContract[] = [
  {
    method: 'post',
    path: '/api/photos',
    bytes: 'image/*',
    answer: photoField,
    permission: 'signed-in',
    title: {
      vi: 'Gửi một ảnh (JPEG, PNG, WebP); tọa độ và dữ liệu kèm ảnh bị bỏ, thời điểm chụp được đọc trước',
      en: 'Bring a photo (JPEG, PNG, WebP); place and other metadata are left behind, the time taken is read before',
    },
  },
  {
    method: 'get',
    path: '/api/photos/:hash/thumbnail',
    permission: 'signed-in',
    title: { vi: 'Ảnh nhỏ của một ảnh', en: 'The small picture of a photo' },
  },
]

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/**
 * `POST /api/photos` with the bytes as body gives `{hash, takenAt, width, height, bytes}`; the photo itself is given
 * by `GET /api/files/<hash>`. Photos go first, the intent names them by hash; sending again does no harm.
 */
export async function registerPhotos(app: FastifyInstance, house: House): Promise<void> {
  const rules = await photoRulesOf(house.profile)
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
    scope.setErrorHandler((error: Error & { statusCode?: number }, _, reply) => {
      if (error.statusCode !== 413) throw error
      return sendProblem(reply, refuse(PHOTOS.TOO_LARGE, { params: { max: rules.mostMegabytes } }))
    })
    scope.post(
      '/api/photos',
      { bodyLimit: rules.mostMegabytes * 1024 * 1024, onRequest: onlySignedIn },
      async (request, reply) => {
        const { accountId } = request.actor
        if (accountId === null) return sendProblem(reply, refuse(ACCESS.SIGN_IN))
        const sent = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const clean = await cleanPhoto(sent, { rules, offsetMinutes: house.profile.utcOffsetMinutes })
        if (!clean.ok) return sendProblem(reply, clean.refusal)
        const { db, files, clock } = house
        const photo = await keepPhoto(clean.value, { db, files, accountId, now: clock.now(), hashOf })
        return reply.send({ ...photo, bytes: clean.value.bytes.length })
      },
    )
  })
  app.get<{ Params: { hash: string } }>('/api/photos/:hash/thumbnail', (request, reply) =>
    giveThumbnail(house, request, reply),
  )
}

/** Nobody's bytes are read before it is known whose they are. */
async function onlySignedIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.actor.accountId === null) await sendProblem(reply, refuse(ACCESS.SIGN_IN))
}

async function giveThumbnail(
  house: House,
  request: FastifyRequest<{ Params: { hash: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (request.actor.accountId === null) return sendProblem(reply, refuse(ACCESS.SIGN_IN))
  const { hash } = request.params
  const photo = await house.db.selectFrom('photos').select('thumbnail_hash').where('hash', '=', hash).executeTakeFirst()
  const bytes = photo && (await mayHaveFile(house, request, hash)) && (await house.files.read(photo.thumbnail_hash))
  if (!bytes) return sendProblem(reply, refuse(ACCESS.NOT_FOUND))
  return reply.type('image/jpeg').header('cache-control', 'private, max-age=31536000, immutable').send(bytes)
}
