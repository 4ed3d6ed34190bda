import type { Tick } from '#platform/server'
import { fillLine, tellOfKeys } from './pass-keys.store.ts'

/**
 * The key that signs and its spare are there before anybody needs them: a phone that takes its list along on the first day knows
 * what the first code bears, and every phone knows the next key before it signs.
 */
export const keepKeysReady: Tick = {
  name: 'keys for codes',
  // Soon after a start too: a tick waits once for its time before it first runs.
  everySeconds: 60,
  run: (house) =>
    house.db.transaction().execute(async (trx) => {
      const { clock, profile, territory, vault } = house
      const tree = territory.current()
      if (!tree.root) return
      const ground = { trx, now: clock.now(), profile, tree, vault }
      await tellOfKeys(ground, await fillLine(ground))
    }),
}
