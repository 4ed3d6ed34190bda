import { sql } from 'kysely'
import { dayOf, type Instant } from '#kit'
import type { Db, Profile, Trx } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { sitesByIds } from '#rooms/sites/server'
import type { NamedSubject, SubjectKind, SubjectShape } from '../domain/index.ts'

/** A subject as it is kept with an inspection. */
export interface KnownSubject {
  readonly kind: SubjectKind
  readonly areaId: number
  readonly siteId: string | null
  readonly bodyId: string | null
  readonly postId: string | null
}

/** The subject a sender named; undefined when there is none such, or it is no more. */
export async function findSubject(
  trx: Trx,
  named: NamedSubject,
  at: { now: Instant; profile: Profile },
): Promise<KnownSubject | undefined> {
  const day = dayOf(at.now, at.profile.utcOffsetMinutes)
  const none = { siteId: null, bodyId: null, postId: null }
  if (named.kind === 'area') {
    const known = (await areaNames(trx, [named.areaId])).has(named.areaId)
    return known ? { kind: 'area', areaId: named.areaId, ...none } : undefined
  }
  if (named.kind === 'site') {
    const site = (await sitesByIds(trx, [named.id])).get(named.id)
    if (!site || site.openedOn > day || (site.closedOn !== null && site.closedOn <= day)) return undefined
    return { kind: 'site', areaId: site.areaId, ...none, siteId: site.id, bodyId: site.inChargeBodyId }
  }
  const table =
    named.kind === 'body'
      ? sql`select id as body_id, null::uuid as post_id, area_id, valid_to from bodies`
      : sql`select body_id, id as post_id, area_id, valid_to from posts`
  const { rows } = await sql<{ bodyId: string | null; postId: string | null; areaId: number }>`
    select body_id as "bodyId", post_id as "postId", area_id as "areaId" from (${table} where id = ${named.id}) as found
    where valid_to is null or valid_to > ${day}`.execute(trx)
  const found = rows[0]
  return found && { kind: named.kind, siteId: null, ...found }
}

/** What a row needs so that its subject can be shown. */
export interface SubjectOfRow {
  readonly subjectKind: SubjectKind
  readonly areaId: number
  readonly siteId: string | null
  readonly bodyId: string | null
  readonly postId: string | null
}

/** Shows the subjects of many rows: names from the register as it is now. */
export async function subjectsOf(
  db: Db | Trx,
  rows: readonly SubjectOfRow[],
): Promise<(row: SubjectOfRow) => SubjectShape> {
  const areas = await areaNames(
    db,
    rows.map(({ areaId }) => areaId),
  )
  const sites = await sitesByIds(
    db,
    rows.map(({ siteId }) => siteId),
  )
  const ids = rows.flatMap(({ subjectKind, bodyId, postId }) =>
    subjectKind === 'body' ? (bodyId ?? []) : subjectKind === 'post' ? (postId ?? []) : [],
  )
  const { rows: named } =
    ids.length === 0
      ? { rows: [] }
      : await sql<{ id: string; name: string }>`
          select id, name from bodies where id = any(${ids}::uuid[])
          union all select id, title from posts where id = any(${ids}::uuid[])`.execute(db)
  const names = new Map(named.map(({ id, name }) => [id, name]))
  return (row) => {
    const areaName = areas.get(row.areaId) ?? ''
    const site = row.subjectKind === 'site' ? sites.get(row.siteId ?? '') : undefined
    const id = idOf(row)
    return {
      kind: row.subjectKind,
      id,
      name: site?.name ?? (id === null ? areaName : (names.get(id) ?? '')),
      areaId: row.areaId,
      areaName,
      siteKind: site?.kind ?? null,
    }
  }
}

function idOf({ subjectKind, siteId, bodyId, postId }: SubjectOfRow): string | null {
  if (subjectKind === 'site') return siteId
  if (subjectKind === 'body') return bodyId
  return subjectKind === 'post' ? postId : null
}
