import { sql } from 'kysely'
import { type Day, dayOf, type Instant, type Paper } from '#kit'
import { type Asking, may, notFound, type Refused } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { openPersons } from '#rooms/people/server'
import {
  type DecisionKind,
  type DecisionOnPaper,
  type IsolationOnPaper,
  isBinding,
  isolationPaperContract,
  isSelfWatching,
  layOutCertificate,
  layOutDecision,
  type PaperQuestion,
  type PersonOnPaper,
  type ReleaseGround,
} from '../domain/index.ts'
import { toOrderLines } from './order-lines.query.ts'
import { visibleOrder } from './order-page.query.ts'
import type { StoredOrder } from './orders.store.ts'
import { frameOf } from './paper-frame.query.ts'
import { policyOf } from './policy-of-house.ts'
import { codeOf } from './self-watch.store.ts'

/** A paper and how its file is called. */
export interface FoundPaper {
  readonly paper: Paper
  readonly sign: string
}

/** The paper, with the name only for a reason that is written down first (SG-09). */
export async function paperOf(asking: Asking, query: PaperQuestion): Promise<FoundPaper | Refused> {
  return query.paper === 'decision' ? decisionPaper(asking, query) : certificate(asking, query)
}

interface Decided {
  readonly id: string
  readonly orderId: string
  readonly kind: DecisionKind
  readonly decidedAt: Instant
  readonly decidedOn: Day
  readonly officerId: string
  readonly postId: string
  readonly basisKey: string | null
  readonly document: string | null
  readonly ground: ReleaseGround | null
  readonly reason: string
  readonly alternative: string | null
  readonly lastDayBefore: Day | null
  readonly lastDay: Day | null
  readonly complainBy: Day
}

async function decidedBy({ db }: Asking, where: ReturnType<typeof sql>): Promise<Decided | undefined> {
  const { rows } = await sql<Decided>`
    select decided.id, decided.order_id as "orderId", decided.kind, decided.decided_at as "decidedAt",
           decided.decided_on as "decidedOn", decided.officer_id as "officerId", decided.post_id as "postId",
           basis_key as "basisKey", documents.number as document, ground, reason, alternative,
           last_day_before as "lastDayBefore", decided.last_day as "lastDay", complain_by as "complainBy"
    from isolation_decisions as decided left join documents on documents.id = decided.document_id
    where ${where} order by decided.decided_at desc limit 1`.execute(db)
  return rows[0]
}

async function decisionPaper(asking: Asking, { id, reason }: PaperQuestion): Promise<FoundPaper | Refused> {
  const decided = await decidedBy(asking, sql`decided.id = ${id}`)
  const order = decided && (await visibleOrder(asking, decided.orderId))
  if (!order) return notFound()
  const frame = await frameOf(asking, order, decided)
  const { bases } = await policyOf(asking.profile)
  const law = bases.find(({ key }) => key === decided.basisKey)?.title ?? null
  const decision: DecisionOnPaper = {
    ...decided,
    bases: [law, decided.document === null ? null : `Văn bản số ${decided.document}`].filter((one) => one !== null),
  }
  const isolation = await onPaper(asking, order, reason)
  return { paper: layOutDecision({ isolation, decision }, frame), sign: frame.sign }
}

async function certificate(asking: Asking, { id, reason }: PaperQuestion): Promise<FoundPaper | Refused> {
  const order = await visibleOrder(asking, id)
  const isOver = order && order.endsAt !== null && !isBinding(order, asking.now)
  const ordered =
    isOver && (await decidedBy(asking, sql`decided.order_id = ${id} and decided.kind in ('isolate', 'release')`))
  if (!ordered || !order) return notFound()
  const at = order.endedAt ?? (order.endsAt as Instant)
  const day = dayOf(at, asking.profile.utcOffsetMinutes)
  const frame = await frameOf(asking, order, { ...ordered, decidedOn: day })
  const isolation = await onPaper(asking, order, reason)
  return {
    paper: layOutCertificate({ isolation, end: { kind: order.endKind ?? 'lapsed', on: day } }, frame),
    sign: frame.sign,
  }
}

async function onPaper(asking: Asking, order: StoredOrder, reason: string | undefined): Promise<IsolationOnPaper> {
  const [[line], policy, person] = await Promise.all([
    toOrderLines(asking, [order]),
    policyOf(asking.profile),
    reason === undefined ? null : personOnPaper(asking, order, reason),
  ])
  const rule = policy.durations.find(({ key }) => key === order.ruleKey)
  const { setting, dayZero, lastDay, followDays, guardianPlan } = order
  return {
    person,
    class: order.class,
    placeName: line?.placeName ?? null,
    ...{ setting, dayZero, lastDay, followDays, guardianPlan },
    rule: rule ? { text: rule.source.text, isSure: rule.source.sure === 'C' } : null,
    test: rule?.test?.vi ?? null,
    watchCode: isSelfWatching(order, asking.now) ? codeOf(asking, order.id) : null,
  }
}

async function personOnPaper(asking: Asking, order: StoredOrder, reason: string): Promise<PersonOnPaper | null> {
  const permission = 'quarantine.read-person'
  if (order.personId === null || !may(asking.actor, permission, order.areaId, asking.tree)) return null
  const opening = { permission, subjectKind: `GET /api${isolationPaperContract.path}`, reason }
  const person = (await openPersons(asking, [order.personId], opening)).get(order.personId)
  const { byId } = await openBook(asking)
  const area = byId.get(order.areaId)
  const where = [person?.address ?? null, area ? areaTitle(area).vi : null].filter((part) => part !== null)
  return { name: person?.name ?? null, yearOfBirth: person?.birthYear ?? null, address: where.join(', ') || null }
}
