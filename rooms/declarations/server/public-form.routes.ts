import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Refusal, refuse } from '#kit'
import { type House, INTENTS } from '#platform/server'
import {
  adviceFor,
  complaintsOf,
  DECLARATIONS,
  declarePath,
  readPublicForm,
  receiptPath,
  submitAtPublicDesk,
  type Typed,
  typedForm,
} from '../domain/index.ts'
import {
  emergencyOf,
  formOf,
  languageOf,
  newForm,
  nothingTyped,
  placeToStay,
  type Scene,
  sceneOf,
} from './desk-scene.ts'
import { drawForm } from './draw-form.ts'
import { drawChoosePlace } from './draw-places.ts'
import { NumbersToCall } from './numbers-to-call.ts'
import { drawPage } from './page-frame.ts'
import { type Language, sayIn } from './page-words.ts'
import type { PublicDesk } from './public-desk.ts'
import { sendLater, sendPage } from './send-page.ts'
import { giveReceipt, type ReceiptDesk, showReceipt } from './show-receipt.ts'

type Asked = { Querystring: Record<string, unknown> }

/** The public form: plain HTML, no script, no account; see README.md. `app` reads posted forms already. */
export function registerPublicForm(app: FastifyInstance, house: House, desk: PublicDesk): void {
  const at: ReceiptDesk = { house, desk, numbers: new NumbersToCall(app) }
  app.get<Asked>(declarePath, async (request, reply) => showForm(reply, house, request.query))
  app.get<Asked>(receiptPath, async (request, reply) => showReceipt(reply, at, request.query))
  app.post(declarePath, { compress: false }, async (request, reply) => takeForm(request, reply, at))
}

async function showForm(reply: FastifyReply, house: House, query: Asked['Querystring']): Promise<FastifyReply> {
  const language = languageOf(query.lang)
  const scene = await sceneOf(house)
  const place = placeToStay(scene, query.noi)
  if (place) return sendPage(reply, drawForm(formOf(scene, place, { language, typed: nothingTyped, form: newForm() })))
  return sendPage(reply, drawChoosing(scene, language, query))
}

function drawChoosing(scene: Scene, language: Language, query: Asked['Querystring']): string {
  const { places } = scene
  const q = String(query.q ?? '')
    .slice(0, 100)
    .trim()
  const asked = /^\d{1,9}$/.exec(String(query.noi ?? ''))?.[0]
  const inside = (asked === undefined ? undefined : places.find(Number(asked))) ?? places.root()
  const found = q === '' ? (inside ? places.under(inside.id).map((area) => places.link(area)) : []) : places.search(q)
  const isRoot = inside?.id === places.root()?.id
  const shown = q === '' && !isRoot && inside ? places.link(inside) : undefined
  const list = shown ? found.map((one) => ({ ...one, above: null })) : found
  return drawChoosePlace({ language, q, inside: shown, places: list, emergency: emergencyOf(scene) })
}

async function takeForm(request: FastifyRequest, reply: FastifyReply, at: ReceiptDesk): Promise<FastifyReply> {
  const { house, desk } = at
  const pairs = request.body
  // No form at all: an empty one is given.
  if (!(pairs instanceof URLSearchParams)) return reply.redirect(declarePath, 303)
  const language = languageOf(pairs.get('lang'))
  const busy = desk.busySeconds()
  if (busy > 0 && !desk.mayDrawAgain())
    return sendLater(reply, drawBusy(language, busy), { status: 503, seconds: busy })
  const { typed, unknown } = typedForm(pairs)
  const scene = await sceneOf(house)
  if (busy > 0)
    return sendAway(reply, scene, { language, typed, refusal: refuse(INTENTS.BUSY, { params: { seconds: busy } }) })
  if (unknown.length > 0) return refuseForm(reply, language)
  const wait = desk.arrivals.take(request.ip, scene.rule.perAddressAMinute)
  if (wait > 0) {
    const refusal = refuse(DECLARATIONS.TOO_MANY, { params: { seconds: wait } })
    return sendAway(reply, scene, { language, typed, refusal })
  }
  return submit(reply, at, { scene, language, typed })
}

interface Given {
  readonly scene: Scene
  readonly language: Language
  readonly typed: Typed
}

async function submit(reply: FastifyReply, at: ReceiptDesk, { scene, language, typed }: Given): Promise<FastifyReply> {
  const place = placeToStay(scene, typed.values.noi)
  if (!place) return reply.redirect(declarePath, 303)
  const read = readPublicForm(typed, { today: scene.today, findWard: scene.places.findWard })
  if (!read.ok) {
    return sendPage(reply, drawForm(formOf(scene, place, { language, typed, complaints: read.complaints })), 422)
  }
  const { id, areaId, salt, declared } = read
  const payload = { areaId, channel: 'public', declared, ...(salt === '' ? {} : { salt }) }
  const answer = await at.desk.take({ id, type: submitAtPublicDesk.type, payload })
  if (answer.outcome === 'refused') return mend(reply, scene, { language, typed, place, refusal: answer.refusal })
  if (answer.outcome === 'fault') throw new Error('a declaration could not be kept')
  const advice = adviceFor(declared)
  return giveReceipt(reply, at, { ...read, at: answer.recordedAt, advice, language })
}

/** Refused by the door: said beside its field; a form that was sent before gets a new id, to be sent as another. */
function mend(
  reply: FastifyReply,
  scene: Scene,
  given: {
    readonly language: Language
    readonly typed: Typed
    readonly place: { id: number; title: { vi: string; en: string } }
    readonly refusal: Refusal
  },
): FastifyReply {
  const { language, typed, place, refusal } = given
  if (refusal.code !== INTENTS.ID_REUSED.code) {
    return sendPage(reply, drawForm(formOf(scene, place, { language, typed, complaints: complaintsOf(refusal) })), 422)
  }
  const notice = { title: sayIn(language)('sentBefore'), text: '' }
  return sendPage(reply, drawForm(formOf(scene, place, { language, typed, notice, form: newForm() })), 409)
}

/** Too many: kindly, with what was typed, and when to send again; the id stays, so that twice sent is once done. */
function sendAway(
  reply: FastifyReply,
  scene: Scene,
  { language, typed, refusal }: { readonly language: Language; readonly typed: Typed; readonly refusal: Refusal },
): FastifyReply {
  const seconds = Number(refusal.params?.seconds ?? 20)
  const status = refusal.status === 429 ? 429 : 503
  const say = sayIn(language)
  const place = placeToStay(scene, typed.values.noi)
  if (!place) return sendLater(reply, drawBusy(language, seconds), { status, seconds })
  const title = status === 429 ? refusal.words[language] : say('busy')
  const notice = { title, text: say('busyHow', { seconds }) }
  return sendLater(reply, drawForm(formOf(scene, place, { language, typed, notice })), { status, seconds })
}

function drawBusy(language: Language, seconds: number): string {
  const say = sayIn(language)
  const content = `<h1>${say('busy')}</h1><p>${say('busyBack', { seconds })}</p>`
  return drawPage({ language, title: say('title'), content })
}

function refuseForm(reply: FastifyReply, language: Language): FastifyReply {
  const say = sayIn(language)
  return sendPage(
    reply,
    drawPage({ language, title: say('title'), content: `<h1>${say('title')}</h1><p>${say('unknownField')}</p>` }),
    422,
  )
}
