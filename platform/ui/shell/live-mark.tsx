import { showMomentShort, useLive, useWords } from '#platform/web'
import { uiWords } from '../words.ts'
import styles from './app-shell.module.css'

/** Whether the screen hears of changes; while it does not, how old the screen is. */
export function LiveMark() {
  const { state, since } = useLive()
  const t = useWords(uiWords)
  if (state === 'off') return null
  const isOld = state !== 'live' && since !== undefined
  return (
    <span
      className={styles.live}
      data-state={state}
      role="status"
      title={isOld ? t('live.since', { at: showMomentShort(since) }) : undefined}
    >
      <span className={styles.dot} />
      <span>
        {t(state === 'live' ? 'live.on' : state === 'offline' ? 'live.offline' : 'live.reconnecting')}
        {isOld ? ` · ${showMomentShort(since)}` : ''}
      </span>
    </span>
  )
}
