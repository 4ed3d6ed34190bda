import { z } from 'zod'
import type { Intent } from '#kit'
import { type Actor, derivedId, type House } from '#platform/server'
import { readRegister } from '#rooms/areas/server'
import { insist } from '../load-profile.ts'
import { readSamplePosts, type SamplePost } from './sample-posts.ts'

const teamsFile = z.object({
  teams: z.array(
    z.object({
      ref: z.string(),
      name: z.string(),
      areaCode: z.string(),
      leaderPostKind: z.string(),
      checks: z.array(z.string()),
    }),
  ),
})

type Team = z.infer<typeof teamsFile>['teams'][number]

const since = '2021-07-01'

/**
 * The fifteen inspection teams of the City's Standing Committee and the ten of Hoàng Mai: a body with its leader, who is
 * a member of that committee, and a post in each area that the team checks. Which team checks which area is made up.
 */
export async function loadTeams(house: House, actor: Actor): Promise<void> {
  const { teams } = await house.profile.json('sample/teams.json', teamsFile)
  const areas = new Map((await readRegister(house.db)).map((area) => [area.code, area.id]))
  const intents = teams.flatMap((team) => teamIntents(team, areas))
  await insist(house, intents, actor)
  await appointLeaders(house, actor, teams)
}

function bodyIdOf(team: Team): string {
  return derivedId('sample team', team.ref)
}

function teamIntents(team: Team, areas: ReadonlyMap<string, number>): Intent[] {
  const bodyId = bodyIdOf(team)
  const posts = team.checks.map((code) => ({
    areaId: areas.get(code) ?? 1,
    kind: 'team-charge',
    title: `Phụ trách kiểm tra địa bàn, ${team.name}`,
    validFrom: since,
  }))
  return [
    {
      id: bodyId,
      type: 'bodies.establish-body',
      payload: {
        areaId: areas.get(team.areaCode) ?? 1,
        kind: 'inspection-team',
        name: team.name,
        validFrom: since,
        posts: [{ kind: 'team-leader' }],
      },
    },
    { id: derivedId(bodyId, 'charges'), type: 'bodies.establish-posts', payload: { posts } },
  ]
}

async function appointLeaders(house: House, actor: Actor, teams: readonly Team[]): Promise<void> {
  const posts = await readSamplePosts(house)
  const held = await house.db.selectFrom('holdings').select(['post_id', 'officer_id']).execute()
  const holders = new Map(held.map((row) => [row.post_id, row.officer_id]))
  const leading = await house.db
    .selectFrom('posts')
    .select(['id', 'body_id'])
    .where('kind', '=', 'team-leader')
    .execute()
  const taken = new Map<string, number>()
  const appointments = teams.flatMap((team) => {
    const officerId = nextMember({ team, posts, holders, taken })
    if (officerId === undefined) return []
    const lead = leading.filter((post) => post.body_id === bodyIdOf(team)).map((post) => post.id)
    return [...lead, ...chargesOf(team)].map((postId) => ({ postId, officerId, fromAt: '2021-07-16T00:00:00+07:00' }))
  })
  const intent = { id: derivedId('sample teams', 'leaders'), type: 'bodies.appoint-many', payload: { appointments } }
  await insist(house, [intent], actor)
}

/** Ids of the posts by which a team's leader answers for the areas it checks, as the door derives them. */
function chargesOf(team: Team): string[] {
  const intentId = derivedId(bodyIdOf(team), 'charges')
  return team.checks.length === 1 ? [intentId] : team.checks.map((_, index) => derivedId(intentId, index))
}

interface Committee {
  readonly team: Team
  readonly posts: readonly SamplePost[]
  readonly holders: ReadonlyMap<string, string>
  readonly taken: Map<string, number>
}

/** The next member of the committee that the team belongs to; each leads one team. */
function nextMember({ team, posts, holders, taken }: Committee): string | undefined {
  const members = posts.filter((post) => post.kind === team.leaderPostKind && post.areaCode === team.areaCode)
  const turn = taken.get(team.areaCode) ?? 0
  taken.set(team.areaCode, turn + 1)
  const post = members[turn % Math.max(1, members.length)]
  return post && holders.get(post.id)
}
