import { sql } from 'kysely'
import { type Day, type Instant, startOfDay } from '#kit'
import type { GapRule } from '#platform/server'
import { gapOf, hours, standingOf } from './gap-ground.ts'

/** A post whose area has no public hotline, or no duty line: people would not know whom to call. */
export const noHotline: GapRule = {
  key: 'duty-no-hotline',
  title: { vi: 'Chưa công bố số đường dây nóng', en: 'No public hotline' },
  source: 'HOT-01',
  raiseAfterMinutes: [],
  wakesOn: ['duty', 'bodies'],
  find: async (trx, at) => {
    const { posts, heads } = await standingOf(trx, at)
    const { rows } = await sql<{ areaId: number; kinds: string[] }>`
      select area_id as "areaId", array_agg(distinct kind) as kinds from duty_hotlines
      where retired_at is null group by area_id`.execute(trx)
    const published = new Map(rows.map((row) => [row.areaId, row.kinds]))
    return [...posts.values()].flatMap((post) => {
      const kinds = published.get(post.areaId) ?? []
      const missing = [
        ...(kinds.includes('hotline') ? [] : ['hotline']),
        ...(kinds.includes('duty') || post.phone !== null ? [] : ['duty']),
      ]
      if (missing.length === 0) return []
      const since = startOfDay(post.validFrom as Day, at.profile.utcOffsetMinutes)
      return [gapOf(post, heads, { severity: 2, since, dueAt: null, data: { missing } })]
    })
  },
}

/** A published number that did not work when it was tried. */
export const brokenHotline: GapRule = {
  key: 'duty-hotline-broken',
  title: { vi: 'Số đường dây nóng gọi không được', en: 'A public hotline does not work' },
  source: 'HOT-01',
  raiseAfterMinutes: [hours(4)],
  wakesOn: ['duty'],
  find: async (trx, at) => {
    const { posts, heads } = await standingOf(trx, at)
    const byArea = new Map([...posts.values()].map((post) => [post.areaId, post]))
    const { rows } = await sql<{ id: string; areaId: number; number: string; checkedAt: Instant; outcome: string }>`
      select id, area_id as "areaId", number, checked_at as "checkedAt", check_outcome as outcome from duty_hotlines
      where retired_at is null and check_outcome <> 'answered'`.execute(trx)
    return rows.map(({ id, areaId, number, checkedAt, outcome }) => {
      const post = byArea.get(areaId)
      return {
        subject: id,
        areaId,
        ownerPostId: (post && heads.get(post.bodyId)) ?? null,
        severity: 3,
        since: checkedAt,
        dueAt: null,
        data: { hotlineId: id, number, outcome },
      }
    })
  },
}
