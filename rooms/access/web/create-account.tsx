import { useRef } from 'react'
import { currentLanguage, read, useAccount, useGo, useIntentForm, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { officerList } from '#rooms/bodies/domain'
import { Dialog, IntentForm, PickField, type PickItem, TextField } from '#ui'
import { createAccountContract } from '../domain/index.ts'
import { accessWords } from './access.words.ts'

/** A new account; the page of it comes next, where its first password is issued. */
export function CreateAccount({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(accessWords)
  const go = useGo()
  const { homeAreaId } = useAccount()
  const found = useRef(new Map<string, string>())
  const form = useIntentForm(createAccountContract, {
    draft: 'accounts.create',
    initial: { areaId: homeAreaId, officerId: null, locale: 'vi' },
  })
  const choose = (officerId: string | undefined) => {
    const name = officerId === undefined ? undefined : found.current.get(officerId)
    form.set({ officerId: officerId ?? null, ...(name === undefined ? {} : { name }) })
  }
  const find = async (text: string, signal: AbortSignal) => {
    const items = await findOfficers(text, signal)
    for (const { id, label } of items) found.current.set(id, label)
    return items
  }
  return (
    <Dialog title={t('create')} onClose={onClose}>
      <IntentForm
        form={form}
        submitLabel={t('create')}
        onDone={({ result }) => go(`/accounts/${(result as { accountId: string }).accountId}`)}
      >
        <PickField
          {...form.field('officerId')}
          label={t('officer')}
          help={t('officer.help')}
          optional
          find={find}
          onChange={choose}
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

async function findOfficers(text: string, signal: AbortSignal): Promise<PickItem[]> {
  if (text.trim() === '') return []
  const { items } = await read(officerList, { q: text, limit: 12 }, signal)
  const language = currentLanguage()
  return items.map(({ id, name, posts }) => ({ id, label: name, detail: posts[0]?.title[language] ?? '' }))
}
