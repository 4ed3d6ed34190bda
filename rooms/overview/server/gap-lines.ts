import type { Asking } from '#platform/server'
import type { GapLine } from '../domain/index.ts'
import type { GapRow } from './gap-rows.query.ts'
import { areaTitles, namesIn, namesOf } from './names.query.ts'

/** Rows as they travel: with the title of their rule, of their area, and the names that their sentences need. */
export async function toGapLines({ db, catalogue }: Pick<Asking, 'db' | 'catalogue'>, rows: readonly GapRow[]) {
  const [titles, names] = await Promise.all([
    areaTitles(
      db,
      rows.map((row) => row.areaId),
    ),
    namesIn(
      db,
      rows.map((row) => row.data),
    ),
  ])
  return rows.map((row): GapLine => {
    const { ownerOfficerId, ownerName, ownerPostId, ownerPost, ownerAreaId, ...rest } = row
    const rule = catalogue.gapRules.get(row.rule)
    const { vi, en } = titles.get(row.areaId) ?? { vi: '', en: '' }
    return {
      ...rest,
      title: rule?.title ?? { vi: row.rule, en: row.rule },
      source: rule?.source ?? '',
      areaTitle: { vi, en },
      owner: { officerId: ownerOfficerId, name: ownerName, postId: ownerPostId, post: ownerPost, areaId: ownerAreaId },
      names: namesOf(row.data, names),
    }
  })
}
