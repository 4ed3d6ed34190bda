import { useState } from 'react'
import type { Instant } from '#kit'
import { showMomentShort, useFilters, useMay, useReadPages, useWords } from '#platform/web'
import { Button, Choice, Empty, Page, RecordList, Tag, usePagedSource } from '#ui'
import { listAccountsContract } from '../domain/index.ts'
import styles from './access.module.css'
import { accessWords } from './access.words.ts'
import { CreateAccount } from './create-account.tsx'
import { Holds } from './holds.tsx'

const states = ['active', 'disabled', 'all'] as const
type State = (typeof states)[number]

/** The accounts of the areas one looks after. */
export function AccountsPage() {
  const t = useWords(accessWords)
  const may = useMay()
  const [filters, setFilters] = useFilters()
  const [isOpen, setOpen] = useState(false)
  const state = states.find((one) => one === filters.state) ?? 'active'
  const source = usePagedSource(useReadPages(listAccountsContract, { q: filters.q, state }))
  const create = may('accounts.manage') && (
    <Button look="main" icon="plus" onClick={() => setOpen(true)}>
      {t('create')}
    </Button>
  )
  return (
    <Page title={t('accounts')} actions={create}>
      <RecordList
        label={t('accounts')}
        source={source}
        rowKey={(account) => account.id}
        rowLink={(account) => accountLink(account.id)}
        filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }), placeholder: t('accounts.find') }}
        tools={
          <Choice<State>
            label={t('state')}
            options={states.map((value) => ({ value, label: t(`state.${value}`) }))}
            value={state}
            onChange={(value) => setFilters({ state: value === 'active' ? undefined : value })}
          />
        }
        columns={[
          {
            key: 'name',
            head: t('name'),
            width: 'minmax(180px, 2fr)',
            cell: (account) => (
              <span className={styles.stack}>
                <span>{account.name}</span>
                <span className={styles.small}>{account.username}</span>
              </span>
            ),
          },
          { key: 'holds', head: t('holds'), width: '3fr', cell: (account) => <Holds account={account} /> },
          { key: 'home', head: t('home'), width: '2fr', from: 'wide', cell: (account) => account.areaName },
          {
            key: 'factor',
            head: t('second-factor.short'),
            width: '90px',
            from: 'wide',
            cell: (account) => (account.twoFactor ? t('yes') : t('no')),
          },
          {
            key: 'last',
            head: t('last-sign-in'),
            width: '160px',
            from: 'middle',
            cell: ({ disabledAt, lastSignInAt }) =>
              disabledAt ? (
                <Tag>{t('state.disabled')}</Tag>
              ) : lastSignInAt ? (
                showMomentShort(lastSignInAt as Instant)
              ) : (
                <span className={styles.small}>{t('last-sign-in.never')}</span>
              ),
          },
        ]}
        empty={<Empty>{t('accounts.none')}</Empty>}
      />
      {isOpen && <CreateAccount onClose={() => setOpen(false)} />}
    </Page>
  )
}

/** Address of one account. */
export function accountLink(accountId: string): string {
  return `/accounts/${accountId}`
}
