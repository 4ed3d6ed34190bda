import type { Tick } from '#platform/server'
import { fillLine, signsSince, tellOfKeys } from './pass-keys.store.ts'

/** A house whose key signs without a spare behind it gets one, so that every phone knows the next key before it signs. */
export const keepSpareKey: Tick = {
  name: 'a spare key for codes',
  everySeconds: 3_600,
  run: (house) =>
    house.db.transaction().execute(async (trx) => {
      if (!(await signsSince(trx))) return
      const { clock, profile, territory, vault } = house
      const ground = { trx, now: clock.now(), profile, tree: territory.current(), vault }
      await tellOfKeys(ground, await fillLine(ground))
    }),
}
