import type { FastifyReply } from 'fastify'
import type { Instant, Paper } from '#kit'
import { type PaperFormat, paperMediaTypes, renderPaper } from './render-paper.ts'

/** A paper that may leave as a file. */
export interface LeavingPaper {
  readonly paper: Paper
  readonly format: PaperFormat
  readonly madeAt: Instant
  /** What the file is called, with its marks and without an ending. */
  readonly name: string
  /** The same for programs that read no marks: `phong-toa`. */
  readonly plainName: string
}

/** Sends a paper as a file that no cache keeps and that may run nothing. */
export async function sendPaper(reply: FastifyReply, leaving: LeavingPaper): Promise<FastifyReply> {
  const { paper, format, madeAt, name, plainName } = leaving
  const bytes = await renderPaper(paper, { format, madeAt })
  const file = encodeURIComponent(`${name}.${format}`)
  return reply
    .type(paperMediaTypes[format])
    .header('content-disposition', `attachment; filename="${plainName}.${format}"; filename*=UTF-8''${file}`)
    .header('cache-control', 'private, no-store')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(bytes)
}
