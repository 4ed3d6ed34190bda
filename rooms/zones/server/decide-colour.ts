import { sql } from 'kysely'
import type { z } from 'zod'
import { type Day, dayOf, type Instant, type Refusal, refuse } from '#kit'
import { accept, allowed, defineIntent, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import { endRowsInForce, putInForce } from '#rooms/areas/server'
import {
  type ColourScheme,
  decideColour,
  dismissColour,
  onDay,
  proposeColour,
  type SchemeColour,
  ZONES,
} from '../domain/index.ts'
import { type ColourRow, colourColumns } from './colours.store.ts'
import { groundOf } from './lockdowns.store.ts'
import { signerFor } from './who-decides.ts'
import { zoneBook } from './zone-rules.query.ts'

type Propose = z.infer<typeof proposeColour.payload>
type Decide = z.infer<typeof decideColour.payload>
type Dismiss = z.infer<typeof dismissColour.payload>

/** A colour is proposed in a scheme that holds on its first day. */
export const proposeColourIntent = defineIntent<Propose>({
  contract: proposeColour,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work: Work<Propose>, step: Step) => {
    const { areaId, schemeId, colour, reason, fromAt, reviewAt } = work.payload
    const { schemes } = await zoneBook(step.profile)
    const refusal = judgeColour(schemes, work.payload, dayOf(fromAt, step.profile.utcOffsetMinutes))
    if (refusal) return reject(refusal)
    await sql`
      insert into zone_colours (zone_id, id, area_id, scheme_id, colour, reason, from_at, review_at, proposed_at, proposed_by)
      values (${step.tree.get(areaId).zoneId}, ${work.id}, ${areaId}, ${schemeId}, ${colour}, ${reason}, ${fromAt}, ${reviewAt},
              ${work.occurredAt}, ${work.actor.officerId})`.execute(step.trx)
    const fact = { type: 'colour-proposed', areaId, subjectId: work.id, data: { schemeId, colour }, live: ['zones'] }
    return accept([fact], { colourId: work.id })
  }),
})

function judgeColour(
  schemes: readonly ColourScheme[],
  { schemeId, colour, fromAt, reviewAt }: Propose,
  day: Day,
): Refusal | null {
  const scheme = schemes.find(({ id }) => id === schemeId)
  if (!scheme) return refuse(ZONES.SCHEME_UNKNOWN, { field: 'schemeId' })
  if (onDay([scheme], day).length === 0) return refuse(ZONES.SCHEME_NOT_VALID, { field: 'fromAt' })
  if (!scheme.colours.some(({ code }) => code === colour)) return refuse(ZONES.COLOUR_UNKNOWN, { field: 'colour' })
  return reviewAt <= fromAt ? refuse(ZONES.REVIEW_OUTSIDE, { field: 'reviewAt' }) : null
}

/** A named person decides; the colour before it in the scheme ends as the new one begins. */
export const decideColourIntent = defineIntent<Decide>({
  contract: decideColour,
  area: 'handler',
  handle: oneByOne(async (work: Work<Decide>, step: Step) => {
    const { colourId, number, documentId } = work.payload
    const found = await findToDecide(work, step, colourId)
    if ('refused' in found) return found.refused
    const { row, signer } = found
    const ground = await groundOf(step.trx, step.tree, { areaId: row.areaId, documentId })
    if (!ground || ground.fromAt > row.fromAt || (ground.endsAt !== null && ground.endsAt <= row.fromAt))
      return reject(ZONES.BASIS_NOT_IN_FORCE, { field: 'documentId' })
    const { schemes } = await zoneBook(step.profile)
    const scheme = schemes.find(({ id }) => id === row.schemeId)
    const colour = scheme?.colours.find(({ code }) => code === row.colour)
    if (!scheme || !colour) return reject(ZONES.COLOUR_UNKNOWN)
    const to = ground.endsAt !== null && ground.endsAt < row.reviewAt ? ground.endsAt : row.reviewAt
    const ended = await endBefore(step, row)
    await sql`update zone_colours set decided_at = ${step.now}, officer_id = ${signer.officerId}, post_id = ${signer.postId},
        number = ${number}, document_id = ${documentId}, to_at = ${to}
      where id = ${row.id} and zone_id = ${row.zoneId}`.execute(step.trx)
    const { areaId } = row
    const data = {
      schemeId: row.schemeId,
      colour: row.colour,
      number,
      unitAreaId: signer.unitAreaId,
      from: row.fromAt,
      to,
    }
    const fact = { type: 'colour-decided', areaId, subjectId: row.id, documentId, data, live: ['zones'] }
    return accept([fact, ...ended, ...(await putColour(step, row, { documentId, to, colour, schemeId: scheme.id }))])
  }),
})

interface Put {
  readonly documentId: string
  readonly to: Instant
  readonly schemeId: string
  readonly colour: SchemeColour
}

/** It ends at its review, if nobody decides anew (SG-01). */
function putColour({ trx, tree }: Step, row: ColourRow, { documentId, to, schemeId, colour }: Put): Promise<Fact[]> {
  const { title, code, place, tone } = colour
  const shown = {
    ...{ id: row.id, areaId: row.areaId, kind: 'zone' as const, labelVi: title.vi, labelEn: title.en, documentId },
    ...{ from: row.fromAt, to, reviewAt: row.reviewAt, data: { schemeId, colour: code, place, tone } },
  }
  return putInForce(trx, [shown], tree)
}

/** What the new colour replaces: same area and scheme, in force when it begins. Later ones that were decided begin no more. */
async function endBefore({ trx }: Step, row: ColourRow): Promise<Fact[]> {
  const { rows } = await sql<{ id: string }>`
    update zone_colours set to_at = greatest(${row.fromAt}::timestamptz, from_at)
    where area_id = ${row.areaId} and scheme_id = ${row.schemeId} and decided_at is not null and to_at > ${row.fromAt}
    returning id`.execute(trx)
  return endRowsInForce(
    trx,
    rows.map(({ id }) => id),
    row.fromAt,
  )
}

/** A proposed colour is returned. */
export const dismissColourIntent = defineIntent<Dismiss>({
  contract: dismissColour,
  area: 'handler',
  handle: oneByOne(async (work: Work<Dismiss>, step: Step) => {
    const found = await findToDecide(work, step, work.payload.colourId)
    if ('refused' in found) return found.refused
    const { row } = found
    await sql`update zone_colours set dismissed_at = ${step.now}, dismiss_reason = ${work.payload.reason}
      where id = ${row.id} and zone_id = ${row.zoneId}`.execute(step.trx)
    return accept([{ type: 'colour-dismissed', areaId: row.areaId, subjectId: row.id, live: ['zones'] }])
  }),
})

async function findToDecide(work: Work<unknown>, step: Step, id: string) {
  const unknown = { refused: reject(ZONES.UNKNOWN, { field: 'colourId' }) }
  const { rows } = await sql<ColourRow>`
    select ${colourColumns} from zone_colours z where z.id = ${id} for update`.execute(step.trx)
  const [row] = rows
  if (!row || !step.tree.find(row.areaId)) return unknown
  const refusal = allowed(work, step, 'zones.decide', row.areaId, 'zones.read')
  if (refusal) return refusal.status === 404 ? unknown : { refused: reject(refusal) }
  if (row.decidedAt !== null || row.dismissedAt !== null) return { refused: reject(ZONES.DECIDED_ALREADY) }
  const judged = await signerFor(
    { db: step.trx, ...step },
    { actor: work.actor, areaId: row.areaId, matter: 'area-measures' },
  )
  return 'refusal' in judged ? { refused: reject(judged.refusal) } : { row, signer: judged.signer }
}
