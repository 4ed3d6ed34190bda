import { sql } from 'kysely'
import { dayOf, type Instant } from '#kit'
import { defineRead, may, notFound, visiblePlace } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { onDay, type PlaybookPage, playbookOf, type UnitStatus } from '../domain/index.ts'
import { quietOf } from './plans.store.ts'
import { zoneBook } from './zone-rules.query.ts'
import { tasksOf } from './zone-tasks.ts'

interface Chosen {
  readonly id: string
  readonly status: UnitStatus
  readonly since: Instant
  readonly reason: string
  readonly officerId: string
}

/** `GET /zones/playbook` */
export const playbookRead = defineRead(playbookOf, async (asking, { areaId }) => {
  const place = visiblePlace(asking, areaId, 'zones.read')
  if (!place) return notFound('areaId')
  const { db, profile, now, actor, tree } = asking
  const { rows } = await sql<Chosen>`
    select id, status, from_at as since, reason, officer_id as "officerId" from unit_playbooks
    where area_id = ${place.id} and to_at is null`.execute(db)
  const [chosen] = rows
  const { status: byFacts, lastCaseOn, quietDays, activePoints, openClusters } = await quietOf(asking, place.id)
  const { playbooks } = await zoneBook(profile)
  const names = await officerNames(db, [chosen?.officerId ?? null])
  const tasks = chosen ? await tasksOf(db, [chosen.id]) : []
  return {
    areaId: place.id,
    status: chosen?.status ?? null,
    since: chosen?.since ?? null,
    by: names.get(chosen?.officerId ?? '') ?? null,
    reason: chosen?.reason ?? null,
    byFacts,
    facts: { lastCaseOn, quietDays, activePoints, openClusters },
    playbooks: onDay(playbooks, dayOf(now, profile.utcOffsetMinutes)).map(({ status, title, source, tasks: own }) => ({
      ...{ status, title, source: source.text },
      tasks: own.map(({ code, title: words, dueHours }) => ({ code, title: words, dueHours })),
    })),
    tasks: tasks.map(({ id, title, isDone }) => ({ id, title, isDone })),
    mayDecide: may(actor, 'zones.decide', place.id, tree),
  } satisfies PlaybookPage
})
