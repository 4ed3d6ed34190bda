import { Suspense } from 'react'
import { Banner, fieldRooms, fieldWords, lazyScreen, UnkeptNotice, useDesk, useOutboxSummary } from '#platform/field'
import { Link, useLanguage, usePlace, useWords } from '#platform/web'
import { Button, Icon, IconButton } from '#ui'
import { appWords } from '../field-words.ts'
import { matchScreen } from '../match-screen.ts'
import { may } from '../open-desk.ts'
import { DeskNotices } from './desk-notices.tsx'
import styles from './desk-shell.module.css'
import { EmergencyScreen } from './emergency.screen.tsx'
import { HomeScreen } from './home.screen.tsx'
import { OutboxScreen } from './outbox.screen.tsx'
import { queueWords } from './queue-words.ts'

/** The open phone: who, the mark of the outbox, what is wrong, and the screen of this address. */
export function DeskShell({ onLock, onSignIn }: { readonly onLock: () => void; readonly onSignIn: () => void }) {
  const { person } = useDesk()
  const t = useWords(appWords)
  const [language, setLanguage] = useLanguage()
  return (
    <div className={styles.desk}>
      <div className={styles.top}>
        <header className={styles.bar}>
          <Link to="/field" className={styles.who}>
            {person.name}
          </Link>
          <Link to="/field/emergency" className={styles.call} aria-label={t('emergency.title')}>
            <Icon name="phone" size={24} />
          </Link>
          <OutboxMark />
          <Button
            look="quiet"
            onClick={() => setLanguage(language === 'vi' ? 'en' : 'vi')}
            lang={language === 'vi' ? 'en' : 'vi'}
          >
            {language === 'vi' ? 'EN' : 'VI'}
          </Button>
          <IconButton icon="key" label={t('desk.lock')} onClick={onLock} />
        </header>
        <UnkeptNotice />
      </div>
      <DeskNotices onSignIn={onSignIn} />
      <CurrentScreen />
    </div>
  )
}

const conflictPath = '/field/outbox/conflict/'
const ConflictScreen = lazyScreen(async () => (await import('./conflict.screen.tsx')).ConflictScreen)

function CurrentScreen() {
  const { person } = useDesk()
  const t = useWords(appWords)
  const { pathname } = usePlace()
  if (pathname === '/field') return <HomeScreen />
  if (pathname === '/field/emergency') return <EmergencyScreen />
  if (pathname === '/field/outbox') return <OutboxScreen />
  if (pathname.startsWith(conflictPath))
    return (
      <Suspense>
        <ConflictScreen params={{ id: pathname.slice(conflictPath.length) }} />
      </Suspense>
    )
  const screens = fieldRooms().flatMap((room) => room.screens.filter(({ permission }) => may(person, permission)))
  const match = matchScreen(screens, pathname)
  if (!match) return <Banner>{t('desk.gone')}</Banner>
  // A room's large screens come when they are first opened; all of them lie in the phone already.
  return (
    <Suspense>
      <match.screen.Screen key={pathname} params={match.params} />
    </Suspense>
  )
}

/** How many wait, always in sight; the way to them. */
function OutboxMark() {
  const t = useWords(fieldWords)
  const summary = useOutboxSummary()
  const unsent = summary ? summary.waiting + summary.held + summary.refused : 0
  const isBad = summary !== undefined && (summary.refused > 0 || summary.isAlarming)
  const words = summary ? queueWords(t, summary) : t('outbox.title')
  return (
    <Link to="/field/outbox" className={styles.mark} data-tone={isBad ? 'alarm' : undefined} aria-label={words}>
      <Icon name={unsent === 0 ? 'check' : 'exchange'} size={20} /> {unsent}
    </Link>
  )
}
