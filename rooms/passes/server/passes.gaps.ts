import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import type { GapRule } from '#platform/server'
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
    const { rows } = await sql<{ kid: string; madeAt: Instant }>`
      select kid, made_at as "madeAt" from pass_keys where retired_at is null and withdrawn_at is null`.execute(trx)
    return rows.flatMap(({ kid, madeAt }) => {
      const dueAt = addMinutes(madeAt, keys.changeAfterDays * dayMinutes)
      const since = addMinutes(dueAt, -keys.sayChangeBeforeDays * dayMinutes)
      if (now < since || !tree.root) return []
      return [
        { subject: kid, areaId: tree.root.id, ownerPostId: null, severity: 2 as const, since, dueAt, data: { kid } },
      ]
    })
  },
}

/** What the radar looks for in this room. */
export const passesGaps: readonly GapRule[] = [keyDue]
