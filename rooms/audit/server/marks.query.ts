import { sql } from 'kysely'
import type { z } from 'zod'
import { contains } from '#kit'
import { type Asking, type Db, defineRead } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { type MarkKind, type markItem, markKey, marksContract } from '../domain/index.ts'
import { type FoundMark, findPatterns } from './find-patterns.query.ts'
import { noteOwnLook } from './own-look.ts'
import { patternsOf } from './patterns.ts'

type Item = z.infer<typeof markItem>

const mostShown = 500

/** What is unusual in the last days: found again from the facts at every asking. */
export const readMarks = defineRead(marksContract, async (asking, query) => {
  const { profile } = asking
  await noteOwnLook(asking, { path: marksContract.path, areaId: undefined, subjectId: undefined })
  const { source, ...limits } = await patternsOf(profile)
  const found = await findPatterns(asking, limits, query.days)
  const items = await toItems(asking, found, limits)
  items.sort((left, right) => Number(left.note !== null) - Number(right.note !== null) || (left.to < right.to ? 1 : -1))
  const open = items.filter(({ note }) => note === null).length
  return { items: items.slice(0, mostShown), open, limits, source }
})

const limitOf = {
  'many-looks': 'looksInAnHour',
  'refused-outside': 'refusedInADay',
  'many-failures': 'failuresInAnHour',
  'many-rows': 'exportedRowsInADay',
} as const satisfies Record<MarkKind, string>

async function toItems(
  asking: Asking,
  found: readonly FoundMark[],
  limits: Readonly<Record<(typeof limitOf)[MarkKind], number>>,
): Promise<Item[]> {
  const people = await peopleOf(asking.db, [...new Set(found.map(({ accountId }) => accountId))])
  const notes = await notesOf(asking.db, found.map(markKey))
  const names = await areaNames(
    asking.db,
    [...people.values()].map(({ areaId }) => areaId),
  )
  return found.flatMap((mark) => {
    const person = people.get(mark.accountId)
    const place = person && asking.tree.find(person.areaId)
    if (!person || !place || !asking.intervals.some((interval) => contains(interval, place))) return []
    const key = markKey(mark)
    const isOwn = asking.actor.accountId === mark.accountId
    const where = { ...person, areaName: names.get(person.areaId) ?? '' }
    return [{ ...mark, ...where, key, limit: limits[limitOf[mark.kind]], isOwn, note: notes.get(key) ?? null }]
  })
}

async function peopleOf(db: Db, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string; username: string; areaId: number }>`
    select accounts.id, coalesce(officers.name, accounts.name) as name, username, area_id as "areaId"
    from accounts left join officers on officers.id = accounts.officer_id
    where accounts.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, ...person }) => [id, person]))
}

async function notesOf(db: Db, keys: readonly string[]): Promise<ReadonlyMap<string, NonNullable<Item['note']>>> {
  const { rows } = await sql<NonNullable<Item['note']> & { key: string }>`
    select distinct on (mark_key) mark_key as key, outcome, note as text, noted_at as at,
           coalesce(officers.name, accounts.name) as by
    from audit_mark_notes
    join accounts on accounts.id = audit_mark_notes.noted_by
    left join officers on officers.id = accounts.officer_id
    where mark_key = any(${[...keys]}::text[]) order by mark_key, noted_at desc`.execute(db)
  return new Map(rows.map(({ key, ...note }) => [key, note]))
}
