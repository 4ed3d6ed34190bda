import type { FastifyRequest } from 'fastify'
import type { House } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { recognised } from './authenticate.ts'
import { sessionSecretOf } from './cookies.ts'
import { permissionsIn, powersOf } from './powers.query.ts'
import { rolesOf } from './roles-of-house.ts'
import { csrfTokenOf } from './secrets.ts'

/** Who is here and what the house is: the answer of `GET /api/session`, to anybody. */
export async function sessionAnswer(request: FastifyRequest, house: House, secret = sessionSecretOf(request)) {
  const { profile, clock, sample } = house
  const account = await accountAnswer(request, house)
  return {
    account,
    csrf: account && secret ? csrfTokenOf(secret) : '',
    now: clock.now(),
    utcOffsetMinutes: profile.utcOffsetMinutes,
    clock: clock.mode,
    profile: { name: profile.name, title: profile.title },
    sample,
  }
}

async function accountAnswer(request: FastifyRequest, house: House) {
  const { actor } = request
  if (actor.accountId === null) return null
  const account = await findAccount(house, actor.accountId)
  const powers = await powersOf(
    house.db,
    { id: account.id, officerId: account.officer_id },
    await rolesOf(house.profile),
    house.clock.now(),
  )
  const tree = house.territory.current()
  const covered = powers.scopes.some((scope) => tree.upward(account.area_id).some((place) => place.id === scope.areaId))
  return {
    id: account.id,
    username: account.username,
    name: account.officer_name ?? account.name,
    posts: await titlesOf(
      house,
      powers.posts.map((post) => post.postId),
    ),
    grants: powers.grants.map(({ id, role, areaId }) => ({ id, role, areaId })),
    permissions: [...permissionsIn(actor.scopes)].sort(),
    homeAreaId: covered ? account.area_id : (powers.scopes[0]?.areaId ?? account.area_id),
    locale: account.locale,
    twoFactor: account.totp_secret !== null,
    mustFirst: recognised(request)?.mustFirst ?? null,
    sessionId: recognised(request)?.session?.id ?? null,
  }
}

function findAccount(house: House, id: string) {
  return house.db
    .selectFrom('accounts')
    .leftJoin('officers', 'officers.id', 'accounts.officer_id')
    .select([
      'accounts.id',
      'accounts.username',
      'accounts.officer_id',
      'accounts.name',
      'accounts.area_id',
      'accounts.locale',
    ])
    .select(['accounts.totp_secret', 'officers.name as officer_name'])
    .where('accounts.id', '=', id)
    .executeTakeFirstOrThrow()
}

/** Posts as a person reads them, the widest area first. */
async function titlesOf(house: House, postIds: readonly string[]) {
  if (postIds.length === 0) return []
  const posts = await house.db
    .selectFrom('posts')
    .innerJoin('areas', 'areas.id', 'posts.area_id')
    .select(['posts.id', 'posts.title', 'posts.area_id as areaId'])
    .where('posts.id', 'in', postIds)
    .orderBy('areas.depth')
    .orderBy('posts.is_head', 'desc')
    .orderBy('posts.title')
    .execute()
  const names = await areaNames(
    house.db,
    posts.map((post) => post.areaId),
  )
  return posts.map((post) => ({ ...post, areaName: names.get(post.areaId) ?? '' }))
}
