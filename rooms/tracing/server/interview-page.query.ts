import type { Day } from '#kit'
import { dayOf } from '#kit'
import { type Asking, defineRead, may, notFound } from '#platform/server'
import { logRead } from '#rooms/access/server'
import { type CaseRow, caseRows, caseRuleAt } from '#rooms/cases/server'
import { householdMates } from '#rooms/people/server'
import { siteNames } from '#rooms/sites/server'
import {
  type InterviewPage,
  interviewPageContract,
  personCode,
  shortCaseCode,
  visitListContract,
} from '../domain/index.ts'
import { areaTitles } from './area-titles.query.ts'
import { draftAbout, type InterviewRow, interviewById } from './interviews.store.ts'
import { contactsToldOf, currentPersons } from './known-to-tracer.query.ts'
import { windowOf } from './seeds-of-cases.query.ts'
import { visitsOfPerson } from './tracer/index.ts'

const permission = interviewPageContract.permission

/** Visits of a person that the form offers again. */
const mostVisits = 200

/** `GET /tracing/interviews/:interviewId`: the form with what is known. What was typed names people: the look is written down first. */
export const interviewPageRead = defineRead(interviewPageContract, async (asking, { interviewId }) => {
  const { db, tree, actor, now, requestId, vault } = asking
  const interview = await interviewById(db, interviewId)
  if (!interview || !tree.find(interview.areaId) || !may(actor, permission, interview.areaId, tree))
    return notFound('interviewId')
  const subject = { subjectKind: 'interview', subjectId: interviewId, areaId: interview.areaId }
  const reason = `Phỏng vấn ca ${shortCaseCode(interview.caseId)}`
  await logRead(db, { actor, tree, now, requestId, permission, reason, onceInMinutes: 60, ...subject })
  const [row] = await caseRows(db, {
    ids: [interview.caseId],
    statuses: ['suspected', 'probable', 'confirmed', 'withdrawn'],
  })
  if (!row) return notFound('interviewId')
  const titleOf = await areaTitles(db, [interview.areaId])
  const { sealedDraft, sealedNote } = interview
  return {
    id: interview.id,
    caseId: interview.caseId,
    caseCode: shortCaseCode(interview.caseId),
    personId: interview.personId,
    areaId: interview.areaId,
    areaTitle: titleOf(interview.areaId),
    startedAt: interview.startedAt,
    finishedAt: interview.finishedAt,
    version: interview.version,
    savedAt: interview.savedAt,
    draft:
      sealedDraft === null
        ? {}
        : (JSON.parse(vault.open(sealedDraft, draftAbout(interviewId))) as Record<string, unknown>),
    note: sealedNote === null ? null : vault.open(sealedNote, draftAbout(interviewId)),
    onsetOn: row.onsetOn,
    sampledOn: row.sampledAt === null ? null : (dayOf(row.sampledAt, asking.profile.utcOffsetMinutes) as Day),
    window: await windowFor(asking, row),
    ...(await knownOf(asking, interview)),
    contactsListed: interview.contacts,
    placesListed: interview.places,
    mayWrite: interview.finishedAt === null && row.status !== 'withdrawn',
  }
})

async function windowFor(asking: Asking, row: CaseRow): Promise<InterviewPage['window']> {
  const [window, rule] = [await windowOf(row, asking), await caseRuleAt(asking.profile, asking.now)]
  if (!window || !rule) return null
  const { source } = rule.infectiousDaysBefore
  return { ...window, source: source.text, isConfirmed: source.sure === 'C' }
}

/** Who lives with them, whom they told of before, where they were, and where they go often. */
async function knownOf(
  { db }: Asking,
  { personId }: InterviewRow,
): Promise<Pick<InterviewPage, 'household' | 'contacts' | 'visits' | 'usualPlaces'>> {
  const mates = (await householdMates(db, [personId])).get(personId) ?? []
  const told = await contactsToldOf(db, [personId])
  const others = told.map((link) => ({ ...link, otherId: link.fromId === personId ? link.toId : link.fromId }))
  const known = await describer(db, [...mates, ...others.map(({ otherId }) => otherId)])
  const visits = await visitsOf(db, personId)
  const times = Map.groupBy(visits, ({ siteId }) => siteId)
  return {
    household: mates.map(known),
    contacts: others.map(({ otherId, relation, distance, fromAt }) => ({
      ...known(otherId),
      relation,
      distance,
      from: fromAt,
    })),
    visits,
    usualPlaces: [...times]
      .map(([siteId, some]) => ({ siteId, name: some[0]?.name ?? '', times: some.length }))
      .filter((place) => place.times > 1)
      .toSorted((left, right) => right.times - left.times)
      .slice(0, 10),
  }
}

async function describer(db: Asking['db'], ids: readonly string[]) {
  const persons = await currentPersons(db, ids)
  const titleOf = await areaTitles(
    db,
    [...persons.values()].map(({ areaId }) => areaId),
  )
  return (personId: string) => {
    const person = persons.get(personId)
    return {
      personId,
      code: personCode(personId),
      areaTitle: person ? titleOf(person.areaId) : null,
      yearOfBirth: person?.yearOfBirth ?? null,
      sex: person?.sex ?? null,
    }
  }
}

async function visitsOf(db: Asking['db'], personId: string): Promise<InterviewPage['visits']> {
  const rows = await visitsOfPerson(db, personId, mostVisits)
  const names = await siteNames(
    db,
    rows.map(({ placeId }) => placeId),
  )
  return rows.map(({ visitId, placeId, enteredAt, leftAt, source }) => ({
    visitId,
    siteId: placeId,
    name: names.get(placeId) ?? '',
    enteredAt,
    leftAt,
    source,
  }))
}

/** `GET /tracing/people/:personId/visits`: what is kept of a person's whereabouts, to put right; the look is written down first. */
export const visitListRead = defineRead(visitListContract, async (asking, { personId }) => {
  const { db, tree, actor, now, requestId } = asking
  const person = (await currentPersons(db, [personId])).get(personId)
  if (!person || !may(actor, permission, person.areaId, tree)) return notFound('personId')
  const subject = { subjectKind: 'visits', subjectId: person.currentId, areaId: person.areaId }
  await logRead(db, {
    actor,
    tree,
    now,
    requestId,
    permission,
    reason: 'Kiểm tra, sửa lượt đến',
    onceInMinutes: 60,
    ...subject,
  })
  return { items: await visitsOf(db, person.currentId) }
})
