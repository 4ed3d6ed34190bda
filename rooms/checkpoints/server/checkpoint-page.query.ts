import type { Asking } from '#platform/server'
import { defineRead, may, notFound } from '#platform/server'
import { holdersOf, officerNames } from '#rooms/bodies/server'
import { siteNames, stagesOf } from '#rooms/sites/server'
import { type CheckpointPage, checkpointPageContract, mayRestrict } from '../domain/index.ts'
import { areaTitles, toLines } from './checkpoint-list.query.ts'
import { type CheckpointRow, checkpointsByIds } from './checkpoints.store.ts'
import { directivesAbove, directivesAt } from './directives.query.ts'
import { type PostPowers, powersOf } from './powers.query.ts'
import { profileBook } from './profile-book.query.ts'
import { type Standing, standingsAt } from './standing.query.ts'

/** The post of that id, when the asker may see it; otherwise undefined ("not found"). */
export async function visibleCheckpoint(asking: Asking, id: string): Promise<CheckpointRow | undefined> {
  const row = (await checkpointsByIds(asking.db, [id])).get(id)
  return row && may(asking.actor, 'checkpoints.read', row.areaId, asking.tree) ? row : undefined
}

/** `GET /checkpoints/:id` */
export const checkpointPageRead = defineRead(checkpointPageContract, async (asking, { id }) => {
  const row = await visibleCheckpoint(asking, id)
  if (!row) return notFound('id')
  const { kindOf } = await profileBook(asking.profile)
  const kind = kindOf.get(row.kind)
  const standings = await standingsAt(asking.db, [row], asking.now, asking.profile)
  const [line] = await toLines(asking, [{ row, standing: standings.get(id) as Standing }])
  const { powers, documentIds }: PostPowers = (await powersOf(asking.db, asking.tree, [row])).get(id) ?? noPowers
  const directives = directivesAt(await directivesAbove(asking.db, asking.tree, [row.areaId]), asking.tree, row.areaId)
  const titleOf = await areaTitles(asking)
  return {
    ...(line as NonNullable<typeof line>),
    note: row.note,
    closeReason: row.closeReason,
    kindSource: kind?.source ?? '',
    continuous: kind?.continuous ?? false,
    forces: kind?.forces ?? [],
    powers,
    mayRestrict: mayRestrict({ ...row, documentIds, directives }, asking.now),
    between: [row.betweenA, row.betweenB].flatMap((areaId) =>
      areaId === null ? [] : [{ areaId, title: titleOf(areaId) }],
    ),
    ...(await siteOf(asking, row.siteId)),
  }
})

const noPowers: PostPowers = { powers: [], documentIds: [] }

/** The place it belongs to, with the stages there and who answers for each (CHK-07). */
async function siteOf({ db, now }: Asking, siteId: string | null): Promise<Pick<CheckpointPage, 'site' | 'stages'>> {
  if (siteId === null) return { site: null, stages: [] }
  const name = (await siteNames(db, [siteId])).get(siteId)
  const stages = await stagesOf(db, [siteId])
  const holders = await holdersOf(
    db,
    stages.map(({ ownerPostId }) => ownerPostId),
    now,
  )
  const names = await officerNames(
    db,
    [...holders.values()].map(({ officerId }) => officerId),
  )
  return {
    site: name === undefined ? null : { id: siteId, name },
    stages: stages.map((stage) => {
      const holder = holders.get(stage.ownerPostId)
      const owner = (holder && names.get(holder.officerId)) ?? null
      return { id: stage.id, name: stage.name, ownerPostTitle: stage.ownerPostTitle, owner }
    }),
  }
}
