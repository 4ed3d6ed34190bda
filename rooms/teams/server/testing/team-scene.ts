import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { IntentAnswer } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { enter } from '../../../../apps/server/test-person.ts'

/** When the scene begins. */
export const start = '2021-07-27T18:00:00+07:00'

/** A residential group with its head, the ward, the district, and a head of another group far away. */
export interface TeamScene {
  readonly city: TestCity
  readonly head: Person
  readonly health: Person
  readonly ward: Person
  readonly district: Person
  readonly elsewhere: Person
  /** Id of a group; that of the head where no code is given. */
  readonly group: (code?: string) => number
  /** Registers a household in a group; answers its id. */
  readonly household: (more?: object, who?: Person, code?: string) => Promise<string>
  readonly volunteerOf: (areaCode: string) => Promise<Person>
  readonly gapsOf: (rule: string) => Promise<{ subject: string; owner: string; data: object }[]>
}

/** Opens a city of its own. */
export async function openTeamScene(): Promise<TeamScene> {
  const city = await openTestCity({ at: start })
  const head = await city.signIn('group', '00328-001')
  const health = await city.signIn('health', '00328')
  const ward = await city.signIn('leader', '00328')
  const district = await city.signIn('leader', '008')
  const elsewhere = await city.signIn('group', '00001-001')
  const group = (code = '00328-001') => city.area(code)
  const household = async (more: object = {}, who = head, code?: string) => {
    const payload = { areaId: group(code), size: 2, ...more }
    const answer = await who.send({ type: 'people.register-household', payload })
    return resultOf<{ householdId: string }>(answer).householdId
  }
  const gapsOf = async (rule: string) => {
    await city.settle()
    const { rows } = await sql<{ subject: string; owner: string; data: object }>`
      select subject, owner_officer_id as owner, data from gaps where rule = ${rule} and closed_at is null
      order by subject`.execute(city.db)
    return rows
  }
  const volunteerOf = (areaCode: string) => openVolunteer(city, areaCode)
  return { city, head, health, ward, district, elsewhere, group, household, volunteerOf, gapsOf }
}

/** What an accepted intent answered; throws where it was not accepted. */
export function resultOf<T>(answer: IntentAnswer): T {
  if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
  return answer.result as T
}

/** Code of a refusal, or the outcome. */
export function codeOf(answer: IntentAnswer | undefined): string | undefined {
  return answer?.outcome === 'refused' ? answer.refusal.code : answer?.outcome
}

/** A member of a team: an officer with an account and the role there, no post. */
async function openVolunteer(city: TestCity, areaCode: string): Promise<Person> {
  const person = await city.signInWithGrant('community-team', areaCode)
  const officerId = randomUUID()
  const officer = {
    id: officerId,
    name: 'Tình nguyện viên thử',
    folded: 'tinh nguyen vien thu',
    synthetic: true,
    source: 'test',
  }
  await city.db.insertInto('officers').values(officer).execute()
  await city.db.updateTable('accounts').set({ officer_id: officerId }).where('id', '=', person.accountId).execute()
  const { body } = await person.get<{ account: { username: string } }>('/session')
  // A session of their own: the one before is remembered for a moment as somebody without an officer.
  return enter(city.url, { ...person, officerId, username: body.account.username })
}
