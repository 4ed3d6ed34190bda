import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'
import { fieldRooms } from './room.ts'
import { broughtAlong } from './store/brought-along.ts'
import { useDesk } from './use-desk.ts'

/** Names of the rooms that have work for this very person, as far as what was brought along tells; undefined until read. */
export function useRoomsWithWork(): ReadonlySet<string> | undefined {
  const { desk } = useDesk()
  const [names, setNames] = useState<ReadonlySet<string>>()
  useEffect(() => {
    let isShown = true
    const asked = fieldRooms().flatMap(({ name, ownWork }) => (ownWork ? [{ name, ...ownWork }] : []))
    const keys = asked.map(({ brought }) => brought)
    const seen = liveQuery(() => desk.store.brought.bulkGet(keys)).subscribe(async () => {
      const found = await Promise.all(
        asked.map(async ({ name, brought, isThere }) => {
          const kept = await broughtAlong<unknown>(desk, brought)
          return kept && isThere(kept.value) ? [name] : []
        }),
      )
      if (isShown) setNames(new Set(found.flat()))
    })
    return () => {
      isShown = false
      seen.unsubscribe()
    }
  }, [desk])
  return names
}
