import { useState } from 'react'
import { useIntent, useWords } from '#platform/web'
import { Arrived, Button, Page, RefusalNote, Section, TextField } from '#ui'
import { type SelfTold, selfTold, tellSelfWatch } from '../domain/index.ts'
import styles from './self-watch.module.css'
import { selfWatchWords } from './self-watch.words.ts'

/** For people after isolation, without an account: two keys and a code, nothing about who they are (QUA-06, SG-12). */
export function TellSelfWatchPage() {
  const t = useWords(selfWatchWords)
  const [code, setCode] = useState<string>()
  const [told, setTold] = useState<{ readonly outcome: SelfTold; readonly left: number }>()
  const door = useIntent(tellSelfWatch)
  const tell = async (outcome: SelfTold) => {
    const answer = await door.ask({ code: code ?? '', outcome })
    if (answer) setTold({ outcome, left: (answer.result as { readonly left: number }).left })
  }
  return (
    <Page title={t('title')} lead={t('tell.lead')} width="reading">
      <p className={styles.now}>{t('tell.emergency')}</p>
      {told ? (
        <Arrived className={styles.done}>
          <p>{t(`tell.${told.outcome}.done`, { count: told.left })}</p>
        </Arrived>
      ) : (
        <>
          <div className={styles.code}>
            <TextField
              name="code"
              label={t('tell.code')}
              help={t('tell.code.help')}
              value={code}
              onChange={setCode}
              problem={undefined}
            />
          </div>
          <Section title={t('tell.how')}>
            {door.problem && <RefusalNote problem={door.problem} />}
            <div className={styles.keys}>
              {selfTold.map((outcome) => (
                <Button
                  key={outcome}
                  look={outcome === 'well' ? 'main' : 'plain'}
                  busy={door.state === 'sending'}
                  disabled={code === undefined || code.trim() === ''}
                  onClick={() => void tell(outcome)}
                >
                  {t(`tell.${outcome}`)}
                </Button>
              ))}
            </div>
          </Section>
        </>
      )}
      <p>{t('tell.forget')}</p>
    </Page>
  )
}
