import { useState } from 'react'
import type { IntentContract } from '#kit'
import { useIntent, useWords } from '#platform/web'
import { Button, Confirm, RefusalNote, Section, showToast } from '#ui'
import {
  disableAccountContract,
  enableAccountContract,
  endSessionsContract,
  removeSecondFactorContract,
} from '../domain/index.ts'
import styles from './access.module.css'
import { accessWords } from './access.words.ts'
import type { AccountDetails } from './account-details.ts'
import { ShownOnce } from './shown-once.tsx'
import { useRequest } from './use-request.ts'

/** What an administrator may do about somebody else's account. */
export function AccountActions({ account }: { readonly account: AccountDetails }) {
  const t = useWords(accessWords)
  const { id: accountId, disabledAt, openSessions, twoFactor } = account
  return (
    <Section title={t('manage')}>
      <div className={styles.buttons}>
        {!disabledAt && <IssuePassword account={account} />}
        {openSessions > 0 && (
          <Act contract={endSessionsContract} payload={{ accountId }} label={t('end-all', { count: openSessions })} />
        )}
        {twoFactor && (
          <Act
            contract={removeSecondFactorContract}
            payload={{ accountId }}
            label={t('remove-factor')}
            warning={t('remove-factor.text')}
          />
        )}
        {disabledAt ? (
          <Act contract={enableAccountContract} payload={{ accountId }} label={t('enable')} />
        ) : (
          <Act
            contract={disableAccountContract}
            payload={{ accountId }}
            label={t('disable')}
            warning={t('disable.text')}
          />
        )}
      </div>
    </Section>
  )
}

interface ActProps<P> {
  readonly contract: IntentContract<P>
  readonly payload: P
  readonly label: string
  /** What will happen; asks before it does. */
  readonly warning?: string | undefined
}

function Act<P>({ contract, payload, label, warning }: ActProps<P>) {
  const t = useWords(accessWords)
  const door = useIntent(contract)
  const [isAsking, setAsking] = useState(false)
  const act = async () => {
    const answer = await door.ask(payload)
    setAsking(false)
    if (answer) showToast({ text: t('done') })
  }
  const busy = door.state === 'sending'
  return (
    <>
      <Button look={warning ? 'danger' : 'plain'} busy={busy} onClick={() => (warning ? setAsking(true) : void act())}>
        {label}
      </Button>
      {door.problem && <RefusalNote problem={door.problem} />}
      {isAsking && warning && (
        <Confirm
          title={label}
          confirmLabel={label}
          look="danger"
          busy={busy}
          onConfirm={() => void act()}
          onClose={() => setAsking(false)}
        >
          {warning}
        </Confirm>
      )}
    </>
  )
}

function IssuePassword({ account }: { readonly account: AccountDetails }) {
  const t = useWords(accessWords)
  const door = useRequest<{ username: string; password: string }>(`/accounts/${account.id}/password`)
  const [isAsking, setAsking] = useState(false)
  const [password, setPassword] = useState<string>()
  const issue = async () => {
    const answer = await door.send({})
    setAsking(false)
    if (answer) setPassword(answer.password)
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('issue-password')}</Button>
      {door.problem && <RefusalNote problem={door.problem} />}
      {isAsking && (
        <Confirm
          title={t('issue-password')}
          confirmLabel={t('issue-password')}
          busy={door.busy}
          onConfirm={() => void issue()}
          onClose={() => setAsking(false)}
        >
          {t('issue-password.text')}
        </Confirm>
      )}
      {password && (
        <ShownOnce
          title={t('issue-password.once', { username: account.username })}
          text={t('issue-password.give')}
          secret={password}
          onClose={() => setPassword(undefined)}
        />
      )}
    </>
  )
}
