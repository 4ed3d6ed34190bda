import { useRead, useReading, useWords } from '#platform/web'
import { useAreaHead } from '#rooms/areas/web'
import { Row, Rows, Section, SeverityMark } from '#ui'
import { groupBoardContract } from '../domain/index.ts'
import { handsOf } from './group-board.tsx'
import { teamWords } from './teams.words.ts'

/** On the page of a residential group: its day in one line, and the door to its board. */
export function GroupBoardPanel({ areaId }: { readonly areaId: number }) {
  const { data: head } = useAreaHead(areaId)
  return head?.level === 'group' ? <GroupDay areaId={areaId} /> : null
}

function GroupDay({ areaId }: { readonly areaId: number }) {
  const t = useWords(teamWords)
  const reading = useReading()
  const { data: board } = useRead(groupBoardContract, { areaId }, { rooms: ['tasks', 'gaps', 'households'] })
  if (!board || (board.households.count === 0 && board.teams.length === 0)) return null
  const hands = handsOf(board)
  return (
    <Section title={t('to.board')} to={`/teams/groups/${areaId}`}>
      <Rows>
        <Row
          mark={<SeverityMark tone={hands > 0 ? 'alarm' : 'quiet'} />}
          title={hands === 0 ? t('board.calm') : t('board.hands', { count: hands })}
          detail={`${t('board.due', { count: board.visits.due })} · ${reading(board.areaTitle)}`}
          to={`/teams/groups/${areaId}`}
        />
      </Rows>
    </Section>
  )
}
