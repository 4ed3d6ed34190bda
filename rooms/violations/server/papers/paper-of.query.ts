import { sql } from 'kysely'
import type { Paper } from '#kit'
import { type Asking, notFound, Refused } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import {
  type Appeal,
  authoritiesOn,
  chargeOf,
  competentFor,
  type Dossier,
  dayIn,
  type Ground,
  numberOf,
  violationPerson,
} from '../../domain/index.ts'
import type { AppealOnPaper, CaseOnPaper, TransferOnPaper } from '../../domain/papers/case-on-paper.ts'
import { layOutAppealDecision } from '../../domain/papers/lay-out-appeal-decision.ts'
import { layOutDecision } from '../../domain/papers/lay-out-decision.ts'
import { layOutRecord } from '../../domain/papers/lay-out-record.ts'
import { layOutTransfer } from '../../domain/papers/lay-out-transfer.ts'
import type { DossierPaper } from '../../domain/papers/violation-papers.contract.ts'
import { toAppeal } from '../dossiers.store.ts'
import { areaOfLevel } from '../signer.query.ts'
import { areaTitles } from '../violation-lines.query.ts'
import { openPerson } from '../violation-person.query.ts'
import { groundAt } from '../violation-rules.query.ts'
import { visibleViolation } from '../visible-violation.query.ts'
import { caseFactsOf } from './case-facts.query.ts'
import { committeeOf, type FrameOrder, paperFrameOf } from './paper-frame.query.ts'

/** Which paper of which dossier; with a reason it carries the person, and the look is written down. */
export interface PaperQuery {
  readonly violationId: string
  readonly paper: DossierPaper
  readonly appealId?: string | undefined
  readonly reason?: string | undefined
}

/** What a paper is laid out from. */
interface Sheet {
  readonly asking: Asking
  readonly dossier: Dossier
  readonly ground: Ground
  readonly facts: CaseOnPaper
  readonly appeal: Appeal | undefined
}

/** A paper that was found, and of which area. */
export interface FoundPaper {
  readonly paper: Paper
  readonly dossier: Dossier
  readonly hasPerson: boolean
}

/** The paper as it stands now. Not theirs to see, or not to be made yet: not found. */
export async function paperOf(asking: Asking, query: PaperQuery): Promise<FoundPaper | Refused> {
  const permission = query.reason === undefined ? 'violations.read' : violationPerson.permission
  const dossier = await visibleViolation(asking, query.violationId, permission)
  if (dossier instanceof Refused) return dossier
  const ground = await groundAt(asking.db, asking)
  const appeal = query.paper === 'appeal-decision' ? await findAppeal(asking, dossier, query.appealId) : undefined
  const isThere: Readonly<Record<DossierPaper, boolean>> = {
    record: true,
    decision: dossier.verdict !== null || dossier.proposedVerdict !== null,
    transfer: dossier.transferredAt !== null || dossier.transferTo !== null,
    'appeal-decision': appeal !== undefined,
  }
  if (!isThere[query.paper]) return notFound('paper')
  const person = query.reason === undefined ? null : await openPerson(asking, dossier, query.reason)
  const facts = await caseFactsOf(asking, { dossier, ground, person })
  const paper = await layouts[query.paper]({ asking, dossier, ground, facts, appeal })
  return { paper, dossier, hasPerson: person !== null }
}

const layouts: Readonly<Record<DossierPaper, (sheet: Sheet) => Promise<Paper>>> = {
  record: recordPaper,
  decision: decisionPaper,
  transfer: transferPaper,
  'appeal-decision': appealPaper,
}

async function frame({ asking, dossier }: Sheet, order: Omit<FrameOrder, 'dossier'>) {
  return paperFrameOf(asking, { ...order, dossier: numberOf(dossier) })
}

async function recordPaper(sheet: Sheet): Promise<Paper> {
  const { asking, dossier, facts } = sheet
  const areaId = (await areaOfLevel(asking, dossier.areaId, 'commune')) ?? dossier.levelAreaId
  const on = dossier.recordedAt ?? asking.now
  return layOutRecord(facts, await frame(sheet, { paper: 'record', areaId, on, number: facts.record?.number ?? null }))
}

async function decisionPaper(sheet: Sheet): Promise<Paper> {
  const { asking, dossier, facts } = sheet
  const { decision } = facts
  if (decision === null) throw new Error('a decision is laid out only where there is a verdict')
  const areaId = (await postArea(asking, dossier.decidedPost)) ?? dossier.levelAreaId
  const order = { paper: 'decision' as const, areaId, on: dossier.decidedAt ?? asking.now }
  if (dossier.decidedAt === null)
    return layOutDecision({ ...facts, decision }, await frame(sheet, { ...order, number: null }))
  const signed = { postId: dossier.decidedPost, officerId: dossier.decidedBy, at: dossier.decidedAt }
  return layOutDecision(
    { ...facts, decision },
    await frame(sheet, { ...order, number: dossier.decisionNumber, signed }),
  )
}

async function transferPaper(sheet: Sheet): Promise<Paper> {
  const { asking, dossier, ground, facts } = sheet
  const from = (await areaOfLevel(asking, dossier.areaId, 'commune')) ?? dossier.levelAreaId
  const on = dossier.transferredAt ?? asking.now
  const made = await frame(sheet, { paper: 'transfer', areaId: from, on, number: null })
  const at = dossier.transferredAt
  const transfer = await transferOf({ asking, dossier, ground, facts, appeal: undefined })
  return layOutTransfer(facts, { ...made, signer: { ...made.signer, at } }, { ...transfer, at: on })
}

async function transferOf({ asking, dossier, ground }: Sheet): Promise<Omit<TransferOnPaper, 'at'>> {
  const charge = chargeOf(ground, dossier)
  const level = dossier.transferredAt === null ? (dossier.transferTo ?? dossier.level) : dossier.level
  const areaId = (await areaOfLevel(asking, dossier.areaId, level)) ?? dossier.levelAreaId
  const titleOf = await areaTitles(asking)
  const today = authoritiesOn(ground.competence, dayIn(ground, dossier.transferredAt ?? ground.now))
  const own = today.find((one) => one.level === 'commune' && one.postKinds.includes('chairman'))
  const competent = charge.ok ? competentFor(today, charge.value)[0] : undefined
  const office = committeeOf(titleOf(areaId).vi)
  return {
    to: `Chủ tịch ${office}`,
    toArea: office,
    reason: `khung phạt vượt thẩm quyền của nơi lập hồ sơ; thẩm quyền thuộc ${competent?.title.vi ?? 'cấp trên'}`,
    bracketMax: charge.ok ? charge.value.range.max : 0n,
    limit: own?.limit ?? null,
  }
}

async function appealPaper(sheet: Sheet): Promise<Paper> {
  const { asking, dossier, facts, appeal } = sheet
  if (appeal === undefined) throw new Error('an appeal is laid out only where there is one')
  const areaId = (await postArea(asking, appeal.judgePost)) ?? dossier.levelAreaId
  const on = appeal.resolvedAt ?? asking.now
  const order = { paper: 'appeal-decision' as const, areaId, on, number: null }
  const signed =
    appeal.resolvedAt === null
      ? undefined
      : { postId: appeal.judgePost, officerId: appeal.judgeId, at: appeal.resolvedAt }
  return layOutAppealDecision(facts, await frame(sheet, { ...order, signed }), await appealOf(sheet, appeal))
}

const outcomes = { uphold: 'upheld', reduce: 'reduced', cancel: 'cancelled' } as const

async function appealOf({ asking, dossier, ground }: Sheet, appeal: Appeal): Promise<AppealOnPaper> {
  const { decidedBy } = dossier
  const decider = decidedBy === null ? undefined : (await officerNames(asking.db, [decidedBy])).get(decidedBy)
  return {
    receivedAt: appeal.filedAt,
    grounds: '……………………………',
    findings: appeal.reason ?? '……………………………',
    outcome: outcomes[appeal.outcome ?? 'uphold'],
    amountBefore: appeal.amountBefore ?? dossier.decidedAmount ?? 0n,
    amountAfter: appeal.amountAfter ?? 0n,
    decisionNumber: dossier.decisionNumber,
    decisionDay: dayIn(ground, dossier.decidedAt ?? appeal.filedAt),
    decisionBy: decider ?? 'người đã ký',
  }
}

async function findAppeal({ db }: Asking, dossier: Dossier, appealId: string | undefined): Promise<Appeal | undefined> {
  const { rows } = await sql`
    select * from violation_appeals where violation_id = ${dossier.id}
      and (${appealId ?? null}::uuid is null or id = ${appealId ?? null}::uuid)
    order by filed_at desc limit 1`.execute(db)
  return rows[0] === undefined ? undefined : toAppeal(rows[0])
}

async function postArea({ db }: Asking, postId: string | null): Promise<number | undefined> {
  if (postId === null) return undefined
  const { rows } = await sql<{ areaId: number }>`select area_id as "areaId" from posts where id = ${postId}`.execute(db)
  return rows[0]?.areaId
}
