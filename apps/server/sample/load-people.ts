import { z } from 'zod'
import { type Actor, appendToJournal, derivedId, type House, newId } from '#platform/server'
import { createAccounts, demoPassword, grantRole } from '#rooms/access/server'
import { groupRoleIntents, profileBodyIntents } from '#rooms/bodies/server'
import { insist } from '../load-profile.ts'
import { type Cast, castPeople } from './cast-people.ts'
import { readSamplePosts, type SamplePost } from './sample-posts.ts'

const officialsFile = z.object({
  about: z.string(),
  officials: z.array(
    z.object({
      name: z.string(),
      postKinds: z.array(z.string()),
      areaCode: z.string().nullable(),
      source: z.string(),
    }),
  ),
})

const officersPerIntent = 2000
/** Everybody in the sample took office on this day; the documents do not say when the named ones did. */
const inOfficeSince = '2021-07-01T00:00:00+07:00'

/** Bodies and posts by template, officers, who holds what, and an account for everybody who holds a post. */
export async function loadPeople(house: House, actor: Actor): Promise<void> {
  await insist(house, await profileBodyIntents(house.profile), actor)
  await insist(house, await groupRoleIntents(house.profile), actor)
  const file = await house.profile.json('sample/officials.json', officialsFile)
  const posts = await readSamplePosts(house)
  const officials = file.officials.filter((official) => official.areaCode !== null)
  const cast = castPeople(posts, officials, 'Tên đặt cho mẫu; không phải người thật')
  const officerIds = await registerOfficers(house, actor, cast)
  await appoint(house, actor, { posts, cast, officerIds })
  await openAccounts(house, { posts, cast, officerIds })
}

/** Who was cast in which post, and the ids the officers got. */
interface Registered {
  readonly posts: readonly SamplePost[]
  readonly cast: Cast
  readonly officerIds: readonly string[]
}

async function registerOfficers(house: House, actor: Actor, cast: Cast): Promise<string[]> {
  const ids: string[] = []
  const bySource = chunks(cast.people, officersPerIntent)
  for (const [index, people] of bySource.entries()) {
    const intents = groupBySource(people).map((group, part) => ({
      id: derivedId('sample officers', `${index}/${part}`),
      type: 'bodies.register-officers',
      payload: {
        areaId: 1,
        source: group.source,
        officers: group.people.map(({ name, synthetic }) => ({ name, synthetic })),
      },
    }))
    await insist(house, intents, actor)
    intents.forEach(({ id, payload }) => {
      for (let at = 0; at < payload.officers.length; at++)
        ids.push(payload.officers.length === 1 ? id : derivedId(id, at))
    })
  }
  return ids
}

/** Neighbours of one source together, in order. */
function groupBySource(people: Cast['people']): { source: string; people: Cast['people'] }[] {
  const groups: { source: string; people: Cast['people'] }[] = []
  for (const person of people) {
    const last = groups.at(-1)
    if (last?.source === person.source) last.people.push(person)
    else groups.push({ source: person.source, people: [person] })
  }
  return groups
}

async function appoint(house: House, actor: Actor, { posts, cast, officerIds }: Registered): Promise<void> {
  const appointments = posts.flatMap((post) => {
    const person = cast.holders.get(post.id)
    if (person === undefined) return []
    return [{ postId: post.id, officerId: officerIds[person] as string, fromAt: inOfficeSince }]
  })
  const intents = chunks(appointments, officersPerIntent).map((part, index) => ({
    id: derivedId('sample appointments', index),
    type: 'bodies.appoint-many',
    payload: { appointments: part },
  }))
  for (const intent of intents) await insist(house, [intent], actor)
}

async function openAccounts(house: House, { posts, cast, officerIds }: Registered): Promise<void> {
  const { passwordHash } = await demoPassword(house.db)
  const firstPost = new Map<number, SamplePost>()
  for (const post of posts) {
    const person = cast.holders.get(post.id)
    if (person !== undefined && !firstPost.has(person)) firstPost.set(person, post)
  }
  const people = [...firstPost].map(([person, post]) => ({
    id: derivedId('sample account', officerIds[person] as string),
    username: usernameOf(post),
    officerId: officerIds[person] as string,
    name: cast.people[person]?.name ?? '',
    areaId: post.areaId,
    passwordHash,
    demo: true,
  }))
  const helpers = ['administrator', 'auditor'].map((role) => ({
    id: derivedId('sample account', role),
    username: role === 'administrator' ? 'quan-tri' : 'kiem-toan',
    officerId: null,
    name: role === 'administrator' ? 'Quản trị mẫu' : 'Kiểm toán mẫu',
    areaId: 1,
    passwordHash,
    demo: true,
  }))
  const now = house.clock.now()
  await house.db.transaction().execute(async (trx) => {
    const { facts } = await createAccounts(trx, [...people, ...helpers])
    for (const helper of helpers) {
      const role = helper.username === 'quan-tri' ? 'administrator' : 'auditor'
      facts.push(...(await grantRole(trx, { accountId: helper.id, role, areaId: 1, fromAt: now })).facts)
    }
    const nobody = { intentId: newId(), accountId: null, officerId: null, postId: null, occurredAt: now }
    await appendToJournal(
      trx,
      facts.map((fact) => ({ fact, ...nobody })),
      now,
      house.territory.current(),
    )
  })
}

/** `chu-tich.00313`: the kind of post and the code of its area; a number where there are several. */
function usernameOf(post: SamplePost): string {
  return `${post.kind}.${post.areaCode}${post.rank > 0 ? `.${post.rank + 1}` : ''}`.toLowerCase()
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = []
  for (let from = 0; from < items.length; from += size) parts.push(items.slice(from, from + size))
  return parts
}
