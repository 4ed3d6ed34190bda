import { type ReactNode, useSyncExternalStore } from 'react'
import {
  fieldWords,
  type NoticeLine,
  ShortNotice,
  useClockGuess,
  useDesk,
  useLine,
  useOutboxSummary,
} from '#platform/field'
import { useWords } from '#platform/web'
import { Button } from '#ui'
import { appWords } from '../field-words.ts'
import { newerBuild } from '../watch-build.ts'

/** What is wrong with the line, the clock, the outbox or the seal: one line each, so that the keys of a post stay in sight. */
export function DeskNotices({ onSignIn }: { readonly onSignIn: () => void }) {
  const t = useWords(fieldWords)
  const { state } = useLine()
  const newer = useNewer()
  const lines = [useAlarm(), useLineState(), useSkew(), useGuess(), usePlain(), newer?.line].filter(
    (line) => line !== undefined,
  )
  const mustSignIn = state === 'signed-out' || state === 'somebody-else'
  const signIn = mustSignIn && <Button onClick={onSignIn}>{t('line.signIn')}</Button>
  return <div role="status">{lines.length > 0 && <ShortNotice lines={lines} action={signIn || newer?.take} />}</div>
}

function useNewer(): { readonly line: NoticeLine; readonly take: ReactNode } | undefined {
  const t = useWords(appWords)
  const isThere = useSyncExternalStore(newerBuild.subscribe, newerBuild.isThere)
  if (!isThere) return undefined
  return {
    line: { key: 'newer', words: t('desk.newer') },
    take: <Button onClick={newerBuild.take}>{t('desk.takeNewer')}</Button>,
  }
}

function useAlarm(): NoticeLine | undefined {
  const t = useWords(fieldWords)
  const isAlarming = useOutboxSummary()?.isAlarming
  return isAlarming ? { key: 'alarm', tone: 'alarm', isStrong: true, words: t('outbox.alarm') } : undefined
}

function useLineState(): NoticeLine | undefined {
  const t = useWords(fieldWords)
  const { state } = useLine()
  if (state === 'idle' || state === 'sending') return undefined
  const mustSignIn = state === 'signed-out' || state === 'somebody-else'
  return { key: 'line', tone: mustSignIn || state === 'full' ? 'soon' : undefined, words: t(`line.${state}`) }
}

/** Told from this difference on, in milliseconds: below it nobody's record is the worse for it. */
const toldFrom = 2 * 60_000

function useSkew(): NoticeLine | undefined {
  const t = useWords(fieldWords)
  const { wallSkewMs } = useLine()
  if (wallSkewMs === undefined || Math.abs(wallSkewMs) < toldFrom) return undefined
  const minutes = Math.round(Math.abs(wallSkewMs) / 60_000)
  const by =
    minutes < 120
      ? t('clock.minutes', { count: minutes })
      : minutes < 2_880
        ? t('clock.hours', { count: Math.round(minutes / 60) })
        : t('clock.days', { count: Math.round(minutes / 1_440) })
  return { key: 'skew', tone: 'soon', words: t(wallSkewMs < 0 ? 'clock.ahead' : 'clock.behind', { by }) }
}

/** A clock that lost its time, before any server was heard: what the phone tells of the time is a guess, and is called one. */
function useGuess(): NoticeLine | undefined {
  const t = useWords(fieldWords)
  const isGuess = useClockGuess()
  return isGuess ? { key: 'guess', tone: 'soon', isStrong: true, words: t('clock.guess') } : undefined
}

function usePlain(): NoticeLine | undefined {
  const t = useWords(appWords)
  const { desk } = useDesk()
  return desk.sealer.enciphers ? undefined : { key: 'plain', tone: 'soon', words: t('desk.plain') }
}
