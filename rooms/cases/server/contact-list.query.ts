import { type RawBuilder, sql } from 'kysely'
import { dayOf } from '#kit'
import { defineRead, fromCursor, notFound, toCursor } from '#platform/server'
import { personsByIds } from '#rooms/people/server'
import { caseBookContract, contactListContract, DISTANCE_CLASSES, settingsOn, variantsOn } from '../domain/index.ts'
import { areaTitles } from './case-line.query.ts'
import type { PersonClass } from './classes.store.ts'
import { caseBook, caseRuleAt } from './rules-of-house.ts'
import { areasBelowZones, firstRows, whereAsked, zonesOf } from './where-cases.ts'

/** `GET /cases/contacts`: people of one class, the newest first. */
export const contactListRead = defineRead(contactListContract, async (asking, query) => {
  const inside = whereAsked(asking, query.areaId, 'cases.read')
  if (!inside) return notFound('areaId')
  const limit = query.limit + 1
  const after = fromCursor(query.cursor)
  const below = areasBelowZones(asking.tree, inside)
  const from = (where: RawBuilder<unknown>) => sql`
    select person_id as "personId", class as level, area_id as "areaId", since_at as "sinceAt", exposed_at as "exposedAt",
           last_exposed_at as "lastExposedAt", until_on as "untilOn", case_id as "caseId"
    from person_classes where ${where} and class = ${query.level}
      ${after ? sql`and (since_at, person_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
      ${below === null ? sql`` : sql`and area_id = any(${below}::int[])`}`
  const by = sql`since_at desc, person_id desc`
  const { rows } = await sql<Omit<PersonClass, 'viaPersonId' | 'viaLinkId'>>`
    with found as (${firstRows(zonesOf(asking.tree, inside), { from, by, key: 'zone_id', limit })})
    select * from found order by "sinceAt" desc, "personId" desc limit ${limit}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  const persons = await personsByIds(
    asking.db,
    page.map(({ personId }) => personId),
  )
  const titleOf = await areaTitles(asking)
  const today = dayOf(asking.now, asking.profile.utcOffsetMinutes)
  return {
    items: page.map((row) => ({
      ...row,
      areaTitle: titleOf(row.areaId),
      isOver: row.untilOn !== null && row.untilOn < today,
      yearOfBirth: persons.get(row.personId)?.yearOfBirth ?? null,
      sex: persons.get(row.personId)?.sex ?? null,
    })),
    next: last ? toCursor([last.sinceAt, last.personId]) : null,
  }
})

/** `GET /cases/book`: what the profile's lists say today. */
export const caseBookRead = defineRead(caseBookContract, async ({ profile, now }) => {
  const { settings } = await caseBook(profile)
  const rule = await caseRuleAt(profile, now)
  const today = dayOf(now, profile.utcOffsetMinutes)
  const distances = rule?.contact.distances.map((key) => DISTANCE_CLASSES[key].vi).join(', ') ?? ''
  return {
    settings: settingsOn(settings, today).map(({ key, group, title }) => ({ key, group, title })),
    variants: variantsOn(settings, today).map(({ key, title }) => ({ key, title })),
    source: settings.source.text,
    contactRule: rule ? `${distances}: ${rule.contact.source.text}` : '',
  }
})
