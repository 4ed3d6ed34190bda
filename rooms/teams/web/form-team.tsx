import { useIntentForm, useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Dialog, IntentForm, RadioField, showToast, TextField } from '#ui'
import { endTeam, formTeam, TEAM_KINDS, type TeamPage, teamKinds } from '../domain/index.ts'
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

/** What a dialog about one team is given. */
export interface TeamDialogProps {
  readonly team: TeamPage
  readonly onClose: () => void
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
