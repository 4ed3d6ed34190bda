import type { FastifyReply } from 'fastify'
import { defineRefusals, type Refusal, refuse } from '#kit'

/** What HTTP itself says no to. */
export const HTTP = defineRefusals('HTTP', {
  BAD_JSON: {
    vi: 'Nội dung gửi lên không phải JSON trọn vẹn; có thể bị cắt giữa chừng. Chưa có gì được ghi.',
    en: 'The body is not whole JSON; it may have been cut off. Nothing was recorded.',
    status: 400,
  },
  TOO_LARGE: {
    vi: 'Nội dung gửi lên quá lớn (tối đa {max} MB). Hãy chia nhỏ. Chưa có gì được ghi.',
    en: 'The body is too large (at most {max} MB). Send it in parts. Nothing was recorded.',
    status: 413,
  },
  NO_SUCH_PATH: { vi: 'Không có địa chỉ này.', en: 'There is no such address.', status: 404 },
  UNREADABLE: { vi: 'Yêu cầu không đọc được.', en: 'The request cannot be read.', status: 400 },
})

/**
 * Sends a refusal as problem details (RFC 9457), with both languages and the field to mend; "come again in `seconds`" also
 * as the header that programs read.
 */
export function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const seconds = refusal.params?.seconds
  if ((refusal.status === 503 || refusal.status === 429) && seconds !== undefined) reply.header('retry-after', seconds)
  return reply
    .status(refusal.status)
    .type('application/problem+json')
    .send({
      type: `/problems/${refusal.code}`,
      title: refusal.code,
      status: refusal.status,
      detail: refusal.words.vi,
      instance: reply.request.id,
      code: refusal.code,
      words: refusal.words,
      ...(refusal.field === undefined ? {} : { field: refusal.field }),
      ...(refusal.params === undefined ? {} : { params: refusal.params }),
      ...(refusal.standsAlready && { standsAlready: true }),
    })
}

/** Sends our own failure: a number to quote, nothing about the inside. */
export function sendFault(reply: FastifyReply): FastifyReply {
  const words = {
    vi: `Lỗi của hệ thống, không phải của bạn. Mã: ${reply.request.id}. Hãy gửi lại; việc đã gửi không bị làm hai lần.`,
    en: `Our fault, not yours. Number: ${reply.request.id}. Send again; nothing is done twice.`,
  }
  return reply.status(500).type('application/problem+json').send({
    type: '/problems/FAULT',
    title: 'FAULT',
    status: 500,
    detail: words.vi,
    instance: reply.request.id,
    code: 'FAULT',
    words,
  })
}

/** What a failure of reading the request (cut JSON, too large) means to the sender; undefined for our own faults. */
export function refusalOf(
  error: { statusCode?: number | undefined; code?: string | undefined },
  maxMb: number,
): Refusal | undefined {
  if (error.statusCode === 413) return refuse(HTTP.TOO_LARGE, { params: { max: maxMb } })
  const isBadJson = error.code === 'FST_ERR_CTP_INVALID_JSON_BODY' || error.code === 'FST_ERR_CTP_EMPTY_JSON_BODY'
  if (isBadJson || error.code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH') return refuse(HTTP.BAD_JSON)
  if (error.statusCode !== undefined && error.statusCode < 500) return refuse(HTTP.UNREADABLE)
  return undefined
}
