import { sql } from 'kysely'
import { type Day, dayOf, type Instant, type Words } from '#kit'
import type { Db, Profile, Trx } from '#platform/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import { type BodyKind, bodyKindsFile, bodyWords } from '#rooms/bodies/domain'

/** The kind of body that keeps watch day and night (Sở Chỉ huy), at every level (ORG-04). */
export const commandPostKind = 'command-post'

/** A command post as this room needs it. */
export interface CommandPost {
  readonly bodyId: string
  readonly areaId: number
  readonly areaTitle: Words
  readonly name: Words
  readonly phone: string | null
  readonly validFrom: string
  readonly validTo: string | null
}

interface Row {
  bodyId: string
  areaId: number
  areaKind: AreaKind
  areaName: string
  name: string
  phone: string | null
  validFrom: string
  validTo: string | null
}

const columns = sql`bodies.id as "bodyId", bodies.area_id as "areaId", areas.kind as "areaKind", areas.name as "areaName",
  bodies.name, bodies.office_phone as phone, bodies.valid_from as "validFrom", bodies.valid_to as "validTo"`

/** Command posts by id, of any time. An id of another kind of body is absent. */
export async function commandPosts(
  db: Db | Trx,
  bodyIds: readonly string[],
  profile: Profile,
): Promise<Map<string, CommandPost>> {
  if (bodyIds.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select ${columns} from bodies join areas on areas.id = bodies.area_id
    where bodies.kind = ${commandPostKind} and bodies.id = any(${[...new Set(bodyIds)]}::uuid[])`.execute(db)
  return byId(rows, await kindOf(profile))
}

/** Command posts in force at a moment in these areas (all areas when left out), in the order of the tree. */
export async function commandPostsIn(
  db: Db | Trx,
  at: { now: Instant; profile: Profile },
  areaIds?: readonly number[],
): Promise<Map<string, CommandPost>> {
  const day: Day = dayOf(at.now, at.profile.utcOffsetMinutes)
  const { rows } = await sql<Row>`
    select ${columns} from bodies join areas on areas.id = bodies.area_id
    where bodies.kind = ${commandPostKind} and bodies.valid_from <= ${day}
      and (bodies.valid_to is null or bodies.valid_to > ${day})
      ${areaIds === undefined ? sql`` : sql`and bodies.area_id = any(${[...areaIds]}::int[])`}
    order by areas.first, bodies.id`.execute(db)
  return byId(rows, await kindOf(at.profile))
}

function byId(rows: readonly Row[], kind: BodyKind | undefined): Map<string, CommandPost> {
  return new Map(
    rows.map(({ areaKind, areaName, name, ...row }) => {
      const area = { kind: areaKind, name: areaName }
      const official = kind && bodyWords(kind, area)
      const words = official?.vi === name ? official : { vi: name, en: name }
      return [row.bodyId, { ...row, areaTitle: areaTitle(area), name: words }]
    }),
  )
}

const kinds = new WeakMap<Profile, Promise<BodyKind | undefined>>()

function kindOf(profile: Profile): Promise<BodyKind | undefined> {
  const before = kinds.get(profile)
  if (before) return before
  const kind = profile
    .json('bodies/body-kinds.json', bodyKindsFile)
    .then((list) => list.find((one) => one.kind === commandPostKind))
  kinds.set(profile, kind)
  return kind
}
