import { useWords } from '#platform/web'
import { Answer, Icon, Section } from '#ui'
import { appWords } from '../words.ts'
import styles from './shell.module.css'
import { type DemoAccount, useDemoAccounts } from './sign-in.page.tsx'

/** The people of the sample: one press enters as one of them. */
export function DemoAccounts({ onChoose }: { readonly onChoose: (account: DemoAccount) => void }) {
  const t = useWords(appWords)
  const accounts = useDemoAccounts()
  return (
    <Section title={t('signIn.demo')}>
      <p className={styles.demoLead}>{t('signIn.demoLead')}</p>
      <Answer to={accounts} rows={6}>
        {({ items }) => (
          <ul className={styles.demo}>
            {items.map((account) => (
              <li key={account.username}>
                <button type="button" onClick={() => onChoose(account)}>
                  <span className={styles.demoPost}>{account.post}</span>
                  <span className={styles.demoName}>
                    {account.name} · <code>{account.username}</code>
                  </span>
                  <Icon name="right" />
                </button>
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Section>
  )
}
