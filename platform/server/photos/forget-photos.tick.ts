import { addMinutes, type Instant } from '#kit'
import type { Trx } from '../db/connect.ts'
import type { House, Tick } from '../room.ts'
import { photoRulesOf } from './photo-rules.ts'

/** As many as are looked at in one transaction. */
const handful = 200

/**
 * Photos are kept as evidence of a record. One that no record names after the days of the profile (a form that was
 * never sent) is forgotten, bytes and all. An intent that is just naming it holds its row, and is passed by.
 */
export const forgetPhotos: Tick = {
  name: 'forget unnamed photos',
  everySeconds: 3600,
  async run(house: House) {
    const { forgetUnnamedAfterDays } = await photoRulesOf(house.profile)
    const until = addMinutes(house.clock.now(), -forgetUnnamedAfterDays * 1440)
    for (let looked = handful; looked === handful; ) looked = await forgetHandful(house, until)
  },
}

function forgetHandful(house: House, until: Instant): Promise<number> {
  return house.db.transaction().execute(async (trx) => {
    const waiting = await trx
      .selectFrom('photos')
      .select(['hash', 'thumbnail_hash'])
      .where('named', '=', false)
      .where('uploaded_at', '<', until)
      .orderBy('uploaded_at')
      .limit(handful)
      .forUpdate()
      .skipLocked()
      .execute()
    if (waiting.length === 0) return 0
    const named = await namedByRooms(
      house,
      trx,
      waiting.map(({ hash }) => hash),
    )
    if (named.size > 0)
      await trx
        .updateTable('photos')
        .set({ named: true })
        .where('hash', 'in', [...named])
        .execute()
    const unnamed = waiting.filter(({ hash }) => !named.has(hash))
    if (unnamed.length > 0) await forget(house, trx, unnamed)
    return waiting.length
  })
}

async function namedByRooms({ rooms }: House, trx: Trx, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const named = new Set<string>()
  for (const room of rooms) for (const hash of (await room.namesFiles?.(trx, hashes)) ?? []) named.add(hash)
  return named
}

async function forget(
  { files }: House,
  trx: Trx,
  photos: readonly { hash: string; thumbnail_hash: string }[],
): Promise<void> {
  const hashes = photos.map(({ hash }) => hash)
  await trx.deleteFrom('photo_uploads').where('hash', 'in', hashes).execute()
  await trx.deleteFrom('files').where('hash', 'in', hashes).execute()
  await trx.deleteFrom('photos').where('hash', 'in', hashes).execute()
  const small = [...new Set(photos.map((photo) => photo.thumbnail_hash))]
  const others = await trx.selectFrom('photos').select('thumbnail_hash').where('thumbnail_hash', 'in', small).execute()
  const stillShown = new Set(others.map((photo) => photo.thumbnail_hash))
  for (const hash of [...hashes, ...small]) if (!stillShown.has(hash)) await files.forget(hash)
}
