import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { z } from 'zod'
import { type Refusal, refuse } from '#kit'
import { ACCESS, type Actor, type House, newId, sendProblem } from '#platform/server'
import { ACCOUNTABILITY, LONGEST_IN_TIP, tipBody } from '../domain/index.ts'
import { rulesOf } from './rules-of-house.ts'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** A receipt of 100 random bits, in letters that can be read out: `ab3d-…`. */
function newReceipt(): string {
  const letters = [...randomBytes(20)].map((byte) => alphabet[byte % 32]).join('')
  return (letters.match(/.{4}/g) ?? []).join('-')
}

/** What is kept of a receipt. */
export function receiptHashOf(code: string): string {
  return createHash('sha256').update(`tip|${code}`).digest('hex')
}

const hourMs = 3_600_000

/** How many tips came from each address in the running hour. Addresses are kept in memory alone, and salted: nowhere on disk. */
class Intake {
  private readonly salt = randomUUID()
  private counts = new Map<string, number>()
  private since = Date.now()

  /** Takes one more; otherwise the minutes to wait. */
  take(address: string, most: number): number {
    if (Date.now() - this.since > hourMs) {
      this.counts = new Map()
      this.since = Date.now()
    }
    const key = createHash('sha256').update(this.salt).update(address).digest('base64')
    const before = this.counts.get(key) ?? 0
    if (before >= most) return Math.ceil((hourMs - (Date.now() - this.since)) / 60_000)
    this.counts.set(key, before + 1)
    return 0
  }
}

/**
 * `POST /api/tips`: from anybody, signed in or not. Who sent it is neither asked nor kept: the tip is sealed and put
 * through the door on behalf of nobody, and a name is sealed only where the reporter gave one (SG-16).
 */
export async function registerTips(app: FastifyInstance, house: House): Promise<void> {
  const intake = new Intake()
  const { tipsAnHour } = await rulesOf(house.profile)
  app.post('/api/tips', async (request, reply) => {
    const given = tipBody.safeParse(request.body)
    if (!given.success) return sendProblem(reply, refusalOf(given.error))
    const minutes = intake.take(request.ip, tipsAnHour)
    if (minutes > 0) return sendProblem(reply, refuse(ACCOUNTABILITY.TOO_MANY_TIPS, { params: { minutes } }))
    const taken = await keepSealed(house, given.data)
    if ('refusal' in taken) return sendProblem(reply, taken.refusal)
    return sendReceipt(reply, taken.code)
  })
}

function sendReceipt(reply: FastifyReply, code: string): FastifyReply {
  return reply.header('cache-control', 'no-store').send({ code })
}

/** What is wrong with a tip, at its field; only a place that is none is not found. */
function refusalOf({ issues }: z.ZodError): Refusal {
  const field = issues[0]?.path.join('.') ?? ''
  if (field === 'text') return refuse(ACCOUNTABILITY.TIP_TEXT, { field, params: { most: LONGEST_IN_TIP.text } })
  if (field === 'reporter')
    return refuse(ACCOUNTABILITY.TIP_REPORTER, { field, params: { most: LONGEST_IN_TIP.reporter } })
  return refuse(ACCESS.NOT_FOUND, { field })
}

async function keepSealed(
  house: House,
  { areaId, text, reporter }: z.infer<typeof tipBody>,
): Promise<{ code: string } | { refusal: Refusal }> {
  const id = newId()
  const code = newReceipt()
  const payload = {
    aboutAreaId: areaId,
    sealedText: house.vault.seal(text, `tip/${id}`),
    ...(reporter === undefined ? {} : { sealedReporter: house.vault.seal(reporter, `tip-reporter/${id}`) }),
    receiptHash: receiptHashOf(code),
  }
  const actor = nobodyWhoKeeps(house)
  const [answer] = await house.door.submit([{ id, type: 'accountability.keep-tip', payload }], {
    actor,
    requestId: 'tip',
  })
  if (answer?.outcome === 'refused') return { refusal: answer.refusal }
  if (answer?.outcome !== 'accepted') throw new Error('a tip could not be kept')
  return { code }
}

/** Nobody, with the one right that nobody else has. */
function nobodyWhoKeeps({ territory }: House): Actor {
  const root = territory.current().root
  const permissions = new Set(['accountability.keep-tip'])
  return {
    accountId: null,
    officerId: null,
    via: 'house',
    scopes: root ? [{ permissions, areaId: root.id, postId: null }] : [],
  }
}
