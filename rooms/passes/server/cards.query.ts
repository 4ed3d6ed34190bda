import { sql } from 'kysely'
import { type Asking, defineRead, fromCursor, may, notFound, toCursor, visiblePlace } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { type CardLine, cardList, cardPaper } from '../domain/index.ts'
import { cardById, cardColumns, claimsOfCard, type StoredCard } from './cards.store.ts'
import { permitBookAt } from './pass-rules.ts'
import { areaLines, standingOf } from './permit-lines.query.ts'
import { isInside, standsAs } from './permit-list.query.ts'
import { postTitles } from './post-titles.query.ts'
import { signPasses } from './sign-passes.ts'

/** `GET /passes/cards`: newest first. */
export const cardListRead = defineRead(cardList, async (asking, query) => {
  const place = query.areaId === undefined ? undefined : visiblePlace(asking, query.areaId, cardList.permission)
  if (query.areaId !== undefined && !place) return notFound('areaId')
  const after = fromCursor(query.cursor)
  const { rows } = await sql<StoredCard>`
    select ${cardColumns} from duty_cards
    where ${isInside(place ? [place] : asking.intervals, 'duty_cards')}
      ${query.state === undefined ? sql`` : sql`and ${standsAs(query.state, asking.now)}`}
      ${after === undefined ? sql`` : sql`and (issued_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by issued_at desc, id desc limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await toCardLines(asking, page),
    next: rows.length > query.limit && last ? toCursor([last.issuedAt, last.id]) : null,
  }
})

/** `GET /passes/cards/:cardId/paper` */
export const cardPaperRead = defineRead(cardPaper, async (asking, { cardId }) => {
  const { db, now, profile, tree, vault, actor } = asking
  const card = await cardById(db, cardId)
  if (!card || !may(actor, cardPaper.permission, card.areaId, tree)) return notFound('cardId')
  const [line] = await toCardLines(asking, [card])
  if (!line || line.standing === 'withdrawn' || line.standing === 'expired') return notFound('cardId')
  const [code] = await signPasses({ trx: db, now, profile, tree, vault }, [claimsOfCard(card)])
  const post = (await postTitles(db, [card.issuedPost])).get(card.issuedPost) ?? null
  return { ...line, code: code?.text ?? '', post }
})

async function toCardLines(asking: Asking, cards: readonly StoredCard[]): Promise<CardLine[]> {
  const area = await areaLines(asking)
  const { cardRoles } = await permitBookAt(asking.profile, asking.now)
  const names = await officerNames(
    asking.db,
    cards.map(({ officerId }) => officerId),
  )
  return cards.map((card) => ({
    id: card.id,
    role: {
      key: card.role,
      title: cardRoles.find(({ key }) => key === card.role)?.title ?? { vi: card.role, en: card.role },
    },
    force: card.force,
    officer: { id: card.officerId, name: names.get(card.officerId) ?? null },
    area: area(card.areaId),
    from: card.from,
    until: card.until,
    standing: standingOf(card, asking.now),
    withdrawReason: card.withdrawReason,
  }))
}
