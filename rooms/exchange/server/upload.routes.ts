import type { FastifyInstance } from 'fastify'
import { refuse } from '#kit'
import { ACCESS, type House, kindOfTable, openTable, sendProblem } from '#platform/server'
import { EXCHANGE, uploadPath } from '../domain/index.ts'
import { sheetTitles } from './sheets-for.ts'
import { refusalOfFile } from './unreadable.ts'
import { findSameFile, saveUpload } from './uploads.store.ts'

const mostMb = 48

/**
 * `POST /api/exchange/uploads?name=…` with the bytes as body. What is no table, or a bomb, is refused here, before it is
 * kept.
 */
export async function registerUploads(app: FastifyInstance, house: House): Promise<void> {
  await app.register(async (scope) => {
    scope.setErrorHandler((error: Error & { statusCode?: number }, _, reply) => {
      if (error.statusCode !== 413) throw error
      return sendProblem(reply, refuse(EXCHANGE.TOO_LARGE, { params: { max: mostMb } }))
    })
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostMb * 1024 * 1024 }, (_, body, done) =>
      done(null, body),
    )
    scope.post<{ Querystring: { name?: string } }>(
      uploadPath,
      { bodyLimit: mostMb * 1024 * 1024 },
      async (request, reply) => {
        const { accountId } = request.actor
        if (accountId === null) return sendProblem(reply, refuse(ACCESS.SIGN_IN))
        const bytes = request.body
        if (!Buffer.isBuffer(bytes) || bytes.length === 0) return sendProblem(reply, refuse(EXCHANGE.EMPTY))
        try {
          openTable(bytes)
        } catch (error) {
          return sendProblem(reply, refusalOfFile(error))
        }
        const hash = await house.files.keep(bytes)
        const name = nameOf(request.query.name)
        const kind = kindOfTable(bytes)
        const upload = { account_id: accountId, name, kind, hash, bytes: bytes.length }
        const { id, expiresAt } = await saveUpload(house.db, upload, { now: house.clock.now(), profile: house.profile })
        const titles = sheetTitles(house.catalogue)
        const sameFile = (await findSameFile(house.db, hash, accountId)).map((one) => ({
          ...one,
          title: titles(one.sheet),
        }))
        return reply.send({ uploadId: id, name, bytes: bytes.length, kind, expiresAt, sameFile })
      },
    )
  })
}

/** The name as it is shown and given back: no folder, no control characters. */
function nameOf(said: string | undefined): string {
  const bare = (said ?? '').normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking control characters out is the purpose
  const clean = bare.replace(/[\u0000-\u001f\u007f"]/g, '').trim()
  return clean.slice(0, 160) || 'bảng.xlsx'
}
