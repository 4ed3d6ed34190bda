import { hash } from 'node:crypto'
import type { z } from 'zod'
import {
  addMinutes,
  dayOf,
  formatMoment,
  type Instant,
  type Intent,
  type IntentAnswer,
  isUuid,
  millisOf,
  type Refusal,
  refuse,
  toInstant,
  type Uuid,
} from '#kit'
import { type Actor, may } from '../access/actor.ts'
import { refusedEntry } from '../access/refused-entry.ts'
import { canonicalJson, isTooDeep } from '../canonical-json.ts'
import type { Tree } from '../territory/territory.ts'
import { endedArea } from './ended-area.ts'
import type { IntentType } from './intent-type.ts'
import { ACCESS, INTENTS } from './intents.refusals.ts'
import { sayIssue } from './say-issue.ts'

/** How far ahead of the server a moment may lie before it is called the future, in minutes. */
const toleranceMinutes = 5

/** An intent that may go to its handler. */
export interface Prepared {
  readonly id: Uuid
  readonly type: IntentType
  readonly payload: unknown
  readonly occurredAt: Instant
  readonly digest: Buffer
  readonly actor: Actor
}

/** Circumstances of a delivery: server time, the sender's own clock, the tree. */
export interface Delivery {
  readonly now: Instant
  /** What the device thought the time was when it sent; absent when it did not say. */
  readonly deviceNow?: Instant
  readonly actor: Actor
  readonly tree: Tree
  /** Where a day begins. */
  readonly utcOffsetMinutes: number
}

/**
 * Everything about an intent that can be judged without the database: shape, type, payload, moment, permission.
 * A device whose clock is wrong and who says so (`deviceNow`) has its moments corrected by the difference.
 */
export function prepare(
  raw: unknown,
  types: ReadonlyMap<string, IntentType>,
  delivery: Delivery,
): { prepared: Prepared } | { answer: IntentAnswer } {
  const intent = raw as Partial<Intent> | null
  const id = typeof intent?.id === 'string' ? intent.id.toLowerCase() : ''
  const no = (refusal: Refusal) => ({ answer: { id, outcome: 'refused', refusal } as const })
  if (!isUuid(id)) return no(refuse(INTENTS.MALFORMED, { field: 'id', params: { what: 'id (UUID)' } }))
  if (typeof intent?.type !== 'string')
    return no(refuse(INTENTS.MALFORMED, { field: 'type', params: { what: 'type' } }))
  const type = types.get(intent.type)
  if (!type) return no(refuse(INTENTS.UNKNOWN_TYPE, { field: 'type', params: { type: intent.type.slice(0, 80) } }))
  const notAllowed = refusedEntry(delivery.actor, type.contract.permission)
  if (notAllowed) return no(notAllowed)
  if (isTooDeep(intent.payload)) {
    return no(refuse(INTENTS.MALFORMED, { field: 'payload', params: { what: 'payload (≤ 100 levels)' } }))
  }
  const payload = type.contract.payload.safeParse(intent.payload)
  if (!payload.success) return no(toRefusal(payload.error))
  const moment = judgeMoment(intent.occurredAt, delivery)
  if ('refusal' in moment) return no(moment.refusal)
  const notThere = judgePlace(type, payload.data, { ...delivery, at: moment.at })
  if (notThere) return no(notThere)
  return {
    prepared: {
      id,
      type,
      payload: payload.data,
      occurredAt: moment.at,
      digest: digestOf(intent.type, payload.data, intent.occurredAt),
      actor: delivery.actor,
    },
  }
}

function judgePlace(type: IntentType, payload: unknown, at: Delivery & { readonly at: Instant }): Refusal | null {
  if (type.area === 'handler') return null
  const areaId = type.area(payload)
  if (!may(at.actor, type.contract.permission, areaId, at.tree)) return refuse(ACCESS.OUTSIDE_AREA)
  return type.beginsInArea ? endedArea(at.tree, areaId, dayOf(at.at, at.utcOffsetMinutes)) : null
}

function judgeMoment(said: unknown, delivery: Delivery): { at: Instant } | { refusal: Refusal } {
  if (said === undefined || said === null) return { at: delivery.now }
  if (typeof said !== 'string' || Number.isNaN(Date.parse(said))) {
    return { refusal: refuse(INTENTS.MALFORMED, { field: 'occurredAt', params: { what: 'occurredAt (ISO 8601)' } }) }
  }
  const skew = delivery.deviceNow === undefined ? 0 : millisOf(delivery.now) - millisOf(delivery.deviceNow)
  const at = toInstant(Date.parse(said) + skew)
  if (at > addMinutes(delivery.now, toleranceMinutes)) {
    return {
      refusal: refuse(INTENTS.CLOCK_AHEAD, {
        field: 'occurredAt',
        params: { now: formatMoment(delivery.now, delivery.utcOffsetMinutes) },
      }),
    }
  }
  return { at: at > delivery.now ? delivery.now : at }
}

/** A schema's first complaint as a refusal with its field. */
export function toRefusal({ issues: [issue] }: z.ZodError): Refusal {
  const field = issue?.path.map(String).join('.') ?? ''
  const { vi, en } = issue ? sayIssue(issue) : { vi: '', en: '' }
  const inEnglish = refuse(INTENTS.PAYLOAD, { field, params: { problem: en } })
  const inVietnamese = refuse(INTENTS.PAYLOAD, { field, params: { problem: vi } })
  return { ...inEnglish, words: { vi: inVietnamese.words.vi, en: inEnglish.words.en } }
}

function digestOf(type: string, payload: unknown, occurredAt: unknown): Buffer {
  return hash('sha256', canonicalJson([type, payload, occurredAt ?? null]), 'buffer')
}
