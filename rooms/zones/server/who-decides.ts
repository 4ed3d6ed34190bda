import { sql } from 'kysely'
import { dayOf, type Instant, type Refusal, refuse, type Words } from '#kit'
import type { Actor, Db, Profile, Tree, Trx } from '#platform/server'
import { AREA_KINDS, levelOf } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { competenceOn, isOwnCompetence } from '#rooms/bodies/domain'
import { readCompetences } from '#rooms/bodies/server'
import { ZONES } from '../domain/index.ts'
import { zoneBook } from './zone-rules.query.ts'

/** A person who may decide: in which post, for which unit. */
export interface Signer {
  readonly officerId: string
  readonly postId: string
  readonly unitAreaId: number
}

/** What is decided: rows of the register of competences (ORG-07). */
export type ZoneMatter = 'lockdown-point' | 'area-measures'

/** The moment and place that powers are asked in. */
export interface DecidingPlace {
  readonly db: Db | Trx
  readonly tree: Tree
  readonly profile: Profile
  readonly now: Instant
}

const levelWords: Record<string, Words> = {
  top: { vi: 'UBND Thành phố', en: 'the city' },
  district: { vi: 'UBND quận, huyện, thị xã', en: 'the district' },
  commune: { vi: 'UBND phường, xã', en: 'the commune' },
  group: AREA_KINDS.residential_group,
}

/** Which level decides a matter on the day; undefined: the register is silent. */
export async function decidingLevel({ db, profile, now }: DecidingPlace, matter: ZoneMatter) {
  return competenceOn(await readCompetences(db, profile), matter, dayOf(now, profile.utcOffsetMinutes))
}

/** How that level is called in a sentence. */
export function sayLevel(level: string): Words {
  return levelWords[level] ?? { vi: level, en: level }
}

/**
 * The post in which somebody may decide here today: of a kind that the profile lets sign, at the level of the register or above
 * it, its area holding the place; the nearest first. A program never is one, nor is who merely has the permission (SG-08).
 */
export async function signerFor(
  place: DecidingPlace,
  about: { readonly actor: Actor; readonly areaId: number; readonly matter: ZoneMatter },
): Promise<{ readonly signer: Signer } | { readonly refusal: Refusal }> {
  const competence = await decidingLevel(place, about.matter)
  if (!competence) return { refusal: refuse(ZONES.NO_COMPETENCE) }
  const level = sayLevel(competence.level)
  const no = { refusal: refuse(ZONES.NOT_COMPETENT, { params: { level: level.vi } }) }
  const { officerId, scopes } = about.actor
  if (officerId === null) return no
  const [{ file }, book] = await Promise.all([zoneBook(place.profile), openBook(place)])
  const kinds = await kindsOf(
    place.db,
    scopes.flatMap(({ postId, permissions }) => (postId !== null && permissions.has('zones.decide') ? [postId] : [])),
  )
  for (const { id } of place.tree.upward(about.areaId)) {
    const area = book.byId.get(id)
    if (!area || !isOwnCompetence(competence, levelOf(area.kind))) continue
    const scope = scopes.find(
      ({ areaId, postId }) => areaId === id && postId !== null && file.decision.signers[kinds.get(postId) ?? ''],
    )
    if (scope?.postId) return { signer: { officerId, postId: scope.postId, unitAreaId: id } }
  }
  return no
}

async function kindsOf(db: Db | Trx, postIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; kind: string }>`
    select id, kind from posts where id = any(${[...postIds]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, kind }) => [id, kind]))
}
