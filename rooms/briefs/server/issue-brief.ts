import type { z } from 'zod'
import { formatMoment, type Paper, toInstant } from '#kit'
import {
  type Asking,
  accept,
  canonicalJson,
  defineIntent,
  notify,
  oneByOne,
  type Place,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { deciderOf } from '#rooms/access/server'
import { holdersOf, superiorsOf } from '#rooms/bodies/server'
import { BRIEFS, type Brief, issueBrief, layOutBrief } from '../domain/index.ts'
import { briefOf, digestOf } from './brief-of.query.ts'
import type {} from './briefs.tables.ts'
import { letterheadOf, type Signed } from './letterhead.query.ts'

/** What a signed brief keeps: its facts, and its paper in both languages, so that no later lay-out changes it. */
export interface IssuedContent {
  readonly brief: Brief
  readonly papers: { readonly vi: Paper; readonly en: Paper }
}

type Payload = z.infer<typeof issueBrief.payload>

/**
 * Freezes the brief that was read and tells the superior. The facts are gathered again here, in the transaction of the
 * signature, and must be those of the digest: nobody signs what they have not read.
 */
export const issueBriefIntent = defineIntent({
  contract: issueBrief,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work: Work<Payload>, step: Step) => {
    const { areaId, digest, number = null } = work.payload
    const at = toInstant(work.payload.at)
    if (at > step.now) return reject(BRIEFS.AHEAD, { field: 'at' })
    const decided = deciderOf(work, step, 'briefs.issue', areaId)
    if ('refusal' in decided) return reject(decided.refusal)
    const { officerId, postId } = decided.decider
    const place = step.tree.get(areaId)
    const brief = await briefOf(askingAt(work, step), place, at)
    if (digestOf(brief) !== digest) return reject(BRIEFS.CHANGED_SINCE_READ, { field: 'digest' })
    const hash = await keepContent(step, place, brief, { postId, officerId, number, hash: digest })
    await step.trx
      .insertInto('issued_briefs')
      .values({
        zone_id: place.zoneId,
        id: work.id,
        area_id: areaId,
        at,
        issued_at: step.now,
        number,
        officer_id: officerId,
        post_id: postId,
        digest,
        content_hash: hash,
      })
      .execute()
    await tellSuperior(step, { id: work.id, areaId, postId, at })
    const data = { at, digest, contentHash: hash, number }
    return accept([{ type: 'brief-issued', areaId, subjectId: work.id, data, live: ['briefs'] }], {
      briefId: work.id,
      hash,
    })
  }),
})

/** The brief is gathered as a question is, inside the transaction of the signature. */
function askingAt(work: Work<Payload>, step: Step): Asking {
  const { trx, now, tree, profile, catalogue, files, vault } = step
  const { actor, id } = work
  // What is being done cannot be rehearsed besides.
  const rehearse = async () => null
  return { db: trx, actor, now, tree, profile, catalogue, files, vault, requestId: id, intervals: [], rehearse }
}

async function keepContent(step: Step, place: Place, brief: Brief, by: Omit<Signed, 'note'>): Promise<string> {
  const { trx, profile, now, files } = step
  const moment = formatMoment(now, profile.utcOffsetMinutes)
  const paperIn = async (language: 'vi' | 'en') => {
    const note = language === 'vi' ? `Đã ký trên hệ thống lúc ${moment}` : `Signed in the system at ${moment}`
    const head = await letterheadOf({ db: trx, profile, place, knownAt: now }, brief, { ...by, note })
    return layOutBrief(brief, head, language)
  }
  const content: IssuedContent = { brief, papers: { vi: await paperIn('vi'), en: await paperIn('en') } }
  return files.keep(Buffer.from(canonicalJson(content)))
}

async function tellSuperior(
  { trx, now, tree }: Step,
  {
    id,
    areaId,
    postId,
    at,
  }: { readonly id: string; readonly areaId: number; readonly postId: string; readonly at: string },
): Promise<void> {
  const superior = (await superiorsOf(trx, [postId], { now, tree })).get(postId)
  if (!superior) return
  const holder = (await holdersOf(trx, [superior], now)).get(superior)
  if (!holder) return
  const { officerId } = holder
  await notify(
    trx,
    [{ officerId, kind: 'brief-issued', reason: `brief:${id}`, areaId, subjectId: id, data: { at } }],
    now,
  )
}
