import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '#platform/web'
import { uiWords } from '../words.ts'
import { Button, IconButton } from './button.tsx'
import styles from './dialog.module.css'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the foot, the main one last. */
  readonly foot?: ReactNode
  readonly width?: 'narrow' | 'wide' | undefined
}

/**
 * One thing over the page; the rest waits. Draw it only while it is open. Escape and a press outside close it; the focus
 * returns to where it was, or to the page when that is gone. The browser's own dialog keeps the focus inside.
 */
export function Dialog({ title, onClose, children, foot, width = 'narrow' }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const t = useWords(uiWords)
  const id = useId()
  useEffect(() => {
    const dialog = element.current
    const before = document.activeElement
    dialog?.showModal()
    dialog?.querySelector<HTMLElement>(`.${styles.body} :is(input, select, textarea)`)?.focus()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) giveFocusBack(before)
    }
  }, [])
  return (
    <dialog
      ref={element}
      className={styles.dialog}
      data-width={width}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => event.target === element.current && onClose()}
    >
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        <IconButton icon="close" label={t('close')} onClick={onClose} />
      </div>
      <div className={styles.body}>{children}</div>
      {foot && <div className={styles.foot}>{foot}</div>}
    </dialog>
  )
}

/** What was done may take the button away that opened the dialog: at once, or when the list has been asked again. */
const settlingMillis = 30_000

/**
 * Gives the focus back to where it was. When that is gone, or goes while what was changed is drawn anew, it goes to the
 * page itself: a keyboard or a screen reader is never thrown back to the top of the document.
 */
function giveFocusBack(before: HTMLElement): void {
  before.focus()
  const mend = () => {
    if ((document.activeElement ?? document.body) !== document.body) return
    watch.disconnect()
    document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
  }
  const watch = new MutationObserver(mend)
  watch.observe(document.body, { childList: true, subtree: true })
  // The dialog itself may still hold the focus now, and be gone a moment later with nothing else changed.
  setTimeout(mend, 0)
  setTimeout(() => watch.disconnect(), settlingMillis)
}

interface ConfirmProps {
  readonly title: string
  readonly children: ReactNode
  readonly confirmLabel: string
  readonly look?: 'main' | 'danger' | undefined
  readonly busy?: boolean | undefined
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something that is hard to take back: says in `children` what will happen to whom. */
export function Confirm({
  title,
  children,
  confirmLabel,
  look = 'main',
  busy = false,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const t = useWords(uiWords)
  const foot = (
    <>
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button look={look} busy={busy} onClick={onConfirm}>
        {confirmLabel}
      </Button>
    </>
  )
  return (
    <Dialog title={title} onClose={onClose} foot={foot}>
      {children}
    </Dialog>
  )
}
