import { useState } from 'react'
import type { z } from 'zod'
import type { Instant } from '#kit'
import { showMomentShort, useAccount, useRead, useWords } from '#platform/web'
import { Answer, Button, Note, Page, Section } from '#ui'
import { myAccountContract } from '../domain/index.ts'
import styles from './access.module.css'
import { accessWords } from './access.words.ts'
import { ChangePassword } from './change-password.tsx'
import { Devices } from './devices.tsx'
import { DoneByOthers } from './done-by-others.tsx'
import { OwnFailures, OwnSessions } from './own-sessions.tsx'
import { OwnTokens } from './own-tokens.tsx'
import { EnrolSecondFactor, SecondFactorCheck } from './second-factor.tsx'

type MyAccount = z.infer<typeof myAccountContract.answer>

/** One's own account: password, second factor, sessions, tokens, failed attempts. */
export function AccountPage() {
  const t = useWords(accessWords)
  const account = useAccount()
  const answer = useRead(myAccountContract, {}, { rooms: ['accounts'] })
  const lead = [account.name, account.username].join(' · ')
  return (
    <Page title={t('own')} lead={lead} width="reading">
      {account.mustFirst && <Duty duty={account.mustFirst} />}
      <Answer to={answer} rows={8}>
        {(own) => (
          <>
            {account.mustFirst !== 'password' && <Password own={own} />}
            <SecondFactor own={own} />
            <OwnSessions sessions={own.sessions} />
            <Devices devices={own.devices} mayReport />
            {account.mustFirst === null && <OwnTokens tokens={own.tokens} />}
            <DoneByOthers doneByOthers={own.doneByOthers} />
            <OwnFailures failures={own.failures} />
          </>
        )}
      </Answer>
    </Page>
  )
}

/** What must be done before anything else. */
function Duty({ duty }: { readonly duty: 'password' | 'second-factor' }) {
  const t = useWords(accessWords)
  const { username } = useAccount()
  return (
    <Section title={t(`must.${duty}.title`)}>
      <div className={styles.form}>
        <Note tone="soon" icon="key">
          {t(`must.${duty}`)}
        </Note>
        {duty === 'password' && <ChangePassword username={username} isDuty onDone={() => undefined} />}
      </div>
    </Section>
  )
}

function Password({ own }: { readonly own: MyAccount }) {
  const t = useWords(accessWords)
  const [isOpen, setOpen] = useState(false)
  const since = own.passwordSetAt
    ? t('password.set', { at: showMomentShort(own.passwordSetAt as Instant) })
    : t('password.none')
  return (
    <Section title={t('password')}>
      <div className={styles.line}>
        <span>{since}</span>
        <Button onClick={() => setOpen(true)}>{t('password.change')}</Button>
      </div>
      {isOpen && <ChangePassword username={own.username} onDone={() => setOpen(false)} />}
    </Section>
  )
}

function SecondFactor({ own }: { readonly own: MyAccount }) {
  const t = useWords(accessWords)
  const [open, setOpen] = useState<'enrol' | 'remove' | 'codes'>()
  const close = () => setOpen(undefined)
  return (
    <Section title={t('factor')}>
      <div className={styles.line}>
        <span>{own.twoFactor ? t('factor.on', { count: own.recoveryCodesLeft }) : t('factor.off')}</span>
        {own.twoFactor ? (
          <span className={styles.buttons}>
            <Button onClick={() => setOpen('codes')}>{t('factor.codes.renew')}</Button>
            <Button onClick={() => setOpen('remove')}>{t('factor.disable')}</Button>
          </span>
        ) : (
          <Button onClick={() => setOpen('enrol')}>{t('factor.enable')}</Button>
        )}
      </div>
      {open === 'enrol' && <EnrolSecondFactor onDone={close} />}
      {(open === 'remove' || open === 'codes') && <SecondFactorCheck what={open} onDone={close} />}
    </Section>
  )
}
