import { sql } from 'kysely'
import { type Figure, isExact, type Words } from '#kit'
import { may } from '#platform/server'
import { headPostsOf, officerNames } from '#rooms/bodies/server'
import { type BriefedFigure, type BriefedFlaw, type BriefedStanding, briefFiguresOf } from '#rooms/reports/server'
import { type Brief, type BriefFigure, type BriefFlaw, type BriefReporting, sayFlaw } from '../domain/index.ts'
import type { Briefing } from './briefing.ts'

/** Most figures in a brief: beyond it, the consolidated report is the right paper. */
const mostFigures = 60
/** Most names of units that have not reported. */
const mostMissing = 12

/** Reported figures, what does not add up in them, and how the units below stand with their reports. */
export async function figuresAt(briefing: Briefing): Promise<Pick<Brief, 'figures' | 'flaws' | 'reporting'>> {
  const { actor, tree, place, knownAt } = briefing
  if (!may(actor, 'reports.read', place.id, tree)) return { figures: [], flaws: [], reporting: [] }
  const { figures, flaws, standing } = await briefFiguresOf(briefing, place, knownAt)
  const owner = flaws.length === 0 ? null : await headOf(briefing)
  return {
    figures: figures.slice(0, mostFigures).map(toFigureLine),
    flaws: flaws.map((flaw) => toFlawLine(flaw, owner)),
    reporting: standing.map(toReportingLine),
  }
}

function toFigureLine(briefed: BriefedFigure): BriefFigure {
  const { key, title, unit, depth, figure, asOf, datedAhead, since, source, reference, reportId, before } = briefed
  return {
    key,
    title,
    unit,
    depth,
    figure,
    asOf,
    datedAhead,
    since,
    source,
    reference,
    change: changeOf(before, figure),
    to: reportId === null ? null : `/reports/${reportId}`,
  }
}

/** Only what is exact on both days can be compared. */
function changeOf(before: Figure | null, figure: Figure): number | null {
  if (before === null || !isExact(before) || !isExact(figure)) return null
  return 'value' in before && 'value' in figure ? figure.value - before.value : null
}

function toFlawLine({ formTitle, flaw, indicators, reportId }: BriefedFlaw, owner: BriefFlaw['owner']): BriefFlaw {
  const titleOf = (key: string): Words => indicators.find((one) => one.key === key)?.title ?? { vi: key, en: key }
  return { title: formTitle, said: sayFlaw(flaw, titleOf), owner, to: `/reports/${reportId}` }
}

function toReportingLine({ title, summary, missing }: BriefedStanding): BriefReporting {
  const { period, dueAt, expected, inTime, late, awaited } = summary
  const missingAreas = summary.missing === 0 ? [] : missing.slice(0, mostMissing)
  return { form: title, period, dueAt, expected, inTime, late, missing: summary.missing, awaited, missingAreas }
}

/** Who answers for the figures of the place: its head. */
async function headOf({ db, place, knownAt }: Briefing): Promise<BriefFlaw['owner']> {
  const head = (await headPostsOf(db, [place.id], knownAt)).get(place.id)
  if (!head) return null
  const names = await officerNames(db, [head.officerId])
  const { rows } = await sql<{ title: string }>`select title from posts where id = ${head.postId}`.execute(db)
  return { name: names.get(head.officerId ?? '') ?? null, post: rows[0]?.title ?? null }
}
