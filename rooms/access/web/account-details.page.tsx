import { useState } from 'react'
import type { Instant } from '#kit'
import {
  type PageProps,
  showMomentShort,
  useAccount,
  useIntent,
  useMay,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import {
  Answer,
  Breadcrumb,
  Button,
  Fact,
  Facts,
  LinkButton,
  Note,
  Page,
  RefusalNote,
  Row,
  Rows,
  Section,
  showToast,
} from '#ui'
import { accountContract, revokeGrantContract } from '../domain/index.ts'
import styles from './access.module.css'
import { accessWords } from './access.words.ts'
import { AccountActions } from './account-actions.tsx'
import type { AccountDetails } from './account-details.ts'
import { Devices } from './devices.tsx'
import { GrantRole } from './grant-role.tsx'
import { usePermissionWords } from './issue-token.tsx'
import { TokenRows } from './own-tokens.tsx'

/** One account: who has what, since when; and what an administrator may do about it. */
export function AccountDetailsPage({ params }: PageProps) {
  const t = useWords(accessWords)
  const may = useMay()
  const own = useAccount()
  const answer = useRead(accountContract, { accountId: params.accountId ?? '' }, { rooms: ['accounts', 'bodies'] })
  const account = answer.data
  const crumbs = [{ label: t('accounts'), to: '/accounts' }, { label: account?.name ?? '…' }]
  const journal = may('audit.read') && account && (
    <LinkButton to={`/audit?accountId=${account.id}`} icon="journal" look="quiet">
      {t('journal-of')}
    </LinkButton>
  )
  const mayManage = may('accounts.manage') && account !== undefined && account.id !== own.id
  return (
    <Page
      title={account?.name ?? t('accounts')}
      above={<Breadcrumb crumbs={crumbs} />}
      width="reading"
      actions={journal || undefined}
    >
      <Answer to={answer} rows={8}>
        {(shown) => (
          <>
            {shown.disabledAt && (
              <Note icon="key">{t('disabled-since', { at: showMomentShort(shown.disabledAt as Instant) })}</Note>
            )}
            <Who account={shown} />
            <Posts account={shown} />
            <Grants account={shown} mayManage={mayManage} />
            <Powers account={shown} />
            {shown.tokens.length > 0 && (
              <Section title={t('tokens')}>
                <TokenRows tokens={shown.tokens} />
              </Section>
            )}
            <Devices devices={shown.devices} mayReport={mayManage} />
            {mayManage && <AccountActions account={shown} />}
          </>
        )}
      </Answer>
    </Page>
  )
}

function Who({ account }: { readonly account: AccountDetails }) {
  const t = useWords(accessWords)
  const { username, areaName, twoFactor, lastSignInAt, createdAt, demo } = account
  return (
    <div className={styles.facts}>
      <Facts>
        <Fact name={t('username')}>{demo ? `${username} (${t('demo')})` : username}</Fact>
        <Fact name={t('home')}>{areaName}</Fact>
        <Fact name={t('factor')}>{twoFactor ? t('yes') : t('no')}</Fact>
        <Fact name={t('last-sign-in')}>
          {lastSignInAt ? showMomentShort(lastSignInAt as Instant) : t('last-sign-in.never')}
        </Fact>
        <Fact name={t('created')}>{showMomentShort(createdAt as Instant)}</Fact>
      </Facts>
    </div>
  )
}

function Posts({ account }: { readonly account: AccountDetails }) {
  const t = useWords(accessWords)
  return (
    <Section title={t('posts')}>
      {account.posts.length === 0 ? (
        <p className={styles.small}>{t('holds.nothing')}</p>
      ) : (
        <Rows label={t('posts')}>
          {account.posts.map(({ id, title, areaName, fromAt }) => (
            <Row
              key={id}
              title={title}
              detail={areaName}
              end={t('since-at', { at: showMomentShort(fromAt as Instant) })}
              to={`/bodies/posts/${id}`}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

function Grants({ account, mayManage }: { readonly account: AccountDetails; readonly mayManage: boolean }) {
  const t = useWords(accessWords)
  const reading = useReading()
  const [isOpen, setOpen] = useState(false)
  const door = useIntent(revokeGrantContract)
  const revoke = async (grantId: string) => {
    if (await door.ask({ grantId })) showToast({ text: t('grant.revoked') })
  }
  const add = mayManage && (
    <Button look="quiet" icon="plus" onClick={() => setOpen(true)}>
      {t('grant')}
    </Button>
  )
  return (
    <Section title={t('grants')} note={add || undefined}>
      {door.problem && <RefusalNote problem={door.problem} />}
      {account.grants.length + account.pastGrants.length === 0 && <p className={styles.small}>{t('grants.none')}</p>}
      <Rows label={t('grants')}>
        {account.grants.map(({ id, title, areaName, fromAt, toAt }) => (
          <Row
            key={id}
            title={`${reading(title)} · ${areaName}`}
            detail={between(t, fromAt, toAt)}
            end={
              mayManage && (
                <Button look="quiet" onClick={() => void revoke(id)}>
                  {t('grant.revoke')}
                </Button>
              )
            }
          />
        ))}
        {account.pastGrants.map(({ id, title, areaName, fromAt, toAt }) => (
          <Row
            key={id}
            title={<span className={styles.small}>{`${t('grants.past')}: ${reading(title)} · ${areaName}`}</span>}
            detail={between(t, fromAt, toAt)}
          />
        ))}
      </Rows>
      {isOpen && <GrantRole accountId={account.id} areaId={account.areaId} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function between(
  t: ReturnType<typeof useWords<keyof typeof accessWords.vi>>,
  fromAt: string,
  toAt: string | null,
): string {
  const from = t('since-at', { at: showMomentShort(fromAt as Instant) })
  return toAt === null ? from : `${from} ${t('until-at', { at: showMomentShort(toAt as Instant) })}`
}

function Powers({ account }: { readonly account: AccountDetails }) {
  const t = useWords(accessWords)
  const sayPermission = usePermissionWords()
  if (account.permissions.length === 0)
    return (
      <Section title={t('can')}>
        <p className={styles.small}>{t('can.nothing')}</p>
      </Section>
    )
  const byAreas = permissionsByAreas(account.permissions)
  return (
    <Section title={t('can')}>
      {[...byAreas].map(([areas, permissions]) => (
        <div key={areas} className={styles.group}>
          <h3>{areas}</h3>
          <ul className={styles.can}>
            {permissions.map((permission) => (
              <li key={permission}>{sayPermission(permission)}</li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  )
}

/** Permissions that hold in the same areas stand together: `Phường Mai Động` → all that may be done there. */
function permissionsByAreas(held: AccountDetails['permissions']): Map<string, string[]> {
  const areasOf = new Map<string, string[]>()
  for (const { permission, areaName } of held) {
    areasOf.set(permission, [...(areasOf.get(permission) ?? []), areaName])
  }
  const together = new Map<string, string[]>()
  for (const [permission, areas] of areasOf) {
    const key = areas.toSorted().join(', ')
    together.set(key, [...(together.get(key) ?? []), permission])
  }
  return together
}
