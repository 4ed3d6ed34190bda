import { sql } from 'kysely'
import { type Refusal, refuse } from '#kit'
import { childId, type Db, photosOf, type Step, type Work } from '#platform/server'
import { INSPECTIONS, type NamedPhoto, type PhotoShape } from '../domain/index.ts'

/** Photos that belong to one record. */
export interface PhotosOf {
  readonly kind: 'inspection' | 'finding' | 'step' | 'visit'
  readonly id: string
  readonly photos: readonly NamedPhoto[]
}

/** Why a photo cannot be named: the sender never brought it. Null when all can. */
export async function refusePhotos(
  work: Work<unknown>,
  step: Step,
  named: readonly { readonly photos: readonly NamedPhoto[]; readonly field: string }[],
): Promise<Refusal | null> {
  const hashes = named.flatMap(({ photos }) => photos.map(({ hash }) => hash))
  if (hashes.length === 0) return null
  const known = await photosOf(step.trx, hashes, work.actor.accountId)
  for (const { photos, field } of named) {
    const wrong = photos.findIndex(({ hash }) => !known.has(hash))
    if (wrong >= 0) return refuse(INSPECTIONS.PHOTO_UNKNOWN, { field: `${field}.${wrong}.hash` })
  }
  return null
}

/** Puts photos beside records; `through` is the inspection or visit by which they are seen. */
export async function savePhotos(
  work: Work<unknown>,
  step: Step,
  through: { readonly zoneId: number; readonly id: string },
  groups: readonly PhotosOf[],
): Promise<void> {
  const rows = groups.flatMap(({ kind, id, photos }) =>
    photos.map((photo, index) => ({ kind, of: id, ...photo, index, id: childId(work, `photo/${id}/${index}`) })),
  )
  if (rows.length === 0) return
  await sql`
    insert into inspection_photos (zone_id, id, hash, of_kind, of_id, seen_through, place, caption)
    select ${through.zoneId}::int, id, hash, of_kind, of_id, ${through.id}::uuid, place, caption
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.hash)}::text[],
      ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.of)}::uuid[], ${rows.map((row) => row.index)}::int[],
      ${rows.map((row) => row.caption ?? null)}::text[]) as given (id, hash, of_kind, of_id, place, caption)`.execute(
    step.trx,
  )
}

/** Photos of records, by the id of the record. Says nothing of who may see them: the record was asked first. */
export async function photosByRecord(db: Db, ids: readonly string[]): Promise<Map<string, PhotoShape[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<PhotoShape & { of: string }>`
    select named.of_id as of, named.hash, named.caption, photos.taken_at as "takenAt", photos.width, photos.height
    from inspection_photos named join photos on photos.hash = named.hash
    where named.of_id = any(${ids}::uuid[]) order by named.of_id, named.place, named.id`.execute(db)
  return new Map(
    [...Map.groupBy(rows, ({ of }) => of)].map(([of, photos]) => [of, photos.map(({ of: _, ...photo }) => photo)]),
  )
}
