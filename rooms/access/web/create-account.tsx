import { useAccount, useGo, useIntentForm, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { OfficerField } from '#rooms/bodies/web'
import { Dialog, IntentForm, TextField } from '#ui'
import { createAccountContract } from '../domain/index.ts'
import { accessWords } from './access.words.ts'

/** A new account; the page of it comes next, where its first password is issued. */
export function CreateAccount({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(accessWords)
  const go = useGo()
  const { homeAreaId } = useAccount()
  const form = useIntentForm(createAccountContract, {
    draft: 'accounts.create',
    initial: { areaId: homeAreaId, officerId: null, locale: 'vi' },
  })
  const officer = form.field('officerId')
  return (
    <Dialog title={t('create')} onClose={onClose}>
      <IntentForm
        form={form}
        submitLabel={t('create')}
        onDone={({ result }) => go(`/accounts/${(result as { accountId: string }).accountId}`)}
      >
        <OfficerField
          {...officer}
          label={t('officer')}
          help={t('officer.help')}
          optional
          areaId={form.values.areaId ?? homeAreaId}
          onChange={(officerId) => form.set({ officerId: officerId ?? null })}
        />
        <TextField label={t('name')} autoComplete="off" maxLength={120} {...form.field('name')} />
        <TextField
          label={t('username')}
          help={t('username.help')}
          autoComplete="off"
          maxLength={60}
          {...form.field('username')}
        />
        <AreaField label={t('home')} {...form.field('areaId')} />
      </IntentForm>
    </Dialog>
  )
}
