import { sql } from 'kysely'
import type { z } from 'zod'
import type { Day, Paper } from '#kit'
import { type Asking, notFound, type Refused, visiblePlace } from '#platform/server'
import { logReads } from '#rooms/access/server'
import { type Dossier, numberOf, stateWords, subjectField, violationPerson } from '../../domain/index.ts'
import { inSentence } from '../../domain/papers/in-sentence.ts'
import { type ListedDecision, layOutDecisionList } from '../../domain/papers/lay-out-decision-list.ts'
import { type decisionListFile, mostListedDecisions } from '../../domain/papers/violation-papers.contract.ts'
import { toDossier } from '../dossiers.store.ts'
import { openSubjects } from '../sealed.store.ts'
import { areaTitles, behaviourTitle } from '../violation-lines.query.ts'
import { rulesOf } from '../violation-rules.query.ts'
import { liesIn } from '../where-violations.ts'
import { paperFrameOf } from './paper-frame.query.ts'

/** Kind of record under which each look at a person of a list is written down. */
const subjectKind = 'GET /api/violation-decision-list/file'

type ListQuery = Omit<z.infer<typeof decisionListFile>, 'format'>

/**
 * The decisions of an area in some days, as a list for the file. Names stand on it only for a reason and for who may see
 * them; each person looked at is then written down, as in a dossier (SG-09).
 */
export async function decisionListOf(
  asking: Asking,
  { areaId, from, to, reason }: ListQuery,
): Promise<{ readonly paper: Paper; readonly title: string } | Refused> {
  const permission = reason === undefined ? 'violations.read' : violationPerson.permission
  const place = visiblePlace(asking, areaId, permission)
  if (!place) return notFound('areaId')
  const decided = await decidedIn(asking, { place, from, to })
  const names = reason === undefined ? undefined : await namesOf(asking, decided, reason)
  const { behaviours } = await rulesOf(asking.profile)
  const titleOf = await areaTitles(asking)
  const offset = asking.profile.utcOffsetMinutes
  const listed = decided.map(
    (dossier): ListedDecision => ({
      number: dossier.decisionNumber ?? '',
      day: dossier.decidedOn as Day,
      name: names?.get(dossier.id) ?? null,
      dossier: numberOf(dossier),
      area: titleOf(dossier.areaId).vi,
      behaviour: behaviourTitle(behaviours, dossier, offset).vi,
      outcome: dossier.verdict ?? 'no-fine',
      amount: dossier.decidedAmount ?? 0n,
      state: stateWords[dossier.state].vi,
    }),
  )
  const title = titleOf(areaId).vi
  const head = await paperFrameOf(asking, {
    paper: 'decision-list',
    areaId,
    number: null,
    on: asking.now,
    dossier: title,
  })
  const paper = layOutDecisionList(listed, head, {
    area: inSentence(title),
    from: from as Day,
    to: to as Day,
    namesShown: names !== undefined,
  })
  return { paper, title }
}

async function decidedIn(
  { db, tree }: Asking,
  {
    place,
    from,
    to,
  }: { readonly place: Parameters<typeof liesIn>[1][number]; readonly from: string; readonly to: string },
): Promise<Dossier[]> {
  const { rows } = await sql`
    select * from violations
    where decided_on between ${from}::date and ${to}::date and ${liesIn(tree, [place])}
    order by decided_on, zone_id, seq limit ${mostListedDecisions}`.execute(db)
  return rows.map(toDossier)
}

/** Names by dossier. Each look is written down first; if one cannot be, no name is shown. */
async function namesOf(asking: Asking, decided: readonly Dossier[], reason: string): Promise<Map<string, string>> {
  const { db, actor, tree, now, requestId, vault } = asking
  const look = { actor, tree, now, requestId, permission: violationPerson.permission, subjectKind, reason }
  await logReads(
    db,
    look,
    decided.map(({ id, areaId }) => ({ subjectId: id, areaId })),
  )
  const subjects = await openSubjects(
    db,
    vault,
    decided.map(({ id }) => id),
  )
  return new Map([...subjects].map(([id, text]) => [id, subjectField.parse(JSON.parse(text)).name]))
}
