import { useRef, useState } from 'react'
import { currentLanguage, read, useIntent, useWords } from '#platform/web'
import { officerList } from '#rooms/bodies/domain'
import { Button, Dialog, LongTextField, PickField, type PickItem, RefusalNote, showToast } from '#ui'
import { setMembers } from '../domain/index.ts'
import type { TeamDialogProps } from './form-team.tsx'
import { type AddedOfficer, readMembers } from './read-members.ts'
import styles from './teams.module.css'
import { teamWords } from './teams.words.ts'

/** The members, one a line; officers stay who they are. Only an officer has the round of the team on a phone. */
export function PlaceMembers({ team, onClose }: TeamDialogProps) {
  const t = useWords(teamWords)
  const [text, setText] = useState(() => team.people.map(({ name }) => name).join('\n'))
  const [added, setAdded] = useState<readonly AddedOfficer[]>([])
  const found = useRef(new Map<string, string>())
  const place = useIntent(setMembers)
  const save = async () => {
    if (!(await place.ask({ teamId: team.id, members: readMembers(text, team.people, added) }))) return
    showToast({ text: t('members.saved') })
    onClose()
  }
  const find = async (q: string, signal: AbortSignal) => {
    const items = await findOfficers(q, signal)
    for (const { id, label } of items) found.current.set(id, label)
    return items
  }
  const add = (officerId: string | undefined) => {
    const name = officerId === undefined ? undefined : found.current.get(officerId)
    if (officerId === undefined || name === undefined) return
    setAdded([...added, { officerId, name }])
    setText([text.trimEnd(), name].filter(Boolean).join('\n'))
  }
  return (
    <Dialog
      title={t('members.set')}
      onClose={onClose}
      foot={
        <Button look="main" busy={place.state === 'sending'} onClick={() => void save()}>
          {t('save')}
        </Button>
      }
    >
      <div className={styles.fields}>
        <LongTextField
          label={t('members')}
          help={t('members.help')}
          name="members"
          value={text}
          onChange={(next) => setText(next ?? '')}
          problem={undefined}
        />
        <PickField
          key={added.length}
          label={t('members.officer')}
          help={t('members.officer.help')}
          name="officer"
          optional
          value={undefined}
          problem={undefined}
          find={find}
          onChange={add}
        />
        {place.problem && <RefusalNote problem={place.problem} />}
      </div>
    </Dialog>
  )
}

async function findOfficers(q: string, signal: AbortSignal): Promise<PickItem<string>[]> {
  const { items } = await read(officerList, { q, limit: 12 }, signal)
  const language = currentLanguage()
  return items.map(({ id, name, posts }) => ({ id, label: name, detail: posts[0]?.title[language] ?? '' }))
}
