import { createHash, randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { z } from 'zod'
import { type Refusal, refuse } from '#kit'
import { ACCESS, type Actor, derivedId, type House, INTENTS, sendProblem } from '#platform/server'
import { ACCOUNTABILITY, LONGEST_IN_TIP, tipBody } from '../domain/index.ts'
import { rulesOf } from './rules-of-house.ts'
import { tipById } from './tips.ts'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/**
 * The receipt of a form, always the same one: 100 bits in letters that can be read out, `ab3d-…`. Only the vault can
 * tell it from the form's id, so that nobody who sees the tip can.
 */
function receiptOf({ vault }: House, formId: string): string {
  const letters = [...vault.markOf(formId, 'tip-receipt').subarray(0, 20)].map((byte) => alphabet[byte % 32]).join('')
  return (letters.match(/.{4}/g) ?? []).join('-')
}

/** Under which id a form's tip is kept: not the form's own, for that one may stay behind on the sender's device (SG-16). */
function tipIdOf({ vault }: House, formId: string): string {
  return derivedId(vault.markOf(formId, 'tip').toString('hex'), 0)
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
 * through the door on behalf of nobody, and a name is sealed only where the reporter gave one (SG-16). A form that is
 * sent again, because its answer got lost or a finger came down twice, is answered with its own receipt and not counted.
 */
export async function registerTips(app: FastifyInstance, house: House): Promise<void> {
  const intake = new Intake()
  const { tipsAnHour } = await rulesOf(house.profile)
  app.post('/api/tips', async (request, reply) => {
    const given = tipBody.safeParse(request.body)
    if (!given.success) return sendProblem(reply, refusalOf(given.error))
    const before = await sentBefore(house, given.data)
    if (before === 'same') return sendReceipt(reply, receiptOf(house, given.data.formId))
    if (before === 'other') return sendProblem(reply, refuse(INTENTS.ID_REUSED, { field: 'formId' }))
    const minutes = intake.take(request.ip, tipsAnHour)
    if (minutes > 0) return sendProblem(reply, refuse(ACCOUNTABILITY.TOO_MANY_TIPS, { params: { minutes } }))
    const refusal = await keepSealed(house, given.data)
    if (refusal) return sendProblem(reply, refusal)
    return sendReceipt(reply, receiptOf(house, given.data.formId))
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

type Tip = z.infer<typeof tipBody>

/** Whether this form has brought a tip already: the same words, others, or none yet. */
async function sentBefore(
  house: House,
  { formId, areaId, text, reporter }: Tip,
): Promise<'same' | 'other' | undefined> {
  const id = tipIdOf(house, formId)
  const kept = await tipById(house.db, id)
  if (!kept) return undefined
  const { vault } = house
  const keptReporter = kept.sealedReporter === null ? undefined : vault.open(kept.sealedReporter, `tip-reporter/${id}`)
  const isSame =
    kept.aboutAreaId === areaId && vault.open(kept.sealedText, `tip/${id}`) === text && keptReporter === reporter
  return isSame ? 'same' : 'other'
}

/** Why the tip was not kept; undefined: it was. */
async function keepSealed(house: House, tip: Tip): Promise<Refusal | undefined> {
  const { formId, areaId, text, reporter } = tip
  const id = tipIdOf(house, formId)
  const payload = {
    aboutAreaId: areaId,
    sealedText: house.vault.seal(text, `tip/${id}`),
    ...(reporter === undefined ? {} : { sealedReporter: house.vault.seal(reporter, `tip-reporter/${id}`) }),
    receiptHash: receiptHashOf(receiptOf(house, formId)),
  }
  const actor = nobodyWhoKeeps(house)
  const [answer] = await house.door.submit([{ id, type: 'accountability.keep-tip', payload }], {
    actor,
    requestId: 'tip',
  })
  if (answer?.outcome === 'accepted') return undefined
  if (answer?.outcome !== 'refused') throw new Error('a tip could not be kept')
  // What is sealed never looks the same: its twin, which came in the same moment, is told by the words.
  const isTwin = answer.refusal.code === INTENTS.ID_REUSED.code && (await sentBefore(house, tip)) === 'same'
  return isTwin ? undefined : answer.refusal
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
