import { useState } from 'react'
import type { z } from 'zod'
import { useIntentForm, useWords } from '#platform/web'
import { AreasField } from '#rooms/areas/web'
import { Button, Dialog, IntentForm, LinkButton, Menu, PickManyField, showToast, TextField } from '#ui'
import { assignAreas, endTeam, setMembers, type teamPageContract } from '../domain/index.ts'
import styles from './inspections.module.css'
import { inspectionWords } from './inspections.words.ts'
import { findPosts } from './subject-field.tsx'
import { teamWords } from './team.words.ts'

/** A team as its page shows it. */
export type TeamDetails = z.infer<typeof teamPageContract.answer>

interface StepProps {
  readonly team: TeamDetails
  readonly onClose: () => void
}

const dialogs = { 'assign-areas': Assign, 'set-members': Members, end: End } as const
type Step = keyof typeof dialogs

/** Plan for the team, its route; areas, members and its end for who organises. */
export function TeamSteps({ team }: { readonly team: TeamDetails }) {
  const t = useWords(teamWords)
  const [open, setOpen] = useState<Step>()
  const Opened = open && dialogs[open]
  if (team.endedAt !== null) return null
  return (
    <>
      <div className={styles.buttons}>
        {team.mayPlan && (
          <>
            <LinkButton to={`/inspections/plan?teamId=${team.id}`} look="main" icon="plus">
              {t('plan-for')}
            </LinkButton>
            <LinkButton to={`/inspections/route?teamId=${team.id}`}>{t('route')}</LinkButton>
          </>
        )}
        {team.mayOrganise && (
          <>
            <Button onClick={() => setOpen('assign-areas')}>{t('assign-areas')}</Button>
            <Menu
              label={t('more')}
              look="plain"
              entries={(['set-members', 'end'] as const).map((step) => ({
                label: t(step),
                onSelect: () => setOpen(step),
              }))}
            />
          </>
        )}
      </div>
      {Opened && <Opened team={team} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function useDone(onClose: () => void, key: 'assign-areas.done' | 'set-members.done' | 'end.done') {
  const t = useWords(teamWords)
  return () => {
    showToast({ text: t(key) })
    onClose()
  }
}

function Assign({ team, onClose }: StepProps) {
  const t = useWords(teamWords)
  const form = useIntentForm(assignAreas, {
    draft: `inspections.assign-areas.${team.id}`,
    initial: { teamId: team.id, areaIds: team.areas.map(({ id }) => id) },
  })
  const done = useDone(onClose, 'assign-areas.done')
  return (
    <Dialog title={t('assign-areas')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('assign-areas')} onDone={done} onCancel={onClose}>
        <AreasField
          label={t('areas')}
          help={t('assign-areas.help')}
          scope={{ under: team.areaId }}
          {...form.field('areaIds')}
          onChange={(ids) => form.set({ areaIds: [...(ids ?? [])] })}
        />
      </IntentForm>
    </Dialog>
  )
}

function Members({ team, onClose }: StepProps) {
  const t = useWords(teamWords)
  const form = useIntentForm(setMembers, {
    draft: `inspections.set-members.${team.id}`,
    initial: { teamId: team.id, memberPostIds: team.members.map(({ postId }) => postId) },
  })
  const done = useDone(onClose, 'set-members.done')
  return (
    <Dialog title={t('set-members')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('set-members')} onDone={done} onCancel={onClose}>
        <PickManyField<string>
          label={t('members')}
          {...form.field('memberPostIds')}
          onChange={(ids) => form.set({ memberPostIds: [...(ids ?? [])] })}
          find={findPosts(team.areaId)}
          chosen={team.members.map(({ postId, postTitle, name }) => ({
            id: postId,
            label: [postTitle, name].filter(Boolean).join(' · '),
          }))}
        />
      </IntentForm>
    </Dialog>
  )
}

function End({ team, onClose }: StepProps) {
  const t = useWords(teamWords)
  const shared = useWords(inspectionWords)
  const form = useIntentForm(endTeam, {
    draft: `inspections.end-team.${team.id}`,
    initial: { teamId: team.id },
  })
  const done = useDone(onClose, 'end.done')
  return (
    <Dialog title={t('end')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('end')} onDone={done} onCancel={onClose}>
        <TextField label={shared('reason')} help={t('end.help')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
