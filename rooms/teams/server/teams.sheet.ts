import { type Day, refuse } from '#kit'
import {
  type DoneRow,
  defineSheet,
  type RowPlan,
  SHEETS,
  type SheetAsking,
  type SheetColumn,
  type SheetRow,
  type UndoPlan,
} from '#platform/server'
import { openBook } from '#rooms/areas/server'
import { endTeam, formTeam, TEAM_KINDS, type TeamKind, type TeamLine, teamKinds } from '../domain/index.ts'
import { teamListRead } from './team-list.query.ts'
import { teamsByIds } from './teams.store.ts'

/** A row of a list of teams. */
interface TeamSheetRow {
  readonly area: number
  readonly kind: TeamKind
  readonly name: string
  readonly leader?: string
  readonly formedOn?: Day
}

const columns: readonly SheetColumn[] = [
  {
    key: 'area',
    field: 'areaId',
    kind: 'area',
    required: true,
    example: '00328-001',
    header: { vi: 'Địa bàn', en: 'Area' },
    aliases: ['tổ dân phố', 'phường', 'mã địa bàn'],
  },
  {
    key: 'kind',
    kind: 'choice',
    required: true,
    choices: teamKinds.map((key) => ({ key, ...TEAM_KINDS[key] })),
    example: TEAM_KINDS.community.vi,
    header: { vi: 'Loại tổ', en: 'Kind' },
    aliases: ['loại'],
  },
  { key: 'name', kind: 'text', required: true, example: 'Tổ COVID số 1', header: { vi: 'Tên tổ', en: 'Team' } },
  {
    key: 'leader',
    field: 'members',
    kind: 'text',
    header: { vi: 'Tổ trưởng', en: 'Leader' },
    aliases: ['họ tên tổ trưởng'],
  },
  { key: 'formedOn', kind: 'day', header: { vi: 'Lập ngày', en: 'Formed on' }, aliases: ['ngày lập'] },
  { key: 'members', kind: 'whole', only: 'export', header: { vi: 'Thành viên', en: 'Members' } },
  { key: 'households', kind: 'whole', only: 'export', header: { vi: 'Hộ được giao', en: 'Households' } },
  { key: 'visited', kind: 'whole', only: 'export', header: { vi: 'Hộ đã thăm 7 ngày', en: 'Visited in 7 days' } },
  { key: 'posts', kind: 'whole', only: 'export', header: { vi: 'Chốt', en: 'Posts' } },
]

/** Teams as a table, both ways. */
export const teamsSheet = defineSheet<TeamSheetRow, TeamLine>({
  key: 'teams.teams',
  title: { vi: 'Tổ COVID cộng đồng, tổ tự quản', en: 'Community and self-managed teams' },
  about: { vi: 'Mỗi dòng là một tổ trên địa bàn.', en: 'Each row is one team of an area.' },
  columns,
  import: { permission: 'teams.organise', plan: planRows, undo: { plan: planUndo } },
  export: {
    list: teamListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map((team) => ({
        area: byId.get(team.areaId)?.code ?? '',
        kind: team.kind,
        name: team.name,
        leader: team.leader ?? undefined,
        formedOn: team.formedOn,
        members: team.members,
        households: team.households,
        visited: team.visited,
        posts: team.posts,
      }))
    },
  },
})

async function planRows(rows: readonly SheetRow<TeamSheetRow>[]): Promise<RowPlan[]> {
  return rows.map(({ row, values: { area, leader, ...rest } }) => {
    const members = leader === undefined ? {} : { members: [{ name: leader, role: 'leader' }] }
    return {
      rows: [row],
      effect: 'new',
      intent: { type: formTeam.type, payload: { areaId: area, ...rest, ...members } },
    }
  })
}

async function planUndo(done: readonly DoneRow[], { db }: SheetAsking): Promise<UndoPlan[]> {
  const teams = await teamsByIds(
    db,
    done.map(({ intentId }) => intentId),
  )
  return done.map(({ row, intentId }): UndoPlan => {
    const team = teams.get(intentId)
    if (!team) return { row, refusal: refuse(SHEETS.GONE) }
    if (team.endedOn !== null) return { row, nothing: true }
    const payload = { teamId: team.id, onDay: team.formedOn, reason: 'Thu hồi lô nhập từ bảng tính' }
    return { row, intent: { type: endTeam.type, payload } }
  })
}
