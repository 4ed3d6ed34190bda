import { addMinutes } from '#kit'
import type { GapRule } from '#platform/server'
import { signsSince } from './pass-keys.store.ts'
import { passRules } from './pass-rules.ts'

const dayMinutes = 1440

/** The key that signs is near the end of its time: a named person changes it. */
const keyDue: GapRule = {
  key: 'passes-key-due',
  title: { vi: 'Khóa ký mã đến hạn đổi', en: 'The signing key is due to be changed' },
  source: 'design: passes',
  raiseAfterMinutes: [7 * dayMinutes],
  wakesOn: ['passes'],
  find: async (trx, { now, tree, profile }) => {
    const { keys } = await passRules(profile, now)
    const signing = await signsSince(trx)
    if (!signing || !tree.root) return []
    const { kid, since: madeToSign } = signing
    const dueAt = addMinutes(madeToSign, keys.changeAfterDays * dayMinutes)
    const since = addMinutes(dueAt, -keys.sayChangeBeforeDays * dayMinutes)
    if (now < since) return []
    return [{ subject: kid, areaId: tree.root.id, ownerPostId: null, severity: 2, since, dueAt, data: { kid } }]
  },
}

/** What the radar looks for in this room. */
export const passesGaps: readonly GapRule[] = [keyDue]
