import { type PageProps, useMay, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, LinkButton, Page, PersonPost } from '#ui'
import { groupBoardContract } from '../domain/index.ts'
import { GroupBoard } from './group-board.tsx'
import { teamWords } from './teams.words.ts'

/** What a group head reads in five seconds (COM-05). */
export function GroupBoardPage({ params }: PageProps) {
  const t = useWords(teamWords)
  const reading = useReading()
  const may = useMay()
  const answer = useRead(
    groupBoardContract,
    { areaId: params.areaId ?? '' },
    { rooms: ['tasks', 'gaps', 'households'] },
  )
  const board = answer.data
  return (
    <Page
      title={board ? t('board.title', { area: reading(board.areaTitle) }) : t('to.board')}
      above={board && <AreaBreadcrumb areaId={board.areaId} />}
      lead={board?.head && <PersonPost name={board.head.name ?? '–'} post={board.head.postTitle} />}
      actions={
        may('teams.visit') && (
          <LinkButton to="/field/teams" icon="phone">
            {t('board.phone')}
          </LinkButton>
        )
      }
    >
      <Answer to={answer} rows={8}>
        {(found) => <GroupBoard board={found} />}
      </Answer>
    </Page>
  )
}
