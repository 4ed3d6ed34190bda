import { addDays, type Day, dayOf, startOfDay } from '#kit'
import { cityOffset, useIntentForm, useRead, useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { DayField, Dialog, IntentForm, SelectField, showToast } from '#ui'
import { grantRoleContract, rolesContract } from '../domain/index.ts'
import { accessWords } from './access.words.ts'

interface GrantRoleProps {
  readonly accountId: string
  readonly areaId: number
  readonly onClose: () => void
}

/** A role in an area, through a day or until revoked. */
export function GrantRole({ accountId, areaId, onClose }: GrantRoleProps) {
  const t = useWords(accessWords)
  const reading = useReading()
  const roles = useRead(rolesContract, {})
  const form = useIntentForm(grantRoleContract, {
    draft: `accounts.grant.${accountId}`,
    initial: { accountId, areaId, toAt: null },
  })
  const options = (roles.data?.items ?? []).map(({ role, title }) => ({ value: role, label: reading(title) }))
  const until = form.field('toAt')
  return (
    <Dialog title={t('grant')} onClose={onClose}>
      <IntentForm
        form={form}
        submitLabel={t('grant')}
        onDone={() => {
          showToast({ text: t('grant.done') })
          onClose()
        }}
      >
        <SelectField label={t('grant.role')} options={options} {...form.field('role')} />
        <AreaField label={t('grant.area')} {...form.field('areaId')} />
        <DayField
          {...until}
          label={t('grant.until')}
          help={t('grant.until.help')}
          optional
          value={until.value === undefined ? undefined : addDays(dayOf(until.value as never, cityOffset()), -1)}
          onChange={(day: Day | undefined) =>
            form.set({ toAt: day === undefined ? null : startOfDay(addDays(day, 1), cityOffset()) })
          }
        />
      </IntentForm>
    </Dialog>
  )
}
