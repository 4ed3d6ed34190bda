import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '#platform/web'
import { Icon } from '../controls/icon.tsx'
import { useCloseOutside } from '../controls/menu.tsx'
import { uiWords } from '../words.ts'
import { FieldFrame, type FieldProps, type InputTies } from './field.tsx'
import styles from './fields.module.css'
import { type PickFind, type PickItem, usePick } from './use-pick.ts'

interface PickFieldProps<V extends string | number> extends FieldProps<V> {
  readonly find: PickFind<V>
  /** What the value is called when the form opens with one already chosen. */
  readonly chosen?: PickItem<V> | undefined
}

/** One thing out of thousands, found by typing: an area, a post, a document. */
export function PickField<V extends string | number>({
  label,
  help,
  optional,
  problem,
  value,
  onChange,
  find,
  chosen,
  placeholder,
}: PickFieldProps<V>) {
  const [picked, setPicked] = useState(chosen)
  const shown = value === undefined ? undefined : [picked, chosen].find((item) => item?.id === value)
  const { place, follow } = useFocusOfChoice(value)
  const pick = (item: PickItem<V>) => {
    setPicked(item)
    follow()
    onChange(item.id)
  }
  const remove = () => {
    follow()
    onChange(undefined)
  }
  return (
    <FieldFrame label={label} help={help} optional={optional} problem={problem}>
      {(ties) => (
        <div ref={place}>
          {value !== undefined ? (
            <Picked items={[shown ?? { id: value, label: String(value) }]} onRemove={remove} />
          ) : (
            <PickInput ties={ties} find={find} onPick={pick} placeholder={placeholder} />
          )}
        </div>
      )}
    </FieldFrame>
  )
}

/**
 * The choice takes the place of the field that had the focus, and the field that of the choice: the focus goes along, or whoever
 * works by keys would begin again at the top of the page. On the choice it stands, not on its ✕: a second Enter takes nothing back.
 */
function useFocusOfChoice(value: unknown): {
  readonly place: RefObject<HTMLDivElement | null>
  readonly follow: () => void
} {
  const place = useRef<HTMLDivElement>(null)
  const isByHand = useRef(false)
  useEffect(() => {
    if (isByHand.current) place.current?.querySelector<HTMLElement>('[data-picked], input')?.focus()
    isByHand.current = false
  }, [value])
  return {
    place,
    follow: () => {
      isByHand.current = true
    },
  }
}

interface PickManyFieldProps<V extends string | number> extends FieldProps<readonly V[]> {
  readonly find: PickFind<V>
  readonly chosen?: readonly PickItem<V>[] | undefined
}

/** Several things out of thousands: coordinators, recipients. */
export function PickManyField<V extends string | number>({
  label,
  help,
  optional,
  problem,
  value = [],
  onChange,
  find,
  chosen = [],
  placeholder,
}: PickManyFieldProps<V>) {
  const [known, setKnown] = useState<readonly PickItem<V>[]>([])
  const items = value.map((id) => [...known, ...chosen].find((item) => item.id === id) ?? { id, label: String(id) })
  const pick = (item: PickItem<V>) => {
    setKnown([...known, item])
    if (!value.includes(item.id)) onChange([...value, item.id])
  }
  const remove = (item: PickItem<V>) => onChange(value.filter((id) => id !== item.id))
  return (
    <FieldFrame label={label} help={help} optional={optional} problem={problem} wide>
      {(ties) => (
        <>
          {items.length > 0 && <Picked items={items} onRemove={remove} />}
          <PickInput ties={ties} find={find} onPick={pick} placeholder={placeholder} />
        </>
      )}
    </FieldFrame>
  )
}

function Picked<V extends string | number>({
  items,
  onRemove,
}: {
  readonly items: readonly PickItem<V>[]
  readonly onRemove: (item: PickItem<V>) => void
}) {
  const t = useWords(uiWords)
  return (
    <div className={styles.picked} tabIndex={-1} data-picked>
      {items.map((item) => (
        <span key={item.id} className={styles.chip}>
          {item.label}
          <button
            type="button"
            className={styles.remove}
            aria-label={t('form.remove', { name: item.label })}
            onClick={() => onRemove(item)}
          >
            <Icon name="close" size={12} />
          </button>
        </span>
      ))}
    </div>
  )
}

/** At the foot of a dialog the list would be cut off: the dialog scrolls to it as it opens. */
function bringIntoSight(list: HTMLElement | null): void {
  list?.scrollIntoView({ block: 'nearest' })
}

interface PickInputProps<V extends string | number> {
  readonly ties: InputTies
  readonly find: PickFind<V>
  readonly onPick: (item: PickItem<V>) => void
  readonly placeholder?: string | undefined
}

function PickInput<V extends string | number>({ ties, find, onPick, placeholder }: PickInputProps<V>) {
  const t = useWords(uiWords)
  const list = useId()
  const box = useRef<HTMLDivElement>(null)
  const { text, type, isOpen, setOpen, items, hasFailed, active, setActive, pick, onKeyDown } = usePick(find, onPick)
  useCloseOutside(box, isOpen, () => setOpen(false))
  const showsList = isOpen && items !== undefined
  return (
    <div className={styles.combo} ref={box}>
      <input
        {...ties}
        role="combobox"
        aria-expanded={showsList}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={showsList && items[active] ? `${list}-${active}` : undefined}
        autoComplete="off"
        className={styles.input}
        placeholder={placeholder ?? t('form.pick')}
        value={text}
        onChange={(event) => type(event.target.value)}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      {showsList && (
        // The focus stays in the input: in a dialog a press on an option would move it to the dialog and close the list.
        <ul
          id={list}
          ref={bringIntoSight}
          role="listbox"
          className={styles.options}
          onMouseDown={(event) => event.preventDefault()}
        >
          {items.map((item, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input
            <li
              key={item.id}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === active}
              data-active={index === active || undefined}
              className={styles.option}
              onPointerMove={() => setActive(index)}
              onClick={() => pick(item)}
            >
              {item.label}
              {item.detail && <small>{item.detail}</small>}
            </li>
          ))}
          {items.length === 0 && (
            <li className={styles.option}>{t(hasFailed ? 'form.pick.failed' : 'form.pick.none')}</li>
          )}
        </ul>
      )}
    </div>
  )
}
