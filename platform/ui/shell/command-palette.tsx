import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { type PaletteItem, type PaletteSource, useGo, useWords } from '#platform/web'
import { IconButton } from '../controls/button.tsx'
import { Icon } from '../controls/icon.tsx'
import { uiWords } from '../words.ts'
import styles from './command-palette.module.css'
import { usePalette } from './use-palette.ts'

interface CommandPaletteProps {
  readonly sources: readonly PaletteSource[]
  readonly onClose: () => void
}

/** Ctrl-K: any area, person in post, document number, action. Draw it only while it is open. */
export function CommandPalette({ sources, onClose }: CommandPaletteProps) {
  const t = useWords(uiWords)
  const go = useGo()
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const { items, isAsking, someFailed } = usePalette(sources, text)
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const choose = (item: PaletteItem | undefined) => {
    if (!item) return
    onClose()
    if (item.to) go(item.to)
    item.run?.()
  }
  const move = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, items.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Enter') choose(items[active])
    else return
    event.preventDefault()
  }
  const type = (next: string) => {
    setText(next)
    setActive(0)
  }
  return (
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label={t('search.all')}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles.head}>
        <Icon name="search" />
        <input
          autoFocus
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={items[active] ? `${list}-${active}` : undefined}
          aria-label={t('search.all')}
          placeholder={t('search.hint')}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={move}
        />
        <IconButton icon="close" label={t('close')} onClick={onClose} />
      </div>
      <PaletteList id={list} items={items} active={active} onActive={setActive} onChoose={choose} />
      {items.length === 0 && text !== '' && !isAsking && <p className={styles.none}>{t('search.none', { text })}</p>}
      {someFailed && <p className={styles.none}>{t('search.failed')}</p>}
    </dialog>
  )
}

interface PaletteListProps {
  readonly id: string
  readonly items: readonly PaletteItem[]
  readonly active: number
  readonly onActive: (index: number) => void
  readonly onChoose: (item: PaletteItem) => void
}

function PaletteList({ id, items, active, onActive, onChoose }: PaletteListProps) {
  const t = useWords(uiWords)
  const element = useRef<HTMLUListElement>(null)
  useEffect(() => {
    element.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <ul ref={element} id={id} role="listbox" aria-label={t('search.all')} className={styles.list}>
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input
        <li
          key={item.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={styles.item}
          onPointerMove={() => onActive(index)}
          onClick={() => onChoose(item)}
        >
          <span>{item.title}</span>
          <span className={styles.kind}>{item.kind}</span>
          {item.detail && <span className={styles.detail}>{item.detail}</span>}
        </li>
      ))}
    </ul>
  )
}
