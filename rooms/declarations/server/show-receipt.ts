import type { FastifyReply } from 'fastify'
import { addDays, dayOf, formatDayShort, formatMoment, type Instant, toInstant } from '#kit'
import type { House } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { verifyPass } from '#rooms/passes/server'
import { type Advice, declarePath, type ReadForm, receiptAddress, receiptCodeOf } from '../domain/index.ts'
import { emergencyOf, languageOf, type Scene, sceneOf } from './desk-scene.ts'
import { drawReceipt } from './draw-receipt.ts'
import type { NumbersToCall, NumberToCall } from './numbers-to-call.ts'
import { drawPage } from './page-frame.ts'
import { type Language, sayIn } from './page-words.ts'
import type { PublicDesk } from './public-desk.ts'
import { receiptClaimsOf, receiptForm } from './receipt.query.ts'
import { sendPage } from './send-page.ts'

/** What shows receipts. */
export interface ReceiptDesk {
  readonly house: House
  readonly desk: PublicDesk
  readonly numbers: NumbersToCall
}

interface Shown {
  readonly id: string
  readonly areaId: number
  readonly at: Instant
  readonly until: Instant
  readonly text: string
  readonly advice: Advice
  readonly language: Language
}

/**
 * Answers whoever has just declared. With advice the page comes at once; otherwise the browser is sent to the receipt's own address,
 * so that loading it again sends nothing again.
 */
export async function giveReceipt(
  reply: FastifyReply,
  { house, desk, numbers }: ReceiptDesk,
  given: Extract<ReadForm, { ok: true }> & {
    readonly at: Instant
    readonly advice: Advice
    readonly language: Language
  },
): Promise<FastifyReply> {
  const { id, areaId, at, advice, language } = given
  const scene = await sceneOf(house)
  const { utcOffsetMinutes } = house.profile
  const keepUntil = addDays(dayOf(at, utcOffsetMinutes), scene.rule.keepDays.value)
  const claims = receiptClaimsOf({ id, areaId, at, keepUntil, utcOffsetMinutes })
  const text = await desk.sign(claims)
  if (advice === 'none') {
    return reply
      .header('cache-control', 'no-store')
      .redirect(`${receiptAddress(text)}${language === 'en' ? '&lang=en' : ''}`, 303)
  }
  const own = await numbers.of(areaId)
  return sendPage(reply, drawShown(house, scene, { id, areaId, at, until: claims.until, text, advice, language }, own))
}

function drawShown(house: House, scene: Scene, shown: Shown, own: readonly NumberToCall[]): string {
  const { utcOffsetMinutes } = house.profile
  const area = scene.places.find(shown.areaId)
  const emergency = emergencyOf(scene)
  const general = scene.rule.emergencyNumbers.map(({ number, label }) => ({ number, tel: number, label }))
  return drawReceipt({
    ...shown,
    code: receiptCodeOf(shown.id),
    place: { id: shown.areaId, title: area ? areaTitle(area) : { vi: '', en: '' } },
    at: formatMoment(shown.at, utcOffsetMinutes),
    validUntil: formatDayShort(addDays(dayOf(shown.until, utcOffsetMinutes), -1)),
    emergency,
    numbers: shown.advice === 'emergency' ? [...general.slice(0, 1), ...own] : [...own, ...general],
  })
}

/** `GET /khai-bao/bien-nhan?c=…`: draws a receipt from its signed code alone; nothing of the declaration is looked up. */
export async function showReceipt(
  reply: FastifyReply,
  { house }: Pick<ReceiptDesk, 'house'>,
  query: Readonly<Record<string, unknown>>,
): Promise<FastifyReply> {
  const language = languageOf(query.lang)
  const text = String(query.c ?? '').slice(0, 1_000)
  const scene = await sceneOf(house)
  const ground = { trx: house.db, now: scene.now, profile: house.profile }
  const { claims } = await verifyPass(ground, text, { kinds: ['receipt'] })
  if (claims?.kind !== 'receipt' || claims.form !== receiptForm) {
    const say = sayIn(language)
    const content = `<h1>${say('receipt')}</h1><p>${say('badReceipt')}</p>
<p><a href="${declarePath}${language === 'en' ? '?lang=en' : ''}">${say('title')}</a></p>`
    return sendPage(reply, drawPage({ language, title: say('receipt'), content }), 404)
  }
  const [at, until] = [toInstant(claims.from), toInstant(claims.until)]
  const shown: Shown = { id: claims.id, areaId: claims.areaId, at, until, text, advice: 'none', language }
  return sendPage(reply, drawShown(house, scene, shown, []))
}
