import { currentLanguage, useIntentForm, useRead, useWords } from '#platform/web'
import { AreasField } from '#rooms/areas/web'
import { bodyList } from '#rooms/bodies/domain'
import { Dialog, IntentForm, Note, PickManyField, SelectField, showToast } from '#ui'
import { registerTeam } from '../domain/index.ts'
import { findPosts } from './subject-field.tsx'
import { teamWords } from './team.words.ts'

interface RegisterTeamProps {
  readonly areaId: number
  readonly onClose: () => void
}

/** Registers a body as a team: the server judges whether its leader holds the position that such a team asks for. */
export function RegisterTeam({ areaId, onClose }: RegisterTeamProps) {
  const t = useWords(teamWords)
  const form = useIntentForm(registerTeam, {
    draft: `inspections.register-team.${areaId}`,
    initial: { areaIds: [], memberPostIds: [] },
  })
  const { data } = useRead(bodyList, { areaId, limit: 200 })
  const bodies = data?.items ?? []
  const toOption = (body: (typeof bodies)[number]) => ({ value: body.id, label: body.name[currentLanguage()] })
  const done = () => {
    showToast({ text: t('register.done') })
    onClose()
  }
  return (
    <Dialog title={t('register')} onClose={onClose}>
      <Note title={t('register.lead')} />
      <IntentForm form={form} submitLabel={t('register')} onDone={done} onCancel={onClose}>
        <SelectField
          label={t('field.body')}
          {...form.field('bodyId')}
          options={bodies.filter(({ kind }) => kind === 'inspection-team').map(toOption)}
        />
        <SelectField
          label={t('field.owner')}
          {...form.field('ownerBodyId')}
          options={bodies.filter(({ kind }) => kind !== 'inspection-team').map(toOption)}
        />
        <AreasField
          label={t('areas')}
          optional
          scope={{ under: areaId }}
          {...form.field('areaIds')}
          onChange={(ids) => form.set({ areaIds: [...(ids ?? [])] })}
        />
        <PickManyField<string>
          label={t('members')}
          optional
          {...form.field('memberPostIds')}
          onChange={(ids) => form.set({ memberPostIds: [...(ids ?? [])] })}
          find={findPosts(areaId)}
        />
      </IntentForm>
    </Dialog>
  )
}
