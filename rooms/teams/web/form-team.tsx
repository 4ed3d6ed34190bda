import { useState } from 'react'
import { useIntent, useIntentForm, useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Button, Dialog, IntentForm, LongTextField, RadioField, RefusalNote, showToast, TextField } from '#ui'
import {
  endTeam,
  formTeam,
  setMembers,
  TEAM_KINDS,
  type TeamPage,
  type ToldMember,
  teamKinds,
} from '../domain/index.ts'
import { teamWords } from './teams.words.ts'

interface FormTeamProps {
  readonly areaId: number
  readonly onDone: (teamId: string) => void
  readonly onClose: () => void
}

/** Forms a team of an area. */
export function FormTeam({ areaId, onDone, onClose }: FormTeamProps) {
  const t = useWords(teamWords)
  const reading = useReading()
  const form = useIntentForm(formTeam, { draft: 'teams.form', initial: { areaId, kind: 'community' } })
  const done = ({ result }: { readonly result: unknown }) => {
    showToast({ text: t('formed') })
    onDone((result as { teamId: string }).teamId)
  }
  return (
    <Dialog title={t('form')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('form')} onDone={done} onCancel={onClose}>
        <RadioField
          label={t('kind')}
          options={teamKinds.map((value) => ({ value, label: reading(TEAM_KINDS[value]) }))}
          {...form.field('kind')}
        />
        <AreaField label={t('area')} scope={{ levels: ['group', 'commune'] }} {...form.field('areaId')} />
        <TextField label={t('name')} {...form.field('name')} />
      </IntentForm>
    </Dialog>
  )
}

interface TeamDialogProps {
  readonly team: TeamPage
  readonly onClose: () => void
}

/** The members, one a line; officers stay who they are. */
export function PlaceMembers({ team, onClose }: TeamDialogProps) {
  const t = useWords(teamWords)
  const [text, setText] = useState(() => team.people.map(({ name }) => name).join('\n'))
  const place = useIntent(setMembers)
  const save = async () => {
    const lines = [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
    const members = lines.map((name, index): ToldMember => {
      const known = team.people.find((one) => one.name === name)
      const role = index === 0 ? 'leader' : 'member'
      const force = known?.force ? { force: known.force } : {}
      return known?.officerId ? { officerId: known.officerId, role, ...force } : { name, role, ...force }
    })
    if (!(await place.ask({ teamId: team.id, members }))) return
    showToast({ text: t('members.saved') })
    onClose()
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
      <LongTextField
        label={t('members')}
        help={t('members.help')}
        name="members"
        value={text}
        onChange={(next) => setText(next ?? '')}
        problem={undefined}
      />
      {place.problem && <RefusalNote problem={place.problem} />}
    </Dialog>
  )
}

/** Ends a team. */
export function EndTeam({ team, onClose }: TeamDialogProps) {
  const t = useWords(teamWords)
  const form = useIntentForm(endTeam, { draft: `teams.end.${team.id}`, initial: { teamId: team.id } })
  const done = () => {
    showToast({ text: t('ended') })
    onClose()
  }
  return (
    <Dialog title={t('end')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('end')} onDone={done} onCancel={onClose}>
        <TextField label={t('end.reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
