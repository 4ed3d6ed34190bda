import { addDays, dayOf, type Refusal, refuse, toInstant } from '#kit'
import { accept, childId, defineIntent, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import { deciderOf } from '#rooms/access/server'
import { scopesOfOfficer } from '#rooms/bodies/server'
import { type IssuePermits, issuePermits, judgePermit, PASSES, type PermitBook } from '../domain/index.ts'
import { directivesById } from './directive.query.ts'
import { permitBookAt } from './pass-rules.ts'
import { insertPermits, type StoredPermit, sealNames, takeNumbers } from './permits.store.ts'

/** `passes.issue-permits`: one or many, all or none; by a named person whose post issues that kind there (SG-08). */
export const issuePermitsIntent = defineIntent({
  contract: issuePermits,
  area: ({ areaId }) => areaId,
  beginsInArea: true,
  handle: oneByOne(async (work: Work<IssuePermits>, step) => {
    const { areaId, documentId, permits } = work.payload
    const decided = deciderOf(work, step, issuePermits.permission, areaId)
    if ('refusal' in decided) return reject(decided.refusal)
    const { officerId } = decided.decider
    const book = await permitBookAt(step.profile, step.now)
    const powers = await postsOver(step, officerId, areaId)
    const problem = (await groundProblem(work.payload, step, book)) ?? powerProblem(work.payload, powers, book)
    if (problem) return reject(problem)
    const first = await takeNumbers(step.trx, { areaId, year: yearOf(step), count: permits.length })
    const stored = permits.map((wanted, index): StoredPermit => {
      return {
        zoneId: step.tree.get(areaId).zoneId,
        id: childId(work, index),
        areaId,
        numberedIn: null,
        number: `${first + index}/${yearOf(step)}/GĐĐ`,
        batchId: work.id,
        kind: wanted.kind,
        purpose: wanted.purpose,
        documentId,
        toAreaId: wanted.toAreaId ?? null,
        persons: wanted.persons,
        from: wholeSecond(wanted.from),
        until: wholeSecond(wanted.until),
        issuedAt: step.now,
        issuedBy: officerId,
        issuedPost: postFor(wanted.kind, powers, book) ?? decided.decider.postId,
        withdrawnAt: null,
        withdrawnBy: null,
        withdrawReason: null,
      }
    })
    await keep(work, step, { stored, book })
    return accept(stored.map(issuedFact), { permits: stored.map(({ id, number }) => ({ permitId: id, number })) })
  }),
})

async function keep(
  { payload }: Work<IssuePermits>,
  { trx, vault, profile }: Step,
  { stored, book }: { stored: readonly StoredPermit[]; book: PermitBook },
): Promise<void> {
  await insertPermits(trx, stored)
  const names = stored.flatMap(({ zoneId, id: permitId, until }, index) => {
    const holder = payload.permits[index]?.holder
    const keepUntil = addDays(dayOf(until, profile.utcOffsetMinutes), book.namesKeptDays)
    return holder ? [{ zoneId, permitId, holder, keepUntil }] : []
  })
  await sealNames(trx, vault, names)
}

function issuedFact({ areaId, id, documentId, kind, batchId }: StoredPermit): Fact {
  return { type: 'permit-issued', areaId, subjectId: id, documentId, data: { kind, batchId }, live: ['passes'] }
}

interface Power {
  readonly postId: string
  readonly postKind: string
}

/** The posts of an officer whose area holds this one. */
async function postsOver({ trx, now, tree }: Step, officerId: string, areaId: number): Promise<Power[]> {
  const above = new Set(tree.upward(areaId).map(({ id }) => id))
  return (await scopesOfOfficer(trx, officerId, now)).filter((post) => above.has(post.areaId))
}

function postFor(kind: string, powers: readonly Power[], book: PermitBook): string | undefined {
  const issuers = book.kinds.find(({ key }) => key === kind)?.issuers ?? []
  return powers.find(({ postKind }) => issuers.includes(postKind))?.postId
}

/** Each permit against the directive and the book; the field says which one. */
async function groundProblem(payload: IssuePermits, step: Step, book: PermitBook): Promise<Refusal | null> {
  const directive = (await directivesById(step.trx, [payload.documentId])).get(payload.documentId)
  if (!directive) return refuse(PASSES.NO_DIRECTIVE, { field: 'documentId' })
  for (const [index, wanted] of payload.permits.entries()) {
    const problem = judgePermit(wanted, directive, book, step.now)
    if (problem) return { ...problem, field: fieldOf(problem, index) }
    if (wanted.toAreaId !== undefined && !step.tree.find(wanted.toAreaId)) {
      return refuse(PASSES.NO_SUCH_AREA, { field: `permits.${index}.toAreaId` })
    }
  }
  return null
}

function fieldOf({ field = '' }: Refusal, index: number): string {
  return field === 'documentId' ? field : `permits.${index}.${field}`
}

function powerProblem({ permits }: IssuePermits, powers: readonly Power[], book: PermitBook): Refusal | null {
  const index = permits.findIndex(({ kind }) => postFor(kind, powers, book) === undefined)
  return index < 0 ? null : refuse(PASSES.NOT_COMPETENT, { field: `permits.${index}.kind` })
}

function yearOf({ now, profile }: Step): number {
  return Number(dayOf(now, profile.utcOffsetMinutes).slice(0, 4))
}

/** A code counts whole seconds. */
function wholeSecond(instant: string) {
  return toInstant(Math.floor(Date.parse(instant) / 1000) * 1000)
}
