import { useState } from 'react'
import type { Day } from '#kit'
import { type FieldDoor, today, useFilters, useGo, useIntentForm, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { DayField, IntentForm, LongTextField, Page, RadioField, showToast, TextField } from '#ui'
import { openCase } from '../domain/index.ts'
import { accountabilityWords } from './accountability.words.ts'
import { GroundsField } from './grounds-field.tsx'
import { casePath } from './paths.ts'
import { SubjectField } from './subject-field.tsx'

/** Opens a case: about whom, on what ground, who asks for it. Reached from a finding with `?finding=`. */
export function OpenCasePage() {
  const t = useWords(accountabilityWords)
  const go = useGo()
  const [filters] = useFilters()
  const given = Number(filters.areaId)
  const [areaId, setAreaId] = useState<number | undefined>(given > 0 ? given : undefined)
  const grounds = filters.finding ? [{ kind: 'finding' as const, findingId: filters.finding }] : []
  const form = useIntentForm(openCase, {
    draft: 'accountability.open-case',
    initial: { route: 'state', requestedOn: today(), grounds },
  })
  const about = form.field('about')
  const kind = about.value?.kind ?? 'post'
  const chosen = about.value?.kind === 'post' ? about.value.postId : about.value?.bodyId
  const pick = (id: string | undefined, of: 'post' | 'body' = kind) => {
    about.onChange(of === 'post' ? { kind: 'post', postId: id ?? '' } : { kind: 'body', bodyId: id ?? '' })
  }
  return (
    <Page title={t('case.new')} lead={t('lead')} width="reading">
      <IntentForm
        form={form}
        submitLabel={t('case.new')}
        onDone={({ result }) => {
          showToast({ text: t('case.new') })
          go(casePath((result as { id: string }).id))
        }}
      >
        <AreaField label={t('area')} name="areaId" value={areaId} onChange={setAreaId} problem={undefined} />
        <RadioField
          label={t('about')}
          name="about.kind"
          value={kind}
          onChange={(next) => next && pick(undefined, next)}
          problem={undefined}
          options={[
            { value: 'post', label: t('about.post') },
            { value: 'body', label: t('about.body') },
          ]}
        />
        <SubjectField
          key={`${areaId} ${kind}`}
          label={t('about.pick')}
          help={areaId === undefined ? t('about.area-first') : undefined}
          areaId={areaId}
          kind={kind}
          name="about"
          value={chosen || undefined}
          onChange={(id) => pick(id)}
          problem={about.problem}
        />
        <RadioField
          label={t('route')}
          help={t('route.help')}
          options={[
            { value: 'state', label: t('route.state') },
            { value: 'party', label: t('route.party') },
          ]}
          {...form.field('route')}
        />
        <LongTextField label={t('matter')} help={t('matter.help')} {...form.field('matter')} />
        <TextField label={t('requester')} help={t('requester.help')} {...form.field('requestedBy')} />
        <DayField label={t('requested.on')} {...(form.field('requestedOn') as unknown as FieldDoor<Day>)} />
        <GroundsField label={t('grounds')} help={t('grounds.help')} areaId={areaId} {...form.field('grounds')} />
      </IntentForm>
    </Page>
  )
}
