import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Credentials, type Problem, request, useWords } from '#platform/web'
import { Answer, FilterInput, Icon, Section } from '#ui'
import { appWords } from '../words.ts'
import { postWords } from './post-words.ts'
import styles from './sign-in.module.css'

/** A person of the sample, who may be entered as. */
interface DemoAccount {
  readonly username: string
  readonly password: string
  readonly name: string
  readonly post: string
  readonly areaName?: string
}

const few = 8

/** The people of the sample: one press enters as one of them. */
export function DemoAccounts({ onChoose }: { readonly onChoose: (credentials: Credentials) => Promise<void> }) {
  const t = useWords(appWords)
  const [text, setText] = useState('')
  const accounts = useQuery<{ items: readonly DemoAccount[] }, Problem>({
    queryKey: ['demo-accounts', text],
    queryFn: ({ signal }) => request(`/demo-accounts${text ? `?q=${encodeURIComponent(text)}` : ''}`, { signal }),
    placeholderData: keepPreviousData,
  })
  const isLong = text !== '' || (accounts.data?.items.length ?? 0) > few
  return (
    <Section title={t('signIn.demo')}>
      <p className={styles.demoLead}>{t('signIn.demoLead')}</p>
      {isLong && <FilterInput placeholder={t('signIn.demoFilter')} text={text} onChange={setText} />}
      <Answer to={accounts} rows={6}>
        {({ items }) => (
          <ul className={styles.demo}>
            {items.map(({ username, password, name, post, areaName }) => (
              <li key={username}>
                <button type="button" onClick={() => void onChoose({ username, password })}>
                  <span className={styles.demoPost}>{postWords(post, areaName)}</span>
                  <span className={styles.demoName}>
                    {name} · <code>{username}</code>
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
