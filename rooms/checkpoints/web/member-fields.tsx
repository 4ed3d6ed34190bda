import { currentLanguage, newId, read, useReading, useWords } from '#platform/web'
import { officerList } from '#rooms/bodies/domain'
import { Button, IconButton, PickField, type PickFind, SelectField, TextField } from '#ui'
import { type CheckpointBook, MEMBER_ROLES, memberRoles, type ShiftMemberPayload } from '../domain/index.ts'
import styles from './checkpoints.module.css'
import { rosterWords } from './roster.words.ts'

/** A person of a shift while they are being written. */
export type MemberDraft = Partial<ShiftMemberPayload> & { readonly memberId: string }

/** The people that a new shift begins with: a line for each force that must be there, the first of them commands. */
export function firstMembers(forces: readonly string[]): MemberDraft[] {
  const lines = forces.length > 0 ? forces : [undefined]
  return lines.map((force, index) => ({
    memberId: newId(),
    role: index === 0 ? ('commander' as const) : ('execution' as const),
    ...(force === undefined ? {} : { force }),
  }))
}

/** The people of a shift, one line each. */
export function MemberFields({
  members,
  forces,
  onChange,
}: {
  readonly members: readonly MemberDraft[]
  readonly forces: CheckpointBook['forces']
  readonly onChange: (members: readonly MemberDraft[]) => void
}) {
  const t = useWords(rosterWords)
  const add = () => onChange([...members, { memberId: newId(), role: 'execution' }])
  return (
    <fieldset className={styles.group}>
      <legend>{t('plan.members')}</legend>
      {members.map((member, index) => (
        <MemberLine
          key={member.memberId}
          member={member}
          number={index + 1}
          forces={forces}
          onChange={(next) => onChange(members.map((one) => (one.memberId === next.memberId ? next : one)))}
          onRemove={() => onChange(members.filter((one) => one.memberId !== member.memberId))}
        />
      ))}
      <p className={styles.after}>
        <Button icon="plus" onClick={add}>
          {t('member.add')}
        </Button>
      </p>
    </fieldset>
  )
}

const findOfficers: PickFind<string> = async (text, signal) => {
  if (text.trim() === '') return []
  const { items } = await read(officerList, { q: text.trim(), limit: 12 }, signal)
  return items.map(({ id, name, posts }) => ({ id, label: name, detail: posts[0]?.title[currentLanguage()] ?? '' }))
}

interface MemberLineProps {
  readonly member: MemberDraft
  readonly number: number
  readonly forces: CheckpointBook['forces']
  readonly onChange: (member: MemberDraft) => void
  readonly onRemove: () => void
}

function MemberLine({ member, number, forces, onChange, onRemove }: MemberLineProps) {
  const t = useWords(rosterWords)
  const reading = useReading()
  const { officerId: _, ...withoutOfficer } = member
  const at = (name: string) => `${name}-${member.memberId}`
  return (
    <div className={styles.member} role="group" aria-label={t('member.number', { number })}>
      <SelectField
        name={at('role')}
        label={t('member.role')}
        value={member.role}
        options={memberRoles.map((value) => ({ value, label: reading(MEMBER_ROLES[value]) }))}
        onChange={(role) => role && onChange({ ...member, role })}
        problem={undefined}
      />
      <SelectField
        name={at('force')}
        label={t('member.force')}
        value={member.force}
        options={forces.map(({ key, title }) => ({ value: key, label: reading(title) }))}
        onChange={(force) => force && onChange({ ...member, force })}
        problem={undefined}
      />
      <div className={styles.stack}>
        <PickField<string>
          name={at('officer')}
          label={t('member.officer')}
          optional={member.role !== 'commander'}
          value={member.officerId}
          find={findOfficers}
          chosen={member.officerId && member.name ? { id: member.officerId, label: member.name } : undefined}
          onChange={(officerId) => onChange(officerId === undefined ? withoutOfficer : { ...member, officerId })}
          problem={undefined}
        />
        {member.officerId === undefined && member.role !== 'commander' && (
          <TextField
            name={at('name')}
            label={t('member.name')}
            maxLength={80}
            value={member.name}
            onChange={(name) => onChange({ ...member, name: name ?? '' })}
            problem={undefined}
          />
        )}
      </div>
      <TextField
        name={at('task')}
        label={t('member.task')}
        maxLength={300}
        value={member.task}
        onChange={(task) => onChange({ ...member, task: task ?? '' })}
        problem={undefined}
      />
      <IconButton icon="close" label={t('member.remove', { number })} onClick={onRemove} />
    </div>
  )
}
