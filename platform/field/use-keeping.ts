import { useState } from 'react'
import type { Words } from '#kit'
import { StorageFull } from './outbox/room-left.ts'

/**
 * For a screen that puts something into the outbox: `keep` answers whether it is recorded. Where the phone is full it is not,
 * and `full` says so until the next try; any other failure is thrown on.
 */
export function useKeeping(): {
  readonly keep: (work: () => Promise<unknown>) => Promise<boolean>
  readonly full: Words | undefined
} {
  const [full, setFull] = useState<Words>()
  const keep = async (work: () => Promise<unknown>) => {
    setFull(undefined)
    try {
      await work()
      return true
    } catch (thrown) {
      if (!(thrown instanceof StorageFull)) throw thrown
      setFull(thrown.words)
      scrollTo(0, 0)
      return false
    }
  }
  return { keep, full }
}
