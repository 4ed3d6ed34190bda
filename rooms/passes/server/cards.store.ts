import { sql } from 'kysely'
import type { Instant, Uuid } from '#kit'
import type { Db, Trx } from '#platform/server'
import type { ClaimsToSign } from '../domain/index.ts'
import './passes.tables.ts'

/** A duty card as it is kept. */
export interface StoredCard {
  readonly zoneId: number
  readonly id: string
  readonly areaId: number
  readonly role: string
  readonly force: string | null
  readonly officerId: string
  readonly from: Instant
  readonly until: Instant
  readonly issuedAt: Instant
  readonly issuedBy: string
  readonly issuedPost: string
  readonly withdrawnAt: Instant | null
  readonly withdrawReason: string | null
}

/** The columns of {@link StoredCard}. */
export const cardColumns = sql`
  duty_cards.zone_id as "zoneId", duty_cards.id, duty_cards.area_id as "areaId", role, force, officer_id as "officerId",
  from_at as "from", until_at as "until", issued_at as "issuedAt", issued_by as "issuedBy", issued_post as "issuedPost",
  withdrawn_at as "withdrawnAt", withdraw_reason as "withdrawReason"`

/** Keeps new cards. */
export async function insertCards(trx: Trx, cards: readonly StoredCard[]): Promise<void> {
  const all = <K extends keyof StoredCard>(key: K) => cards.map((one) => one[key])
  await sql`
    insert into duty_cards (zone_id, id, area_id, role, force, officer_id, from_at, until_at, issued_at, issued_by, issued_post)
    select * from unnest(${all('zoneId')}::int[], ${all('id')}::uuid[], ${all('areaId')}::int[], ${all('role')}::text[],
      ${all('force')}::text[], ${all('officerId')}::uuid[], ${all('from')}::timestamptz[], ${all('until')}::timestamptz[],
      ${all('issuedAt')}::timestamptz[], ${all('issuedBy')}::uuid[], ${all('issuedPost')}::uuid[])`.execute(trx)
}

/** One card, if there is one. */
export async function cardById(db: Db | Trx, id: string): Promise<StoredCard | undefined> {
  const { rows } = await sql<StoredCard>`select ${cardColumns} from duty_cards where id = ${id}`.execute(db)
  return rows[0]
}

/** What the code of a card says. */
export function claimsOfCard(card: StoredCard): ClaimsToSign {
  return {
    kind: 'card',
    id: card.id as Uuid,
    from: card.from,
    until: card.until,
    areaId: card.areaId,
    role: card.role,
    force: card.force,
    holderId: card.officerId as Uuid,
  }
}
