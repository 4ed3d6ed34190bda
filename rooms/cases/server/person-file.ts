import { sql } from 'kysely'
import { type Day, dayOf, formatDay, type Instant } from '#kit'
import type { Asking, Trx } from '#platform/server'
import type { PersonFile, PersonHold, PersonLine } from '#rooms/people/server'
import { CASE_OUTCOMES, CASE_STATUSES } from '../domain/index.ts'
import { caseRows } from './cases.store.ts'
import { classesOf } from './classes.store.ts'
import { caseBook } from './rules-of-house.ts'

/** What this room holds on a person, as it is said to that person (EPI-09): no other person stands in it. */
export const caseFile: PersonFile = {
  kind: 'cases',
  title: { vi: 'Ca bệnh, phân loại tiếp xúc', en: 'Cases and classes of contact' },
  permission: 'cases.read',
  async lines(asking, personIds) {
    return [...(await casesOf(asking, personIds)), ...(await classOf(asking, personIds))]
  },
  holds: stillNeeded,
}

async function casesOf({ db, profile }: Asking, personIds: readonly string[]): Promise<PersonLine[]> {
  const { settings } = await caseBook(profile)
  const statuses = ['suspected', 'probable', 'confirmed', 'withdrawn'] as const
  const rows = await caseRows(db, { personIds, statuses })
  return rows.map(({ status, setting, outcome, outcomeOn, listedAt }) => {
    const found = settings.settings.find(({ key }) => key === setting)?.title
    const ended = outcome === null ? null : CASE_OUTCOMES[outcome]
    const on = outcomeOn === null ? '' : ` ${formatDay(outcomeOn)}`
    const say = (language: 'vi' | 'en') =>
      [CASE_STATUSES[status][language], found?.[language], ended && `${ended[language]}${on}`]
        .filter(Boolean)
        .join(' · ')
    return { label: { vi: 'Ca bệnh', en: 'Case' }, value: { vi: say('vi'), en: say('en') }, at: listedAt }
  })
}

async function classOf({ db }: Asking, personIds: readonly string[]): Promise<PersonLine[]> {
  const standing = [...(await classesOf(db, personIds)).values()].toSorted((a, b) => a.level - b.level)[0]
  if (!standing || standing.level === 0) return []
  const until = standing.untilOn === null ? null : formatDay(standing.untilOn)
  const value = {
    vi: `F${standing.level}${until === null ? '' : `, theo dõi đến hết ${until}`}`,
    en: `F${standing.level}${until === null ? '' : `, until the end of ${until}`}`,
  }
  return [{ label: { vi: 'Phân loại tiếp xúc', en: 'Class of contact' }, value, at: standing.sinceAt }]
}

/** An open case, or a class that still says something, keeps a name for as long as somebody may have to call. */
async function stillNeeded(trx: Trx, personIds: readonly string[]): Promise<Map<string, PersonHold>> {
  const { rows: open } = await sql<{ personId: string }>`
    select distinct person_id as "personId" from cases
    where person_id = any(${[...personIds]}::uuid[]) and status <> 'withdrawn' and outcome is null`.execute(trx)
  const { rows: classed } = await sql<{ personId: string; until: Day | null; at: Instant }>`
    select person_id as "personId", until_on as until, classified_at as at from person_classes
    where person_id = any(${[...personIds]}::uuid[]) and class > 0`.execute(trx)
  const contact = { vi: 'Đang theo dõi người tiếp xúc', en: 'Followed as a contact' }
  const holds = new Map<string, PersonHold>(
    classed
      .filter(({ until, at }) => until === null || until >= dayOf(at, 0))
      .map(({ personId, until }) => [personId, { why: contact, until }]),
  )
  const sick = { vi: 'Ca bệnh chưa kết thúc', en: 'A case that is not closed' }
  for (const { personId } of open) holds.set(personId, { why: sick, until: null })
  return holds
}
