import { sql } from 'kysely'
import type { Actor, House } from '#platform/server'
import { rolesOf } from '#rooms/access/server'

interface Held {
  readonly officerId: string
  readonly accountId: string
  readonly postId: string
  readonly kind: string
  readonly areaId: number
  readonly areaCode: string
}

/** The people of the sample as the door sees them: each with an account, the posts held, and no more rights than those give. */
export class SampleActors {
  private readonly byOfficer = new Map<string, Actor>()
  private readonly byPost = new Map<string, Actor>()
  private readonly byPostId = new Map<string, Actor>()

  private constructor(held: readonly Held[], scopeOf: (one: Held) => Actor['scopes'][number]) {
    for (const one of held) {
      const known = this.byOfficer.get(one.officerId)
      const scopes = [...(known?.scopes ?? []), scopeOf(one)]
      this.byOfficer.set(one.officerId, {
        accountId: one.accountId,
        officerId: one.officerId,
        via: 'session',
        scopes,
      })
    }
    for (const one of held) {
      const actor = this.byOfficer.get(one.officerId) as Actor
      const place = `${one.kind}/${one.areaCode}`
      if (!this.byPost.has(place)) this.byPost.set(place, actor)
      this.byPostId.set(one.postId, actor)
    }
  }

  /** Reads who holds what at the house's moment. */
  static async read(house: House): Promise<SampleActors> {
    const now = house.clock.now()
    const { rows } = await sql<Held>`
      select holdings.officer_id as "officerId", accounts.id as "accountId", posts.id as "postId", posts.kind,
             posts.area_id as "areaId", area_codes.code as "areaCode"
      from holdings
      join accounts on accounts.officer_id = holdings.officer_id
      join posts on posts.id = holdings.post_id
      join area_codes on area_codes.area_id = posts.area_id and area_codes.valid_to is null
      where holdings.from_at <= ${now} and (holdings.to_at is null or holdings.to_at > ${now})
      order by posts.area_id, posts.kind, posts.id`.execute(house.db)
    const roles = await rolesOf(house.profile)
    return new SampleActors(rows, (one) => ({
      permissions: roles.permissionsOf(roles.roleOfPost(one.kind) ?? ''),
      areaId: one.areaId,
      postId: one.postId,
    }))
  }

  ofOfficer(officerId: string): Actor | undefined {
    return this.byOfficer.get(officerId)
  }

  ofPost(postId: string): Actor | undefined {
    return this.byPostId.get(postId)
  }

  /** The holder of a kind of post in an area; a fault when nobody holds it, for the sample needs that person. */
  holding(kind: string, areaCode: string): Actor {
    const actor = this.byPost.get(`${kind}/${areaCode}`)
    if (!actor) throw new Error(`the sample has nobody who is ${kind} in ${areaCode}`)
    return actor
  }
}
