import { foldVietnamese, type Refusal, refuse } from '#kit'
import type { AreaLevel } from '#rooms/areas/domain'
import type { TeamRules } from './team-rules.ts'
import type { TeamKind } from './team-words.ts'
import type { RecordVisit, SelfAssess, ToldMember } from './teams.contract.ts'
import { TEAMS } from './teams.refusals.ts'

/** Where a kind of team may be formed. */
export function judgeLevel(kind: TeamKind, level: AreaLevel): Refusal | null {
  if (kind === 'community') return level === 'group' ? null : refuse(TEAMS.GROUP_WANTED, { field: 'areaId' })
  return level === 'group' || level === 'commune' ? null : refuse(TEAMS.NEAR_WANTED, { field: 'areaId' })
}

/** One leader at most, everybody named, nobody twice; officers that are known. */
export function judgeMembers(members: readonly ToldMember[], officers: ReadonlySet<string>): Refusal | null {
  const keys = members.map(({ officerId, name }) => officerId ?? foldVietnamese(name ?? ''))
  for (const [index, { officerId, name }] of members.entries()) {
    const field = `members.${index}`
    if (keys[index] === '') return refuse(TEAMS.MEMBER_NAMELESS, { field })
    if (officerId !== undefined && !officers.has(officerId)) return refuse(TEAMS.OFFICER_UNKNOWN, { field })
    if (keys.indexOf(keys[index] as string) < index) {
      return refuse(TEAMS.MEMBER_TWICE, { field, params: { name: name ?? '' } })
    }
  }
  const leaders = members.filter(({ role }) => role === 'leader')
  return leaders.length > 1 ? refuse(TEAMS.ONE_LEADER, { field: 'members' }) : null
}

/** What makes two teams of an area the same. */
export function teamKey({ areaId, name }: { readonly areaId: number; readonly name: string }): string {
  return `${areaId}|${foldVietnamese(name)}`
}

/** A visit by itself: whose door, what came of it, which help. */
export function judgeVisit({ householdId, areaId, outcome, need }: RecordVisit, rules: TeamRules): Refusal | null {
  if ((householdId === undefined) === (areaId === undefined)) return refuse(TEAMS.WHO_MISSING, { field: 'householdId' })
  if (areaId !== undefined && outcome !== 'needs-help') return refuse(TEAMS.WHO_MISSING, { field: 'householdId' })
  if (outcome === 'needs-help' && need === undefined) return refuse(TEAMS.NEED_MISSING, { field: 'need' })
  if (need === undefined) return null
  if (outcome !== 'needs-help') return refuse(TEAMS.NEED_MISSING, { field: 'outcome' })
  return rules.needs.list.some(({ key }) => key === need) ? null : refuse(TEAMS.NEED_UNKNOWN, { field: 'need' })
}

/** A self-assessment by itself; `households`: how many the book of the group has. */
export function judgeAssessment(told: SelfAssess, rules: TeamRules, households: number): Refusal | null {
  if (told.unit === 'group') {
    const { joined, safe } = told
    if (safe > joined) return refuse(TEAMS.SAFE_ABOVE_JOINED, { field: 'safe', params: { safe, joined } })
    return households > 0 && joined > households
      ? refuse(TEAMS.JOINED_ABOVE_BOOK, { field: 'joined', params: { joined, households } })
      : null
  }
  const wanted = rules.safety.criteria.map(({ key }) => key)
  const isWhole = wanted.every((key) => told.criteria[key] !== undefined)
  return isWhole && Object.keys(told.criteria).length === wanted.length
    ? null
    : refuse(TEAMS.CRITERIA, { field: 'criteria' })
}

/** Whether an agency calls itself safe: every criterion is met. */
export function isSafe(criteria: Readonly<Record<string, 'yes' | 'no'>>): boolean {
  return Object.values(criteria).every((answer) => answer === 'yes')
}
