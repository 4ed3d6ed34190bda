import type { Refusal, RefusalStatus, Words } from '#kit'

/** One field that has to be mended, with the sentence to put beside it. */
export interface FieldProblem {
  readonly field: string
  readonly words: Words
}

/** The body of an error answer: RFC 9457 `application/problem+json` with our code and both languages. */
interface ProblemBody {
  readonly status?: number
  readonly title?: string
  readonly instance?: string
  readonly code?: string
  readonly words?: Words
  readonly field?: string
  readonly errors?: readonly FieldProblem[]
}

/**
 * Why a question or a change had no answer. `kind` is all that a screen needs to choose its face:
 * `refused` (expected: it says why), `signed-out`, `offline` (no network: what was typed stays), `fault` (ours: a number to quote).
 */
export class Problem extends Error {
  readonly kind: 'refused' | 'signed-out' | 'offline' | 'fault'
  readonly status: number
  readonly code: string
  readonly words: Words
  readonly fields: readonly FieldProblem[]
  /** The server's request id, to quote to whoever mends it. */
  readonly requestId: string | undefined

  constructor(status: number, body: ProblemBody) {
    const words = body.words ?? plainWords(status)
    super(words.en)
    this.name = 'Problem'
    this.status = status
    this.kind = kindOf(status)
    this.code = body.code ?? `HTTP.${status}`
    this.words = words
    this.requestId = body.instance
    this.fields = [...(body.field === undefined ? [] : [{ field: body.field, words }]), ...(body.errors ?? [])]
  }
}

/** The problem of a request that got no answer at all. */
export function offlineProblem(): Problem {
  return new Problem(0, { code: 'NETWORK.OFFLINE' })
}

/** The problem that an error answer tells; answers that are not ours (a proxy's page) become a fault. */
export async function readProblem(response: Response): Promise<Problem> {
  const isOurs = response.headers.get('content-type')?.includes('application/problem+json') ?? false
  if (!isOurs) return new Problem(response.status, withInstance(response.headers.get('x-request-id')))
  return new Problem(response.status, (await response.json()) as ProblemBody)
}

/** A refusal as a problem, so that screens know one shape. */
export function refusalProblem(refusal: Refusal): Problem {
  return new Problem(refusal.status, {
    code: refusal.code,
    words: refusal.words,
    ...(refusal.field ? { field: refusal.field } : {}),
  })
}

/** Any thrown thing as a problem: what is not one already is a fault of this screen. */
export function toProblem(thrown: unknown): Problem {
  return thrown instanceof Problem ? thrown : new Problem(500, { code: 'SCREEN.FAULT' })
}

function withInstance(requestId: string | null): ProblemBody {
  return requestId === null ? {} : { instance: requestId }
}

function kindOf(status: number): Problem['kind'] {
  if (status === 0) return 'offline'
  if (status === 401) return 'signed-out'
  return status >= 500 ? 'fault' : 'refused'
}

const sentences: Partial<Record<RefusalStatus | 0, Words>> = {
  0: { vi: 'Không có kết nối tới máy chủ.', en: 'No connection to the server.' },
  401: { vi: 'Bạn cần đăng nhập.', en: 'Please sign in.' },
  403: { vi: 'Việc này không thuộc quyền của bạn.', en: 'This is not within your authority.' },
  404: {
    vi: 'Có thể đã bị xóa, hoặc không thuộc quyền xem của bạn.',
    en: 'It may be gone, or it is not yours to see.',
  },
  429: { vi: 'Quá nhiều lần thử. Chờ một lát rồi thử lại.', en: 'Too many attempts. Wait a moment and try again.' },
}

function plainWords(status: number): Words {
  const known = sentences[status as RefusalStatus]
  if (known) return known
  return status >= 500
    ? { vi: 'Lỗi của hệ thống, không phải của bạn.', en: 'Our fault, not yours.' }
    : { vi: 'Yêu cầu không được chấp nhận.', en: 'The request was not accepted.' }
}
