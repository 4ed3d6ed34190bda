import { useSyncExternalStore } from 'react'
import { useWords } from '#platform/web'
import { uiWords } from '../words.ts'
import { Icon } from './icon.tsx'
import styles from './toast.module.css'

/** A line that says what was done, with the way back. */
export interface Toast {
  readonly text: string
  /** Takes it back; the line then says so. */
  readonly undo?: (() => Promise<void> | void) | undefined
}

interface Shown extends Toast {
  readonly id: number
}

const staysMs = 10_000
let shown: readonly Shown[] = []
let lastId = 0
const listeners = new Set<() => void>()

/** Says what was done: `showToast({ text: 'Đã giao lại 12 việc', undo })`. Stays ten seconds. */
export function showToast(toast: Toast): void {
  const id = ++lastId
  change([...shown.slice(-2), { ...toast, id }])
  setTimeout(() => dismiss(id), staysMs)
}

/** Where the lines appear; the shell draws it once. */
export function Toasts() {
  const toasts = useSyncExternalStore(subscribe, () => shown)
  const t = useWords(uiWords)
  const undo = async ({ id, undo: takeBack }: Shown) => {
    dismiss(id)
    await takeBack?.()
    showToast({ text: t('undone') })
  }
  return (
    <section className={styles.region} aria-label={t('notices.region')} aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className={styles.toast}>
          <span className={styles.text}>{toast.text}</span>
          <span className={styles.actions}>
            {toast.undo && (
              <button type="button" className={styles.action} onClick={() => undo(toast)}>
                {t('undo')}
              </button>
            )}
            <button type="button" className={styles.dismiss} aria-label={t('close')} onClick={() => dismiss(toast.id)}>
              <Icon name="close" />
            </button>
          </span>
        </div>
      ))}
    </section>
  )
}

function dismiss(id: number): void {
  change(shown.filter((toast) => toast.id !== id))
}

function change(next: readonly Shown[]): void {
  shown = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
