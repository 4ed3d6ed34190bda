import { useState } from 'react'
import { useIntent, useWords } from '#platform/web'
import { Button, LinkButton, RefusalNote, showToast } from '#ui'
import { closeFeed, openFeed } from '../domain/index.ts'
import styles from './duty.module.css'
import { watchWords } from './watch.words.ts'

/** A secret of 24 random bytes, as an address can carry it. */
function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

/** My shifts in my own calendar: a file once, or an address that stays up to date and is shown this once. */
export function CalendarLinks({ hasFeed }: { readonly hasFeed: boolean }) {
  const w = useWords(watchWords)
  const open = useIntent(openFeed)
  const close = useIntent(closeFeed)
  const [address, setAddress] = useState<string>()
  const make = async () => {
    const secret = newSecret()
    if (!(await open.ask({ secret }))) return
    setAddress(`${location.origin}/api/duty/feeds/${secret}.ics`)
    showToast({ text: w('calendar.opened') })
  }
  const shut = async () => {
    if (!(await close.ask({}))) return
    setAddress(undefined)
    showToast({ text: w('calendar.closed') })
  }
  const copy = async () => {
    if (address === undefined) return
    await navigator.clipboard.writeText(address)
    showToast({ text: w('copied') })
  }
  const problem = open.problem ?? close.problem
  return (
    <div className={styles.stack}>
      <p className={styles.quiet}>{w('calendar.help')}</p>
      {address !== undefined && (
        <div>
          <p>{w('calendar.shown')}</p>
          <div className={styles.address}>
            <code>{address}</code>
            <Button onClick={() => void copy()}>{w('copy')}</Button>
          </div>
        </div>
      )}
      {problem && <RefusalNote problem={problem} />}
      {hasFeed && address === undefined && <p>{w('calendar.is-open')}</p>}
      <div className={styles.buttons}>
        <LinkButton to="/api/duty/my-shifts.ics" icon="download" download>
          {w('calendar.download')}
        </LinkButton>
        <Button busy={open.state === 'sending'} onClick={() => void make()}>
          {w('calendar.open')}
        </Button>
        {hasFeed && (
          <Button busy={close.state === 'sending'} onClick={() => void shut()}>
            {w('calendar.close')}
          </Button>
        )}
      </div>
    </div>
  )
}
