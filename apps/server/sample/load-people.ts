import { z } from 'zod'
import { type Actor, appendToJournal, derivedId, type House, newId } from '#platform/server'
import { createAccounts, demoPassword, grantRole } from '#rooms/access/server'
import { groupRoleIntents, profileBodyIntents } from '#rooms/bodies/server'
import { insist, insistAbreast } from '../load-profile.ts'
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
  const registered = { posts, cast, officerIds }
  await Promise.all([appoint(house, actor, registered), openAccounts(house, registered)])
}

/** Who was cast in which post, and the ids the officers got. */
interface Registered {
  readonly posts: readonly SamplePost[]
  readonly cast: Cast
  readonly officerIds: readonly string[]
}

async function registerOfficers(house: House, actor: Actor, cast: Cast): Promise<string[]> {
  const intents = chunks(cast.people, officersPerIntent).flatMap((people, index) =>
    groupBySource(people).map((group, part) => ({
      id: derivedId('sample officers', `${index}/${part}`),
      type: 'bodies.register-officers',
      payload: {
        areaId: 1,
        source: group.source,
        officers: group.people.map(({ name, synthetic }) => ({ name, synthetic })),
      },
    })),
  )
  await insistAbreast(house, intents, actor)
  return intents.flatMap(({ id, payload }) =>
    payload.officers.length === 1 ? [id] : payload.officers.map((_, at) => derivedId(id, at)),
  )
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
  await insistAbreast(house, intents, actor)
}

async function openAccounts(house: House, { posts, cast, officerIds }: Registered): Promise<void> {
  // Written all at once: when a start was cut off later than this, they are there.
  if (await house.db.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) return
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
