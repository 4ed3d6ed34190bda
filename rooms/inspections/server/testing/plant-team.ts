import { randomUUID } from 'node:crypto'
import type { IntentAnswer } from '#kit'
import type { Person, TestCity } from '#test-city'

/** The code of a refusal, else the outcome. */
export const codeOf = (answer: IntentAnswer | undefined): string =>
  answer?.outcome === 'refused' ? answer.refusal.code : (answer?.outcome ?? 'none')

/** What an accepted intent gave back; a fault of the test otherwise. */
export function resultOf<T>(answer: IntentAnswer): T {
  if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
  return answer.result as T
}

const since = '2021-07-01'

/** A body of a kind with posts, by the administrator's hand; gives the posts by kind. */
export async function plantBody(
  admin: Person,
  city: TestCity,
  body: { areaCode: string; kind: string; posts: { kind: string; count?: number }[]; name?: string },
): Promise<{ bodyId: string; posts: { id: string; kind: string }[] }> {
  const answer = await admin.send({
    id: randomUUID(),
    type: 'bodies.establish-body',
    payload: {
      areaId: city.area(body.areaCode),
      kind: body.kind,
      name: body.name,
      validFrom: since,
      posts: body.posts,
    },
  })
  return resultOf(answer)
}

/** A body of kind inspection-team whose head post `officerId` holds, and the standing committee that forms it. */
export async function plantTeamBody(
  admin: Person,
  city: TestCity,
  team: { areaCode: string; name: string; leader: Person; member: boolean },
): Promise<{ bodyId: string; ownerBodyId: string }> {
  const { areaCode, name, leader } = team
  const committee = await plantBody(admin, city, {
    areaCode,
    kind: 'party-standing-committee',
    name: `Ban Thường vụ ${name}`,
    posts: [{ kind: 'standing-committee-head' }, { kind: 'standing-committee-member' }],
  })
  const body = await plantBody(admin, city, {
    areaCode,
    kind: 'inspection-team',
    name,
    posts: [{ kind: 'team-leader' }],
  })
  const lead = body.posts[0]?.id
  const seat = committee.posts.find(({ kind }) => kind === 'standing-committee-member')?.id
  const appointments = [lead, team.member ? seat : undefined]
    .filter((postId) => postId !== undefined)
    .map((postId) => ({ postId, officerId: leader.officerId, fromAt: '2021-07-02T00:00:00+07:00' }))
  resultOf(await admin.send({ type: 'bodies.appoint-many', payload: { appointments } }))
  return { bodyId: body.bodyId, ownerBodyId: committee.bodyId }
}

/** A place on the register. */
export async function plantSite(
  by: Person,
  city: TestCity,
  site: { areaCode: string; kind: string; name: string },
): Promise<string> {
  const payload = { areaId: city.area(site.areaCode), kind: site.kind, name: site.name, openedOn: since }
  return resultOf<{ siteId: string }>(await by.send({ type: 'sites.register', payload })).siteId
}
