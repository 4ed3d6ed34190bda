import type { Instant } from '#kit'
import { Link, showMomentShort, useReading, useWords } from '#platform/web'
import { Tag } from '#ui'
import { type CheckpointPage, type CheckpointShift, MEMBER_ROLES, type ShiftMember } from '../domain/index.ts'
import styles from './checkpoints.module.css'
import { checkpointWords } from './checkpoints.words.ts'
import { postPageWords } from './post.words.ts'
import { atLineStart, useForceName } from './standing.tsx'

/** Who stands a shift: the commander first, then force by force; a force that is missing has a line of its own (CHK-04). */
export function ShiftMembers({
  post,
  shift,
  isAhead = false,
}: {
  readonly post: Pick<CheckpointPage, 'areaId'>
  readonly shift: CheckpointShift
  /** Before it begins nobody is late: a force is missing where nobody is planned. */
  readonly isAhead?: boolean | undefined
}) {
  const t = useWords(postPageWords)
  const c = useWords(checkpointWords)
  const forceName = useForceName(post.areaId)
  const members = shift.members.toSorted((left, right) => rank(left) - rank(right) || compare(left.force, right.force))
  const hasCommander = members.some(({ role }) => role === 'commander')
  return (
    <table className={styles.members}>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('members.name')}</th>
          <th scope="col">{t('members.force')}</th>
          <th scope="col">{t('members.task')}</th>
          <th scope="col">{t('members.in')}</th>
        </tr>
      </thead>
      <tbody>
        {!hasCommander && (
          <tr data-missing="">
            <th scope="row">{atLineStart(c('commander.none'))}</th>
            <td colSpan={3} />
          </tr>
        )}
        {shift.missingForces.map((force) => (
          <tr key={force} data-missing="">
            <th scope="row">{forceName(force)}</th>
            <td colSpan={3}>{t(isAhead ? 'members.planned' : 'members.missing')}</td>
          </tr>
        ))}
        {members.map((member) => (
          <MemberRow key={member.id} member={member} force={forceName(member.force)} isAhead={isAhead} />
        ))}
      </tbody>
    </table>
  )
}

function rank({ role }: ShiftMember): number {
  return ['commander', 'coordination', 'execution'].indexOf(role)
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

function MemberRow({
  member: { name, officerId, role, task, checkedInAt },
  force,
  isAhead,
}: {
  readonly member: ShiftMember
  readonly force: string
  readonly isAhead: boolean
}) {
  const t = useWords(postPageWords)
  const reading = useReading()
  return (
    <tr>
      <th scope="row">
        {officerId ? <Link to={`/bodies/officers/${officerId}`}>{name}</Link> : name}
        <small>{reading(MEMBER_ROLES[role])}</small>
      </th>
      <td>{force}</td>
      <td>{task}</td>
      <td>
        {checkedInAt !== null ? (
          showMomentShort(checkedInAt as Instant)
        ) : isAhead ? (
          ''
        ) : (
          <Tag tone="soon">{t('members.absent')}</Tag>
        )}
      </td>
    </tr>
  )
}
