import type { Entry, Tally } from '#platform/server'

const visited: Readonly<Record<string, string>> = {
  met: 'teams.visits-met',
  'not-home': 'teams.visits-not-home',
  'needs-help': 'teams.visits-in-need',
}

/** Teams, visits and pledges by area and day. */
export const teamsTally: Tally = {
  types: ['team-formed', 'team-ended', 'household-visited', 'pledge-made'],
  indicators: [
    { key: 'teams.community', vi: 'Tổ COVID cộng đồng (lập trừ kết thúc)', en: 'Community teams (formed less ended)' },
    { key: 'teams.self-managed', vi: 'Tổ tự quản (lập trừ kết thúc)', en: 'Self-managed teams (formed less ended)' },
    { key: 'teams.visits-met', vi: 'Lượt thăm gặp được hộ', en: 'Visits: met' },
    { key: 'teams.visits-not-home', vi: 'Lượt thăm vắng nhà', en: 'Visits: not at home' },
    { key: 'teams.visits-in-need', vi: 'Lượt thăm có việc cần giúp', en: 'Visits: help needed' },
    { key: 'teams.pledges', vi: 'Cam kết tự nguyện', en: 'Pledges of one’s own will' },
  ],
  count: (entry, dayOf) => {
    const counted = countedBy(entry)
    if (!counted) return []
    const [indicator, by] = counted
    return [{ indicator, areaId: entry.areaId, day: dayOf(entry.occurredAt), by }]
  },
}

function countedBy({ type, data }: Entry): [string, number] | undefined {
  if (type === 'pledge-made') return ['teams.pledges', 1]
  if (type === 'household-visited') {
    const indicator = visited[String(data.outcome)]
    return indicator === undefined ? undefined : [indicator, 1]
  }
  return [`teams.${data.kind === 'community' ? 'community' : 'self-managed'}`, type === 'team-formed' ? 1 : -1]
}
