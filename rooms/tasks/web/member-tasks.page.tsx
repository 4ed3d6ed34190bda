import type { Instant } from '#kit'
import {
  Link,
  showMoment,
  showMomentShort,
  useAccount,
  useFilters,
  useIntent,
  useMay,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import { sayAreaName } from '#rooms/areas/web'
import { bodyList } from '#rooms/bodies/domain'
import { Answer, Button, Note, Page, RefusalNote, Row, Rows, showToast, Tag } from '#ui'
import { closeAssignmentContract, memberTasksContract } from '../domain/index.ts'
import { memberWords } from './members.words.ts'

/** Member × task: each member of a body with their tasks; who has none stands out [TSK-02]. */
export function MemberTasksPage() {
  const t = useWords(memberWords)
  const may = useMay()
  const [{ bodyId, documentId }] = useFilters()
  const answer = useRead(memberTasksContract, { bodyId, documentId }, { enabled: bodyId !== undefined })
  const close = useIntent(closeAssignmentContract)
  const closeStep = async () => {
    if (!bodyId) return
    const done = await close.ask(documentId === undefined ? { bodyId } : { bodyId, documentId })
    if (done) showToast({ text: t('members.closed.toast') })
  }
  return (
    <Page
      title={answer.data?.bodyName ?? t('members.title')}
      lead={answer.data && t('members.coverage', { percent: answer.data.coverage })}
      actions={
        may('tasks.assign') &&
        bodyId !== undefined && (
          <Button look="main" busy={close.state === 'sending'} onClick={() => void closeStep()}>
            {t('members.close')}
          </Button>
        )
      }
    >
      {close.problem && <RefusalNote problem={close.problem} />}
      {bodyId === undefined && <BodyChoice />}
      {bodyId !== undefined && (
        <Answer to={answer}>
          {({ members, withoutTask, closedAt }) => (
            <>
              {closedAt && <Note>{t('members.closed', { at: showMoment(closedAt as Instant) })}</Note>}
              {withoutTask > 0 && <Note tone="warn">{t('members.without', { count: withoutTask })}</Note>}
              <Rows label={t('members.title')}>
                {members.map((member) => (
                  <Row
                    key={member.officerId}
                    title={member.name}
                    detail={
                      <>
                        {member.postTitle}
                        {member.tasks.map((task) => (
                          <span key={task.id}>
                            <br />
                            <Link to={`/tasks/${task.id}`}>{task.title}</Link>
                            {task.dueAt && ` · ${showMomentShort(task.dueAt as Instant)}`}
                          </span>
                        ))}
                        {member.taskCount > member.tasks.length && (
                          <span>
                            <br />
                            {t('members.more', { count: member.taskCount - member.tasks.length })}
                          </span>
                        )}
                      </>
                    }
                    end={member.taskCount === 0 ? <Tag tone="warn">{t('members.none-task')}</Tag> : undefined}
                  />
                ))}
              </Rows>
            </>
          )}
        </Answer>
      )}
    </Page>
  )
}

/** The bodies of one's own area: whose members shall be looked at. */
function BodyChoice() {
  const t = useWords(memberWords)
  const reading = useReading()
  const { homeAreaId } = useAccount()
  const answer = useRead(bodyList, { areaId: homeAreaId, limit: 100 })
  return (
    <Answer to={answer}>
      {({ items }) => (
        <Rows label={t('members.bodies')}>
          {items.map((body) => (
            <Row
              key={body.id}
              title={reading(body.name)}
              detail={sayAreaName(body.areaName)}
              to={`/tasks/members?bodyId=${body.id}`}
            />
          ))}
        </Rows>
      )}
    </Answer>
  )
}
