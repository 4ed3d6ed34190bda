import { useEffect } from 'react'
import { useWords } from '#platform/web'
import { Dialog } from '../controls/dialog.tsx'
import { isTyping } from '../records/use-list-keys.ts'
import { uiWords } from '../words.ts'
import styles from './app-shell.module.css'

/** `?`: what the keys do. Draw it only while it is open. */
export function Help({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(uiWords)
  const keys: readonly (readonly [readonly string[], string])[] = [
    [['Ctrl', 'K'], t('help.palette')],
    [['/'], t('help.filter')],
    [['j', 'k'], t('help.move')],
    [['Enter'], t('help.open.row')],
    [['x'], t('help.select')],
    [['Esc'], t('help.escape')],
    [['←', '→', '↑', '↓'], t('help.map')],
    [['?'], t('help.this')],
  ]
  return (
    <Dialog title={t('help.title')} onClose={onClose}>
      <dl className={styles.keys}>
        {keys.map(([names, words]) => (
          <div key={words} style={{ display: 'contents' }}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

/** The keys that work everywhere: Ctrl-K (or ⌘K) and `?`. */
export function useShellKeys(onSearch: () => void, onHelp: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isPalette = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'
      if (!isPalette && (event.key !== '?' || isTyping(event))) return
      event.preventDefault()
      if (isPalette) onSearch()
      else onHelp()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [onSearch, onHelp])
}
